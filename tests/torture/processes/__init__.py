"""Runs bots in processes of their own, which are forked, killed and restarted."""

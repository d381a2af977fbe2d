"""Bots in processes of their own: forked, killed, restarted."""

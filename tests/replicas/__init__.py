"""Puts several processes of the bot on one PostgreSQL to the test: kills, freezes, restarts."""

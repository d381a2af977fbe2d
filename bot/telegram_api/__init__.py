"""Calls the Bot API over one HTTP connection, and reads what its answers mean."""

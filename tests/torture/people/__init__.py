"""Plays people who use the bot in the trials, with their own memory of it."""

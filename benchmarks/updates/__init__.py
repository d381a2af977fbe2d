"""Measures how many updates a second the bot answers, beside bots of other makes."""

"""People who use the bot in the trials, and what they remember of it."""

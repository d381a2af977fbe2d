"""Shows the operator the bot's health, its metrics and its log."""

"""Telegram on your desk: a stand-in for the Bot API, a chat page, a clock to wind."""

"""Sends the outbox to Telegram, in order within a chat and at Telegram's pace."""

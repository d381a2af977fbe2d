"""Stores every person and opportunity as one sealed document, and the outbox of the bot."""

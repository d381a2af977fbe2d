"""Judges the bot without its code: when reminders are due, and whether words leaked."""

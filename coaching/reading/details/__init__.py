"""Finds mail addresses, links and telephone numbers in a message."""

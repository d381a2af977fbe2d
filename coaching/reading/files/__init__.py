"""Reads what comes as a file instead of as words: contact cards, invitations."""

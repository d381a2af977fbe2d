"""Everybody who gave their time or their word is thanked, each in a file of its own."""

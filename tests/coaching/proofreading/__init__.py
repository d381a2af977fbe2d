"""Spelling and grammar: what is found, what is mended, and what is left alone."""

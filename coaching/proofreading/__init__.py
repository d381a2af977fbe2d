"""Finds what is misspelled or wrong in an English text, mends what is certain and asks the rest."""

"""This package reads what a person tells of an interview: what was said there, and with whom."""

"""Holds practice: which question, how it is asked, and what is kept of the answer."""

"""Finds what happened by who does what to whom, in whichever words and order it is said."""

"""This package tells what of a person's words may stand in a letter, and makes it fit to stand."""

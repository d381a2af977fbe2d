"""Tells which part somebody had, by the firm they are of and by what they did."""

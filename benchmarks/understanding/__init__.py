"""Measures how much of what people write is understood, on a file of cases with right answers."""

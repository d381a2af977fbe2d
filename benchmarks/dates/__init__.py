"""Measures how many days, moments and spans of days are read right."""

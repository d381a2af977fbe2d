"""Reads answers: places, times, hours, yes or no, and which job or person is meant."""

"""Reads what people write: names, dates, times of day and decision ranges."""

"""This package reads what people write: names, dates, times of day and decision ranges."""

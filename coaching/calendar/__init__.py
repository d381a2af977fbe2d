"""This package knows business hours, holidays, waking hours, cities and time zones."""

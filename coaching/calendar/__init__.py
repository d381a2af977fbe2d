"""Business hours, holidays, waking hours, cities and time zones."""

"""Tests business hours, cities and time zones."""

"""Tests of business hours, cities and time zones."""

"""Tests of contacts and referees."""

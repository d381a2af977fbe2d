"""Tests of what is SQLite's own."""

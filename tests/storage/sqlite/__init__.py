"""Tests what is special to SQLite."""

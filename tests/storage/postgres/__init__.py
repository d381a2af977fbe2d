"""Tests what only a database of several processes needs."""

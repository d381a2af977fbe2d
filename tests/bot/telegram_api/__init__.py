"""Tests the connection to the Bot API."""

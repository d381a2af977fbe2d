"""Tests of the connection to the Bot API."""

"""Tests how updates reach the bot."""

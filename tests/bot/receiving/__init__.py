"""Tests of how updates reach the bot."""

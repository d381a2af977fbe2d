"""Tests of the commands and backups of whoever runs the bot."""

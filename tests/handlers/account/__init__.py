"""Tests of /start and /settings."""

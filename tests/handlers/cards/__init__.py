"""Tests of cards and reminders."""

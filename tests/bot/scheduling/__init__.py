"""Tests of reminders and of planning anew."""

"""Tests of /status and of the buttons of steps."""

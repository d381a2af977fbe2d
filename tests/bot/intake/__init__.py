"""Tests how updates are taken in."""

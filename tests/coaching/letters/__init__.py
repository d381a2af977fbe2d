"""Tests letters."""

"""Tests practice."""

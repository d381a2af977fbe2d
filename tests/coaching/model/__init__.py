"""Tests the limits of the documents."""

"""Tests the reading of what people write."""

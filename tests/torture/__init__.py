"""Tests the promises that people rely on; each promise ends in a number."""

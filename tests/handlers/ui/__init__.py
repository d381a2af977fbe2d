"""Tests of what every message goes through on its way out, and of what stands under it."""

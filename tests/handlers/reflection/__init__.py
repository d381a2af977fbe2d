"""Tests of the quick notes and the look back."""

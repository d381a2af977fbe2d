"""Tests what a language model may do to a letter."""

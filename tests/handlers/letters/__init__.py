"""Tests of letters in the chat."""

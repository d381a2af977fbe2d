"""Tests of the documents' limits."""

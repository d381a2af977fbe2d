"""Tells whether two names mean the same, and makes one contact of two."""

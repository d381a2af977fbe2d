"""Judges beside the product: when reminders are due, and whether words leaked."""

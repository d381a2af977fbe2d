"""Mails are read by what they mean."""

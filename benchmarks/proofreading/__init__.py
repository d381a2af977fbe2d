"""Measures how many planted errors proofreading finds, and how often it is wrong."""

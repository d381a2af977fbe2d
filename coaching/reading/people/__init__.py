"""Finds the people in a message, with their titles, details, companies and roles."""

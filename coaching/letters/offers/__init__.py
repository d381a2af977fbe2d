"""This package writes the letters that an offer needs, from what the person says of it."""

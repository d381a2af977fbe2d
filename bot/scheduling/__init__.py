"""Reminds whoever is due, and plans people anew when time zone rules changed."""

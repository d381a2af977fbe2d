"""Reminds everybody who is due, and plans people anew when time zone rules changed."""

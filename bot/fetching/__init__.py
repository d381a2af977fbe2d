"""Turns voice notes into text while everybody else is answered, and keeps no recording."""

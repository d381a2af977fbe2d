"""Keeps everything in PostgreSQL, for as many processes on as many machines as it takes."""

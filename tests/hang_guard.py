"""How long a test waits for something that should come before it takes it to hang."""

HANG_GUARD = 60
"""Seconds. It ends a test that would wait for ever. What measures a speed stands in benchmarks/."""

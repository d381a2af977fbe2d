"""Notes that are asked for after an interview: who was there, and what was said with each."""

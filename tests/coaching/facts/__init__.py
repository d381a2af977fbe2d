"""What was understood becomes facts, each in its place."""

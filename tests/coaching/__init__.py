"""What the coach knows, held to its word."""

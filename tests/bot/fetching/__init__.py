"""Files that people send are fetched and read, and nobody waits for it."""

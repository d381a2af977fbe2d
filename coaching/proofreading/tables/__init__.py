"""What a grammar checker misses, a row a kind, each with what it finds and what it leaves alone."""

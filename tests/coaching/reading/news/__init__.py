"""What happened is read from messages as people send them."""

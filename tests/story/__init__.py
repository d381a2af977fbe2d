"""What weeks with the coach read like, from the first word to the last."""

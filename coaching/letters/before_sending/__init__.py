"""What a letter goes through before it is sent, and how it opens where it is sent from."""

"""What runs by itself, against real servers and a real database."""

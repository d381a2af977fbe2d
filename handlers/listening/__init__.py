"""What is said freely: understood, shown on a card, confirmed, changed, or let go."""

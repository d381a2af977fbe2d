"""What is kept: every person and opportunity as one sealed document, and the outbox."""

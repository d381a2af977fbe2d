"""What stands under a message."""

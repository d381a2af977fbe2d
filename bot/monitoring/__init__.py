"""What whoever runs the bot can watch: its health, its metrics and its log."""

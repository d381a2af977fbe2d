"""What people trust the bot with, put to the test: each promise ends in a figure."""

"""This package does what somebody with a Telegram client can do."""

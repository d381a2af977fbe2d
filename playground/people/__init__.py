"""The people's side: what somebody with a Telegram client can do."""

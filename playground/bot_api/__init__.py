"""The methods a bot can call, and how updates are delivered to it."""

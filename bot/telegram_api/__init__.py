"""The Bot API over one HTTP connection: calls, their answers, and what the answers mean."""

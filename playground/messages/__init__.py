"""This package reads, checks, sends and edits messages as Telegram does."""

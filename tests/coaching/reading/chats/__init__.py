"""Pasted chats are read by who wrote what."""

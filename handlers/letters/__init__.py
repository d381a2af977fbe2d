"""Chooses, drafts and shows letters in the chat, so that the person can copy and send them."""

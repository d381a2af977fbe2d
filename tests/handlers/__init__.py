"""Conversations as people have them: what they do, and what they read."""

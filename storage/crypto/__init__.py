"""Seals and keys: what is kept can be read only with a person's key."""

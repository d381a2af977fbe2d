"""Bots that are worse than ours: each trial has to find out the one made for it."""

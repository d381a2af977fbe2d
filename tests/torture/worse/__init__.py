"""These bots are worse than ours: each trial has to find the one made for it."""

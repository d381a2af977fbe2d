"""How an application ended, and what is learned from it."""

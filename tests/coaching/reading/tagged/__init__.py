"""The learned model is held to its trainer, to its size and to what it must know."""

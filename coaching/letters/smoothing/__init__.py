"""Lets a language model make a letter smoother, and takes of its text what says nothing new."""

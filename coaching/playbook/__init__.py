"""Defines each kind of step, its window, and the record of what happened to it."""

"""This package tells who speaks in each clause of a telling: me, somebody by name, or "she"."""

"""Reads interviews: new ones with their kind and role, and those moved, off or noted wrongly."""

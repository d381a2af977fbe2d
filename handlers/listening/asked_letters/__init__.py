"""A letter that is asked for in words is found here by its kind and its reader, and opened."""

"""A person sees, takes along and deletes what is kept of them, also when no longer let in."""

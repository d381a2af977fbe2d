"""A person sees, exports and deletes what is kept of them, even when they have no access now."""

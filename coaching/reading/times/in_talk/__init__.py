"""Days, moments, ranges and lengths are found here in the middle of what people tell."""

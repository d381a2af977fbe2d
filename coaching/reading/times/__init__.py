"""Days, moments, spans of days and lengths are read here, in the many ways people write them."""

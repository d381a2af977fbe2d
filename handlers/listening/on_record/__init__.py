"""Questions about what was told are answered here: whom, when, what and by whom."""

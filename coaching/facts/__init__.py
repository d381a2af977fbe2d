"""Makes facts of what a message said, once the person has confirmed it."""

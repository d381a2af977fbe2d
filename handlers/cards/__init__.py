"""Shows steps on cards, reminds people of them, and puts a step off."""

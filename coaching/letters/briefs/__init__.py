"""What a person reads before a talk or a decision, gathered from the notes; nothing is sent."""

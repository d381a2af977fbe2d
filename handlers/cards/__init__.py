"""Cards that show steps: their texts, the reminders made of them, and putting a step off."""

"""What somebody said they would do: their promises, the person's own, and tasks to hand in."""

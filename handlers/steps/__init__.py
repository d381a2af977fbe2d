"""What a person does with steps: /status, and the buttons done, later, skip and undo."""

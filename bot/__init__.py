"""What runs by itself: fetching, intake, the outbox, the scheduler; start it with `python -m bot`."""

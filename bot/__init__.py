"""What runs by itself: fetching, intake, outbox, scheduler; start it with `python -m bot`."""

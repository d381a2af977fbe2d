"""Measures how many updates a second replicas answer on one PostgreSQL, and what a turn costs."""

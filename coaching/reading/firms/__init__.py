"""Finds firms, jobs and sums of money in a message."""

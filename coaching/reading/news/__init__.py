"""Reads what happened: interviews, offers, answers, moves, promises, and what was done."""

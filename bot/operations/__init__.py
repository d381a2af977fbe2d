"""Holds the operator's commands: check, backup, restore, rotate, parked and the others."""

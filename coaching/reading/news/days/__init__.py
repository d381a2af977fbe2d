"""Tells what each day in a message is for, whichever way it is said."""

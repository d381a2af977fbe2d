"""Trains the model that tells what a clause says, from tellings of our own."""

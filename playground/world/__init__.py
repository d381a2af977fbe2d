"""This package holds the stand-in's world: people, chats, updates, the clock, ordered faults."""

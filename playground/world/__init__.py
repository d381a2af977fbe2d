"""The stand-in's world: people, chats, updates, the wound clock and ordered faults."""

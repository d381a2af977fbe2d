"""A conversation as data: questions, flows, and the engine that asks them."""

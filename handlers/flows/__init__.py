"""Holds conversations as data: questions, flows, and the engine that asks them."""

"""Hears what was written in another chat that a person pastes, and what came of it."""

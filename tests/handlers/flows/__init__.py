"""Tests of the engine that asks questions."""

"""Tests of how a message about several jobs is read."""

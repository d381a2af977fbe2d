"""This package serves the stand-in over HTTP, for bots, for the page and for tests."""

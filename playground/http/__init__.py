"""The stand-in over HTTP: the routes for bots, and those for the page and for tests."""

"""A conversation with a server of the Bot API that nobody here wrote; see the Makefile."""

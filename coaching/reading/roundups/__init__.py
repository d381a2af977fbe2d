"""Reads several jobs told of in one message, each by itself."""

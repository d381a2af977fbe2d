"""Holds what hears real speech with a real model: `make test-voice`."""

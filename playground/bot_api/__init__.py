"""This package holds the methods a bot can call, and the ways in which updates reach it."""

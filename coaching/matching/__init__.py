"""This package merges two contacts who turned out to be one person."""

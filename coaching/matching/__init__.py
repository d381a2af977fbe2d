"""This package tells whether two names mean the same, and merges two contacts into one."""

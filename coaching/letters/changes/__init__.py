"""This package changes a letter by what a person says in reply to it."""

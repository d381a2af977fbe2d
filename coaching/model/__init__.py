"""This package holds a person's documents and the small terms that all other packages use."""

"""The documents of a person and the small terms that all other rooms speak in."""

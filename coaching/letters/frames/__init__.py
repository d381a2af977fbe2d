"""This package holds the whole sentences around a person's own words, and chooses among them."""

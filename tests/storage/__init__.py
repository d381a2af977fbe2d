"""Proves that stored data is complete, in order, sealed, and gone when it should be."""

"""Proofs that what was told is kept, in order, sealed, and gone when it should be."""

"""Proofs that the coach keeps its promises."""

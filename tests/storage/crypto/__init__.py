"""Tests of seals and keys."""

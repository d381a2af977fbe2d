"""Seals all stored data: nobody can read it without the person's key."""

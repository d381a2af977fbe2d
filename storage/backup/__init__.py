"""Backups: made, verified, pruned and restored, with the key book beside them."""

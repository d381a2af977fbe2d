"""Makes, verifies, prunes and restores backups, and maintains the key book beside them."""

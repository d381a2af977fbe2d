"""The tables and their queries are written once for every engine."""

"""The tables and their queries, written once for every engine."""

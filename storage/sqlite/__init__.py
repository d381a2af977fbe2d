"""What is SQLite's own: the connection, its migrations, and swapping a database file."""

"""This package holds all that is special to SQLite: connection, migrations, replacing a file."""

"""Tells which engine the URL of a database asks for, without loading one."""


def is_postgres(url: str) -> bool:
    """Returns whether the URL names a database of a PostgreSQL server."""
    return url.startswith(("postgresql://", "postgres://"))

"""Tells what is wrong with the server, or with the way to it, from what is wrong with a statement.

The first are no fault of an update: the same one works once the server does.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from storage.errors import UnavailableError

_SERVER_CLASSES = frozenset(
    {
        "08",  # the connection
        "25",  # the transaction was ended meanwhile, or the server only reads
        "28",  # not let in
        "3D",  # no such database
        "40",  # deadlock, or rolled back by the server
        "53",  # full, or too many connections
        "55",  # locked
        "57",  # shut down, or starting
        "58",  # its disk
    }
)
"""The first two characters of the SQLSTATE of what says nothing about the statement."""


@contextmanager
def translate_errors(what: str) -> Iterator[None]:
    """Turns errors of the server into an UnavailableError that begins with `what`."""
    try:
        yield
    except asyncpg.PostgresError as error:
        if (error.sqlstate or "")[:2] in _SERVER_CLASSES:
            raise UnavailableError(f"{what}: {error}") from error
        raise
    except (asyncpg.InterfaceError, asyncpg.InternalClientError, OSError) as error:
        raise UnavailableError(f"{what}: {_explain(error)}") from error


def _explain(error: Exception) -> str:
    """Returns the system's words where it has some, such as Connection refused."""
    if isinstance(error, OSError) and error.errno and error.errno > 0:
        return os.strerror(error.errno)
    return str(error) or type(error).__name__

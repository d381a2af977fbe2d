"""A server that is not there is named with its setting, and never with its password."""

import socket

import pytest

from storage.errors import UnavailableError
from storage.postgres.postgres_engine import open_engine


async def test_a_server_that_is_not_there_is_named() -> None:
    """The line has the host, the port, the setting and the reason."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        where = f"127.0.0.1:{unused.getsockname()[1]}"
    with pytest.raises(UnavailableError) as caught:
        await open_engine(f"postgresql://debrief:secret@{where}/debrief")
    assert str(caught.value) == (
        f"PostgreSQL at {where}, as DATABASE_URL says, cannot be used: Connection refused"
    )

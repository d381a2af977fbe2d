"""Properties are tried on the same examples each time; `make properties` looks for new ones.

No test sees the settings of whoever runs it, or comes near their data.
"""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests.isolation import isolate

settings.register_profile("steady", derandomize=True)
if "DEBRIEF_EXAMPLES" not in os.environ:
    settings.load_profile("steady")
_numbers = count()


@pytest.fixture(scope="session", autouse=True)
def session_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where everything is that outlives a test, such as a bot for a whole module."""
    folder = tmp_path_factory.mktemp("isolated")
    with isolate(folder):
        yield folder


@pytest.fixture(autouse=True)
def own_folder(session_folder: Path) -> Iterator[Path]:
    """Where a test works and is at home; `tmp_path` is another, and as empty as ever."""
    folder = session_folder / str(next(_numbers))
    folder.mkdir()
    with isolate(folder):
        yield folder

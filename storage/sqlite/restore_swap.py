"""These names and checks say what lies beside a database while a restore replaces it."""

from glob import escape
from pathlib import Path

from storage.errors import UnavailableError


def replacement_path(path: Path) -> Path:
    """Returns where a finished restored database waits until it replaces the one at `path`."""
    return path.with_name(path.name + ".restoring")


def build_path(path: Path) -> Path:
    """Returns where a restore builds its file, which nobody may use until it is finished."""
    return path.with_name(replacement_path(path).name + "-part")


def clear_unfinished(path: Path) -> None:
    """Deletes what a killed restore began; only for a caller that holds the lock of `path`."""
    for unfinished in path.parent.glob(f"{escape(build_path(path).name)}*"):
        unfinished.unlink()


def refuse_unfinished_restore(path: Path) -> None:
    """Raises UnavailableError when a restore was interrupted: the file at `path` may be gone."""
    waiting = replacement_path(path)
    if waiting.exists():
        alternative = f", or delete {waiting} to go on with the database as it was before"
        raise UnavailableError(
            f"a restore of {path} was not finished: run python -m bot restore again"
            + (alternative if path.exists() else "")
        )


def refuse_missing_database(path: Path) -> None:
    """Raises UnavailableError when no database is at `path`, or when it may be half restored."""
    refuse_unfinished_restore(path)
    if not path.is_file():
        raise UnavailableError(f"there is no database at {path}")

"""A database that is being replaced: what lies beside it, and who may open it meanwhile."""

from glob import escape
from pathlib import Path

from storage.errors import UnavailableError


def replacement_path(path: Path) -> Path:
    """Where a restored database lies, finished, until it takes the place of the one at `path`."""
    return path.with_name(path.name + ".restoring")


def build_path(path: Path) -> Path:
    """Where a restore builds: of no use to anybody until it is finished."""
    return path.with_name(replacement_path(path).name + "-part")


def clear_unfinished(path: Path) -> None:
    """Takes away what a killed restore had begun. Only for whoever has `path` locked."""
    for found in path.parent.glob(f"{escape(build_path(path).name)}*"):
        found.unlink()


def refuse_unfinished_restore(path: Path) -> None:
    """UnavailableError when a restore was broken off: the file at `path` may be no more."""
    waiting = replacement_path(path)
    if waiting.exists():
        other = f", or delete {waiting} to go on with the database as it was before"
        raise UnavailableError(
            f"a restore of {path} was not finished: run python -m bot restore again"
            + (other if path.exists() else "")
        )


def refuse_missing_database(path: Path) -> None:
    """UnavailableError when there is no database at `path`, or it may be a half restored one."""
    refuse_unfinished_restore(path)
    if not path.is_file():
        raise UnavailableError(f"there is no database at {path}")

"""Reads a message of any kind: everything it says, as proposals to confirm."""

from importlib import import_module

from coaching.reading.context import ReadingContext
from coaching.reading.proposals import Reading


def read(text: str, context: ReadingContext) -> Reading:
    """Returns what the message says, read against what is known."""
    from coaching.reading.read_any import read_any  # loaded late: see warm_up

    return read_any(text, context)


def warm_up() -> None:
    """Loads the readers: compiling their phrases takes a third of a second, which no start and no
    message should wait for."""
    import_module("coaching.reading.read_any")
    import_module("coaching.reading.clause_kinds.guess_kinds").load_models()

"""Reads a message of any kind: everything it says, as proposals to confirm."""

from collections.abc import Iterator
from importlib import import_module

from coaching.reading.context import ReadingContext
from coaching.reading.message import Message
from coaching.reading.proposals import Reading
from coaching.reading.words.phrase_table import compile_all_rows


def read(text: str, context: ReadingContext) -> Reading:
    """Returns what the message says, read against what is known."""
    from coaching.reading.read_any import read_any  # loaded late: see warm_up

    return read_any(text, context)


def read_message(message: Message) -> Reading:
    """Returns what a message says that others look at as well: its mentions are found once."""
    from coaching.reading import read_any  # loaded late: see warm_up

    return read_any.read_message(message)


def warm_up() -> None:
    """Loads the readers, which takes a third of a second that no start and no message should wait
    for."""
    import_module("coaching.reading.read_any")
    import_module("coaching.reading.clause_kinds.guess_kinds").load_models()
    import_module("coaching.reading.tagged.tag_words").load_tags()


def warm_up_rows() -> Iterator[None]:
    """Compiles every way of saying something, one at each step; all take half a second. Until then
    each is compiled with the first message that may say it."""
    yield from compile_all_rows()

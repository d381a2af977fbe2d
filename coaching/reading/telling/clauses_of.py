"""Cuts a message into clauses with what is known of names in it."""

from collections.abc import Iterator

from coaching.reading.message import Message
from coaching.reading.telling.who_speaks.named_people import NamedPeople
from coaching.reading.words.clauses import Clause, ClauseCutter
from coaching.reading.words.word_line import WordLine


def cut_clauses(message: Message, line: WordLine) -> Iterator[Clause]:
    """Yields the clauses in order."""
    people = NamedPeople(message, line)
    names = {place.first: place.last for place in people.places}
    yield from ClauseCutter(line, names).cut()

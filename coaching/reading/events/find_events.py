"""Finds what happened in the plain words of a message, and leaves out what did not happen."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.events.plain_line import BEGIN
from coaching.reading.events.rows import compile_rows
from coaching.reading.message import Message
from coaching.reading.news.found import FoundCue
from coaching.reading.proposals import Stretch
from coaching.reading.words.phrase_table import PhraseTable

_NOT_REAL: Final = compile_rows(
    """
    (if|whether|unless|hope|hopes|hoping|hopefully|wish|might|may|maybe|perhaps|suppose|imagine
    |in case|when|once|until|would|could|should|worried|afraid|scared|dreading|almost|nearly
    |what happens|fingers crossed|tempted|thinking|think about|think of|considering|whoever|wonder
    |wondering|wondered|dreamt|dreamed|expect|expecting|suspect|fear|as though|as soon as)
    """
)
"""Stands in a clause that only supposes what it says, or tells of what is not yet so."""
_SOMEBODY_ELSE: Final = compile_rows(
    """
    (my|his|her|their|our) (friend|mate|buddy|brother|sister|wife|husband|partner|girlfriend
    |boyfriend|colleague|cousin|flatmate|roommate|mum|mom|dad|neighbour|neighbor|son|daughter)
    """
)
"""Is whom such news may be about instead of the person."""
_CLAUSE_SIGNS: Final = (f" {BEGIN} ", " , ", " ; ", " but ", " - ", " – ", " — ", " . ", " ! ")
_MAY_BE: Final = re.compile(r" (?:might|may|maybe|hopefully|perhaps|possibly) ")
"""Stands inside what only may be: "they might offer me 30k"."""
_FARTHEST: Final = 60
_CLAUSE_END: Final = re.compile(r"[|,;.!?:)–—-]|\Z|(?:and|but|or) ")


def find_said(message: Message, rows: PhraseTable) -> Iterator[FoundCue]:
    """Yields each place where something is told of by these rows, as what happened to the
    person or was done by them."""
    text = "" if message.is_mail else message.plain_line.text
    for match in rows.finditer(text):
        if not (is_unreal(text, match.start()) or _MAY_BE.search(match[0])):
            place = message.plain_line.stretch(match.start(), match.end())
            yield FoundCue(place, _sentence_of(message, place), match[0])


def find_rows(message: Message, rows: PhraseTable) -> Iterator[Stretch]:
    """Yields each place where these rows stand, also where they are only supposed."""
    line = message.plain_line
    for match in rows.finditer("" if message.is_mail else line.text):
        yield line.stretch(match.start(), match.end())


def find_plainly(message: Message, rows: PhraseTable) -> FoundCue | None:
    """Returns the first place where these rows stand."""
    place = next(find_rows(message, rows), None)
    if place is None:
        return None
    return FoundCue(place, _sentence_of(message, place), place.text_in(message.text).casefold())


def find_to_clause_end(message: Message, rows: PhraseTable) -> FoundCue | None:
    """Returns the first place where these rows stand, if they end with a clause; its words are the
    plain ones."""
    line = message.plain_line
    found = rows.search("" if message.is_mail else line.text)
    if found is None or not _CLAUSE_END.match(line.text, found.end()):
        return None
    place = line.stretch(found.start(), found.end())
    return FoundCue(place, _sentence_of(message, place), found[0])


def is_unreal(text: str, start: int) -> bool:
    """Tells whether the clause before a place in the plain text only supposes it, or tells it of
    somebody else."""
    before = text[max(0, start - _FARTHEST) : start + 1]
    begin = max(before.rfind(sign) for sign in _CLAUSE_SIGNS)
    clause = before[max(begin, 0) :]
    return bool(_NOT_REAL.search(clause) or _SOMEBODY_ELSE.search(clause))


def _sentence_of(message: Message, place: Stretch) -> Stretch:
    return message.tokens.sentence_at(place.start) or place


def is_of_somebody_else(message: Message, place: Stretch) -> bool:
    """Tells whether a friend or a relative is named before a place, in its sentence."""
    plain = f" {message.text[max(0, place.start - _FARTHEST) : place.start].casefold()} "
    return bool(_SOMEBODY_ELSE.search(plain))

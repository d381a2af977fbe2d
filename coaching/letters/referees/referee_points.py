"""Finds what a referee should know of a job: what it asks for, and what to speak about."""

import re
from collections.abc import Sequence
from typing import Final

from coaching.letters import notes
from coaching.letters.frames import employer_frames as frames
from coaching.letters.frames.address import reader_words
from coaching.letters.letter import Occasion, join_with_and
from coaching.letters.material.gate import read_answer
from coaching.letters.material.kinds import AboutYou, Material, NounPhrase, Sentence, ThatClause
from coaching.letters.material.listener import Listener
from coaching.letters.material.mend import mend_words
from coaching.letters.material.verbs import is_base, to_gerund
from coaching.letters.material.word_forms import lower_first
from coaching.model.documents import Opportunity, Referee
from coaching.reading.people.word_set import word_set
from coaching.translation import SOURCE_LANGUAGE, use_language

MAX_REQUIREMENT_WORDS = 60
MAX_POINTS = 3


def requirements_text(job: Opportunity) -> str:
    """Returns what the job asks for as it stands in a sentence, "running groups and SQL"."""
    listener = Listener(can_hear_names=True)
    points = [part.strip() for part in re.split(r"[,;\n]", job.requirements) if part.strip()]
    mended = (mend_words(part) for part in points)
    kept = [_as_thing(part) for part in mended if listener.may_be_told(part)]
    while kept and not notes.is_short_enough(join_with_and(kept), MAX_REQUIREMENT_WORDS, 450):
        kept.pop()
    return join_with_and(kept) if kept else ""


_NOUNS_TOO = word_set(
    """
    ship work test design support research market record project process program audit budget film
    model network press stock store travel team water data field lab night shift care project plan
    clear open clean free own correct complete
    """
)
"""Are verbs as well, but seldom at the head of what a job asks for."""


def _as_thing(part: str) -> str:
    """Returns "running groups" for "run groups"; anything else as it is."""
    first, _, rest = part.rstrip(". ").partition(" ")
    is_deed = bool(rest) and is_base(first.lower()) and first.lower() not in _NOUNS_TOO
    gerund = to_gerund(first.lower()) if is_deed else ""
    return f"{gerund} {rest}" if gerund else lower_first(part.rstrip(". "))


_KNOWN_BY_DEED: Final = re.compile(r"(?:the|my|our|that) [^,;:]{2,60}, where ", re.IGNORECASE)
"""Begins a thing and goes on with what was done there."""
_WHERE: Final = re.compile(r"(?<=\w): (I|we|I['’]ve) ")
"""Goes from a thing to what the person did: "the late payers: I called 30 of them"."""


def points_text(occasion: Occasion, referee: Referee) -> str:
    """Returns what the person would like them to speak about, in a row, as they said it."""
    return _join_points(list_points(occasion, referee))


def list_points(occasion: Occasion, referee: Referee) -> list[str]:
    """Returns up to three things that the person would like them to speak about; each stands
    behind "about"."""
    said = occasion.opportunity.points.get(str(referee.id), "")
    listener = Listener(reader=reader_words(referee), can_hear_names=True)
    points = read_answer(_WHERE.sub(r", where \1 ", said), listener)
    things = [thing for point in points if (thing := _to_speak_about(point))]
    turn = occasion.take % len(things) if things else 0
    return [*things[turn:], *things[:turn]][:MAX_POINTS]


def _join_points(things: Sequence[str]) -> str:
    """Returns the things in a row; where one has a comma of its own, one stands before "and"."""
    *before, last = things or ("",)
    has_comma = any("," in thing or ";" in thing for thing in before)
    return f"{', '.join(before)}, and {last}" if has_comma else join_with_and(things)


def _to_speak_about(point: Material) -> str:
    match point:
        case NounPhrase(text):
            return text
        case Sentence(text) if _KNOWN_BY_DEED.match(text):
            return lower_first(text.rstrip("."))
        case Sentence(text) | AboutYou(text) | ThatClause(text):
            deed = text.rstrip(".")
            deed = deed if deed.startswith(("I ", "I'")) else lower_first(deed)
            with use_language(SOURCE_LANGUAGE):
                return frames.HOW_I.format(deed=deed)
        case _:
            return ""

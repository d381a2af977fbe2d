"""Tells for whom something was done: for one person, for several who are named, or for all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coaching.reading.mentions import PersonMention
from coaching.reading.message import Message
from coaching.reading.news.clauses_said import clause_around
from coaching.reading.news.found import FoundCue
from coaching.reading.proposals import Stretch
from coaching.reading.similarity import is_similar_person
from coaching.reading.words.cues import cue

_NEAR: Final = 40
"""Who is named within so many characters of a deed is meant by it."""
_SOON_BEHIND: Final = 30
_EVERYBODY: Final = cue(
    """
    both, both of them, the two of them, all, all of them, them all, everyone, everybody,
    every one of them, all (two|three|four|five|six|seven|2|3|4|5|6|7),
    the (two|three|four|five|six|seven|2|3|4|5|6|7), the (whole)? panel,
    the whole ... panel, every person, each of them, beide,
    beiden, alle, allen, todos, todas, os dois, ambos, tous, toutes, les deux
    """
)
_NUMBERS: Final = {
    "both": 2, "beide": 2, "beiden": 2, "ambos": 2, "dois": 2, "deux": 2, "two": 2, "three": 3,
    "four": 4, "five": 5, "six": 6, "seven": 7,
}  # fmt: skip
_OTHER_PAPERS: Final = cue(
    """
    cv, resume, résumé, cover letter, portfolio, references, task, tasks, assignment, exercise,
    code, test, tests, form, forms, contract, documents, papers, invoice, receipts, certificates,
    questions, answers, files, slides, days, dates, times, lebenslauf, unterlagen, currículo
    """
)
"""Who says that all of these are sent speaks of no note."""
_JOINED: Final = re.compile(
    r"(?:(?<!\s)\s+)?(?:,\s*)?(?:,|and|&|n|und|e|y|et|\+|/|then)\s*", re.IGNORECASE
)
_NOT_YET: Final = re.compile(
    r"\s*(?:[,:(]\s*)?(?:is |comes |not |still |i'll do |will be )*"
    r"(?:later|tomorrow|tmrw|tmr|next|yet|tonight|open|missing|to do|to go|to come|pending"
    r"|waits?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Everybody:
    """Says that all were meant; `number` is how many they are, where that was said."""

    number: int | None = None


def find_names_done(message: Message, found: FoundCue) -> tuple[str, ...]:
    """Returns the known people who are named with a deed: one, or all of a list beside it.

    Who is put off in the same list ("dana, sam later") is not among them.
    """
    listed = _list_near(message, found)
    return tuple(_name_meant(message, one) for one in listed if not _is_put_off(message, one))


def find_first_list(message: Message, clause: Stretch) -> tuple[PersonMention, ...]:
    """Returns those who are named first in a clause, one beside the other."""
    inside = [one for one in message.people if clause.start <= one.span.start < clause.end]
    return next(_lists(message, inside), ())


def _name_meant(message: Message, person: PersonMention) -> str:
    """Returns whose name it is; as it was written where several known people are called so."""
    written = person.span.text_in(message.text)
    jobs = message.context.dossier.opportunities
    known = {
        one.name for job in jobs for one in job.contacts if is_similar_person(written, one.name)
    }
    return written if len(known) > 1 and person.name in known else person.name


def find_name_near(message: Message, found: FoundCue) -> str | None:
    """Returns the known person who is named next to a phrase: the first one behind, or before."""
    near, behind = _people_near(message, found)
    nearest = next(iter(behind), None) or next(iter(reversed(near)), None)
    return nearest.name if nearest else None


def _people_near(
    message: Message, found: FoundCue
) -> tuple[list[PersonMention], list[PersonMention]]:
    """Returns everybody near a phrase, and those of them who are named behind it."""
    near = [one for one in message.people if _is_near(one, found)]
    if _GOT.match(found.words):
        return [one for one in near if one.span.start < found.place.start], []
    return near, [one for one in near if one.span.start >= found.place.end]


_GOT: Final = re.compile(r"(?:got|has|have|received) ")
"""Whoever "got his mail" is named before it."""


def _list_near(message: Message, found: FoundCue) -> tuple[PersonMention, ...]:
    near, behind = _people_near(message, found)
    return next(_lists(message, behind), ()) or _last_list(message, near)


def _is_near(person: PersonMention, found: FoundCue) -> bool:
    is_known = bool(person.contact or person.referee)
    in_sentence = found.sentence.start <= person.span.start < found.sentence.end
    return is_known and in_sentence and -_NEAR <= person.span.start - found.place.end <= _NEAR


def _last_list(message: Message, people: Sequence[PersonMention]) -> tuple[PersonMention, ...]:
    lists = list(_lists(message, people))
    return lists[-1] if lists else ()


def _lists(
    message: Message, people: Sequence[PersonMention]
) -> Iterator[tuple[PersonMention, ...]]:
    """Yields the people in groups between whom nothing but "and" or a comma stands."""
    group: tuple[PersonMention, ...] = ()
    for one in people:
        gap = message.text[group[-1].span.end : one.span.start] if group else ""
        if group and _JOINED.fullmatch(gap) is None:
            yield group
            group = ()
        group = (*group, one)
    if group:
        yield group


def _is_put_off(message: Message, person: PersonMention) -> bool:
    return _NOT_YET.match(message.text, person.span.end) is not None


def find_everybody(message: Message, found: FoundCue) -> Everybody | None:
    """Returns that all were meant by a deed: "thanked both", "sent all the notes"."""
    plain = message.lower_text
    clause = clause_around(message, found.place, found.sentence)
    if _OTHER_PAPERS.search(plain, clause.start, clause.end):
        return None
    end = min(clause.end, found.place.end + _SOON_BEHIND)
    for place in (Stretch(found.place.start, end), Stretch(clause.start, found.place.start)):
        said = _EVERYBODY.search(plain, place.start, place.end)
        if said is not None:
            return Everybody(_read_number(said[0]))
    return None


def says_everybody(message: Message) -> Everybody | None:
    """Returns that a short message such as "all done" or "both sent" means everybody."""
    said = _EVERYBODY.search(message.lower_text)
    return Everybody(_read_number(said[0])) if said else None


def _read_number(words: str) -> int | None:
    for word in words.split():
        number = _NUMBERS.get(word) or (int(word) if word.isdecimal() else None)
        if number is not None:
            return number
    return None

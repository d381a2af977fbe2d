"""Reads that somebody who vouches for the person was asked about them: "Fenwick called Kim"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coaching.model.documents import Consent, Referee
from coaching.model.vocabulary import RefereeId
from coaching.reading.events.check_rows import ABOUT_ME, CHECKED
from coaching.reading.events.find_events import find_rows, find_said
from coaching.reading.matter import matter_at
from coaching.reading.message import Message
from coaching.reading.news.clauses_said import clause_around
from coaching.reading.news.found import FoundCue
from coaching.reading.news.supposing import is_asked, is_denied
from coaching.reading.people.word_set import word_set
from coaching.reading.proposals import (
    InterviewSaid,
    NoteSaid,
    PersonSaid,
    Proposal,
    ReferenceChecked,
    ReferencesAsked,
    Stretch,
)
from coaching.reading.similarity import is_same_name
from coaching.reading.text_folding import fold_text

_NOT_YET: Final = re.compile(
    r" (?:not|nobody|if|when|once|will|would|may|might|could|can|should|going to|before|until"
    r"|want|wants|wanted|plan|plans|about to|yet|has to|have to|need|needs) "
)
_MINE: Final = re.compile(r" (?:i|we|you) (?:[^ |]+ )?$")
_EVERYBODY: Final = re.compile(r" (?:referees|references|refs) ")
_EACH: Final = re.compile(r"\b(?:both|all)\b[^,;]{0,20}\b(?:referees|references|refs)\b")


def read_reference_checks(message: Message) -> Iterator[ReferenceChecked]:
    """Yields whom an employer asked about the person, each once; where nobody is named and more
    than one could be meant, `referee` is open."""
    told: set[object] = set()
    for found in find_said(message, CHECKED):
        if not _has_been(message, found):
            continue
        matter = matter_at(message, found.place)
        clause = clause_around(message, found.place, found.sentence)
        for referee, name in _whom(message, found):
            if (referee, name) not in told:
                told.add((referee, name))
                yield ReferenceChecked(clause, matter, referee=referee, whom=name)


def _has_been(message: Message, found: FoundCue) -> bool:
    """Tells whether it has taken place, and was not the person's own doing."""
    plain = f" {found.words} "
    text = message.plain_line.text
    at = text.find(found.words)
    before = text[max(0, at - 40) : at]
    clause = before[max(map(before.rfind, "|,;.!?")) + 1 :]
    if _NOT_YET.search(plain) or _NOT_YET.search(f" {clause} ") or _MINE.search(f" {clause}"):
        return False
    return not is_asked(message, found) and not is_denied(message, found.place)


_Whom = tuple[RefereeId | None, str | None]


def _whom(message: Message, found: FoundCue) -> Sequence[_Whom]:
    """Returns who was asked: whoever is on the list, somebody by name whom a call about the person
    tells of, or whoever the words must mean."""
    inside = [one for one in message.people if _is_within(one.span, found.place)]
    known = [(one.referee, one.name) for one in inside if one.referee is not None]
    if known:
        return known
    referees = [
        one
        for one in message.context.dossier.person.referees
        if one.consent is not Consent.DECLINED
    ]
    named = [one for one in inside if one.contact is None]
    is_about_me = any(_is_within(place, found.sentence) for place in find_rows(message, ABOUT_ME))
    if named and is_about_me and not _names_referees(found.words):
        return [(None, named[-1].name)]
    if inside and not _names_referees(found.words):
        return []
    clause = clause_around(message, found.place, found.sentence)
    meant = _find_meant(referees, f" {found.words} {clause.text_in(message.lower_text)} ")
    if meant:
        return [(one.id, one.name) for one in meant]
    return [(None, None)] if is_about_me else []


def _names_referees(words: str) -> bool:
    return re.search(r" (?:my|referees?|references?|refs?) ", f" {words} ") is not None


def _find_meant(referees: Sequence[Referee], words: str) -> Sequence[Referee]:
    """Returns whom words such as "my old boss" or "both my referees" mean."""
    related = [one for one in referees if _is_related(one, words)]
    if len(related) == 1:
        return related
    if _EACH.search(words) or (len(referees) == 1 and _EVERYBODY.search(f" {words} ")):
        return referees
    return referees if len(referees) == 1 and not _is_of_another(referees[0], words) else ()


def _is_related(referee: Referee, words: str) -> bool:
    relation = set(fold_text(referee.relation).split())
    return bool(relation & _KINDS & set(words.split()))


def _is_of_another(referee: Referee, words: str) -> bool:
    """Tells whether the words name somebody else than the only referee: "my old tutor"."""
    named = _KINDS & set(words.split())
    relation = _KINDS & set(fold_text(referee.relation).split())
    return bool(named and relation) and not (named & relation or (named | relation) <= _BOSSES)


_BOSSES: Final = word_set("boss manager supervisor lead head director employer")
_KINDS: Final = _BOSSES | word_set("colleague professor prof tutor teacher mentor")


def _is_within(inner: Stretch, outer: Stretch) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def drop_what_checks_tell(told: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Returns what was told without what only repeats who was asked: no interview, no note, and
    nobody who was there."""
    checks = [one for one in told if isinstance(one, ReferenceChecked)]
    return tuple(one for one in told if not any(_only_repeats(one, check) for check in checks))


def _only_repeats(one: Proposal, check: ReferenceChecked) -> bool:
    match one:
        case PersonSaid(name=name):
            return check.whom is not None and is_same_name(name, check.whom)
        case InterviewSaid(time=time):
            return time is None and _begins_in(one.span, check.span)
        case NoteSaid() | ReferencesAsked():
            return _begins_in(one.span, check.span) or _begins_in(check.span, one.span)
        case _:
            return False


def _begins_in(inner: Stretch, outer: Stretch) -> bool:
    return outer.start <= inner.start < outer.end

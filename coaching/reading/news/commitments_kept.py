"""Reads that a promise or a task is settled: "Sam called", "sent him the sample"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coaching.model.commitments import Assignment, Promise
from coaching.model.documents import Opportunity
from coaching.reading.message import Message
from coaching.reading.proposals import Matter, Stretch
from coaching.reading.text_folding import fold_text
from coaching.reading.wishes import KeptSaid
from coaching.reading.words.cues import lower_keeping_places

_GOT_BACK: Final = (
    r"(?: has| have| finally| just| did| already| actually){0,2} (?:called(?! off| it off)|rang|"
    r"phoned|wrote|written|emailed|mailed|texted|replied|answered|got back|gotten back|came back|"
    r"sent it|sent the|sent me)"
)
_THEY: Final = re.compile(rf"\b(?:he|she|they|hr){_GOT_BACK}\b", re.IGNORECASE)
_BEHIND_NAME: Final = re.compile(rf"{_GOT_BACK}\b", re.IGNORECASE)
_SENT: Final = re.compile(
    r"\b(?:sent|emailed|mailed|forwarded|shared|delivered|posted|handed|gave|submitted|dropped)\b",
    re.IGNORECASE,
)
_HANDED_IN: Final = re.compile(
    r"\b(?:handed|turned|sent) (?:it |them |this |that |everything |the \w{2,20} )?(?:in|off)\b"
    r"|\bsubmitted\b|\bhanded in\b",
    re.IGNORECASE,
)
_UNREAL: Final = re.compile(
    r"\b(?:not|never|will|should|must|would|could|if|when|once|until|unless|need|have to|going to|"
    r"gonna|tomorrow|later)\b|n't\b|'ll\b|'d\b|\?",
    re.IGNORECASE,
)
"""Whoever says one of these in the same sentence tells of nothing that is done."""
_SENTENCE: Final = re.compile(r"[^.!?;\n]+[?]?")
_TASK_WORDS: Final = frozenset(
    {"task", "homework", "assignment", "takehome", "take", "home", "exercise", "challenge"}
    | {"case", "study", "test", "code"}
)
_LONGEST: Final = 160
"""A sentence longer than this is a story."""
_LEAST_LETTERS: Final = 4


def read_commitments_kept(message: Message) -> Iterator[KeptSaid]:
    """Reads which open promises and tasks are settled, each once."""
    told: set[int] = set()
    known = _find_open(message)
    if not (known.promises or known.tasks):
        return
    for found in _SENTENCE.finditer(message.text):
        words = found[0]
        if len(words) > _LONGEST or _UNREAL.search(words.replace("’", "'")):
            continue
        for kept in _find_kept(words, Stretch(found.start(), found.end()), known):
            number = kept.promise or kept.assignment or 0
            if number not in told:
                told.add(number)
                yield kept


@dataclass(frozen=True, slots=True)
class _Open:
    """Holds the promises and tasks that are not settled yet, with their jobs."""

    promises: tuple[tuple[Opportunity, Promise], ...]
    tasks: tuple[tuple[Opportunity, Assignment], ...]


def _find_open(message: Message) -> _Open:
    jobs = [job for job in message.context.dossier.opportunities if job.is_live]
    return _Open(
        tuple((job, one) for job in jobs for one in job.promises if one.is_open),
        tuple((job, one) for job in jobs for one in job.assignments if one.handed_in is None),
    )


def _find_kept(words: str, span: Stretch, known: _Open) -> Iterator[KeptSaid]:
    theirs = [pair for pair in known.promises if not pair[1].is_mine]
    for job, promise in known.promises:
        is_kept = (
            _SENT.search(words) is not None and _shares_a_word(words, promise.words, job)
            if promise.is_mine
            else _tells_of_them(words, job, promise, is_only=len(theirs) == 1)
        )
        if is_kept:
            yield KeptSaid(span, Matter(opportunity=job.id), promise=promise.id)
    for job, task in known.tasks:
        if _tells_of_task(words, job, task, is_only=len(known.tasks) == 1):
            yield KeptSaid(span, Matter(opportunity=job.id), assignment=task.id)


def _tells_of_them(words: str, job: Opportunity, promise: Promise, *, is_only: bool) -> bool:
    """Tells whether somebody who promised it got back; who is only meant has to be the only one."""
    contact = next((one for one in job.contacts if one.id == promise.contact), None)
    names = [contact.name, contact.name.split()[0]] if contact and contact.name.strip() else []
    named = any(_follows_name(words, name) for name in (*names, job.company))
    return named or (is_only and _THEY.search(words) is not None)


def _follows_name(words: str, name: str) -> bool:
    """Tells whether the name stands there as a whole, and that they got back right behind it."""
    plain, wanted = lower_keeping_places(words), lower_keeping_places(name.strip())
    at = plain.find(wanted) if wanted else -1
    while at >= 0:
        is_whole = at == 0 or not plain[at - 1].isalnum()
        if is_whole and _BEHIND_NAME.match(plain, at + len(wanted)):
            return True
        at = plain.find(wanted, at + 1)
    return False


def _tells_of_task(words: str, job: Opportunity, task: Assignment, *, is_only: bool) -> bool:
    if not _HANDED_IN.search(words):
        return False
    return _shares_a_word(words, task.words, job) or (
        is_only and bool(_TASK_WORDS & set(fold_text(words).split()))
    )


def _shares_a_word(words: str, promised: str, job: Opportunity) -> bool:
    """Tells whether both name the same thing; the names of the people and the firm are none."""
    names = {part for one in job.contacts for part in fold_text(one.name).split()}
    names |= set(fold_text(job.company).split())
    both = set(fold_text(words).split()) & set(fold_text(promised).split())
    things = {word for word in both if len(word) >= _LEAST_LETTERS and not _SENT.fullmatch(word)}
    return bool(things - names - _SAID_OFTEN)


_SAID_OFTEN: Final = frozenset(
    {"them", "that", "this", "with", "from", "have", "just", "they", "been", "will", "send", "sent"}
    | {"your", "today", "week", "next", "monday", "tuesday", "wednesday", "thursday", "friday"}
    | {"saturday", "sunday"}
)

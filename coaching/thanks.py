"""A thank-you for each reader, made of the person's own words about that very conversation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from coaching import notes
from coaching.facts import Contact, Interview, Opportunity, Person
from coaching.letters import (
    Draft,
    Line,
    checks,
    company_of,
    compose,
    day_of,
    gap,
    greeting,
    known_names,
    quoted,
    role_of,
)
from coaching.names import greeting_name
from coaching.notes import Note, Shape
from coaching.phrasings import (
    ANSWERS,
    CLOSINGS,
    FITS,
    LATE_OPENINGS,
    OPENINGS,
    QUESTIONS,
    SUBJECTS,
    THEMES,
    UNSAID,
    Told,
)
from coaching.strengths import own_points
from coaching.terms import Part

LATE_AFTER = timedelta(days=3)
"""When a thank-you says in half a line that it comes late."""
LEFT_OUT = "To stay within 120 words, the line {} was left out."
ALIKE = 0.5
"""The share of common word triples from which two notes count as one."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a note is about. `turn` is the contact's place in the team: it picks the phrasing."""

    opportunity: Opportunity
    interview: Interview
    contact: Contact
    turn: int
    names: frozenset[str]

    @property
    def first(self) -> str:
        """How the coach speaks of the contact in passing."""
        return greeting_name(self.contact.name) or "them"


def thank_you(
    person: Person, opportunity: Opportunity, interview: Interview, contact: Contact, now: datetime
) -> Draft:
    """The note to one contact after one interview (S0-S4): thanks, one thing you talked about,
    fit, then an answer, what was left unsaid, or a question. Nothing private goes in (S4):
    ratings, feelings, red flags and what stood out stay with the person."""
    scene = _scene(person, opportunity, interview, contact)
    closing = _picked(CLOSINGS, scene.turn + (contact.part is Part.HIRING_MANAGER))
    subject = _picked(SUBJECTS, scene.turn)(_told(scene, now))
    return compose(
        subject,
        (
            (greeting(contact.name),),
            (_opening(scene, now), *_theme(scene)),
            (*_fit(scene), *_last(scene)),
            (Line(closing, spare=3),),
        ),
        person,
    )


def too_alike(one: str, other: str) -> bool:
    """Whether two notes to one team would be recognised as one (S1, S2, S3)."""
    first, second = _triples(one), _triples(other)
    smaller = min(len(first), len(second))
    return bool(smaller) and len(first & second) / smaller >= ALIKE


def _scene(
    person: Person, opportunity: Opportunity, interview: Interview, contact: Contact
) -> Scene:
    team = sorted(each.id for each in opportunity.contacts)
    turn = team.index(contact.id) if contact.id in team else int(contact.id)
    return Scene(opportunity, interview, contact, turn, known_names(person, opportunity))


def _told(scene: Scene, now: datetime) -> Told:
    return Told(
        day=day_of(scene.interview, now),
        role=role_of(scene.opportunity),
        company=company_of(scene.opportunity),
    )


def _opening(scene: Scene, now: datetime) -> Line:
    late = now - scene.interview.end > LATE_AFTER
    gaps = () if role_of(scene.opportunity) else ("The role is too long or missing: name it.",)
    phrasing = _picked(LATE_OPENINGS if late else OPENINGS, scene.turn)
    return Line(phrasing(_told(scene, now)), gaps=gaps)


def _theme(scene: Scene) -> Iterable[Line]:
    meeting = scene.contact.at(scene.interview.id)
    points = notes.points(meeting.topic) if meeting else ()
    if not points:
        return (gap(f"One thing you talked about with {scene.first} is missing."),)
    read = [notes.said(point, scene.contact.name, scene.names) for point in points]
    usable = [note for note in read if note.shape is not Shape.THIRD]
    if not usable:
        return (gap(_unusable("what you talked about", points[0], read[0])),)
    note, left = _together(usable, len(points))
    where = "on what you talked about"
    text = _said_as(note, _picked(THEMES, scene.turn))
    return (Line(text, 1, LEFT_OUT.format(where), (*left, *checks(note, where))),)


def _together(usable: list[Note], of: int) -> tuple[Note, tuple[str, ...]]:
    """Up to three short phrases as one list, else the first point alone."""
    short = all(note.shape is Shape.PHRASE for note in usable) and of == len(usable)
    if short and 1 < of <= 3 and sum(len(note.text.split()) for note in usable) <= 20:
        *before, last = (note.text for note in usable)
        return Note(f"{', '.join(before)} and {last}", Shape.PHRASE), ()
    if of == 1:
        return usable[0], ()
    return usable[0], (f"Only one of your {of} points on what you talked about is in.",)


def _fit(scene: Scene) -> Iterable[Line]:
    strengths = own_points(scene.opportunity, scene.interview, scene.names)
    if not strengths:
        return (
            gap("Why you fit is missing: one line of your own (/reflect asks what went well)."),
        )
    note = strengths[scene.turn % len(strengths)]
    where = "on why you fit"
    gaps = checks(note, where)
    if note.shape is not Shape.PHRASE:
        gaps += ("The line on why you fit is your note on what went well: see that it suits.",)
    return (Line(_said_as(note, _picked(FITS, scene.turn)), 1, LEFT_OUT.format(where), gaps),)


def _last(scene: Scene) -> Iterable[Line]:
    """An answer to the concern they raised, else something left unsaid, else a question; people
    of one team get different ones where there are several."""
    meeting = scene.contact.at(scene.interview.id)
    if meeting and (concerns := notes.points(meeting.concern)):
        return (_answer(scene, concerns[0]),)
    lines = [*_unsaid_lines(scene), *_question_lines(scene)]
    if not lines:
        return (gap("One more line would help: something left unsaid, or a question."),)
    return (lines[scene.turn % len(lines)],)


def _answer(scene: Scene, concern: str) -> Line:
    note = notes.raised(concern, "", scene.names)
    answer = f"Your answer to the concern {scene.first} raised is missing: {quoted(concern)}."
    if not note.text or note.shape in {Shape.THIRD, Shape.SENTENCE}:
        return gap(answer)
    text = _said_as(note, _picked(ANSWERS, scene.turn))
    return Line(text, 2, LEFT_OUT.format("on their concern"), (answer,))


def _unsaid_lines(scene: Scene) -> Iterable[Line]:
    interview = scene.interview
    raw = f"{interview.capture.unsaid}\n{interview.reflection.unsaid}"
    phrasing = _picked(UNSAID, scene.turn)
    for point in dict.fromkeys(notes.points(raw)):
        note = notes.unsaid(point, scene.contact.name, scene.names)
        if note.text and not _NOTHING.fullmatch(note.text):
            yield _spare(_after_colon(note, phrasing), note, "on what was unsaid")


def _question_lines(scene: Scene) -> Iterable[Line]:
    phrasing = _picked(QUESTIONS, scene.turn)
    for point in notes.points(scene.interview.capture.open_questions):
        note = notes.asked(point, scene.contact.name, scene.names)
        if note.text and not _NOTHING.fullmatch(note.text):
            yield _spare(_asked_as(note, phrasing), note, "with your question")


def _spare(text: str, note: Note, where: str) -> Line:
    return Line(text, 2, LEFT_OUT.format(where), checks(note, where))


_NOTHING = re.compile(r"(?:no|none|nothing|nope|yes|all said|everything|n/a|-)", re.IGNORECASE)


def _said_as(note: Note, phrasing: tuple[str, str]) -> str:
    """`phrasing` has two forms: with the note inside the sentence, and after a colon."""
    if note.shape is Shape.SENTENCE:
        return notes.stopped(notes.capital(note.text))
    inside, after = phrasing
    return notes.stopped((inside if note.shape is Shape.PHRASE else after).format(note.text))


def _after_colon(note: Note, phrasing: tuple[str, str]) -> str:
    inside, after = phrasing
    clause = note.text.startswith("that ")
    return notes.stopped((inside if clause else after).format(note.text))


def _asked_as(note: Note, phrasing: tuple[str, str]) -> str:
    question, matter = phrasing
    if note.asks:
        return question.format(note.text.rstrip("?")) + "?"
    return notes.stopped(matter.format(note.text))


def _unusable(what: str, point: str, note: Note) -> str:
    if not note.text:
        return f"Your note on {what} is too long for a short letter: pick one thing."
    return f"Your note on {what} speaks of them, not to them: {quoted(point)}. Turn it to them."


Choice = TypeVar("Choice")


def _picked(choices: tuple[Choice, ...], turn: int) -> Choice:
    return choices[turn % len(choices)]


def _triples(text: str) -> frozenset[tuple[str, ...]]:
    """Of the paragraphs between greeting and signature, where there are such."""
    paragraphs = text.casefold().split("\n\n")
    middle = paragraphs[1:-1] if len(paragraphs) > 2 else paragraphs
    words = re.findall(r"\w+", " ".join(middle))
    return frozenset(zip(words, words[1:], words[2:], strict=False))

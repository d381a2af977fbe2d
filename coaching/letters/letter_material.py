"""What can be said to one contact: a topic, a reason to fit, an answer, a link, a question."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from coaching.letters import notes
from coaching.letters.letter import (
    Line,
    Occasion,
    checks,
    company_of,
    day_of,
    gap,
    known_names,
    listed,
    quoted,
    role_of,
)
from coaching.letters.notes import Note, Shape
from coaching.letters.phrasings import (
    ANSWERS,
    FITS,
    LATE_OPENINGS,
    OPENINGS,
    QUESTIONS,
    THEMES,
    UNSAID,
    USEFUL,
    Told,
)
from coaching.letters.strengths import own_points, unread
from coaching.model.documents import Contact, Interview, Meeting, Opportunity
from coaching.reading.names import greeting_name

LATE_AFTER = timedelta(days=3)
"""When a thank-you says in half a line that it comes late."""
USEFUL_LETTERS = 300
"""Of a link or sample that goes into a note whole, or not at all: a cut link leads nowhere."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a note is about. `turn` picks the phrasing: the contact's place in the team, and one
    further for each take."""

    occasion: Occasion
    interview: Interview
    contact: Contact
    turn: int
    names: frozenset[str]

    @property
    def opportunity(self) -> Opportunity:
        """The job that the interview was for."""
        return self.occasion.opportunity

    @property
    def take(self) -> int:
        """Which of the person's points is wanted."""
        return self.occasion.take

    @property
    def meeting(self) -> Meeting | None:
        """What was said with the contact in this interview."""
        return self.contact.at(self.interview.id)

    @property
    def first(self) -> str:
        """How the coach speaks of the contact in passing."""
        return greeting_name(self.contact.name) or "them"


def scene_of(occasion: Occasion, interview: Interview, contact: Contact) -> Scene:
    """The scene of a note to one contact after one interview."""
    team = sorted(each.id for each in occasion.opportunity.contacts)
    turn = team.index(contact.id) if contact.id in team else int(contact.id)
    names = known_names(occasion.person, occasion.opportunity)
    return Scene(occasion, interview, contact, turn + occasion.take, names)


def told(occasion: Occasion, interview: Interview) -> Told:
    """Day, role and company, as notes name them."""
    opportunity = occasion.opportunity
    return Told(
        day=day_of(interview, occasion.now),
        role=role_of(opportunity),
        company=company_of(opportunity),
    )


def is_late(occasion: Occasion, interview: Interview) -> bool:
    """Whether a note had better say that it comes late."""
    return occasion.now - interview.end > LATE_AFTER


def opening(occasion: Occasion, interview: Interview, turn: int) -> Line:
    """The thanks itself, which names day and job."""
    named = role_of(occasion.opportunity)
    gaps = () if named else ("The role is too long or missing: name it.",)
    phrasing = picked(LATE_OPENINGS if is_late(occasion, interview) else OPENINGS, turn)
    return Line(phrasing(told(occasion, interview)), gaps=gaps)


def theme(scene: Scene) -> Iterable[Line]:
    """One thing that was talked about with this very contact."""
    points = topics(scene)
    if not points:
        return (no_topic(scene),)
    read = [notes.said(point, scene.contact.name, scene.names) for point in points]
    usable = [note for note in read if note.shape is not Shape.THIRD]
    if not usable:
        return (gap(_unusable("what you talked about", points[0], read[0])),)
    note, left = _chosen(usable, len(points), scene.take)
    where = "on what you talked about"
    text = said_as(note, picked(THEMES, scene.turn))
    return (Line(text, 1, where, (*left, *checks(note, where))),)


def topics(scene: Scene) -> tuple[str, ...]:
    """The points noted on the talk with this contact, as typed."""
    return notes.points(scene.meeting.topic) if scene.meeting else ()


def no_topic(scene: Scene) -> Line:
    """The gap where a topic belongs."""
    return gap(f"One thing you talked about with {scene.first} is missing.")


def _chosen(usable: list[Note], of: int, take: int) -> tuple[Note, tuple[str, ...]]:
    """At first up to three short phrases as one list; with each take one point alone."""
    short = all(note.shape is Shape.PHRASE for note in usable) and of == len(usable)
    brief = sum(len(note.text.split()) for note in usable) <= 20
    if short and brief and 1 < of <= 3 and not take:
        return Note(listed([note.text for note in usable]), Shape.PHRASE), ()
    if of == 1:
        return usable[0], ()
    left = (f"Only one of your {of} points on what you talked about is in.",)
    return usable[take % len(usable)], left


NO_FIT = "Why you fit is missing: one line of your own (/reflect asks what went well)."
NO_STRENGTH = "Your note {} does not read as a strength yet: one line of your own?"


def fit(scene: Scene) -> Iterable[Line]:
    """Why the person suits, out of what they noted went well."""
    strengths = own_points(scene.opportunity, scene.interview, scene.names)
    if not strengths:
        point = unread(scene.opportunity, scene.interview)
        return (gap(NO_STRENGTH.format(quoted(point)) if point else NO_FIT),)
    note = strengths[scene.turn % len(strengths)]
    where = "on why you fit"
    gaps = checks(note, where)
    if note.shape is not Shape.PHRASE:
        gaps += ("The line on why you fit is your note on what went well: see that it suits.",)
    return (Line(said_as(note, picked(FITS, scene.turn)), 1, where, gaps),)


def last(scene: Scene) -> Iterable[Line]:
    """An answer to the concern they raised, else something left unsaid, a link, or a question;
    people of one team get different ones where there are several."""
    if scene.meeting and (concerns := notes.points(scene.meeting.concern)):
        return (_answer(scene, concerns[scene.take % len(concerns)]),)
    lines = extras(scene)
    if not lines:
        return (gap("One more line would help: something left unsaid, or a question."),)
    return (lines[scene.turn % len(lines)],)


def extras(scene: Scene) -> Sequence[Line]:
    """What is left to say: what was unsaid, something useful for them, the open questions."""
    return [*_unsaid_lines(scene), *_useful_lines(scene), *_question_lines(scene)]


def useful_text(meeting: Meeting | None) -> str:
    """The link or sample as typed, on its lines; "" when there is none short enough."""
    text = "\n".join(line.strip() for line in meeting.useful.splitlines()) if meeting else ""
    return text.strip() if notes.fits(text, 50, USEFUL_LETTERS) else ""


def _answer(scene: Scene, concern: str) -> Line:
    note = notes.raised(concern, "", scene.names)
    answer = f"Your answer to the concern {scene.first} raised is missing: {quoted(concern)}."
    if not note.text or note.shape in {Shape.THIRD, Shape.SENTENCE}:
        return gap(answer)
    text = said_as(note, picked(ANSWERS, scene.turn))
    return Line(text, 2, "on their concern", (answer,))


def _unsaid_lines(scene: Scene) -> Iterable[Line]:
    interview = scene.interview
    raw = f"{interview.capture.unsaid}\n{interview.reflection.unsaid}"
    phrasing = picked(UNSAID, scene.turn)
    for point in dict.fromkeys(notes.points(raw)):
        note = notes.unsaid(point, scene.contact.name, scene.names)
        if note.text and not _NOTHING.fullmatch(note.text):
            yield _spare(_after_colon(note, phrasing), note, "on what was unsaid")


def _useful_lines(scene: Scene) -> Iterable[Line]:
    text = " ".join(useful_text(scene.meeting).split())
    if text and notes.fits(text):
        yield Line(f"{picked(USEFUL, scene.turn)} {text}", 2, "with what may be useful to them")


def _question_lines(scene: Scene) -> Iterable[Line]:
    phrasing = picked(QUESTIONS, scene.turn)
    for point in notes.points(scene.interview.capture.open_questions):
        note = notes.asked(point, scene.contact.name, scene.names)
        if note.text and not _NOTHING.fullmatch(note.text):
            yield _spare(_asked_as(note, phrasing), note, "with your question")


def _spare(text: str, note: Note, where: str) -> Line:
    return Line(text, 2, where, checks(note, where))


_NOTHING = re.compile(r"(?:no|none|nothing|nope|yes|all said|everything|n/a|-)", re.IGNORECASE)


def said_as(note: Note, phrasing: tuple[str, str]) -> str:
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


def picked(choices: Sequence[Choice], turn: int) -> Choice:
    """The choice of this turn; after the last comes the first again."""
    return choices[turn % len(choices)]

"""Gathers what can be said to one contact: a topic, a strength, an answer, a link, a question."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from coaching.letters import notes
from coaching.letters.gaps import (
    CONCERN_UNANSWERED,
    LAST_LINE_MISSING,
    ON_CONCERN,
    ON_STRENGTH,
    ON_TOPIC,
    ON_UNSAID,
    ROLE_MISSING,
    STRENGTH_AS_TYPED,
    STRENGTH_MISSING,
    STRENGTH_UNCLEAR,
    TOPIC_MISSING,
    TOPIC_SPEAKS_OF_THEM,
    TOPIC_TOO_LONG,
    TOPICS_LEFT_OUT,
    WITH_QUESTION,
    WITH_USEFUL,
)
from coaching.letters.letter import (
    LetterLine,
    Occasion,
    company_of,
    day_phrase,
    gap_line,
    join_with_and,
    note_gaps,
    proper_names,
    quote,
    role_of,
)
from coaching.letters.notes import NotePoint, NoteShape
from coaching.letters.phrasings import (
    CONCERN_SENTENCES,
    LATE_OPENINGS,
    OPENINGS,
    QUESTION_SENTENCES,
    STRENGTH_SENTENCES,
    TOPIC_SENTENCES,
    UNSAID_SENTENCES,
    USEFUL_LEAD_INS,
    InterviewMention,
)
from coaching.letters.strengths import first_strength_typed, strength_points
from coaching.model.documents import Contact, Interview, Meeting, Opportunity
from coaching.model.wording import SOMEBODY
from coaching.reading.people.names import short_name
from coaching.translation import Text, Words

LATE_AFTER = timedelta(days=3)
"""After this time a thank-you says in half a line that it comes late."""
USEFUL_MAX_CHARACTERS = 300
"""A link or sample up to this length goes into a note whole, a longer one not at all: a cut link
leads nowhere."""


@dataclass(frozen=True, slots=True)
class LetterMaterial:
    """Holds what a note is about. `variation` picks the phrasing: it is the contact's place in the
    team, and one further for each take."""

    occasion: Occasion
    interview: Interview
    contact: Contact
    variation: int
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
        return self.contact.meeting_in(self.interview.id)

    @property
    def short_name(self) -> str:
        """How the coach speaks of the contact in passing."""
        return short_name(self.contact.name) or str(SOMEBODY)


def gather_material(occasion: Occasion, interview: Interview, contact: Contact) -> LetterMaterial:
    """Returns what a note to one contact after one interview is written from."""
    team = sorted(each.id for each in occasion.opportunity.contacts)
    turn = team.index(contact.id) if contact.id in team else int(contact.id)
    names = proper_names(occasion.person, occasion.opportunity)
    return LetterMaterial(occasion, interview, contact, turn + occasion.take, names)


def interview_mention(occasion: Occasion, interview: Interview) -> InterviewMention:
    """Returns day, role and company, as notes name them."""
    opportunity = occasion.opportunity
    return InterviewMention(
        day=day_phrase(interview, occasion.now),
        role=role_of(opportunity),
        company=company_of(opportunity),
    )


def is_late(occasion: Occasion, interview: Interview) -> bool:
    """Returns whether a note had better say that it comes late."""
    return occasion.now - interview.end > LATE_AFTER


def opening_line(occasion: Occasion, interview: Interview, variation: int) -> LetterLine:
    """Returns the thanks itself, which names the day and the job."""
    named = role_of(occasion.opportunity)
    gaps = () if named else (str(ROLE_MISSING),)
    phrasing = pick(LATE_OPENINGS if is_late(occasion, interview) else OPENINGS, variation)
    return LetterLine(phrasing(interview_mention(occasion, interview)), gaps=gaps)


def topic_lines(material: LetterMaterial) -> Iterable[LetterLine]:
    """Yields a sentence on one thing that was talked about with this very contact."""
    points = topic_points(material)
    if not points:
        return (topic_gap(material),)
    read = [notes.read_topic(point, material.contact.name, material.names) for point in points]
    usable = [note for note in read if note.shape is not NoteShape.ABOUT_READER]
    if not usable:
        return (gap_line(_unusable_topic_gap(points[0], read[0])),)
    note, left = _choose_topic(usable, len(points), material.take)
    where = ON_TOPIC
    text = note_sentence(note, pick(TOPIC_SENTENCES, material.variation))
    return (LetterLine(text, 1, where, (*left, *note_gaps(note, where))),)


def topic_points(material: LetterMaterial) -> tuple[str, ...]:
    """Returns the points noted on the talk with this contact, as typed."""
    return notes.split_points(material.meeting.topic) if material.meeting else ()


def topic_gap(material: LetterMaterial) -> LetterLine:
    """Returns the gap where a topic belongs."""
    return gap_line(TOPIC_MISSING.format(name=material.short_name))


def _choose_topic(
    usable: list[NotePoint], total: int, take: int
) -> tuple[NotePoint, tuple[str, ...]]:
    """Returns up to three short phrases as one list at first; each further take returns one point
    alone."""
    short = all(note.shape is NoteShape.PHRASE for note in usable) and total == len(usable)
    brief = sum(len(note.text.split()) for note in usable) <= 20
    if short and brief and 1 < total <= 3 and not take:
        return NotePoint(join_with_and([note.text for note in usable]), NoteShape.PHRASE), ()
    if total == 1:
        return usable[0], ()
    left = (TOPICS_LEFT_OUT.format(total),)
    return usable[take % len(usable)], left


def strength_lines(material: LetterMaterial) -> Iterable[LetterLine]:
    """Yields why the person suits the job, from what they noted went well."""
    strengths = strength_points(material.opportunity, material.interview, material.names)
    if not strengths:
        point = first_strength_typed(material.opportunity, material.interview)
        unclear = STRENGTH_UNCLEAR.format(note=quote(point))
        return (gap_line(unclear if point else STRENGTH_MISSING),)
    note = strengths[material.variation % len(strengths)]
    where = ON_STRENGTH
    gaps = note_gaps(note, where)
    if note.shape is not NoteShape.PHRASE:
        gaps += (str(STRENGTH_AS_TYPED),)
    return (
        LetterLine(
            note_sentence(note, pick(STRENGTH_SENTENCES, material.variation)), 1, where, gaps
        ),
    )


def last_lines(material: LetterMaterial) -> Iterable[LetterLine]:
    """Returns an answer to the concern they raised, else something left unsaid, a link, or a
    question. People of one team get different ones where there are several."""
    if material.meeting and (concerns := notes.split_points(material.meeting.concern)):
        return (_concern_line(material, concerns[material.take % len(concerns)]),)
    lines = extra_lines(material)
    if not lines:
        return (gap_line(LAST_LINE_MISSING),)
    return (lines[material.variation % len(lines)],)


def extra_lines(material: LetterMaterial) -> Sequence[LetterLine]:
    """Returns what is left to say: what was unsaid, something useful for them, the open
    questions."""
    return [*_lines_on_unsaid(material), *_useful_lines(material), *_question_lines(material)]


def useful_text(meeting: Meeting | None) -> str:
    """Returns the link or sample as typed, on its lines; "" when there is none short enough."""
    text = "\n".join(line.strip() for line in meeting.useful.splitlines()) if meeting else ""
    return text.strip() if notes.is_short_enough(text, 50, USEFUL_MAX_CHARACTERS) else ""


def _concern_line(material: LetterMaterial, concern: str) -> LetterLine:
    note = notes.read_concern(concern, "", material.names)
    answer = CONCERN_UNANSWERED.format(name=material.short_name, concern=quote(concern))
    if not note.text or note.shape in {NoteShape.ABOUT_READER, NoteShape.SENTENCE}:
        return gap_line(answer)
    text = note_sentence(note, pick(CONCERN_SENTENCES, material.variation))
    return LetterLine(text, 2, ON_CONCERN, (answer,))


def _lines_on_unsaid(material: LetterMaterial) -> Iterable[LetterLine]:
    interview = material.interview
    raw = f"{interview.capture.unsaid}\n{interview.reflection.unsaid}"
    phrasing = pick(UNSAID_SENTENCES, material.variation)
    for point in dict.fromkeys(notes.split_points(raw)):
        note = notes.read_unsaid(point, material.contact.name, material.names)
        if note.text and not _EMPTY_ANSWER.fullmatch(note.text):
            yield _spare_line(_addition_sentence(note, phrasing), note, ON_UNSAID)


def _useful_lines(material: LetterMaterial) -> Iterable[LetterLine]:
    text = " ".join(useful_text(material.meeting).split())
    if text and notes.is_short_enough(text):
        yield LetterLine(
            f"{pick(USEFUL_LEAD_INS, material.variation)} {text}",
            2,
            WITH_USEFUL,
        )


def _question_lines(material: LetterMaterial) -> Iterable[LetterLine]:
    phrasing = pick(QUESTION_SENTENCES, material.variation)
    for point in notes.split_points(material.interview.capture.open_questions):
        note = notes.read_open_question(point, material.contact.name, material.names)
        if note.text and not _EMPTY_ANSWER.fullmatch(note.text):
            yield _spare_line(_question_sentence(note, phrasing), note, WITH_QUESTION)


def _spare_line(text: str, note: NotePoint, where: Text) -> LetterLine:
    return LetterLine(text, 2, where, note_gaps(note, where))


_EMPTY_ANSWER = re.compile(r"(?:no|none|nothing|nope|yes|all said|everything|n/a|-)", re.IGNORECASE)


def note_sentence(note: NotePoint, phrasing: tuple[str, str]) -> str:
    """Returns the sentence around a note. `phrasing` has two forms: with the note inside the
    sentence, and after a colon."""
    if note.shape is NoteShape.SENTENCE:
        return notes.end_sentence(notes.capitalize_first(note.text))
    inside, after = phrasing
    return notes.end_sentence(
        (inside if note.shape is NoteShape.PHRASE else after).format(note.text)
    )


def _addition_sentence(note: NotePoint, phrasing: tuple[str, str]) -> str:
    inside, after = phrasing
    clause = note.text.startswith("that ")
    return notes.end_sentence((inside if clause else after).format(note.text))


def _question_sentence(note: NotePoint, phrasing: tuple[str, str]) -> str:
    question, matter = phrasing
    if note.is_question:
        return question.format(note.text.rstrip("?")) + "?"
    return notes.end_sentence(matter.format(note.text))


def _unusable_topic_gap(point: str, note: NotePoint) -> Words:
    return TOPIC_SPEAKS_OF_THEM.format(note=quote(point)) if note.text else TOPIC_TOO_LONG


Choice = TypeVar("Choice")


def pick(choices: Sequence[Choice], variation: int) -> Choice:
    """Returns the choice for this variation; after the last choice the first comes again."""
    return choices[variation % len(choices)]

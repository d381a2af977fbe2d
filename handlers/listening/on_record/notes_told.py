"""Says what was noted about something: by whom, to whom, in the person's own words."""

import re
from html import escape
from typing import Final

from coaching.facts.recall_notes import ToldNote, find_told_notes, list_told_notes
from coaching.model.documents import Opportunity
from coaching.reading.proposals import NoteKind
from coaching.reading.wishes import AskSaid
from coaching.translation import _, plural
from handlers.cards.note_lines import NOTES, NOTES_WITH
from handlers.listening.on_record.asked_of import (
    find_asked_contact,
    jobs_asked_of,
    say_nobody,
)
from handlers.steps.job_buttons import ABOUT_LABEL
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.links import AboutOpportunity
from handlers.ui.turn import Turn

# Translators: {topic} is what was asked about, such as "salary".
NOTHING_ABOUT = _("I find nothing on record about {topic}.")
NOTHING_TOLD = _("I have no notes on that yet. Tell me, and I keep them.")
PLAIN_NOTE = _("Your note: {text}")
NOTES_MORE = plural("and {count} more", "and {count} more")
NOTES_AT_MOST = 8
TOPIC_LENGTH = 60
_KINDS: Final = (
    (re.compile(r"\b(?:worr|concern|doubt|unsure|scepti|skepti|critical)"), NoteKind.CONCERN),
    (re.compile(r"\b(?:they|he|she|did \w+) ask(?:ed)?\b|\bquestions?\b"), NoteKind.QUESTION_ASKED),
    (re.compile(r"\bwent well\b"), NoteKind.WENT_WELL),
    (re.compile(r"\bwent (?:badly|wrong)\b"), NoteKind.TO_IMPROVE),
    (re.compile(r"\bforg[eo]t|\bunsaid\b|\b(?:leave|left) out\b"), NoteKind.UNSAID),
)
"""By these words only what is of that kind is asked for."""


def say_notes(turn: Turn, wish: AskSaid, text: str) -> None:
    """Shows the notes that fit the question, job by job."""
    jobs = jobs_asked_of(turn, wish)
    contact = find_asked_contact(jobs, wish)
    if wish.whom and contact is None and not wish.topic:
        say_nobody(turn, jobs, wish)
        return
    notes = [(job, one) for job in jobs for one in list_told_notes(job)]
    if contact is not None:
        theirs = [pair for pair in notes if pair[1].contact == contact]
        notes = theirs or (notes if wish.topic else [])
    fitting = {id(one) for one in _choose(wish, text, [one for _job, one in notes])}
    found = [pair for pair in notes if id(pair[1]) in fitting]
    if found:
        _show(turn, found)
    elif wish.topic:
        topic = escape(wish.topic[:TOPIC_LENGTH])
        turn.say(NOTHING_ABOUT.format(topic=topic), _about_rows(jobs[:1]))
    else:
        turn.say(NOTHING_TOLD)


def _choose(wish: AskSaid, text: str, notes: list[ToldNote]) -> list[ToldNote]:
    """Returns the notes about the topic; of the kind that is asked for alone where no topic is
    named, and of that kind first of all where one is."""
    about = find_told_notes(notes, (wish.topic or "").split())
    kinds = [kind for pattern, kind in _KINDS if pattern.search(text.casefold())]
    of_kind = [one for one in about if one.kind in kinds]
    return of_kind or (about if wish.topic or not kinds else [])


def _show(turn: Turn, found: list[tuple[Opportunity, ToldNote]]) -> None:
    shown = found[:NOTES_AT_MOST]
    rows: list[str] = []
    for job in {one.id: one for one, _note in shown}.values():
        rows += ["", formatting.opportunity_heading(job)]
        rows += [f"• {_note_text(note)}" for one, note in shown if one.id == job.id]
    more = len(found) - len(shown)
    rows += [NOTES_MORE.format(more)] if more else []
    turn.say("\n".join(rows).strip(), _about_rows([found[0][0]]))


def _about_rows(jobs: list[Opportunity]) -> list[list[Button]]:
    return [[Button(ABOUT_LABEL, AboutOpportunity(job.id))] for job in jobs]


def _note_text(note: ToldNote) -> str:
    text = escape(" ".join(note.text.split()))
    if note.kind is None:
        return PLAIN_NOTE.format(text=text)
    with_name = NOTES_WITH.get(note.kind) if note.contact else None
    label = with_name or NOTES[note.kind]
    return label.format(name=escape(note.contact.name) if note.contact else "", text=text)

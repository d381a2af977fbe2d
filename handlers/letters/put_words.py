"""Puts a sentence of the person's into a letter where it belongs, and shows the letter anew."""

from coaching.letters.changes.place_words import (
    add_to_letter,
    find_place,
    keep_words,
    stands_in,
)
from coaching.letters.changes.wishes import LetterPlace
from coaching.letters.letter import Occasion
from coaching.letters.material.listener import Listener
from coaching.letters.points import ReaderPoints, make_listener
from coaching.model.documents import Contact, Opportunity, Referee
from coaching.playbook.compose import letter_addressee
from coaching.playbook.step_letter import contact_of, interview_of
from coaching.reading.people.names import short_name
from coaching.translation import Text, Words, _
from handlers.cards.card import CardLine
from handlers.letters.draft_options import DraftOptions
from handlers.letters.drafting import find_line, say_letter
from handlers.letters.step_letters import step_letter
from handlers.ui.turn import Turn

ADDED = _("Your words are in.")
PLACED: dict[LetterPlace, Text] = {
    LetterPlace.TALK: _("Your words are in, where it speaks of your talk."),
    LetterPlace.DOUBT: _("Your words are in, as the answer to the doubt."),
    LetterPlace.FIT: _("Your words are in, as why you fit; other letters may use them, too."),
    LetterPlace.WANT: _("Your words are in, as why you want the job; all its letters say so now."),
    LetterPlace.PROMISED: _("Your words are in, as what you promised."),
}
# Translators: stands there for a reader whose name is not known.
THEM = _("them")
SHOWN_AT_MOST = 120


def put_words(
    turn: Turn, line: CardLine, options: DraftOptions, said: str, place: LetterPlace | None
) -> None:
    """Puts words where they belong, or as sentences of this letter where they belong nowhere
    else."""
    job = turn.find_real_opportunity(line.ref.opportunity)
    if job is None:
        return
    points = find_points(turn, line)
    place = place or (find_place(said, points) if points else LetterPlace.END)
    changed = keep_words(job, points, place, said) if points else None
    if changed is not None:
        turn.put_opportunity(changed)
        if _stands_there(turn, line, options, said):
            show_changed(turn, line, options, PLACED[place])
            return
    turn.put_opportunity(add_to_letter(job, line.ref.key, place, said))
    show_changed(turn, line, options, ADDED)


def _stands_there(turn: Turn, line: CardLine, options: DraftOptions, text: str) -> bool:
    fresh = find_line(turn, line.ref)
    letter = step_letter(fresh.subject, options, turn.now) if fresh else None
    return letter is not None and stands_in(text, letter)


def show_changed(turn: Turn, line: CardLine, options: DraftOptions, note: Words) -> None:
    """Shows the letter as it stands now, below a note."""
    fresh = find_line(turn, line.ref) or line
    say_letter(turn, fresh, options, note)


# -- the reader ------------------------------------------------------------------------------------


def find_points(turn: Turn, line: CardLine) -> ReaderPoints | None:
    """Returns what was said with the reader, for a letter about an interview they were in."""
    job: Opportunity = line.subject.opportunity
    interview = interview_of(job, line.ref.key)
    contact = contact_of(job, line.ref.key)
    if interview is None or contact is None or contact.meeting_in(interview.id) is None:
        return None
    return ReaderPoints(_occasion(turn, line), interview, contact)


def find_listener(turn: Turn, line: CardLine) -> Listener:
    """Returns whose names must not stand in the letter, and which words keep their capital."""
    reader = _reader(turn, line)
    contact = reader if isinstance(reader, Contact) else None
    return make_listener(_occasion(turn, line), contact, line.subject.opportunity.contacts)


def reader_name(turn: Turn, line: CardLine) -> str:
    """Returns how the reader is called here; "them" where no name is known."""
    reader = _reader(turn, line)
    return short_name(reader.name) if reader and reader.name else str(THEM)


def _occasion(turn: Turn, line: CardLine) -> Occasion:
    subject = line.subject
    return Occasion(subject.person, subject.opportunity, turn.now, jobs=subject.jobs)


def _reader(turn: Turn, line: CardLine) -> Contact | Referee | None:
    return letter_addressee(line.ref.key, _occasion(turn, line))


def shorten(text: str) -> str:
    """Returns words on one line, cut where they are long."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_AT_MOST else f"{line[: SHOWN_AT_MOST - 1].rstrip()}…"

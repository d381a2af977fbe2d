"""Writes a short note that brings somebody the link, article or sample that goes with the talk."""

from coaching.letters import notes
from coaching.letters.frames import helper_frames as frames
from coaching.letters.frames.frame import own_line
from coaching.letters.frames.talk_words import to_known_thing
from coaching.letters.gaps import USEFUL_MISSING, USEFUL_TOO_LONG
from coaching.letters.letter import Letter, LetterLine, Occasion, gap_line
from coaching.letters.letter_writer import LetterWriter, meeting_notes
from coaching.letters.material.kinds import NounPhrase
from coaching.model.documents import Contact, Interview
from coaching.model.wording import SOMEBODY
from coaching.reading.people.names import short_name

USEFUL_MAX_WORDS = 100
USEFUL_MAX_CHARACTERS = 300
"""A link or sample up to this length goes into a note whole, a longer one not at all: a cut link
leads nowhere."""


def useful_letter(occasion: Occasion, interview: Interview, contact: Contact) -> Letter:
    """Returns a note with something useful after the talk (S2, S3): what it goes with, and the
    thing itself as it was noted, on a line of its own so that a link still works."""
    key = f"useful.{interview.id}.{contact.id}"
    writer = LetterWriter(occasion, key, contact, interview, meeting_notes(contact, interview))
    paragraphs = [
        [_lead(writer)],
        [_useful_line(writer, contact)],
        [writer.say(frames.NO_ANSWER_NEEDED, "answer", 2)],
    ]
    subject = writer.subject_of(frames.USEFUL_SUBJECT)
    return writer.letter(subject, paragraphs, USEFUL_MAX_WORDS)


def _lead(writer: LetterWriter) -> LetterLine:
    """Returns what the thing goes with: what was talked about, where that is a thing."""
    things = [each.text for each in writer.points.topic if isinstance(each, NounPhrase)]
    if not things:
        return writer.say(frames.MAY_BE_OF_USE, "lead")
    thing = to_known_thing(things[writer.occasion.take % len(things)])
    return writer.quote(frames.WE_TALKED_ABOUT, "talked", thing=thing)


def _useful_line(writer: LetterWriter, contact: Contact) -> LetterLine:
    """Returns the link or sample as typed, on its lines."""
    lines = (line.strip() for line in writer.points.meeting.useful.splitlines())
    text = "\n".join(lines).strip()
    if not text:
        name = short_name(contact.name) or str(SOMEBODY)
        return gap_line(USEFUL_MISSING.format(name=name))
    if not notes.is_short_enough(text, 50, USEFUL_MAX_CHARACTERS):
        return gap_line(USEFUL_TOO_LONG)
    return own_line(text)

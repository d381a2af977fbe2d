"""Writes a short note that brings somebody the link, article or sample that goes with the talk."""

from coaching.letters import notes
from coaching.letters.frames import helper_frames as frames
from coaching.letters.frames.frame import own_line
from coaching.letters.frames.talk_words import to_known_thing
from coaching.letters.gaps import USEFUL_MISSING, USEFUL_TOO_LONG, USEFUL_UNCLEAR
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
    thing itself, as far as the note names one."""
    key = f"useful.{interview.id}.{contact.id}"
    writer = LetterWriter(occasion, key, contact, interview, meeting_notes(contact, interview))
    subject = writer.subject_of(frames.USEFUL_SUBJECT)
    end = [writer.say(frames.NO_ANSWER_NEEDED, "answer", 2)]
    return writer.letter(subject, [*_say_what_it_is(writer, contact), end], USEFUL_MAX_WORDS)


def _say_what_it_is(writer: LetterWriter, contact: Contact) -> list[list[LetterLine]]:
    """Returns what the thing goes with and the thing: its address on a line of its own so that it
    still works, else that it is attached."""
    noted, found = writer.points.meeting.useful, writer.points.to_send
    thing = found.thing.text if found.thing else ""
    if thing and not (found.link or found.told):
        return [[*_lead(writer, attached=True), writer.quote(frames.ATTACHING, "it", thing=thing)]]
    if not (found.link or found.told):
        gap = USEFUL_UNCLEAR if noted.strip() else USEFUL_MISSING
        name = short_name(contact.name) or str(SOMEBODY)
        return [_lead(writer), [gap_line(gap.format(name=name))]]
    address = found.link.text if found.link else found.told
    if not notes.is_short_enough(address, 50, USEFUL_MAX_CHARACTERS):
        return [_lead(writer), [gap_line(USEFUL_TOO_LONG)]]
    named = [own_line(f"{thing[:1].upper()}{thing[1:]}:")] if thing else []
    return [_lead(writer), [*named, own_line(address)]]


def _lead(writer: LetterWriter, *, attached: bool = False) -> list[LetterLine]:
    """Returns what the thing goes with: what was talked about, where that is a thing."""
    things = [each.text for each in writer.points.topic if isinstance(each, NounPhrase)]
    if not things:
        options = frames.AFTER_TALK if attached else frames.MAY_BE_OF_USE
        return [writer.say(options, "lead")]
    thing = to_known_thing(things[writer.occasion.take % len(things)])
    options = frames.TALKED_ABOUT if attached else frames.WE_TALKED_ABOUT
    return [writer.quote(options, "talked", thing=thing)]

"""Writes thanks that fit on a card by hand, and one note to everybody of an interview."""

from collections.abc import Sequence

from coaching.letters.frames import short_frames
from coaching.letters.frames.address import call_name, courtesy_of, greeting_line, signature_line
from coaching.letters.frames.frame import fill_frame
from coaching.letters.frames.sentences import SentenceWriter, mark
from coaching.letters.frames.talk_sentences import tell_topic
from coaching.letters.frames.talk_words import to_known_thing
from coaching.letters.letter import (
    MAX_NAMES_GREETED,
    Letter,
    LetterLine,
    LetterPiece,
    Occasion,
    Origin,
    compose_lines,
    is_late,
    join_with_and,
    to_card,
)
from coaching.letters.material.kinds import NounPhrase
from coaching.letters.points import ReaderPoints
from coaching.letters.thank_you_letters import ThankYou, key_text, thank_you_subject
from coaching.model.documents import Contact, Interview
from coaching.model.vocabulary import ContactId, Tone

CARD_WORDS = 60
GROUP_TOPICS = 3
MAX_GROUP_WORDS = 120


def thank_you_card(occasion: Occasion, interview: Interview, contact: Contact) -> Letter:
    """Returns what fits on a card by hand: thanks, and the one thing they talked about (S0, S2,
    S3)."""
    note = ThankYou(ReaderPoints(occasion, interview, contact), key_text(interview, contact))
    groups = note.line_groups()
    end = mark(fill_frame(note.choice.choose(short_frames.CARD_ENDS, "card"), {}), 2)
    person, job = occasion.person, occasion.opportunity
    head = greeting_line(
        contact.name, person, job, note.points.meeting.topic, *courtesy_of(contact, person)
    )
    paragraphs = [[head], [*groups["opening"], *groups["topic"][:1]], [end]]
    signed = [*paragraphs, [signature_line(person, job)]]
    return to_card(compose_lines("", signed, CARD_WORDS, shorter=occasion.shorter))


def group_letter(occasion: Occasion, interview: Interview, contacts: Sequence[Contact]) -> Letter:
    """Returns one note to all of them, for somebody who chooses that over one each (S0 against
    S1-S3). Doubts are left out: what one of them doubted is not for the others to read."""
    contacts = contacts or [Contact(ContactId(0), "")]
    notes = [
        ThankYou(ReaderPoints(occasion, interview, contact), key_text(interview, contact))
        for contact in contacts
    ]
    first = notes[0]
    openings = (
        short_frames.GROUP_LATE_OPENINGS
        if is_late(occasion, interview)
        else short_frames.GROUP_OPENINGS
    )
    opening = fill_frame(first.choice.choose(openings, "group"), {"when": first.writer.when})
    groups = first.line_groups()
    person, job = occasion.person, occasion.opportunity
    paragraphs = [
        [_greeting(occasion, contacts)],
        [opening, *_topics_of_all(notes)],
        [*groups["fit"][:1], *groups["want"][-1:]],
        [signature_line(person, job)],
    ]
    return compose_lines(
        thank_you_subject(first).text, paragraphs, MAX_GROUP_WORDS, shorter=occasion.shorter
    )


def _greeting(occasion: Occasion, contacts: Sequence[Contact]) -> LetterLine:
    """Returns a greeting to several people by name, as long as that stays readable."""
    person, job = occasion.person, occasion.opportunity
    named = [call_name(each.name, person, job, *courtesy_of(each, person)) for each in contacts]
    if not all(named) or not 0 < len(named) <= MAX_NAMES_GREETED:
        return fill_frame(short_frames.GREETING_ALL, {})
    is_warm = person.tone is Tone.WARM
    frame = short_frames.GREETING_NAMES_WARM if is_warm else short_frames.GREETING_NAMES
    names = LetterPiece(join_with_and(named), Origin.FACT)
    return fill_frame(frame, {"names": names})


def _topics_of_all(notes: Sequence[ThankYou]) -> list[LetterLine]:
    """Returns the things of the talk in one sentence, else what one of them told."""
    things = [
        to_known_thing(point.text)
        for note in notes
        for point in note.points.topic
        if isinstance(point, NounPhrase)
    ]
    writer: SentenceWriter = notes[0].writer
    if things:
        listed = join_with_and(list(dict.fromkeys(things))[:GROUP_TOPICS])
        return tell_topic(writer, [NounPhrase(listed)])
    told = next((note.points.topic for note in notes if note.points.topic), ())
    return tell_topic(writer, told)[:1]

"""Writes a short note that brings somebody the link, article or sample that goes with the talk."""

from coaching.letters import notes
from coaching.letters.frames.address import greeting_line
from coaching.letters.frames.frame import own_line
from coaching.letters.gaps import ON_TOPIC, USEFUL_MISSING, USEFUL_TOO_LONG
from coaching.letters.letter import (
    Letter,
    LetterLine,
    Occasion,
    day_phrase,
    gap_line,
    note_gaps,
)
from coaching.letters.letter_material import (
    LetterMaterial,
    gather_material,
    topic_points,
    useful_text,
)
from coaching.letters.letter_writer import compose_for
from coaching.letters.notes import NoteShape
from coaching.model.documents import Contact, Interview
from coaching.translation import Words

USEFUL_MAX_WORDS = 100


def useful_letter(occasion: Occasion, interview: Interview, contact: Contact) -> Letter:
    """Returns a note with something useful after the talk (S2, S3): what it goes with, and the
    thing itself as it was noted, on a line of its own so that a link still works."""
    scene = gather_material(occasion, interview, contact)
    found, day = useful_text(scene.meeting), day_phrase(interview, occasion.now)
    thing = own_line(found) if found else gap_line(_missing_link_gap(scene))
    return compose_for(
        occasion,
        f"After our conversation {day}",
        (
            (greeting_line(contact.name, occasion.person, occasion.opportunity),),
            (_topic_line(scene, day),),
            (thing,),
            (LetterLine("There is no need to answer.", cut_priority=2),),
        ),
        USEFUL_MAX_WORDS,
    )


def _missing_link_gap(material: LetterMaterial) -> Words:
    typed = material.meeting.useful.strip() if material.meeting else ""
    return USEFUL_TOO_LONG if typed else USEFUL_MISSING.format(name=material.short_name)


def _topic_line(material: LetterMaterial, day: str) -> LetterLine:
    """Returns the line with the topic, where it can stand after "about"."""
    read = [
        notes.read_topic(point, material.contact.name, material.names)
        for point in topic_points(material)
    ]
    phrases = [note for note in read if note.shape is NoteShape.PHRASE]
    if not phrases:
        return LetterLine(f"After our conversation {day} I thought this may be of use to you:")
    note = phrases[material.take % len(phrases)]
    text = f"When we spoke {day}, we talked about {note.text}. This may be of use to you:"
    return LetterLine(text, gaps=note_gaps(note, ON_TOPIC))

"""Writes a LinkedIn invitation of 200 characters: who you are, and one thing you talked about."""

from collections.abc import Iterator

from coaching.letters import notes
from coaching.letters.gaps import INVITATION_TOPIC_TOO_LONG, NO_OWN_NAME, ON_YOUR_TALK
from coaching.letters.letter import (
    Letter,
    Occasion,
    Variant,
    company_of,
    count_words,
    day_phrase,
    note_gaps,
    own_name,
    role_of,
)
from coaching.letters.letter_material import (
    gather_material,
    note_sentence,
    pick,
    topic_gap,
    topic_points,
)
from coaching.letters.notes import NotePoint, NoteShape
from coaching.letters.phrasings import TOPIC_SENTENCES
from coaching.model.documents import Contact, Interview
from coaching.reading.people.names import short_name

MAX_INVITATION_UNITS = 200
"""Limits an invitation's note on LinkedIn's free plan. LinkedIn does not say how it counts; here
UTF-16 units are counted, which no way of counting characters exceeds."""


def invitation(
    occasion: Occasion, interview: Interview, contact: Contact, *, thanks: bool = False
) -> Letter:
    """Returns two lines (S1, S3): who the person is, and one thing they talked about, whole or not
    at all. With `thanks` the first line thanks, for somebody who cannot be reached by mail."""
    scene = gather_material(occasion, interview, contact)
    firsts = list(_first_lines(occasion, interview, contact, thanks=thanks))
    read = [notes.read_topic(point, contact.name, scene.names) for point in topic_points(scene)]
    usable = [note for note in read if note.text and note.shape is not NoteShape.ABOUT_READER]
    turned = usable[scene.take % len(usable) :] if usable else []
    gaps = [] if own_name(occasion.person) else [str(NO_OWN_NAME)]
    for note in (*turned, *usable):
        for first in firsts[-1:] if occasion.shorter else firsts:
            for second in _second_lines(note, scene.variation):
                if is_short_enough(f"{first}\n{second}"):
                    return _invitation_letter(
                        first, second, (*gaps, *note_gaps(note, ON_YOUR_TALK))
                    )
    gaps += [str(INVITATION_TOPIC_TOO_LONG)] if topic_points(scene) else topic_gap(scene).gaps
    first = next((line for line in firsts if is_short_enough(f"{line}\n{CLOSING_LINE}")), "")
    return _invitation_letter(first, CLOSING_LINE, tuple(gaps))


CLOSING_LINE = "I would be glad to stay in touch."


def is_short_enough(text: str) -> bool:
    """Returns whether a text can be the note of an invitation."""
    return count_utf16_units(text) <= MAX_INVITATION_UNITS


def count_utf16_units(text: str) -> int:
    """Returns the length in UTF-16, where an emoji counts twice, as in a browser."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _invitation_letter(first: str, second: str, gaps: tuple[str, ...]) -> Letter:
    body = f"{first}\n{second}" if first else second
    return Letter(
        "", body, gaps, count_words(body), variant=Variant.LINKEDIN, max_length=MAX_INVITATION_UNITS
    )


def _first_lines(
    occasion: Occasion, interview: Interview, contact: Contact, *, thanks: bool
) -> Iterator[str]:
    """Yields first lines, the fullest first; the last is the shortest that still says who the
    person is."""
    day = day_phrase(interview, occasion.now)
    role, company = role_of(occasion.opportunity), company_of(occasion.opportunity)
    me = own_name(occasion.person)
    spoke = f"thank you for talking with me {day}" if thanks else f"we spoke {day}"
    name = " ".join(short_name(contact.name).split())
    hello = f"Hello {name}" if name else "Hello"
    whole = f"{hello}, {me} here: {spoke}" if me else f"{hello}, {spoke}"
    short = f"{me} here: {spoke}." if me else notes.capitalize_first(f"{spoke}.")
    if role and company:
        yield f"{whole} about the {role} role at {company}."
    if role:
        yield f"{whole} about the {role} role."
    if company:
        yield f"{whole} at {company}."
    yield f"{whole}."
    yield short


def _second_lines(note: NotePoint, variation: int) -> Iterator[str]:
    """Yields second lines, from a sentence of its own down to the bare note."""
    yield note_sentence(note, pick(TOPIC_SENTENCES, variation))
    yield note_sentence(note, ("I enjoyed talking about {}.", "We talked about this: {}"))
    yield note_sentence(note, ("On {}.", "{}"))

"""A LinkedIn invitation that says who you are and one thing you talked about, in 200 characters."""

from collections.abc import Iterator

from coaching.letters import notes
from coaching.letters.letter import (
    Draft,
    Occasion,
    Variant,
    checks,
    company_of,
    day_of,
    own_name,
    role_of,
    words_of,
)
from coaching.letters.letter_material import no_topic, picked, said_as, scene_of, topics
from coaching.letters.notes import Note, Shape
from coaching.letters.phrasings import THEMES
from coaching.model.documents import Contact, Interview
from coaching.reading.names import greeting_name

INVITATION = 200
"""Characters of an invitation's note on LinkedIn's free plan. LinkedIn does not say how it counts;
here they are UTF-16 units, which no way of counting characters exceeds."""
NO_NAME = "Your name is missing or too long for an invitation: they should know who asks."
NO_ROOM = "What you talked about is too long for an invitation: pick one thing, in a few words."


def invitation(
    occasion: Occasion, interview: Interview, contact: Contact, *, thanks: bool = False
) -> Draft:
    """Two lines (S1, S3): who you are, and one thing you talked about, whole or not at all. With
    `thanks` the first one thanks, for somebody who cannot be reached by mail."""
    scene = scene_of(occasion, interview, contact)
    firsts = list(_who(occasion, interview, contact, thanks=thanks))
    read = [notes.said(point, contact.name, scene.names) for point in topics(scene)]
    usable = [note for note in read if note.text and note.shape is not Shape.THIRD]
    turned = usable[scene.take % len(usable) :] if usable else []
    gaps = [] if own_name(occasion.person) else [NO_NAME]
    for note in (*turned, *usable):
        for first in firsts[-1:] if occasion.shorter else firsts:
            for second in _what(note, scene.turn):
                if fits(f"{first}\n{second}"):
                    return _draft(first, second, (*gaps, *checks(note, "on your talk")))
    gaps += [NO_ROOM] if topics(scene) else no_topic(scene).gaps
    first = next((line for line in firsts if fits(f"{line}\n{CLOSE}")), "")
    return _draft(first, CLOSE, tuple(gaps))


CLOSE = "I would be glad to stay in touch."


def fits(text: str) -> bool:
    """Whether it can be the note of an invitation."""
    return units(text) <= INVITATION


def units(text: str) -> int:
    """The length in UTF-16, where an emoji counts twice, as in a browser."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _draft(first: str, second: str, gaps: tuple[str, ...]) -> Draft:
    body = f"{first}\n{second}" if first else second
    return Draft("", body, gaps, words_of(body), variant=Variant.LINKEDIN, most=INVITATION)


def _who(
    occasion: Occasion, interview: Interview, contact: Contact, *, thanks: bool
) -> Iterator[str]:
    """First lines, the fullest first; the last is the shortest that still says who it is."""
    day = day_of(interview, occasion.now)
    role, company = role_of(occasion.opportunity), company_of(occasion.opportunity)
    me = own_name(occasion.person)
    spoke = f"thank you for talking with me {day}" if thanks else f"we spoke {day}"
    name = " ".join(greeting_name(contact.name).split())
    hello = f"Hello {name}" if name else "Hello"
    whole = f"{hello}, {me} here: {spoke}" if me else f"{hello}, {spoke}"
    short = f"{me} here: {spoke}." if me else notes.capital(f"{spoke}.")
    if role and company:
        yield f"{whole} about the {role} role at {company}."
    if role:
        yield f"{whole} about the {role} role."
    if company:
        yield f"{whole} at {company}."
    yield f"{whole}."
    yield short


def _what(note: Note, turn: int) -> Iterator[str]:
    """Second lines, from a sentence of its own down to the bare note."""
    yield said_as(note, picked(THEMES, turn))
    yield said_as(note, ("I enjoyed talking about {}.", "We talked about this: {}"))
    yield said_as(note, ("On {}.", "{}"))

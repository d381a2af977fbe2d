"""A thank-you for each reader, made of the person's own words about that very conversation."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import combinations

from coaching.letters import notes
from coaching.letters.letter import (
    Draft,
    Line,
    Occasion,
    by_hand,
    checks,
    gap,
    greeting,
    greeting_all,
    listed,
    written,
)
from coaching.letters.letter_material import (
    Scene,
    extras,
    fit,
    last,
    opening,
    picked,
    said_as,
    scene_of,
    theme,
    told,
    topics,
)
from coaching.letters.notes import Note, Shape
from coaching.letters.phrasings import CARD_CLOSINGS, CARD_OPENINGS, CLOSINGS, SUBJECTS, THEMES
from coaching.letters.redaction import in_view
from coaching.model.documents import Contact, Interview, Opportunity, Person
from coaching.model.vocabulary import ContactId, Part

ALIKE = 0.5
"""The share of common word triples from which two notes count as one."""
CARD_WORDS = 60
GROUP_TOPICS = 3


def thank_you(
    person: Person,
    opportunity: Opportunity,
    interview: Interview,
    contact: Contact,
    now: datetime,
    *,
    take: int = 0,
    shorter: bool = False,
) -> Draft:
    """The note to one contact after one interview (S0-S4): thanks, one thing you talked about,
    fit, then an answer, what was left unsaid, or a question. Nothing private goes in (S4):
    ratings, feelings, red flags and what stood out stay with the person."""
    occasion = Occasion(person, opportunity, now, take, shorter)
    scene = scene_of(occasion, interview, contact)
    closing = picked(CLOSINGS, scene.turn + (contact.part is Part.HIRING_MANAGER))
    return written(
        occasion,
        picked(SUBJECTS, scene.turn)(told(occasion, interview)),
        (
            (greeting(contact.name),),
            (opening(occasion, interview, scene.turn), *theme(scene)),
            (*fit(scene), *last(scene)),
            (Line(closing, spare=3),),
        ),
    )


def thank_you_card(occasion: Occasion, interview: Interview, contact: Contact) -> Draft:
    """What fits on a card by hand: thanks, and the one thing you talked about (S0, S2, S3)."""
    scene = scene_of(occasion, interview, contact)
    thanks = picked(CARD_OPENINGS, scene.turn)(told(occasion, interview))
    close = Line(picked(CARD_CLOSINGS, scene.turn), spare=2)
    paragraphs = ((greeting(contact.name),), (Line(thanks), *theme(scene)), (close,))
    return by_hand(written(occasion, "", paragraphs, CARD_WORDS))


def group_note(
    person: Person,
    opportunity: Opportunity,
    interview: Interview,
    contacts: Sequence[Contact],
    now: datetime,
    *,
    take: int = 0,
    shorter: bool = False,
) -> Draft:
    """One note to all of them, for who chooses that over one each (S0 against S1-S3). Concerns
    stay out: what one of them doubted is not for the others to read."""
    opportunity = in_view(opportunity)
    interview = next((one for one in opportunity.interviews if one.id == interview.id), interview)
    known = {one.id: one for one in opportunity.contacts}
    contacts = [known.get(one.id, one) for one in contacts]
    occasion = Occasion(person, opportunity, now, take, shorter)
    scene = scene_of(occasion, interview, Contact(ContactId(0), ""))
    rest = extras(scene)
    return written(
        occasion,
        picked(SUBJECTS, take)(told(occasion, interview)),
        (
            (greeting_all([each.name for each in contacts]),),
            (opening(occasion, interview, take), *_themes(occasion, interview, contacts)),
            (*fit(scene), *([picked(rest, take)] if rest else [])),
            (Line(picked(CLOSINGS, take), spare=3),),
        ),
    )


def too_alike(one: str, other: str) -> bool:
    """Whether two notes to one team would be recognised as one (S1, S2, S3)."""
    first, second = _triples(one), _triples(other)
    smaller = min(len(first), len(second))
    return bool(smaller) and len(first & second) / smaller >= ALIKE


def alike(drafts: Sequence[Draft]) -> tuple[tuple[int, int], ...]:
    """The places of any two drafts of one interview that are too alike, each pair once."""
    pairs = combinations(range(len(drafts)), 2)
    return tuple((a, b) for a, b in pairs if too_alike(drafts[a].body, drafts[b].body))


def _themes(
    occasion: Occasion, interview: Interview, contacts: Sequence[Contact]
) -> Iterable[Line]:
    """Of each contact one topic that can stand beside others, else the first that stands alone."""
    scenes = [scene_of(occasion, interview, contact) for contact in contacts]
    found = [note for scene in scenes if (note := _shared(scene)) is not None]
    phrases = [note.text for note in found if note.shape is Shape.PHRASE]
    where = "on what you talked about"
    if phrases:
        together = listed(list(dict.fromkeys(phrases))[:GROUP_TOPICS])
        found = [Note(together, Shape.PHRASE)]
    if not found:
        return (gap("One thing you talked about with them is missing."),)
    text = said_as(found[0], picked(THEMES, occasion.take))
    return (Line(text, 1, where, checks(found[0], where)),)


def _shared(scene: Scene) -> Note | None:
    read = [notes.said(point, "", scene.names) for point in topics(scene)]
    usable = [note for note in read if note.shape is not Shape.THIRD]
    return picked(usable, scene.take) if usable else None


def _triples(text: str) -> frozenset[tuple[str, ...]]:
    """Of the paragraphs between greeting and signature, where there are such."""
    paragraphs = text.casefold().split("\n\n")
    middle = paragraphs[1:-1] if len(paragraphs) > 2 else paragraphs
    words = re.findall(r"\w+", " ".join(middle))
    return frozenset(zip(words, words[1:], words[2:], strict=False))

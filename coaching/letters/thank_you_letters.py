"""Writes a thank-you for each reader from the person's own words about that very conversation."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from coaching.letters import notes
from coaching.letters.gaps import GROUP_TOPIC_MISSING, ON_TOPIC
from coaching.letters.letter import (
    Letter,
    LetterLine,
    Occasion,
    compose_for,
    gap_line,
    greeting,
    group_greeting,
    join_with_and,
    note_gaps,
    to_card,
)
from coaching.letters.letter_material import (
    LetterMaterial,
    extra_lines,
    gather_material,
    interview_mention,
    last_lines,
    note_sentence,
    opening_line,
    pick,
    strength_lines,
    topic_lines,
    topic_points,
)
from coaching.letters.notes import NotePoint, NoteShape
from coaching.letters.phrasings import (
    CARD_CLOSINGS,
    CARD_OPENINGS,
    CLOSINGS,
    SUBJECT_LINES,
    TOPIC_SENTENCES,
)
from coaching.letters.redaction import redact_opportunity
from coaching.model.documents import Contact, Interview
from coaching.model.vocabulary import ContactId, ContactPart

SIMILARITY_LIMIT = 0.5
"""Two notes count as the same from this share of common word triples on."""
CARD_WORDS = 60
GROUP_TOPICS = 3


def thank_you_letter(occasion: Occasion, interview: Interview, contact: Contact) -> Letter:
    """Returns the note to one contact after one interview (S0-S4): thanks, one thing they talked
    about, fit, then an answer, what was left unsaid, or a question. Nothing private goes in (S4):
    ratings, feelings, red flags and what stood out stay with the person."""
    scene = gather_material(occasion, interview, contact)
    closing = pick(CLOSINGS, scene.variation + (contact.part is ContactPart.HIRING_MANAGER))
    return compose_for(
        occasion,
        pick(SUBJECT_LINES, scene.variation)(interview_mention(occasion, interview)),
        (
            (greeting(contact.name),),
            (opening_line(occasion, interview, scene.variation), *topic_lines(scene)),
            (*strength_lines(scene), *last_lines(scene)),
            (LetterLine(closing, cut_priority=3),),
        ),
    )


def thank_you_card(occasion: Occasion, interview: Interview, contact: Contact) -> Letter:
    """Returns what fits on a card by hand: thanks, and the one thing they talked about (S0, S2,
    S3)."""
    scene = gather_material(occasion, interview, contact)
    thanks = pick(CARD_OPENINGS, scene.variation)(interview_mention(occasion, interview))
    close = LetterLine(pick(CARD_CLOSINGS, scene.variation), cut_priority=2)
    paragraphs = ((greeting(contact.name),), (LetterLine(thanks), *topic_lines(scene)), (close,))
    return to_card(compose_for(occasion, "", paragraphs, CARD_WORDS))


def group_letter(occasion: Occasion, interview: Interview, contacts: Sequence[Contact]) -> Letter:
    """Returns one note to all of them, for somebody who chooses that over one each (S0 against
    S1-S3). Concerns are left out: what one of them doubted is not for the others to read."""
    opportunity, take = redact_opportunity(occasion.opportunity), occasion.take
    occasion = replace(occasion, opportunity=opportunity)
    interview = next((one for one in opportunity.interviews if one.id == interview.id), interview)
    known = {one.id: one for one in opportunity.contacts}
    contacts = [known.get(one.id, one) for one in contacts]
    scene = gather_material(occasion, interview, Contact(ContactId(0), ""))
    rest = extra_lines(scene)
    return compose_for(
        occasion,
        pick(SUBJECT_LINES, take)(interview_mention(occasion, interview)),
        (
            (group_greeting([each.name for each in contacts]),),
            (
                opening_line(occasion, interview, take),
                *_group_topic_lines(occasion, interview, contacts),
            ),
            (*strength_lines(scene), *([pick(rest, take)] if rest else [])),
            (LetterLine(pick(CLOSINGS, take), cut_priority=3),),
        ),
    )


def is_too_similar(one: str, other: str) -> bool:
    """Returns whether two notes to one team would be recognised as the same (S1, S2, S3)."""
    first, second = _word_triples(one), _word_triples(other)
    smaller = min(len(first), len(second))
    return bool(smaller) and len(first & second) / smaller >= SIMILARITY_LIMIT


def find_similar_pairs(letters: Sequence[Letter]) -> tuple[tuple[int, int], ...]:
    """Returns the places of any two letters of one interview that are too similar, each pair
    once."""
    pairs = combinations(range(len(letters)), 2)
    return tuple((a, b) for a, b in pairs if is_too_similar(letters[a].body, letters[b].body))


def _group_topic_lines(
    occasion: Occasion, interview: Interview, contacts: Sequence[Contact]
) -> Iterable[LetterLine]:
    """Yields one topic of each contact that can stand beside others, else the first that stands
    alone."""
    scenes = [gather_material(occasion, interview, contact) for contact in contacts]
    found = [note for scene in scenes if (note := _group_topic(scene)) is not None]
    phrases = [note.text for note in found if note.shape is NoteShape.PHRASE]
    if phrases:
        together = join_with_and(list(dict.fromkeys(phrases))[:GROUP_TOPICS])
        found = [NotePoint(together, NoteShape.PHRASE)]
    if not found:
        return (gap_line(GROUP_TOPIC_MISSING),)
    text = note_sentence(found[0], pick(TOPIC_SENTENCES, occasion.take))
    return (LetterLine(text, 1, ON_TOPIC, note_gaps(found[0], ON_TOPIC)),)


def _group_topic(material: LetterMaterial) -> NotePoint | None:
    read = [notes.read_topic(point, "", material.names) for point in topic_points(material)]
    usable = [note for note in read if note.shape is not NoteShape.ABOUT_READER]
    return pick(usable, material.take) if usable else None


def _word_triples(text: str) -> frozenset[tuple[str, ...]]:
    """Returns the word triples of the paragraphs between greeting and signature, where there are
    such."""
    paragraphs = text.casefold().split("\n\n")
    middle = paragraphs[1:-1] if len(paragraphs) > 2 else paragraphs
    words = re.findall(r"\w+", " ".join(middle))
    return frozenset(zip(words, words[1:], words[2:], strict=False))

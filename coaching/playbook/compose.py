"""Writes the letter that a step ends in, in the form that was asked for."""

import re
from dataclasses import replace
from typing import assert_never

from coaching.letters.briefs.redaction import redact_opportunity
from coaching.letters.changes.apply_edit import apply_edit
from coaching.letters.letter import Letter, Occasion, Variant, count_words, to_card
from coaching.letters.questions.letter_questions import AT_MOST
from coaching.letters.questions.missing import Questions
from coaching.model.documents import Contact, Opportunity, Person, Referee
from coaching.model.letter_edits import find_edit
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Channel
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_letter import StepLetter, contact_of

_CREATIVE_ROLE = re.compile(
    r"\b(?:(?:\w+)?designer|(?:copy)?writer|author|editor|artist|illustrator|photographer"
    r"|musician|stylist|florist|curator|librarian|bookseller|teacher|tutor|educator|lecturer"
    r"|nurse|midwife|carer|caregiver)s?\b",
    re.IGNORECASE,
)


def letter_of(kind: StepKind) -> StepLetter | None:
    """Returns the letter that a kind of step ends in; None for a kind without one."""
    definition = DEFINITION_BY_KIND.get(kind)
    return definition.letter if definition else None


def write_letter(
    key: StepKey, occasion: Occasion, variant: Variant = Variant.MAIL
) -> Letter | None:
    """Writes the text that a step ends in from the person's own notes.

    Returns None when the step has no text, when its reader is gone, or when the variant does not
    suit it: a card is for thanks, and call notes are only for employers who allow calls.
    """
    letter = letter_of(key.kind)
    if letter is None or not _is_form_possible(letter, variant):
        return None
    occasion = replace(occasion, opportunity=redact_opportunity(occasion.opportunity))
    if variant is Variant.CALL:
        return _write_call_notes(letter, occasion, key)
    edit = find_edit(occasion.opportunity.edits, key.text)
    if edit.tone is not None:
        occasion = replace(occasion, person=replace(occasion.person, tone=edit.tone))
    draft = letter.write(occasion, key, variant)
    draft = apply_edit(draft, edit) if draft else None
    return to_card(draft) if draft and variant is Variant.CARD else draft


def _is_form_possible(letter: StepLetter, variant: Variant) -> bool:
    """Tells whether the letter can take a form. A mail always can: it stands for the usual form."""
    return variant is Variant.MAIL or variant in letter.forms


def _write_call_notes(letter: StepLetter, occasion: Occasion, key: StepKey) -> Letter | None:
    """Returns notes for a call; None when the employer does not allow calls."""
    notes = letter.call_notes(occasion, key) if letter.call_notes else ""
    return Letter("", notes, word_count=count_words(notes), variant=Variant.CALL) if notes else None


def variants_for(key: StepKey, person: Person, opportunity: Opportunity) -> tuple[Variant, ...]:
    """Returns the forms worth offering for a step; the usual one comes first.

    A card is offered for creative roles or when the person chose one (S0, S2, S3), a call only when
    the employer allows it, or where a referee is reached so.
    """
    letter = letter_of(key.kind)
    if letter is None:
        return ()
    if letter.own_forms is not None:
        return letter.own_forms(person, key)
    usual, *others = letter.forms
    return usual, *(form for form in others if _is_form_suitable(form, key, opportunity))


def _is_form_suitable(variant: Variant, key: StepKey, opportunity: Opportunity) -> bool:
    match variant:
        case Variant.MAIL:
            return True
        case Variant.CARD:
            return opportunity.by_card or is_card_suitable(opportunity)
        case Variant.LINKEDIN:
            contact = contact_of(opportunity, key)
            return bool(contact and contact.linkedin)
        case Variant.CALL:
            return opportunity.channel is Channel.CALL_ALLOWED
        case _:
            assert_never(variant)


def is_card_suitable(opportunity: Opportunity) -> bool:
    """Tells whether a handwritten card fits the kind of work, by the words of the role (S0, S3)."""
    return bool(_CREATIVE_ROLE.search(opportunity.role))


def letter_addressee(key: StepKey, occasion: Occasion) -> Contact | Referee | None:
    """Returns the person to whom the text of a step goes; None when nobody is known."""
    letter = letter_of(key.kind)
    return letter.addressee(occasion, key) if letter else None


def letter_step_keys(kind: StepKind, occasion: Occasion) -> tuple[StepKey, ...]:
    """Returns every step of a kind that a text can be written for now, planned or not."""
    letter = letter_of(kind)
    return tuple(letter.keys(occasion)) if letter else ()


def missing_questions(key: StepKey, occasion: Occasion) -> Questions:
    """Returns what the letter of a step could still be told, what is worth most first; nothing is
    asked twice."""
    letter = letter_of(key.kind)
    return letter.questions(occasion, key) if letter and letter.questions else ()


def opening_questions(key: StepKey, occasion: Occasion) -> Questions:
    """Returns what is asked before the letter of a step is shown: two questions at most.

    A letter that was shown before is opened at once; what it still misses is a button below it.
    """
    return () if _was_shown(key, occasion) else missing_questions(key, occasion)[:AT_MOST]


def _was_shown(key: StepKey, occasion: Occasion) -> bool:
    """Tells whether the letter was shown; not where the step has several, and another one was."""
    letter = letter_of(key.kind)
    if letter is None or letter.answers or letter.becomes_another:
        return False
    return any(one.key == key.text for one in occasion.opportunity.drafted)

"""A letter ready to copy for every step that needs one; what is missing is said beside it."""

from coaching.letters.briefing import next_round_brief, offer_review
from coaching.letters.check_in_letters import (
    addressee,
    check_in,
    referee_ask,
    referee_brief,
    referee_letter,
)
from coaching.letters.compose import draft_for
from coaching.letters.forms import keys_for, reader, suits_card, variants_for
from coaching.letters.letter import Draft, Variant
from coaching.letters.linkedin_letters import INVITATION, units
from coaching.letters.proofreading import Matter, Remark, proof
from coaching.letters.thank_you_letters import alike, group_note, thank_you, too_alike

__all__ = [
    "INVITATION",
    "Draft",
    "Matter",
    "Remark",
    "Variant",
    "addressee",
    "alike",
    "check_in",
    "draft_for",
    "group_note",
    "keys_for",
    "next_round_brief",
    "offer_review",
    "proof",
    "reader",
    "referee_ask",
    "referee_brief",
    "referee_letter",
    "suits_card",
    "thank_you",
    "too_alike",
    "units",
    "variants_for",
]

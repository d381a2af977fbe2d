"""A letter ready to copy for every step that needs one; what is missing is said beside it."""

from coaching.asking import addressee, check_in, referee_ask, referee_brief, referee_letter
from coaching.briefing import next_round_brief, offer_review
from coaching.forms import keys_for, reader, suits_card, variants_for
from coaching.inviting import INVITATION, units
from coaching.letters import Draft, Variant
from coaching.proofing import Matter, Remark, proof
from coaching.thanks import alike, group_note, thank_you, too_alike
from coaching.writing import draft_for

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

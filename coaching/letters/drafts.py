"""A letter ready to copy for every step that needs one; what is missing is said beside it."""

from coaching.letters.briefing import next_round_brief, offer_review
from coaching.letters.check_in_letters import (
    check_in_addressee,
    check_in_letter,
    referee_brief,
    referee_letter,
    referee_request,
)
from coaching.letters.compose import write_letter
from coaching.letters.forms import (
    is_card_suitable,
    letter_addressee,
    letter_step_keys,
    variants_for,
)
from coaching.letters.letter import Letter, Variant
from coaching.letters.linkedin_letters import MAX_INVITATION_UNITS, count_utf16_units
from coaching.letters.proofreading import Remark, RemarkTopic, proofread
from coaching.letters.thank_you_letters import (
    find_similar_pairs,
    group_letter,
    is_too_similar,
    thank_you_letter,
)

__all__ = [
    "MAX_INVITATION_UNITS",
    "Letter",
    "Remark",
    "RemarkTopic",
    "Variant",
    "check_in_addressee",
    "check_in_letter",
    "count_utf16_units",
    "find_similar_pairs",
    "group_letter",
    "is_card_suitable",
    "is_too_similar",
    "letter_addressee",
    "letter_step_keys",
    "next_round_brief",
    "offer_review",
    "proofread",
    "referee_brief",
    "referee_letter",
    "referee_request",
    "thank_you_letter",
    "variants_for",
    "write_letter",
]

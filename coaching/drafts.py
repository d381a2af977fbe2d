"""A letter ready to copy for every step that needs one; what is missing is said beside it."""

from coaching.asking import addressee, check_in, referee_ask, referee_brief, referee_letter
from coaching.letters import Draft
from coaching.thanks import thank_you, too_alike

__all__ = [
    "Draft",
    "addressee",
    "check_in",
    "referee_ask",
    "referee_brief",
    "referee_letter",
    "thank_you",
    "too_alike",
]

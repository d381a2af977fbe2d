"""Reads that a day falls and other times are proposed: "can't do Thursday, how about Friday"."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from coaching.reading.message import Message
from coaching.reading.news.days.days import UsedDay
from coaching.reading.news.found import FoundCue, find_first, says
from coaching.reading.proposals import Stretch
from coaching.reading.words.cues import cue

_CANNOT: Final = cue(
    """
    can't (do|make), cannot (do|make), can not (do|make), couldn't (do|make),
    won't be able to (do|make),
    isn't free, not available, has to travel, double booked, no good (any ?more)?,
    (doesn't|won't|no longer) (work|works|suit|suits), had to go, called away, clash, clashes
    """
)
_HOW_ABOUT: Final = cue(
    "how's, how is, how about, what about, could (you|we|i) do, can (you|we|i) do, instead,"
    " i'm free,"
    " are you free, would you be free, which (one)? works, which ... (suit|suits|work|works), could"
    " you make, can you make, try again, does ... work, would ... work, would ... suit"
)


def find_proposal(message: Message, days: Sequence[UsedDay]) -> FoundCue | None:
    """Finds "can't do Thursday, how about Friday": one day falls, another is named."""
    found = find_first(message, _CANNOT)
    if found is None or not says(message, _HOW_ABOUT):
        return None
    later = [one for one in days if one.span.start > found.place.end]
    return found if later else None


_OR: Final = re.compile(r"\b(?:or|oder|ou|of|o)\b")


def leaves_a_choice(message: Message, days: Sequence[UsedDay]) -> bool:
    """Tells whether two times are offered: "Dec 9 at 1:30 or anytime the 10th"."""
    pairs = pairwise(days)
    plain = message.lower_text
    return any(_OR.search(plain, one.span.end, other.span.start) for one, other in pairs)


def before_next_firm(message: Message, found: FoundCue, days: list[UsedDay]) -> list[UsedDay]:
    """Returns the days that stand before another firm: "Acme moved to Friday, Globex to Monday"."""
    firms = (one.span.start for one in message.companies if one.span.start >= found.place.end)
    end = next(firms, None)
    return [day for day in days if end is None or day.span.start < end] or days


_OTHER_KIND: Final = re.compile(
    r"instead of (?:(?:being|an?|in|by|on|at|the|over|via) ){0,3}(?:on-?site|person|in-person|face"
    r"|phone|telephone|zoom|teams|video|online|remote|virtual|their office|the office)\b"
)
"""Says that it is held in another way, at its time: "by phone instead of onsite"."""


def says_other_kind(message: Message, place: Stretch) -> bool:
    """Tells whether what changes is how an interview is held and not when, or what the person once
    moved themselves."""
    if _MOVED_BY_ME.search(message.lower_text, max(0, place.start - 8), place.end + 3):
        return True
    return _OTHER_KIND.search(message.lower_text, place.start, place.end + _KIND_REACH) is not None


_KIND_REACH: Final = 40
_MOVED_BY_ME: Final = re.compile(r"\b(?:i|we) (?:have |had )?(?:moved|shifted|switched) an? ?")
"""Begins what somebody once did: "I moved a whole office"."""

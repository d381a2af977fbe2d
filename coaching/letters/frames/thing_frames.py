"""Chooses what stands around a thing: what one has, what one is, what there was, what happened."""

import re
from collections.abc import Sequence
from typing import Final

from coaching.letters.frames import thanks_frames as frames
from coaching.letters.material.verbs import is_gerund
from coaching.letters.material.words import DURATION, PLURAL_STARTS, WHERE_SPENT
from coaching.translation import Text


def frames_of_fit(thing: str) -> Sequence[Text]:
    """Returns what stands around a thing that tells why the person fits."""
    if is_gerund(thing.split(maxsplit=1)[0].lower()):
        return frames.FIT_DEEDS
    if _RECORD.match(thing):
        return frames.RECORD
    if _AM.match(thing):
        return frames.HAVE_BEEN if " since " in thing else frames.AM
    return frames.HAVE_BEEN if _BEEN.match(thing) else frames.FIT_THINGS


def frames_of_past(thing: str, *, is_plural: bool) -> Sequence[Text]:
    """Returns what stands around a thing that was: a time, several of something, or one."""
    lasted = DURATION.match(thing)
    if lasted:
        following = thing[lasted.end() :].split(maxsplit=1)[:1]
        return frames.SPENT if following and following[0] in WHERE_SPENT else frames.HAVE
    several = is_plural or thing.split(maxsplit=1)[0] in PLURAL_STARTS
    return frames.PAST_THINGS if several else frames.ONE_EXAMPLE


_BEEN: Final = re.compile(
    r"an? [\w -]{3,40} (?:for|since) (?:over |about |more than )?(?:\d+|[a-z]+) "
    r"(?:years|months|seasons)"
)
"""Matches what somebody is: "a tailor for 18 years"."""
_AM: Final = re.compile(
    r"an? (?:fully )?(?:trained|qualified|certified|registered|licensed|chartered|native|fluent"
    r"|trainee|junior|senior) (?!.*\b(?:licen[cs]e|certificate|course|exam|experience)\b)"
)
"""Matches what somebody is: "a trained nurse"."""
_RECORD: Final = re.compile(
    r"(?:more than |over |about )?(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten)"
    r" [^,;:]{3,40} (?:without|with (?:no|zero))\b"
)
_EVENT: Final = re.compile(
    r"(?:the|your) (?:\w+ )?(?:question|story|tour|walk|demo|exercise|explanation|drawing|advice"
    r"|tip|visit|trial|role play|tasting|example|comparison|idea)\b",
    re.IGNORECASE,
)


def is_event(thing: str) -> bool:
    """Tells whether a thing is something that happened in the talk, which one can thank for."""
    return _EVENT.match(thing) is not None

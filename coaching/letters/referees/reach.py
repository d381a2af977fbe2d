"""Reads by what way alone a referee can be asked, and says so to them."""

import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import Final

from coaching.letters.frames import employer_frames as frames
from coaching.translation import Text


class Reach(Enum):
    """Says by what way alone a referee can be asked."""

    ANY = auto()
    PHONE = auto()
    MAIL = auto()


_BY_PHONE: Final = re.compile(
    r"\b(?:phone|calls?|mobile|telephone)\b[^.;]{0,20}\bonly\b|\bonly\b[^.;]{0,20}"
    r"\b(?:phone|call|mobile|telephone)\b|\bno e-?mails?\b|\bjust (?:the )?phone\b",
    re.IGNORECASE,
)
_BY_MAIL: Final = re.compile(
    r"\be-?mails?\b[^.;]{0,20}\bonly\b|\bonly\b[^.;]{0,20}\be-?mail\b|\bno (?:phone |more )?calls\b"
    r"|\bno phone\b|\b(?:do not|don['’]?t|not) (?:call|phone|ring)\b|\bjust e-?mail\b",
    re.IGNORECASE,
)


_NUMBER: Final = re.compile(r"(?:\d[ ()/.+-]{0,2}){6}")


def read_reach(reach: str) -> Reach:
    """Returns by what way alone a referee can be asked, as it was noted."""
    if _BY_MAIL.search(reach):
        return Reach.MAIL
    return Reach.PHONE if _BY_PHONE.search(reach) else Reach.ANY


def has_number(reach: str) -> bool:
    """Tells whether a phone number was noted."""
    return bool(_NUMBER.search(reach))


def is_rung_first(reach: str) -> bool:
    """Tells whether the person calls a referee: by phone alone, or where they know a number and
    nothing to write to."""
    if read_reach(reach) is Reach.ANY:
        return has_number(reach) and "@" not in reach and "linkedin" not in reach.lower()
    return read_reach(reach) is Reach.PHONE


WILL_ASK_BY: Final[Mapping[Reach, Sequence[Text]]] = {
    Reach.ANY: frames.THEY_WILL_ASK,
    Reach.PHONE: frames.THEY_WILL_CALL,
    Reach.MAIL: frames.THEY_WILL_WRITE,
}

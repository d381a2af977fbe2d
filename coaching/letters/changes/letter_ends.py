"""Tells which sentences end a letter, so that new words stand before them."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from coaching.letters.frames.frame import frame_id
from coaching.letters.frames.short_frames import CARD_ENDS, INVITATION_ENDS
from coaching.letters.frames.spare_frames import SPARE_CLOSINGS, SPARE_INTEREST
from coaching.letters.frames.talk_frames import Voiced
from coaching.letters.frames.thanks_frames import (
    CLOSINGS,
    INTEREST,
    JOINED_WISH,
)
from coaching.letters.letter import LetterLine
from coaching.translation import Text

_ENDS: Final = re.compile(
    r".*\?$|(?:I|We)(?:['’]d| would)? (?:really |very much |much )*(?:look forward|hope to|hope we"
    r"|be (?:very |really )?(?:glad|happy|delighted) to|love to|appreciate)\b.*"
    r"|(?:Looking forward|Hope to|Hoping to|See you|Please let me know|Let me know|Many thanks"
    r"|Thanks again|Thank you again|Have a (?:good|nice|lovely|great)|All the best)\b.*",
    re.DOTALL,
)
"""Matches what people end a letter with: a question, a hope, thanks once more."""


def ends_letter(line: LetterLine) -> bool:
    """Tells whether a sentence is one that ends a letter: the wish for the job, or a question."""
    is_frame = bool(line.ids) and line.ids[0] in _ending_frames()
    return is_frame or _ENDS.fullmatch(line.text) is not None


@cache
def _ending_frames() -> frozenset[str]:
    voiced: tuple[Voiced, ...] = (INTEREST, JOINED_WISH, SPARE_INTEREST)
    found: Iterable[Text] = (frame for each in voiced for row in each.values() for frame in row)
    ends = (*CLOSINGS, *SPARE_CLOSINGS, *CARD_ENDS, *INVITATION_ENDS)
    return frozenset(map(frame_id, (*found, *ends)))

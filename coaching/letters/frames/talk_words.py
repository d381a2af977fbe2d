"""Tells what was said, done and talked about apart, as a letter's sentence on the talk needs it."""

import re
from typing import Final

from coaching.letters.frames import thanks_frames as frames
from coaching.translation import SOURCE_LANGUAGE, use_language


def is_shared(text: str) -> bool:
    """Tells whether it is what the two did together: "We walked the north paddocks."."""
    return text.startswith("We ") and text.endswith(".") and "," not in text


_TELLING: Final = re.compile(
    r"you (?:also |even )?(?:told|said|asked|mentioned|explained|described|spoke|talked|reminded)\b"
)
"""Matches what needs no "I was interested to hear that" around it."""


def is_telling(text: str) -> bool:
    """Tells whether it is such as "you told me about the well", a sentence of its own."""
    return _TELLING.match(text) is not None


def to_known_thing(text: str) -> str:
    """Returns "the 22 residents" for "only 22 residents", which both know of."""
    bare = text.removeprefix("only ")
    with use_language(SOURCE_LANGUAGE):
        return frames.KNOWN_THING.format(thing=bare) if bare[:1].isdigit() else bare


def join_facts(fact: str, more: str) -> str:
    """Returns two facts as they stand together after "that"."""
    with use_language(SOURCE_LANGUAGE):
        return frames.TWO_FACTS.format(fact=fact, more=more)

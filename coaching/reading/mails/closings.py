"""Knows the words that close a mail above the name, in whatever language, by where they stand."""

import re
from typing import Final

from coaching.reading.proposals import Stretch
from coaching.reading.sign_offs import SIGN_OFF_WORDS

_CLOSING: Final = re.compile(r"\s*[^\W\d_][^\n\d@|/]{1,30},[ \t]*(?=\n)")


def say_best(text: str, signature: Stretch | None) -> str:
    """Returns the text with "Best," for whatever closes the mail: "Ngā mihi," names nobody, but
    below it stands a name."""
    if signature is None:
        return text
    match = _CLOSING.match(text, signature.start, signature.end)
    match = match or _FOREIGN.match(text, signature.start, signature.end)
    if match is None or match.end() - match.start() < len(_BEST) or match.end() >= signature.end:
        return text
    return text[: match.start()] + _BEST.ljust(match.end() - match.start()) + text[match.end() :]


_BEST: Final = "Best,"
_FOREIGN: Final = re.compile(rf"[ \t]*{SIGN_OFF_WORDS}[ \t]*[,.!]?[ \t]*(?=\n)", re.IGNORECASE)

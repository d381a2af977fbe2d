"""Finds what a mail only repeats: the mail that it answers, and marked lines."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.proposals import Stretch

_WROTE: Final = re.compile(
    r"(?im)^[ \t]*(?:on|am|le|el|em|op|il)\b[^\n]{6,120}"
    r"(?:wrote|schrieb|a écrit|escribió|escreveu|schreef|ha scritto)\b[^\n]{0,80}:[ \t]*$"
)
_ORIGINAL: Final = re.compile(
    r"(?im)^[ \t]*-{2,}[ \t]*(?:original message|ursprüngliche nachricht|mensagem original"
    r"|message d'origine|mensaje original)[ \t]*-{2,}"
)
_MARKED: Final = re.compile(r"(?m)^[ \t]*>[^\n]*$")
_LEAST: Final = 60
"""So many characters of its own stand before what a mail repeats; a forward has none."""


def find_repeated(text: str) -> Iterator[Stretch]:
    """Yields the stretches that repeat an earlier mail."""
    for pattern in (_WROTE, _ORIGINAL):
        match = pattern.search(text)
        if match and len(text[: match.start()].strip()) >= _LEAST:
            yield Stretch(match.start(), len(text))
    marked = [Stretch(line.start(), line.end()) for line in _MARKED.finditer(text)]
    if len(_MARKED.sub("", text).strip()) >= _LEAST:
        yield from marked

"""Finds in a hurried note what the person said to the reader: "told her I led twelve people"."""

import re
from typing import Final

_WHOM: Final = r"(?:him|her|them|the panel|the team|both|{names})"
_TOLD: Final = (
    r"\b(?:told|said to|answered|explained to|mentioned to) {whom},? (?:that |how |about how )?"
    r"(?P<said>(?:i|my|we|i['’]?ve)\b[^.;!?\n]*)"
)
_END: Final = re.compile(
    r",? (?:and|but|so) (?:he|she|they|it)\b"
    r"|, (?=\d|he\b|she\b|they\b|not\b|no\b|which\b|so\b|but\b)| \+ | [-–—] |\s\(",
    re.IGNORECASE,
)


def find_told(note: str, reader: frozenset[str]) -> str:
    """Returns the clause that was said to the reader, as it was typed; "" without one."""
    names = "|".join(re.escape(word) for word in sorted(reader) if len(word) > 2) or "him"
    pattern = _TOLD.format(whom=_WHOM.format(names=names))
    found = re.search(pattern, " ".join(note.split()), re.IGNORECASE)
    return _END.split(found["said"])[0].strip(" ,") if found else ""

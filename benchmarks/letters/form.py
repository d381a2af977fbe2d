"""Checks what holds for every letter: it greets, speaks to its reader, has no mistake of ours."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from benchmarks.letters.writing import WrittenCase
from coaching.proofreading.look_over import find_slips

GREETING, THIRD_PERSON, MISTAKE = "no greeting", "third person for the reader", "a new mistake"
FORM: Final = (GREETING, THIRD_PERSON, MISTAKE)
_GREETS: Final = re.compile(r"(?:Hi|Hello|Dear)\b[^\n,]{0,60},")
_PRONOUN: Final = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_OF_OTHERS: Final = ("agency_recruiter_debrief", "referee_brief")
"""In these letters somebody else is spoken of, as the reader knows."""


def find_faults_of_form(written: WrittenCase) -> Iterator[str]:
    """Yields each fault with the words that show it; none for a case without a letter."""
    if not written.body:
        return
    greeting = _GREETS.match(written.body)
    if greeting is None:
        yield GREETING
    rest = written.body[greeting.end() if greeting else 0 :]
    yield from (f"{THIRD_PERSON}: {word!r}" for word in _find_third_persons(written, rest))
    yield from (f"{MISTAKE}: {word!r}" for word in _find_mistakes(written))


def _find_third_persons(written: WrittenCase, rest: str) -> Iterator[str]:
    """Yields words that speak of the reader as of somebody else: their name, he or she."""
    data = written.case.data
    own = {*str(data["person"]["name"]).split(), *str(data["company"]).split()}
    for name in str((data.get("reader") or {}).get("name") or "").split():
        if len(name) > 2 and name not in own and re.search(rf"\b{re.escape(name)}\b", rest):
            yield name
    found = _PRONOUN.search(rest) if data["kind"] not in _OF_OTHERS else None
    if found and not _is_said(written, found.group()):
        yield found.group()


def _find_mistakes(written: WrittenCase) -> Iterator[str]:
    """Yields what proofreading finds and the person did not type."""
    for slip in find_slips(written.body, tuple(_names(written.case.data))):
        if not _is_said(written, slip.wrong.strip()):
            yield slip.wrong.strip()


def _names(data: Mapping[str, Any]) -> Iterator[str]:
    people = (data["person"], data.get("reader") or {}, *(data.get("others") or ()))
    yield from (str(one.get("name") or "") for one in people)
    yield from (str(data["company"]), str(data["role"]))


def _is_said(written: WrittenCase, words: str) -> bool:
    said = (*written.case.notes.values(), *(answer for _question, answer in written.asked))
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    return any(pattern.search(text) for text in said)

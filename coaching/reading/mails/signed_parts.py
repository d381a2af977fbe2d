"""Takes the lines below a mail apart: what stands behind the name of who signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coaching.reading.mails.teams import signs_as_team
from coaching.reading.mentions import PersonMention
from coaching.reading.message import Message
from coaching.reading.people.lexicon import is_first_name
from coaching.reading.people.titles import find_title
from coaching.reading.proposals import Stretch
from coaching.reading.sign_offs import SIGN_OFF_WORDS
from coaching.reading.text_folding import fold_text

_LINE: Final = re.compile(r"[^\n]+")
_CLOSING: Final = re.compile(
    rf"\s*{SIGN_OFF_WORDS}[ \t]*[,.!:)]*\s*$|.*[,!]\s*$|[\W_]*$", re.IGNORECASE
)
_CONTACT: Final = re.compile(
    r"@\w|https?:|www\.|\d[\d ()/-]{5,}\d|\b(?:tel|fax|phone|mobile)\b[.:]", re.IGNORECASE
)
_FURNITURE: Final = re.compile(
    r"(?i)sent (?:from|via|by) |sent on behalf|get outlook|this (?:is|e-?mail|mail|message)\b"
    r"|do not reply|no-?reply|please (?:do|consider|note)|confidential|registered (?:in|office)"
    r"|automat|unsubscribe|powered by|view (?:in|this)|copyright|©|all rights|\bvat\b|company no"
)
_PART_OF: Final = re.compile(
    r"(?i)\s*(?:an? )?(?:part|division|member|subsidiary|trading name) of\b"
)
_APART: Final = re.compile(r"\s{0,20}[|·•]\s*|\s{1,20}@\s+|\s{3,}|\t")
_PRONOUNS: Final = re.compile(
    r"\s{0,20}\((?:s?he|they|her|him|sie|er|ella|mrs?|ms|miss|dr|herr|frau)\b[^()]*\)",
    re.IGNORECASE,
)
MOST_WORDS: Final = 7


@dataclass(frozen=True, slots=True)
class SignedPart:
    """Is a part of a line that is no name, address or number; `line` counts from the name's."""

    span: Stretch
    line: int
    is_named: bool


def find_parts(message: Message, signature: Stretch) -> Iterator[SignedPart]:
    """Yields the parts of the lines behind the name of who signs; of all lines where none does."""
    lines = [
        Stretch(line.start(), line.end())
        for line in _LINE.finditer(message.text, signature.start, signature.end)
    ]
    lines = [line for line in lines if line.text_in(message.text).strip()]
    if lines and len(lines) > 1 and _CLOSING.match(lines[0].text_in(message.text)):
        lines = lines[1:]
    named = [(at, one) for at, line in enumerate(lines) if (one := _signs(message, line, at))]
    first, person = named[-1] if named else (0, None)
    for at, line in enumerate(lines[first:]):
        text = line.text_in(message.text)
        if (
            _FURNITURE.search(text)
            or _PART_OF.match(text)
            or (text.rstrip()[-1:] in ".!?:" and len(text.split()) > MOST_WORDS)
        ):
            continue
        start = person.whole_name_end if person and not at else line.start
        yield from (
            SignedPart(one, at, person is not None) for one in _part(message, start, line.end)
        )


@dataclass(frozen=True, slots=True)
class _Signer:
    whole_name_end: int


def _signs(message: Message, line: Stretch, at: int) -> _Signer | None:
    """Returns who is named at the head of a line, where somebody is."""
    text = line.text_in(message.text)
    if signs_as_team(text):
        return None
    people = (one for one in message.people if line.start <= one.span.start < line.end)
    person = next(people, None)
    if person and message.text[line.start : person.span.start].strip(" -–—*.\t").count(" ") < 3:
        if _is_before_title(message, person, line):
            return None
        return _Signer(person.span.end)
    words = text.strip().split()
    is_bare = (
        at <= 1
        and 1 < len(words) < 4
        and is_first_name(fold_text(words[0]).split(" ")[0] if fold_text(words[0]) else "")
    )
    return _Signer(line.end) if is_bare else None


def _is_before_title(message: Message, person: PersonMention, line: Stretch) -> bool:
    """Tells whether a name stands behind a title, as in "PA to Iris Okello"."""
    return find_title(message.text[line.start : person.span.start].strip(" ,-")) is not None


def _part(message: Message, start: int, end: int) -> Iterator[Stretch]:
    """Yields the parts of a line between bars and dots, without what only reaches somebody."""
    cuts = [start]
    for match in _APART.finditer(message.text, start, end):
        cuts += [match.start(), match.end()]
    cuts.append(end)
    for begin, stop in zip(cuts[::2], cuts[1::2], strict=True):
        text = message.text[begin:stop]
        text = _PRONOUNS.sub(lambda match: " " * len(match[0]), text)
        lead = len(text) - len(text.lstrip(" \t,-–—|*_()"))
        kept = text.rstrip(" \t,-–—|*_")
        if lead < len(kept) and not _CONTACT.search(kept) and any(map(str.isalpha, kept)):
            yield Stretch(begin + lead, begin + len(kept))

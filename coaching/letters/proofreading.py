"""The look over your shoulder before a text goes out: names, slips, brackets and the hour."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from coaching.letters.grammar import findings
from coaching.letters.letter import DAY_NAMES, Draft, Variant, words_of
from coaching.letters.linkedin_letters import INVITATION, units
from coaching.model.documents import Contact, Opportunity, Person, Referee

MOST_REMARKS = 8
CIVIL = range(6, 22)
"""Hours at which nobody wonders about a mail (S0: no mails at 3 a.m.)."""


class Matter(StrEnum):
    """What a remark is about."""

    NAME = "name"
    LENGTH = "length"
    BRACKET = "bracket"
    DOUBLED = "doubled"
    SPACING = "spacing"
    PAIR = "pair"
    CAPITAL = "capital"
    ATTACHMENT = "attachment"
    SPELLING = "spelling"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at before sending, in a plain sentence. The text is never changed."""

    matter: Matter
    text: str


def proof(
    draft: Draft,
    person: Person,
    opportunity: Opportunity,
    reader: Contact | Referee | None,
    hour: int,
) -> tuple[Remark, ...]:
    """What to look at before `draft` is sent at `hour` (0-23, on the reader's clocks), at most
    MOST_REMARKS, what matters most first; empty when all is well. Spelling and grammar come from
    an optional checker: see `coaching.letters.grammar.findings` on its first call."""
    known = _known(person, opportunity, reader)
    body = _plain(draft.body)
    remarks = (
        *_names(draft.body, reader, known),
        *_length(draft),
        *_brackets(draft.body),
        *_doubled(body, known),
        *_spacing(body),
        *_pairs(body),
        *_capitals(body, known),
        *_attachment(body),
        *_spelling(body, known),
        *_hour(draft, hour),
    )
    return tuple(dict.fromkeys(remarks))[:MOST_REMARKS]


_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*")


def _plain(text: str) -> str:
    """Without links and addresses, which have a spelling of their own."""
    return _ADDRESS.sub("…", text)


def _known(
    person: Person, opportunity: Opportunity, reader: Contact | Referee | None
) -> tuple[str, ...]:
    """Names of people and things as they were logged: these are right by definition."""
    people = (*(one.name for one in opportunity.contacts), *(one.name for one in person.referees))
    own = (person.first_name, person.sign_off, opportunity.company, opportunity.role)
    return (reader.name if reader else "", *people, *own, opportunity.requirements)


_CAPITALISED = re.compile(r"[^\W\d_][\w'’-]*")
_COMMON = frozenset(
    {"dear", "hello", "hi", "thank", "thanks", "kind", "regards", "best", "many", "sincerely"}
    | {"yours", "with", "all", "good", "morning", "may", "will", "mark", "data"}
    | {name.casefold() for name in DAY_NAMES}
)
"""Words that begin a line or a date, and resemble a name by chance."""


def _names(body: str, reader: Contact | Referee | None, known: tuple[str, ...]) -> Iterable[Remark]:
    name = reader.name if reader else ""
    parts = [part for part in _CAPITALISED.findall(name) if len(part) > 2]
    right = {word.casefold() for each in known for word in _CAPITALISED.findall(each)}
    words = [word for word in _CAPITALISED.findall(body) if word[:1].isupper()]
    odd = [word for word in dict.fromkeys(words) if word.casefold() not in right | _COMMON]
    for word in odd:
        for part in parts:
            if _close(_bare(word).casefold(), part.casefold()):
                yield Remark(Matter.NAME, f"“{word}”: you logged the name as “{part}”.")
    for part in parts:
        if part not in body and part.casefold() in {word.casefold() for word in words}:
            yield Remark(Matter.NAME, f"The name is written “{part}” in your notes.")


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


def _close(one: str, other: str) -> bool:
    """Whether one is probably the other misspelled: a letter apart, two in a long name."""
    allowed = 2 if len(other) >= 7 else 1
    return one != other and abs(len(one) - len(other)) <= allowed and _apart(one, other) <= allowed


def _apart(one: str, other: str) -> int:
    """How many letters to add, drop, change or swap with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row = row, [i]
        for j, b in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before = above
    return row[-1]


def _length(draft: Draft) -> Iterable[Remark]:
    if draft.variant is Variant.LINKEDIN:
        long = units(draft.body)
        if long > INVITATION:
            text = f"{long} characters: LinkedIn takes {INVITATION} in an invitation."
            yield Remark(Matter.LENGTH, text)
    elif (words := words_of(draft.body)) > draft.most:
        yield Remark(Matter.LENGTH, f"{words} words: up to {draft.most} read best.")


def _brackets(body: str) -> Iterable[Remark]:
    if found := re.findall(r"\[[^\[\]\n]{1,60}\]", body):
        yield Remark(Matter.BRACKET, f"Still to fill in: {', '.join(dict.fromkeys(found))}.")


def _doubled(body: str, known: tuple[str, ...]) -> Iterable[Remark]:
    names = " ".join(known).casefold()
    for found in re.finditer(r"\b([^\W\d_]+)[ \n]+\1\b", body, re.IGNORECASE):
        word = found[1].casefold()
        if word not in {"had", "that"} and f"{word} {word}" not in names:
            yield Remark(Matter.DOUBLED, f"“{found.group()}”: twice the same word.")


def _spacing(body: str) -> Iterable[Remark]:
    if found := re.search(r"\S{1,20} {2,}\S{1,20}", body):
        yield Remark(Matter.SPACING, f"Two spaces in “{' '.join(found.group().split())}”.")
    missing = re.search(r"\w+(?:[,;!?](?=[^\W\d_])|(?<=[a-z])\.(?=[A-Z][a-z]))\w+", body)
    if missing:
        yield Remark(Matter.SPACING, f"A space is missing in “{missing.group()}”.")
    if found := re.search(r"\w+ [,;.!?](?=\s|$)", body):
        yield Remark(Matter.SPACING, f"A space too many before the mark in “{found.group()}”.")


_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_NO_PAIR = re.compile(r"[:;]-?[()]|(?:^|(?<=\s))\w{1,2}\)", re.MULTILINE)
"""A smile, and the number of a list."""


def _pairs(body: str) -> Iterable[Remark]:
    rest = _NO_PAIR.sub("", body)
    for opens, closes in _PAIRS:
        if rest.count(opens) != rest.count(closes):
            yield Remark(Matter.PAIR, f"One of {opens}…{closes} stands alone.")
    if rest.count('"') % 2:
        yield Remark(Matter.PAIR, 'One of "…" stands alone.')


_SMALL_START = re.compile(r"(?:(?P<last>\S*[a-z0-9)”][.!?])\s+|\n\n)(?P<word>[^\W\d_]\S*)")
_SHORT_FORM = re.compile(r"(?:^|\W)(?:e\.g|i\.e|etc|vs|approx|no|\w)\.$", re.IGNORECASE)


def _capitals(body: str, known: tuple[str, ...]) -> Iterable[Remark]:
    own = {word for name in known for word in name.split()}
    for found in _SMALL_START.finditer(body):
        word = found["word"]
        short_form = found["last"] and _SHORT_FORM.search(found["last"])
        plain = word.rstrip(".,;:!?")
        if plain.islower() and plain not in own and plain.isalpha() and not short_form:
            yield Remark(Matter.CAPITAL, f"A sentence begins with a small letter: “{word}”.")


def _attachment(body: str) -> Iterable[Remark]:
    if re.search(r"\b(?:attached|attachment|enclosed|attach)\b(?! to\b)", body, re.IGNORECASE):
        yield Remark(Matter.ATTACHMENT, "The text speaks of an attachment: add it first.")


def _spelling(body: str, known: tuple[str, ...]) -> Iterable[Remark]:
    for wrong, right in findings(body, known):
        better = f" Perhaps “{right}”?" if right else ""
        yield Remark(Matter.SPELLING, f"Check “{wrong}”.{better}")


def _hour(draft: Draft, hour: int) -> Iterable[Remark]:
    if hour not in CIVIL and draft.variant is Variant.MAIL:
        text = f"It is {hour}:00 there: have your mail program send it in the morning."
        yield Remark(Matter.HOUR, text)

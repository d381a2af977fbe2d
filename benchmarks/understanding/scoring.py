"""Scores what was understood: facts found, facts invented, and what must never be kept."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from benchmarks.understanding.cases import Fact, TalkCase
from coaching.reading.text_folding import fold_text

_TITLE_WORDS: Final = re.compile(
    r"(?:^|(?<=[\s,]))(?:dr|dra|prof|professor|doctor|mrs?|ms|mx|herr|frau|mme|m\.?d|ph\.?d|r\.?n"
    r"|msn|sr|sra)\.?(?=[\s,]|$)|\([^)]*\)",
    re.IGNORECASE,
)
_COMPANY_FORMS: Final = {"gmbh", "ltd", "inc", "limited", "llc", "plc", "ag", "the"}
_FREE_FIELDS: Final = ("optional", "also", "note", "fact")


@dataclass(frozen=True, slots=True)
class Score:
    """Holds the outcome of one case."""

    expected: int
    found: int
    missing: tuple[Fact, ...]
    invented: tuple[Fact, ...]
    never: tuple[Fact, ...]

    @property
    def share(self) -> float:
        """The share of the expected facts that was found; 0 where something forbidden was kept."""
        return 0.0 if self.never else self.found / max(self.expected, 1)


def score_case(case: TalkCase, facts: tuple[Fact, ...], letters: Iterable[str]) -> Score:
    """Compares what was kept with what should have been."""
    needed = [fact for fact in case.expect if not fact.get("optional")]
    missing = tuple(fact for fact in needed if not is_found(fact, facts, case))
    found = len(needed) - len(missing)
    invented = tuple(fact for fact in facts if _is_invented(fact, case))
    hits = tuple(rule for rule in case.never if _is_hit(rule, facts, tuple(letters)))
    return Score(len(needed), found, missing, invented, hits)


def is_found(fact: Fact, kept: Iterable[Fact], case: TalkCase) -> bool:
    """Tells whether an expected fact, or another reading that is as right, was kept."""
    if fact["fact"] == "nothing":
        return all(other["fact"] == "nothing" for other in kept)
    ways = tuple(_ways(fact))
    return any(_agrees(way, other, case) for way in ways for other in kept)


def _ways(fact: Fact) -> Iterator[Fact]:
    bare = {name: value for name, value in fact.items() if name not in ("also", "optional")}
    yield bare
    for other in fact.get("also", ()):
        if isinstance(other, list):
            yield bare | {"earliest": other[0], "latest": other[1]}
        else:
            yield bare | other


def _agrees(fact: Fact, kept: Fact, case: TalkCase) -> bool:
    if fact["fact"] != kept["fact"]:
        return _stands_for(fact, kept, case)
    return all(
        _is_same_value(name, value, kept.get(name))
        for name, value in fact.items()
        if value is not None and name not in _FREE_FIELDS
    )


def _stands_for(fact: Fact, kept: Fact, case: TalkCase) -> bool:
    """Tells whether a decision and a promise are for the same day, unless the case has both."""
    kinds = {fact["fact"], kept["fact"]}
    if kinds != {"decision", "promise_by_them"}:
        return False
    if kinds <= {other["fact"] for other in case.expect if not other.get("optional")}:
        return False
    day = fact.get("by") or fact.get("latest")
    return day == (kept.get("by") or kept.get("latest"))


def _is_same_value(name: str, want: object, have: object) -> bool:
    if not isinstance(want, str) or not isinstance(have, str):
        return want == have
    compare = _COMPARISONS.get(name)
    return compare(want, have) if compare else want.casefold() == have.casefold()


def _is_same_stretch(want: str, have: str) -> bool:
    """Tells whether 60 % of the words are kept, and half of what is kept are such words."""
    wanted, kept = Counter(_words(want)), Counter(_words(have))
    common = sum((wanted & kept).values())
    return common >= 0.6 * wanted.total() and 2 * common >= kept.total()


def _words(text: str) -> list[str]:
    plain = text.casefold().replace("’", "'")
    return re.findall(r"[\w']+", plain)


def is_same_person(want: str, have: str) -> bool:
    """Tells whether two names are the same but for titles and case."""
    return _bare_name(want) == _bare_name(have)


def _bare_name(name: str) -> str:
    return " ".join(_TITLE_WORDS.sub(" ", name).casefold().replace(",", " ").split())


def is_same_company(want: str, have: str) -> bool:
    """Tells whether two names mean the same company."""
    return _bare_company(want) == _bare_company(have)


def _bare_company(name: str) -> str:
    words = fold_text(name.replace("&", " and ")).split()
    return " ".join(word for word in words if word not in _COMPANY_FORMS)


def _bare_title(title: str) -> str:
    plain = re.sub(r"^(?:the|a|an|my|our|der|die|das)\s+", "", title.casefold().strip(" .,;:()-–—"))
    return " ".join(plain.split())


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_same_amount(want: str, have: str) -> bool:
    one, other = (_bare_amount(text) for text in (want, have))
    return one == other or one in other or other in one


def _bare_amount(text: str) -> str:
    return re.sub(r"\s+", "", text.casefold())


_COMPARISONS: Final = {
    "text": _is_same_stretch,
    "name": is_same_person,
    "with": is_same_person,
    "whom": is_same_person,
    "company": is_same_company,
    "title": lambda want, have: _bare_title(want) == _bare_title(have),
    "phone": lambda want, have: _digits(want) == _digits(have),
    "amount": _is_same_amount,
}
_DATED: Final = {
    "interview": ("start",),
    "moved": ("start",),
    "decision": ("earliest", "latest"),
    "promise_by_them": ("by",),
    "offer": ("deadline",),
    "assignment": ("due",),
}


def _is_invented(fact: Fact, case: TalkCase) -> bool:
    """Tells whether a person, interview, day, phone or mail was kept that nobody named."""
    match fact["fact"]:
        case "person":
            return _is_invented_person(fact, case)
        case "interview" if fact["round"] == "new":
            return not _is_expected(fact, "interview", case) and _has_no_such_day(fact, case)
        case kind if kind in _DATED:
            return _has_no_such_day(fact, case)
    return False


def _is_invented_person(fact: Fact, case: TalkCase) -> bool:
    named = [other["name"] for other in _expected("person", case)]
    known = [name for job in case.known for name in job["people"]]
    if not any(is_same_person(name, fact["name"]) for name in (*named, *known)):
        return True
    return any(
        fact.get(field)
        and not any(
            other.get(field) and _is_same_value(field, other[field], fact[field])
            for other in _expected("person", case)
        )
        for field in ("email", "phone")
    )


def _expected(kind: str, case: TalkCase) -> list[Fact]:
    return [way for fact in case.expect for way in _ways(fact) if way["fact"] == kind]


def _is_expected(fact: Fact, kind: str, case: TalkCase) -> bool:
    return any(_agrees(way, fact, case) for way in _expected(kind, case))


def _has_no_such_day(fact: Fact, case: TalkCase) -> bool:
    days = {fact[field][:10] for field in _DATED[fact["fact"]] if fact.get(field)}
    named = {
        way[field][:10]
        for expected in case.expect
        for way in _ways(expected)
        for fields in _DATED.values()
        for field in (*fields, "until")
        if way.get(field)
    }
    rounds = {start[:10] for job in case.known for start in job["rounds"]}
    today = {case.context.today.isoformat()} if fact["fact"] == "decision" else set()
    return bool(days - named - rounds - today)


def _is_hit(rule: Fact, facts: tuple[Fact, ...], letters: tuple[str, ...]) -> bool:
    value = str(rule["value"]).casefold()
    match rule["as"]:
        case "letter":
            return any(value in letter.casefold() for letter in letters)
        case "person":
            return any(fact.get("name", "").casefold() == value for fact in facts)
        case "mail":
            return any((fact.get("email") or "").casefold() == value for fact in facts)
        case "phone":
            return any(
                _digits(fact["phone"]) == _digits(value) for fact in facts if fact.get("phone")
            )
        case "date":
            return value in {day for fact in facts for day in _days_of(fact)}
        case "company" | "title":
            return any((fact.get(rule["as"]) or "").casefold() == value for fact in facts)
        case kind:
            return any(value in _values(fact) for fact in facts if fact["fact"] == kind)


def _days_of(fact: Fact) -> Iterator[str]:
    for fields in _DATED.values():
        for field in (*fields, "until"):
            if isinstance(fact.get(field), str):
                yield fact[field][:10]


def _values(fact: Fact) -> set[str]:
    return {
        str(value).casefold()
        for name, value in fact.items()
        if name != "fact" and value is not None
    }

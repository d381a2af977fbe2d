"""Says what comes next as it was noted: who gets back to whom and when, or about how long."""

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Final

from coaching.letters.material.word_forms import bare_word

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_WHEN: Final = (
    rf"(?P<prep>by\s|on\s|at\s)?\s*(?:the\s)?(?:(?P<end>end\sof\s(?:next|the|this)\sweek)"
    rf"|(?P<next>next\s|this\s)?(?P<day>{_DAY})(?:\sor\s(?P<other>{_DAY}))?"
    r"(?:\s(?P<part>morning|afternoon|evening|at noon))?)"
)
_NEWS: Final = re.compile(
    r"(?:(?P<who>[^\W\d_]+)\s)?(?P<verb>(?:ring|call|phone|email|mail|text|tell|decide|confirm)s?)\b"
    rf"(?:\s(?!on\b|by\b|at\b|the\b|end\b|next\b|this\b|{_DAY}\b)(?P<whom>[^\W\d_]+))?\s{_WHEN}"
    r"(?P<tail>\sw(?:ith)?\sa\syes\sor\s(?:a\s)?no)?",
    re.IGNORECASE,
)
_ROUND: Final = re.compile(
    rf"(?P<round>2nd|second|3rd|third|final|last)\s(?P<what>round|meeting|interview)\s{_WHEN}",
    re.IGNORECASE,
)
_ORDINALS: Final = {"2nd": "second", "3rd": "third"}
_ALONE: Final = frozenset({"decide", "confirm"})
"""Need nobody whom it is told to."""
MAX_NOTE: Final = 120


@dataclass(frozen=True, slots=True)
class NextNames:
    """Names those whom a note may speak of: `met` of the employer's, `reader` of the letter's."""

    met: Set[str]
    reader: Set[str]


def say_next(note: str, names: NextNames) -> str:
    """Returns "Phil decides on Friday and rings you on Monday"; "" where nothing is that plain."""
    said: list[tuple[str, str]] = []
    for part in re.split(r"[,;]| and then | and ", " ".join(note.split()))[: MAX_NOTE // 10]:
        read = _say_part(part.strip(" .")[:MAX_NOTE], names, said[-1][0] if said else "")
        said += [read] if read else []
    if not any(who for who, _ in said):
        return ""
    clauses = [
        said_so if at and said[at - 1][0] == who and who else f"{who} {said_so}".strip()
        for at, (who, said_so) in enumerate(said)
    ]
    shared = len({who for who, _ in said}) == 1
    return (" and " if shared else ", and ").join(clauses[:2])


def _say_part(part: str, names: NextNames, before: str) -> tuple[str, str] | None:
    """Returns who does it and what; a round has nobody who does it."""
    if found := _ROUND.fullmatch(part):
        which = _ORDINALS.get(found["round"].lower(), found["round"].lower())
        when = _say_when(found).removeprefix("by ")
        return "", f"The {which} {found['what'].lower()} would be {when}"
    found = _NEWS.fullmatch(part)
    who = _find_name(found["who"], names) if found and found["who"] else before
    if not found or not who:
        return None
    verb, whom = found["verb"].lower().removesuffix("s"), _find_whom(found["whom"] or "", names)
    if not (whom or (verb in _ALONE and not found["whom"])):
        return None
    verb = verb if who == "They" else f"{verb}s"
    tail = " with a yes or no" if found["tail"] else ""
    return who, " ".join((verb, *([whom] if whom else []), _say_when(found))) + tail


def _find_name(word: str, names: NextNames) -> str:
    known = {bare_word(name): name for name in names.met} | {"hr": "HR", "they": "They"}
    return known.get(bare_word(word), "")


def _find_whom(word: str, names: NextNames) -> str:
    bare = bare_word(word)
    if bare in {"me", "us", "you"}:
        return bare
    return "you" if bare and bare in {bare_word(name) for name in names.reader} else ""


def _say_when(found: re.Match[str]) -> str:
    by = (found["prep"] or "").strip().lower() == "by"
    if found["end"]:
        return f"{'by' if by else 'at'} the {found['end'].lower()}"
    days = [_spell_day(one) for one in (found["day"], found["other"]) if one]
    next_ = (found["next"] or "").strip().lower()
    lead = "by" if by else "" if next_ else "on"
    return " ".join(filter(None, (lead, next_, " or ".join(days), (found["part"] or "").lower())))


def _spell_day(day: str) -> str:
    return next(full for full in _DAYS if full[:3].lower() == day[:3].lower())


_SMALL: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNT: Final = rf"(?:\d{{1,2}}|an?|{'|'.join(_SMALL)})"
_LOOSE: Final = re.compile(
    r"(?:(?:they\s|it\s)?(?:said|takes?|needs?|in|within)\s){0,3}"
    r"(?P<about>about\s|abt\s|around\s|roughly\s|approx\.?\s|~\s?)?"
    rf"(?P<count>{_COUNT})(?:\s?(?:-|to|or)\s?(?P<more>{_COUNT}))?\s"
    r"(?P<unit>day|wk|week|month)s?(?P<so>\sor\sso)?",
    re.IGNORECASE,
)


def say_how_long(note: str) -> str:
    """Returns "about two weeks" for a note that says no more than that; "" for any other."""
    found = _LOOSE.fullmatch(" ".join(note[:MAX_NOTE].split()).strip(" ."))
    if not found or not (found["about"] or found["more"] or found["so"]):
        return ""
    count, more = _spell(found["count"]), _spell(found["more"] or "")
    unit = found["unit"].lower().replace("wk", "week")
    plural = "" if count in {"a", "an", "one"} and not more else "s"
    about = "" if more else "about "
    return f"{about}{count}{f' or {more}' if more else ''} {unit}{plural}"


def _spell(count: str) -> str:
    is_small = count.isdigit() and 0 < int(count) <= len(_SMALL)
    return _SMALL[int(count) - 1] if is_small else count.lower()

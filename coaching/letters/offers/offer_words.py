"""Reads what is asked of an offer and what it holds, so that hurried words become whole ones."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coaching.letters.material.fragments import split_fragments
from coaching.letters.material.mend import mend_words
from coaching.letters.material.word_forms import lower_first

_NUMBER: Final = r"(?:[$€£¥₹]\s?)?\d[\d.,]*"
_WORD_NUMBER: Final = r"(?:\d{1,2}|an?|two|three|four|five|six|seven|eight|nine|ten)"
_REST_DAYS: Final = r"(?:holidays?|leave|vacation|annual leave|pto|off|paid leave)"
_SUM: Final = (
    rf"(?:(?:at least|about|around|more like|rather|min(?:imum)?\.?)\s)?{_NUMBER}"
    rf"(?:\s?(?:k|%|percent|eur(?:os?)?|usd|gbp|pounds?|dollars?)(?!\w)"
    rf"|(?=\s*(?:$|[.,;?!]|and\b|because\b|bc\b|since\b|as\b|instead\b|a year\b|per\b|gross\b))"
    rf"|\s(?:days?|weeks?|wks?)(?:'|’)?\s(?:of\s)?(?:{_REST_DAYS}|from home|at home|remote)\b)"
)
"""Is a figure that one asks for: pay, a share of it, days of rest or at home."""
_MORE: Final = (
    r"(?:(?:a bit |a little |some )?more (?:money|pay|holidays?|leave|vacation|time off|days)"
    r"|a (?:higher|better|later|earlier|bigger)\s\w+)\b"
)
_ASKED: Final = re.compile(
    r"^(?:so,?\s|well,?\s|ok,?\s)?(?:(?:i|we)(?:['’]?d|['’]?m|\swould|\sam)?\s)?"
    r"(?:also\s)?(?:(?:like|want|love|need|hope|wish|going|gonna)\s)?(?:to\s)?"
    rf"ask(?:s|ed|ing)?(?:\s(?:you|them|u))?(?:\sfor\s(?:if\s)?|\s(?={_SUM}))",
    re.IGNORECASE,
)
"""Begins what is asked for in any of its forms: "asking for", "I would like to ask for"."""
_WANTED: Final = re.compile(
    r"^(?:(?:(?:i|we)(?:['’]?d|['’]?m|\swould|\sam)?\s)?"
    r"(?:like|want|need|hope for|hoping for|looking for|expect|was hoping for)\s"
    r"|(?:can|could|would|will)\s(?:we|you|u|they|i)\s(?:please\s|pls\s|possibly\s)?"
    r"(?:do|go(?:\sup)?(?:\sto)?|make it|make that|offer|pay|get|have|give me|stretch to|agree to"
    rf"|raise it to)\s)?(?P<what>{_SUM}|{_MORE})",
    re.IGNORECASE,
)
"""Begins a figure that is asked for without the word, or in a question."""
_BARE_YEARS: Final = re.compile(
    r"\b(?P<have>have|have got|got|bring|with)"
    rf" (?P<years>(?:over |more than )?{_WORD_NUMBER} years?)"
    r"(?=\s*(?:$|[.,;!]|and\b|but\b|so\b))",
    re.IGNORECASE,
)
_REASON: Final = re.compile(
    r"\s{0,20},?\s(?:because|since|as)\s(?=(?:i|my|we|the|it)\b)", re.IGNORECASE
)
_NEXT_DEED: Final = re.compile(r",\s+(?=(?:i|i['’]\w+|my|we)\s)", re.IGNORECASE)
_AND_WITH: Final = re.compile(r"\s{1,20}(?:with|for)\s+(?=(?:my|over)\b)", re.IGNORECASE)


def say_asks(text: str) -> str:
    """Returns the text with each thing that is asked for as a whole sentence, said to the reader:
    "46k bc i have 5 yrs" is "I would like to ask for 46k because I have five years of
    experience."."""
    parts = (mend_words(part) for part in split_fragments(text))
    return "\n".join(filter(None, map(_say_ask, parts)))


def _say_ask(part: str) -> str:
    asked = _ASKED.match(part)
    wanted = None if asked else _WANTED.match(part)
    if asked or wanted:
        thing = part[asked.end() if asked else wanted.start("what") if wanted else 0 :]
        part = f"I would like to ask for {_NEXT_DEED.sub('. ', thing.rstrip(' ?'), count=1)}"
    part = _POLITE.sub("I would like ", _LEAVE_IN.sub(r"\g<time> of \g<rest>", part), count=1)
    return _BARE_YEARS.sub(r"\g<have> \g<years> of experience", part)


_POLITE: Final = re.compile(r"^(?:i |I )?wants? (?=\S)", re.IGNORECASE)
_LEAVE_IN: Final = re.compile(
    rf"(?<![\d.,])\b(?P<time>{_NUMBER} (?:days|weeks))['’]?"
    r" (?P<rest>holidays?|leave|vacation|pto)\b",
    re.IGNORECASE,
)


# -- what is offered -------------------------------------------------------------------------------

_TERM_END: Final = re.compile(r"[,;](?!\d)|\n|\s\+\s")
_LEAVE: Final = re.compile(rf"^({_NUMBER}|two|three|four|five|six) (days?|weeks?)$", re.IGNORECASE)
_LEAVE_OF: Final = re.compile(
    rf"^({_NUMBER}) (days?|weeks?)['’]? (?:of )?(holidays?|leave|vacation|pto)$", re.IGNORECASE
)
_TERM_LEAD: Final = re.compile(
    r"^(?:i(?:['’]d|\swould|['’]ll)?\s(?:get|have)|they\s(?:offer(?:ed)?|pay|give)(?:\sme)?"
    r"|it(?:['’]?s|\sis)|you\soffer(?:ed)?(?:\sme)?|for)\s(?=\S)",
    re.IGNORECASE,
)
_PAY: Final = re.compile(
    rf"^(?:the |a )?(salary|bonus|pay)(?: is| of|:)? (?={_NUMBER})", re.IGNORECASE
)
_FROM: Final = re.compile(r"^(?:from|as of) (?=\d|[A-Z])")
_START: Final = re.compile(
    r"^(?:a |the )?start(?:s|ing)?(?: date| day)?(?: is|:)? (?:(?:on|from|in) )?(?P<day>.+)$",
    re.IGNORECASE,
)
_MONTH_ALONE: Final = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|spring|summer|autumn|the )",
)


def say_terms(text: str) -> str:
    """Returns what is offered as it stands in a sentence: "42k, 25 days of leave, starting on 4
    January" for "42k, 25 days, start 4 jan."; figures stay as typed."""
    parts = [mend_words(part.strip(" .")) for part in _TERM_END.split(text) if part.strip(" .")]
    said = [_say_term(part) for part in parts]
    starts = [each for each in said if each.startswith("starting ") or _FROM.match(each)]
    return _list_up([each for each in said if each not in starts], starts)


def _list_up(things: Sequence[str], starts: Sequence[str]) -> str:
    """Returns the things with "and" before the last one, and the day of the start behind them."""
    *before, last = things or ("",)
    is_joined = not before or " and " in last or last.startswith("and ")
    listed = ", ".join([*before, last]) if is_joined else f"{', '.join(before)} and {last}"
    return ", ".join(filter(None, (listed, *starts)))


def _say_term(part: str) -> str:
    part = lower_first(_TERM_LEAD.sub("", part, count=1))
    if pay := _PAY.match(part):
        return f"a {pay[1].lower()} of {part[pay.end() :]}"
    if _LEAVE.match(part):
        return f"{part} of leave"
    if leave := _LEAVE_OF.match(part):
        return f"{leave[1]} {leave[2]} of {leave[3]}"
    start = _START.match(part)
    if not start:
        return part
    in_month = _MONTH_ALONE.match(start["day"]) and not any(map(str.isdigit, start["day"]))
    is_day = any(map(str.isdigit, start["day"])) or start["day"].split()[0] in _WEEKDAYS
    return f"starting {'on ' if is_day else 'in ' if in_month else ''}{start['day']}"


_WEEKDAYS: Final = frozenset(
    f"{day}{mark}"
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    for mark in ("", ",")
)


# -- until when the answer may wait ----------------------------------------------------------------

_UNTIL: Final = re.compile(r"\b(?:until|till|til|by|before)\s+(?=\S)", re.IGNORECASE)
_ONLY_ASKS: Final = frozenset(
    [
        "i",
        "we",
        "you",
        "me",
        "can",
        "could",
        "may",
        "might",
        "would",
        "will",
        "want",
        "need",
        "like",
        "have",
        "get",
        "give",
        "take",
        "please",
        "pls",
        "plz",
        "asks",
        "ask",
        "asking",
        "for",
        "to",
        "more",
        "time",
        "some",
        "a",
        "an",
        "bit",
        "of",
        "answer",
        "decide",
        "think",
        "about",
        "it",
        "i'd",
        "i’d",
        "i'll",
        "say",
        "tell",
        "let",
        "know",
        "the",
        "my",
        "so",
        "would've",
        "hi",
        "hello",
        "yes",
        "sorry",
        "u",
    ]
)
"""Stand before the day and say no more than the letter does."""
_LONGER: Final = re.compile(
    r"\b(?:(?P<one>a|one|another|an extra|one more|1)"
    r"|(?P<count>\d{1,2}|two|three|four|five|six|a few|a couple of))(?:\s(?:more|extra|other))?"
    r"\s(?P<unit>day|week|wk|month)s?(?:\s(?:more|longer|extra))?\b",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"^(?:please|pls|plz|then|and|also|or so|because|bc|since|as|cos|cause)\s+(?=\S)", re.IGNORECASE
)
_TO_DO: Final = re.compile(r"^(?:in order )?to\s+(?=[a-z])|^so (?:that )?i can\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Holds how long an answer may wait: until a day in words (`until`), or for a time (`longer`:
    "another week"); `why` is what else was said."""

    until: str = ""
    longer: str = ""
    why: str = ""


def read_waiting(text: str, days: Sequence[tuple[int, int]]) -> Waiting:
    """Returns how long the person asks for; `days` are the places of the days in the text."""
    for word in _UNTIL.finditer(text):
        end = next((end for start, end in days if start - word.end() in (0, 4)), None)
        end = end or _find_end(text, word.end())
        return Waiting(until=text[word.end() : end].strip(), why=_rest(text, word.start(), end))
    start, end = days[0] if days else (0, 0)
    if end and _says_no_more(text[:start]):
        return Waiting(until=text[start:end], why=_rest(text, start, end))
    longer = _LONGER.search(text)
    if longer is None:
        return Waiting(why=text)
    unit = longer["unit"].lower().replace("wk", "week")
    count = (longer["count"] or "").lower()
    said = f"another {unit}" if longer["one"] else f"{_count(count)} more {unit}s"
    return Waiting(longer=said, why=_rest(text, longer.start(), longer.end()))


def _count(count: str) -> str:
    is_small = count.isdigit() and 0 < int(count) < len(_SMALL)
    return _SMALL[int(count)] if is_small else count


_SMALL: Final = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _find_end(text: str, start: int) -> int:
    """Returns where words end that name a time which is no one day: "the end of the month"."""
    found = re.compile(
        r"[.,;:!?\n]|\s(?:because|bc|so|to|as|since|and|pls|please|if|but)\s|\s{1,20}[A-Z][a-z]+s\b"
    ).search(text, start)
    return found.start() if found else len(text)


def _says_no_more(text: str) -> bool:
    return {word.strip(",.;:!?").lower() for word in text.split()} <= _ONLY_ASKS


def _rest(text: str, start: int, end: int) -> str:
    """Returns what was said beside the time, as sentences of the person."""
    before = text[:start].strip(" ,;:.-")
    behind = text[end:].strip(" ,;:.-?!")
    before = "" if _says_no_more(before) else f"{before}\n"
    while lead := _LEAD.match(behind):
        behind = behind[lead.end() :]
    return before + _TO_DO.sub("I want to ", behind, count=1)

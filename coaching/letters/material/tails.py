"""Puts back the small words that a note leaves out behind its comma, where they are certain."""

import re
from typing import Final

from coaching.letters.material import verbs
from coaching.letters.material.word_forms import bare_word, next_word
from coaching.letters.material.words import DETERMINERS, NUMBERS, PREPOSITIONS

_NOW_SO_MANY: Final = re.compile(r", now (?=\d+ [^\W\d_]+\.?$)")
_TIME: Final = (
    r"(?:I (?:have|spent|have spent) )?(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve) (?:years?|seasons?|months?|terms?|weeks?)"
)
_ONE_OF_THEM: Final = re.compile(
    rf"^({_TIME} of [^,]{{3,60}}), (an? (?:[^,;:]|,(?=\d{{3}})){{5,80}})$", re.IGNORECASE
)
"""Matches a time spent on something, and one piece of it behind a comma."""
_SHARE: Final = re.compile(
    r", (most|half|all|some|many|several) (?=(?:older|younger|newer?|with|in|on|at|from|for)\b)"
)
"""Matches ", half with children", where "of them" was left out."""
_AMOUNT: Final = re.compile(
    r", (?=(?:more than |over |about |almost |nearly )?\d[\d,.]* [^\W\d_]+s\.?$)"
)
"""Matches ", more than 40 bundles" at the end of a time that was spent somewhere."""
_MOSTLY: Final = re.compile(r", (mostly|mainly|chiefly) (?=(?P<noun>[^\W\d_]+)\b)")
_BECAME: Final = re.compile(
    r"^(I [^,;:]+), (certified|qualified|licensed|registered|trained|done)\.?$"
)
"""Matches a deed with what the person is since."""


def mend_tail(text: str) -> str:
    """Returns the text with what was left out behind its comma: "the club, now with 30 children",
    "five years of events, including a carnival", "nine clerks, most of them older"."""
    text = _SINCE.sub(r"I have \1 \2", _join_own_deed(text))
    if text.startswith("I "):
        text = _FOR_YEARS.sub(_say_how_long, text, count=1)
    text = _NOW_SO_MANY.sub(", now with ", text)
    text = _SHARE.sub(r", \1 of them ", text)
    text = _BECAME.sub(_say_what_became, text)
    if re.match(_TIME, text, re.IGNORECASE):
        text = _AMOUNT.sub(", with ", _MOSTLY.sub(_name_field, text))
    return _ONE_OF_THEM.sub(r"\1, including \2", text)


_SINCE: Final = re.compile(r"^I (\w+ed) (.{2,60}? since (?:I was|\d{4}|school|childhood)\b)")
_FOR_YEARS: Final = re.compile(
    r"(?<=[a-z]{2}) (?P<time>(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) years?)"
    r"(?P<end>$|[.,;]| (?:never|without|alone|at|in|and|with)\b)"
)
"""Matches how long a deed lasted, behind what it was: "ran the till five years"."""


def _say_how_long(found: re.Match[str]) -> str:
    before = bare_word(found.string[: found.start()].split()[-1])
    is_verb = verbs.is_finite(before) or verbs.is_base(before) or verbs.is_gerund(before)
    if is_verb or before in PREPOSITIONS | DETERMINERS | _BEFORE_A_TIME:
        return found[0]
    end = ", never" if found["end"] == " never" else found["end"]
    count, years = found["time"].split()
    is_small = count.isdigit() and 1 < int(count) < len(_SMALL)
    return f" for {_SMALL[int(count)] if is_small else count} {years}{end}"


_SMALL: Final = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine")


_BEFORE_A_TIME: Final = frozenset(
    {"least", "most", "last", "past", "next", "first", "been", "only", "almost", "nearly", "than"}
)


def _join_own_deed(text: str) -> str:
    """Returns a sentence with "and" before a last deed that only a comma parts from the first: "I
    sit the exam in May, passed the test"."""
    words = text.split()
    if not words or words[0] not in {"I", "We"}:
        return text
    for at in range(3, len(words) - 1):
        deed, following = bare_word(words[at]), next_word(words, at)
        is_deed = words[at - 1].endswith(",") and verbs.is_past(deed)
        if is_deed and (following in DETERMINERS | NUMBERS or following[:1].isdigit()):
            return " ".join([*words[: at - 1], words[at - 1].rstrip(","), "and", *words[at:]])
    return text


def _say_what_became(found: re.Match[str]) -> str:
    return found[1] + "." if found[2] == "done" else f"{found[1]}, and am {found[2]}."


def _name_field(found: re.Match[str]) -> str:
    """Returns ", mostly on boats" for ", mostly boats"."""
    noun = bare_word(found["noun"])
    is_open = noun in PREPOSITIONS or verbs.is_gerund(noun)
    return f", {found[1]} " if is_open else f", {found[1]} on "

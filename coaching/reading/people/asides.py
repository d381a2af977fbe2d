"""Tells who is only spoken of, and takes the name that was put right at once."""

import re
from dataclasses import replace
from typing import Final

from coaching.reading.people.name_words import NameFound
from coaching.reading.people.people_on_record import is_slip
from coaching.reading.text_folding import fold_text

_NOT_BEFORE: Final = re.compile(
    r"\b(?:formerly|née|nee|geb\.|not|without|except(?: for)?|instead of|nor|minus|(?:story|joke"
    r"|tale|"
    r"thing|stuff|example|case|anecdote) (?:about|with|of)|sem|ohne|sans"
    r"|(?:and|then|so|when|,|\.) i (?:spoke|talked|told (?:them|him|her|everyone)) about"
    r"(?: (?:mr|mrs|ms|old|poor)\.?)?)\s$",
    re.IGNORECASE,
)
_AWAY_AFTER: Final = re.compile(
    r"['’]s been called (?:to|away|out)|"
    r"\s{0,2},?\s?(?:who\s|he\s|she\s)?(?:['’]s been called|wasn['’]?t (?:there|in)|was not there|"
    r"was (?:sick|ill|off|away|out|absent)|is (?:sick|ill|off|away|unwell|travell?ing)"
    r"|has to travel|(?:is|has been|was|got|had to be) called (?:to|away|out)"
    r"|(?:is|was) (?:on|away on) (?:leave|holiday|vacation)|has had to (?:go|fly|travel)|"
    r"couldn['’]?t (?:make it|join|come)|did(?:n['’]?t| not) (?:show|make it|join|"
    r"come|turn up)|is on leave|"
    r"tho(?:ugh)? (?:he|she) (?:was|is) (?:sick|off|away|ill))"
    r"|\s(?:from|at|in) my (?:last|old|previous|former|current) (?:school|job|place|company|firm"
    r"|team|work|ward|shop|boss|employer|class|office|role)\b",
    re.IGNORECASE,
)
_RIGHT_AT_ONCE: Final = re.compile(
    r",? (?:no|no wait|sorry|no sorry|i mean|or rather|make that|correction),? "
    r"(?P<word>[^\W\d_][\w'’-]{2,24})\b",
    re.IGNORECASE,
)


def put_right(name: NameFound, after: str) -> NameFound:
    """Takes the surname that follows at once: "Lodewijk Schimmelpenning, no, Schimmelpenninck"."""
    match = _RIGHT_AT_ONCE.match(after)
    first, _, last = name.name.rpartition(" ")
    if match is None or not first or not is_slip(fold_text(last), fold_text(match["word"]), 0.7):
        return name
    return replace(name, name=f"{first} {match['word']}")


def is_aside(before: str, after: str) -> bool:
    """Tells whether somebody was named without being there: "not Greg", "a story about Kev"."""
    is_own = _OWN_PEOPLE.search(before) is not None and _HELPS.search(after) is None
    if _SIGNED_OFF.search(before) and not after.strip(" .!x"):
        return True
    return is_own or bool(_NOT_BEFORE.search(before)) or bool(_AWAY_AFTER.match(after))


_SIGNED_OFF: Final = re.compile(
    r"(?:^|[.!?]\s)(?:(?:kind|best|warm) )?(?:regards|wishes|cheers|yours|best|love"
    r"|sincerely)[,.]? $",
    re.IGNORECASE,
)
"""Stands before the person's own name at the end of a line: "Regards, Ron"."""
_OWN_PEOPLE: Final = re.compile(
    r"\bmy (?:\w+ )?(?:mate|friend|pal|buddy|brother|sister|cousin|husband|wife|partner|boyfriend"
    r"|girlfriend|fianc[ée]e?|mum|mom|mother|dad|father|son|daughter|neighbour|neighbor|flatmate"
    r"|roommate|housemate|uncle|aunt|nephew|niece|dog|cat|kid),?\s$",
    re.IGNORECASE,
)
"""Lead up to somebody of the person's own, who is met at no interview."""
_HELPS: Final = re.compile(
    r"\b(?:refer\w*|vouch\w*|speak for|recommend\w*|introduc\w*|put(?:ting)? (?:in|me)|works? (?:at"
    r"|there|for|in)|intro|passed|helped?)\b",
    re.IGNORECASE,
)

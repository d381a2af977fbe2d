"""Tells who is only spoken of, and takes the name that was put right at once."""

import re
from dataclasses import replace
from typing import Final

from coaching.reading.mentions import PersonMention
from coaching.reading.people.name_words import NameFound
from coaching.reading.people.people_on_record import bare_words, is_slip
from coaching.reading.text_folding import fold_text

_NOT_BEFORE: Final = re.compile(
    r"\b(?:formerly|née|nee|geb\.|short for|not|without|except(?: for)?|instead of|in place of|nor"
    r"|minus|(?:meant|supposed|due|scheduled|going) to be|should(?:['’]?ve| have) been"
    r"|(?:st(?:anding|ood|epped|epping) in|fill(?:ed|ing) in|cover(?:ed|ing)) for|replac(?:ed|ing)"
    r"|(?:dog|cat|puppy|baby|horse|parrot)(?: (?:was|is))?,?(?: (?:called|named))?"
    r"|(?:story|joke|tale|thing|stuff|example|case|anecdote) (?:about|with|of)|sem|ohne|sans"
    r"|(?:and|then|so|when|,|\.) i (?:spoke|talked|told (?:them|him|her|everyone)) about"
    r"(?: (?:mr|mrs|ms|old|poor)\.?)?)\s$",
    re.IGNORECASE,
)
_NO_SUCH_AFTER: Final = re.compile(r"\s(?:there|here|present|today|this time|in sight)\b")
_NO_BEFORE: Final = re.compile(r"\bno\s$", re.IGNORECASE)
"""Say together who was not there: "it was Gareth, no Garry there"."""
_SOMEBODY_OF: Final = re.compile(
    r"[^\W\d_][\w-]{1,24}['’]s (?:new |old |line |own )?(?:boss|manager|assistant|deputy|pa"
    r"|colleague|husband|wife|replacement|successor|number two),? (?:called |named )?"
    r"(?!and\b|was\b|is\b)[^\W\d_]{2,20}\b(?=\s?(?:$|[(.,;]|and\b|who\b))",
    re.IGNORECASE,
)
_AWAY_AFTER: Final = re.compile(
    r"['’]s been called (?:to|away|out)|"
    r"\s{0,2},?\s?(?:who\s|he\s|she\s)?(?:['’]s been called|wasn['’]?t (?:there|in)|was not there|"
    r"was (?:sick|ill|off|away|out|absent)|is (?:sick|ill|off|away|unwell|travell?ing)"
    r"|has to travel|(?:is|has been|was|got|had to be) called (?:to|away|out)"
    r"|(?:is|was) (?:on|away on) (?:leave|holiday|vacation)|has had to (?:go|fly|travel)|"
    r"couldn['’]?t (?:make it|join|come)"
    r"|(?:was|were) (?:meant|supposed|due|going) to (?:join|come|be)"
    r"[^.!?\n]{0,30}\b(?:but|couldn|didn)|did(?:n['’]?t| not) (?:show|make it|join|"
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
    if match is None or not (first or name.greeting) or not _is_meant(last, match["word"]):
        return name
    return replace(name, name=f"{first} {match['word']}".strip())


def _is_meant(said: str, right: str) -> bool:
    """Tells whether a word puts a surname right: a slip of it, or one that begins alike."""
    one, other = fold_text(said), fold_text(right)
    begins_alike = right[0].isupper() and len(other) > 3 and one[:3] == other[:3]
    return begins_alike or is_slip(one, other, 0.7)


_SECOND_THOUGHT: Final = re.compile(
    r"\b(?:no|sorry|wait|i mean|i meant|correction|rather|scratch that|actually)\b", re.IGNORECASE
)
_TAKEN_BACK: Final = re.compile(
    r"\b(?:no,? wait|wait,? no|no,? sorry|sorry,? no|i mean|i meant|scratch that|make that|or"
    r" rather"
    r"|correction|no,? (?:it was|its|it's|that's|thats))\b",
    re.IGNORECASE,
)
_ONLY_TAKEN_BACK: Final = re.compile(
    r"[\s,.;:…–—-]{0,3}(?:(?:no|oh|ah|uh|um|er|sorry|wait|hang on|i mean|i meant|correction|or"
    r" rather"
    r"|scratch that|actually|make that|oops|it was|its|it's|thats|that's|called|he's|she's|hes"
    r"|shes)"
    r"[\s,.;:…–—-]{1,3}){1,5}",
    re.IGNORECASE,
)
_AHEAD: Final = 40


def is_replaced(text: str, one: PersonMention, other: PersonMention) -> bool:
    """Tells whether the second name puts the first right: "Anna Post, no sorry, Anna Pohl"."""
    between = text[one.span.end : other.span.start]
    words, others = bare_words(one.name), bare_words(other.name)
    is_near = len(between) <= _AHEAD and _SECOND_THOUGHT.search(between) is not None
    if not is_near or words == others or _is_told_absent(between, text[other.span.end :]):
        return False
    if _TAKEN_BACK.search(between) and _ONLY_TAKEN_BACK.fullmatch(between):
        return not other.is_aside
    return (
        words[0] == others[0]
        or is_slip(words[0], others[0], 0.75)
        or is_slip(words[-1], others[-1], 0.75)
        or (_ONLY_TAKEN_BACK.fullmatch(between) is not None and _is_meant(one.name, other.name))
    )


def _is_told_absent(before: str, after: str) -> bool:
    """Tells whether a name is only that of who was not there: "no Garry there"."""
    return bool(_NO_BEFORE.search(before)) and bool(_NO_SUCH_AFTER.match(after))


def names_another(said: str) -> bool:
    """Tells whether a name only says whose somebody is: "Wendy's boss, Carlos" is Carlos."""
    return _SOMEBODY_OF.match(said) is not None


def is_aside(before: str, after: str) -> bool:
    """Tells whether somebody was named without being there: "not Greg", "a story about Kev"."""
    if _SIGNED_OFF.search(before) and not after.strip(" .!x"):
        return True
    if _is_told_absent(before, after):
        return True
    return bool(_NOT_BEFORE.search(before)) or bool(_AWAY_AFTER.match(after))


_SIGNED_OFF: Final = re.compile(
    r"(?:^|[.!?]\s)(?:(?:kind|best|warm) )?(?:regards|wishes|cheers|yours|best|love"
    r"|sincerely)[,.]? $",
    re.IGNORECASE,
)
"""Stands before the person's own name at the end of a line: "Regards, Ron"."""

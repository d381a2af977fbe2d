"""Reads what a reply to a letter wants of it: "shorter", "without the second paragraph", words."""

import re
from collections.abc import Callable
from typing import Final

from coaching.letters.changes.find_part import find_quoted, replace_words
from coaching.letters.changes.judge_words import judge_words
from coaching.letters.changes.part_orders import (
    read_greeting,
    read_replacement,
    read_subject,
    read_without,
)
from coaching.letters.changes.simple_orders import drop_politeness, read_simple
from coaching.letters.changes.wishes import (
    LetterPlace,
    LetterWish,
    NamesThing,
    NotUnderstood,
    WantOther,
    WantPostscript,
    WantWords,
)
from coaching.letters.letter import Letter

ORDER_AT_MOST: Final = 160
"""A longer reply is what the letter shall say, never an order what to do with it."""
_THIS_OUT: Final = re.compile(
    r"(?:without|leave out|drop|remove|delete|cut|take out|strike|omit|skip|lose)"
    r"(?: (?:this|that|it))?|(?:leave|take|cut) (?:this|that|it) (?:out|away)|no|out|not this",
    re.IGNORECASE,
)
_POSTSCRIPT: Final = re.compile(
    r"(?:add (?:a )?)?p\.?\s?s\b\.?\s*[:,–-]?\s+(?P<text>\S.*)", re.IGNORECASE | re.DOTALL
)
_PLACES: Final[tuple[tuple[LetterPlace, re.Pattern[str]], ...]] = (
    (
        LetterPlace.TALK,
        re.compile(
            r"(?:about|on|for|to) (?:the|our|your|my) (?:talk|conversation|interview|meeting|chat)"
            r"\s*[:,–-]\s*",
            re.IGNORECASE,
        ),
    ),
    (
        LetterPlace.DOUBT,
        re.compile(
            r"(?:on|about|to|for|as to) (?:the|her|his|their|your|that) (?:doubt|concern|worry)"
            r"\s*[:,–-]\s*",
            re.IGNORECASE,
        ),
    ),
    (
        LetterPlace.FIT,
        re.compile(r"why (?:me|i fit|i am right|i'm right)\s*[:,–-]\s*", re.IGNORECASE),
    ),
    (
        LetterPlace.WANT,
        re.compile(
            r"why (?:i want (?:it|this|the job|this job)|this job|them)\s*[:,–-]\s*", re.IGNORECASE
        ),
    ),
    (
        LetterPlace.END,
        re.compile(r"(?:at the end|last|question|to close)\s*[:,–-]\s*", re.IGNORECASE),
    ),
)
_FILLERS: Final = re.compile(
    r"(?:(?:oh|btw|by the way|ok|okay|yes|hm+|and|but|plus|well|so|ps|one more thing|forgot"
    r"|i forgot to (?:say|mention)(?: that)?)[,:]? )+(?=\S)",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(
    r"(?:(?:i think |maybe |perhaps |please |pls |also |then )*+"
    r"(?:(?:you|we|it) (?:should|could|might|can|must) |(?:can|could|would) you )?"
    r"(?:please |also |maybe )*+(?:add|say|mention|write|put in|include|work in"
    r"|(?:tell|remind|let) (?!me\b|us\b|you\b)[\w'’-]+(?: know)?)"
    r"(?: (?:a line|a sentence|something|somewhere|in it))?(?: that|:)?|and say(?: that)?|also:)"
    r"\s+(?=\S)",
    re.IGNORECASE,
)
_ABOUT_THING: Final = re.compile(r"^(?:about|for) (?=\S)", re.IGNORECASE)
_THANK_THEM: Final = re.compile(
    r"(?:please |also |and )*(?:thank|say thanks to|say thank you to)"
    r" (?!you\b)[\w'’-]+(?: again)? for (?P<what>\S.*)",
    re.IGNORECASE,
)
_SURELY_OF_LETTER: Final = re.compile(
    r"(?:please )?(?:also )?(?:(?:leave|take) out|remove|delete|omit|cut)"
    r" (?:the (?:part|sentence|line|bit|paragraph|first|second|third|last)|what i|that i)\b.*"
    r"|(?:please )?(?:also )?(?:mention|(?:say|add|write) that)\b.{3,}"
    r"|(?:please )?(?:change|make|set) the (?:subject|greeting)\b.*|subject(?: line)?: .+"
    r"|(?:please )?replace the (?:part|sentence|line|bit|paragraph|first|second|third|last)\b.+",
    re.IGNORECASE | re.DOTALL,
)


def is_surely_of_letter(text: str) -> bool:
    """Tells whether words can be meant for nothing but the letter that was just shown: "leave out
    the part about the tank", "mention that I can start in May"."""
    return _SURELY_OF_LETTER.fullmatch(text.strip()) is not None


def read_wish(text: str, letter: Letter, quoted: str = "") -> LetterWish:
    """Returns what a reply wants; `quoted` is the stretch of the letter that it points at."""
    plain = " ".join(text.split())
    order = drop_politeness(plain)
    if quoted and (found := find_quoted(letter, quoted)):
        return _read_pointed(plain, order, quoted, found, letter)
    if len(plain) <= ORDER_AT_MOST:
        simple = read_simple(order, plain)
        if simple is not None:
            return simple
        for read in _ORDERS:
            wish = read(order, letter)
            if wish is not None:
                return wish
    return _read_words(text.strip())


def _read_pointed(
    plain: str, order: str, quoted: str, keys: tuple[str, ...], letter: Letter
) -> LetterWish:
    """Returns other words for what was pointed at: a few words of a sentence, or all of it."""
    if _THIS_OUT.fullmatch(order):
        return WantOther(dict.fromkeys(keys, ""))
    changed = replace_words(letter, quoted, plain)
    if len(quoted.split()) <= 3 and len(keys) == 1 and changed:
        return WantOther(changed)
    return WantOther({keys[0]: plain} | dict.fromkeys(keys[1:], ""))


_ORDERS: Final[tuple[Callable[[str, Letter], LetterWish | None], ...]] = (
    read_subject,
    read_greeting,
    read_without,
    read_replacement,
)


def _read_words(text: str) -> LetterWish:
    found = _POSTSCRIPT.fullmatch(text)
    if found:
        return WantPostscript(found["text"])
    for place, lead in _PLACES:
        told = lead.match(text)
        if told and told.end() < len(text):
            return WantWords(text[told.end() :], place)
    thanks = _THANK_THEM.fullmatch(text)
    if thanks:
        return WantWords(f"Thank you for {thanks['what']}", is_sure=False)
    bare = _FILLERS.sub("", text, count=1) if _FILLERS.match(text) else text
    return _read_told(bare)


def _read_told(text: str) -> LetterWish:
    """Returns the words as what shall be said, where they are a sentence for the reader."""
    lead = _LEADS.match(text)
    bare = text[lead.end() :] if lead else text
    said, is_sure = judge_words(bare)
    if said:
        return WantWords(said, is_sure=is_sure)
    return NamesThing(_ABOUT_THING.sub("", bare, count=1)) if lead else NotUnderstood()

"""Reads what a reply to a letter wants of it: "shorter", "without the second paragraph", words."""

import re
from collections.abc import Callable
from typing import Final

from coaching.letters.changes.find_part import (
    find_part,
    find_quoted,
    is_position,
    replace_words,
)
from coaching.letters.changes.wishes import (
    LetterPlace,
    LetterWish,
    NotFound,
    WantAnother,
    WantBack,
    WantLength,
    WantOther,
    WantPostscript,
    WantSources,
    WantTone,
    WantWords,
)
from coaching.letters.letter import Letter
from coaching.model.vocabulary import Tone

ORDER_AT_MOST: Final = 160
"""A longer reply is what the letter shall say, never an order what to do with it."""
_POLITE: Final = re.compile(
    r"^(?:(?:please|pls|ok|okay|hm+|can you|could you|can we|could we|can it be|now|but|and|just"
    r"|i(?:'d| would) (?:like|prefer) (?:it|this)|i want (?:it|this)|make (?:it|this)|keep (?:it"
    r"|this)|it(?:'s| is)|this is|the letter is|that(?:'s| is)|a (?:bit|little)|a tad|slightly"
    r"|much|way|rather|bit|sound) )+",
    re.IGNORECASE,
)
_COURTESY: Final = frozenset({"please", "pls", "thanks"})
_SHORTER: Final = re.compile(
    r"shorter(?: version)?|(?:too|so) long|shorten(?: it| this)?|briefer|more concise"
    r"|cut it(?: down)?|less text|less words|fewer words",
    re.IGNORECASE,
)
_LONGER: Final = re.compile(
    r"longer|too short|the whole (?:letter|text|thing)|more text", re.IGNORECASE
)
_LESS_FORMAL: Final = re.compile(
    r"less (?:formal|stiff)|more (?:casual|relaxed|informal|personal|friendly)|warmer|friendlier"
    r"|informal|casual|(?:too|so) (?:formal|stiff)|(?:use )?first names?",
    re.IGNORECASE,
)
_MORE_FORMAL: Final = re.compile(
    r"more (?:formal|polite)|less (?:casual|informal)|politer|formal|(?:too|so) (?:casual|informal"
    r"|chummy)|(?:use )?(?:the )?(?:surname|last name)",
    re.IGNORECASE,
)
_ANOTHER: Final = re.compile(
    r"another(?: one| version| point)?|(?:a |say |try )?(?:something|anything) (?:else|different)"
    r"|(?:a )?different(?: one| version| point)?|try again|again|rewrite(?: it| this)?"
    r"|redo(?: it)?",
    re.IGNORECASE,
)
_BACK: Final = re.compile(
    r"undo(?: that| it| this)?|(?:back )?(?:as|like) it was(?: before)?"
    r"|(?:put|take) (?:it|that) back|restore(?: it)?|start over|revert(?: it)?"
    r"|(?:back to )?the (?:old|first|original) (?:one|version|letter)",
    re.IGNORECASE,
)
_WITHOUT: Final = re.compile(
    r"(?:without|leave out|leave off|drop|remove|delete|cut|take out|strike|omit|skip|get rid of"
    r"|lose|not|no) (?P<what>\S.*)",
    re.IGNORECASE,
)
_OUT: Final = re.compile(
    r"(?:(?:leave|take|cut|strike|throw|kick) )?(?P<what>\S.*) (?:out|away|off)", re.IGNORECASE
)
_SURELY_OUT: Final = re.compile(r"without|leave|remove|delete|take out|omit", re.IGNORECASE)
_THIS_OUT: Final = re.compile(
    r"(?:without|leave out|drop|remove|delete|cut|take out|strike|omit|skip|lose)"
    r"(?: (?:this|that|it))?|(?:leave|take|cut) (?:this|that|it) (?:out|away)|no|out|not this",
    re.IGNORECASE,
)
_INSTEAD: Final = re.compile(
    r"(?:instead of|rather than|not) (?P<old>[^:]+?) ?[:,] ?(?:say |write |put |rather |but )?"
    r"(?P<new>\S.*)",
    re.IGNORECASE,
)
_REPLACE: Final = re.compile(
    r"(?:replace|change|turn|swap|correct) (?P<old>\S.*?) (?:with|to|into|for|by) (?P<new>\S.*)",
    re.IGNORECASE,
)
_SAY_NOT: Final = re.compile(
    r"(?:say |write |put |use )?(?P<new>\S.*?),? (?:instead of|rather than|not) (?P<old>\S.*)",
    re.IGNORECASE,
)
_POSTSCRIPT: Final = re.compile(
    r"(?:add (?:a )?)?p\.?\s?s\b\.?\s*[:,–-]?\s+(?P<text>\S.*)", re.IGNORECASE | re.DOTALL
)
_GREETING: Final = re.compile(
    r"(?:hi|hello|dear|hey|good (?:morning|afternoon|evening))(?: [^\W\d_][\w'’.-]*){0,4},?",
    re.IGNORECASE,
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
_LEADS: Final = re.compile(
    r"(?:(?:please )?(?:also )?(?:add|say|mention|write|put in|include|tell (?:her|him|them))"
    r"(?: (?:a line|something))?(?: that|:)?|and say(?: that)?|also:)\s+(?=\S)",
    re.IGNORECASE,
)


_SURELY_OF_LETTER: Final = re.compile(
    r"(?:please )?(?:also )?(?:(?:leave|take) out|remove|delete|omit|cut)"
    r" (?:the (?:part|sentence|line|bit|paragraph|first|second|third|last)|what i|that i)\b.*"
    r"|(?:please )?(?:also )?(?:mention|(?:say|add|write) that)\b.{3,}",
    re.IGNORECASE | re.DOTALL,
)


def is_surely_of_letter(text: str) -> bool:
    """Tells whether words can be meant for nothing but the letter that was just shown: "leave out
    the part about the tank", "mention that I can start in May"."""
    return _SURELY_OF_LETTER.fullmatch(text.strip()) is not None


def read_wish(text: str, letter: Letter, quoted: str = "") -> LetterWish:
    """Returns what a reply wants; `quoted` is the stretch of the letter that it points at."""
    plain = " ".join(text.split())
    order = _drop_courtesy(_POLITE.sub("", plain.strip(" .!?")))
    if quoted and (found := find_quoted(letter, quoted)):
        return _read_pointed(plain, order, quoted, found, letter)
    if len(plain) <= ORDER_AT_MOST:
        for read in _ORDERS:
            wish = read(order, letter)
            if wish is not None:
                return wish
    return _read_words(text.strip())


def _drop_courtesy(order: str) -> str:
    """Returns an order without "please" and "thank you" behind it."""
    words = order.split(" ")
    while len(words) > 1 and words[-1].strip(",").casefold() in _COURTESY:
        words.pop()
    return " ".join(words).removesuffix(" thank you").removesuffix(" for me").strip(" .!?,")


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


_SOURCES: Final = re.compile(
    r"(?:where (?:is|are|does|did|do) (?:this|that|it|these|those|the words)(?: \w+){0,2} from"
    r"|which (?:words|parts|sentences) are (?:mine|my own|yours|from me))",
    re.IGNORECASE,
)


def _read_simple(order: str, _letter: Letter) -> LetterWish | None:
    table: tuple[tuple[re.Pattern[str], LetterWish], ...] = (
        (_SHORTER, WantLength(shorter=True)),
        (_LONGER, WantLength(shorter=False)),
        (_LESS_FORMAL, WantTone(-1)),
        (_MORE_FORMAL, WantTone(1)),
        (_ANOTHER, WantAnother()),
        (_SOURCES, WantSources()),
        (_BACK, WantBack()),
    )
    return next((wish for pattern, wish in table if pattern.fullmatch(order)), None)


def _read_greeting(order: str, letter: Letter) -> LetterWish | None:
    if not _GREETING.fullmatch(order) or not letter.lines:
        return None
    first = order.split(maxsplit=1)[0].casefold()
    text = f"{order[:1].upper()}{order[1:].rstrip(',')},"
    tone = {"hi": Tone.WARM}.get(first)
    if len(order.split()) == 1:
        return WantTone(tone=tone or Tone.NEUTRAL)
    return WantOther({"greeting": text})


def _read_without(order: str, letter: Letter) -> LetterWish | None:
    found = _WITHOUT.fullmatch(order) or _OUT.fullmatch(order)
    if not found:
        return None
    what = found["what"]
    if re.fullmatch(r"(?:the |any )?p\.?s\.?", what, re.IGNORECASE):
        return WantPostscript("")
    keys = find_part(letter, what)
    if keys:
        return WantOther(dict.fromkeys(keys, ""))
    is_sure = is_position(what) or _SURELY_OUT.match(order)
    return NotFound(what) if is_sure else None


def _read_replacement(order: str, letter: Letter) -> LetterWish | None:
    for pattern in (_INSTEAD, _REPLACE, _SAY_NOT):
        found = pattern.fullmatch(order)
        if not found:
            continue
        old, new = _unquote(found["old"]), _unquote(found["new"])
        if is_position(old) and (keys := find_part(letter, old)):
            return WantOther({keys[0]: new} | dict.fromkeys(keys[1:], ""))
        changed = replace_words(letter, old, new)
        if changed:
            return WantOther(changed)
    return None


def _unquote(text: str) -> str:
    return text.strip(" \"'“”‘’")


_ORDERS: Final[tuple[Callable[[str, Letter], LetterWish | None], ...]] = (
    _read_simple,
    _read_greeting,
    _read_without,
    _read_replacement,
)


def _read_words(text: str) -> LetterWish:
    found = _POSTSCRIPT.fullmatch(text)
    if found:
        return WantPostscript(found["text"])
    for place, lead in _PLACES:
        told = lead.match(text)
        if told and told.end() < len(text):
            return WantWords(text[told.end() :], place)
    bare = _LEADS.sub("", text, count=1) if _LEADS.match(text) else text
    return WantWords(bare)

"""Reads orders about a part of a letter: leave it out, say it in other words, greet otherwise."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.letters.changes.apply_edit import GREETING
from coaching.letters.changes.find_part import (
    find_part,
    is_part,
    is_position,
    replace_words,
    stands_there,
)
from coaching.letters.changes.judge_words import judge_words
from coaching.letters.changes.wishes import (
    LetterWish,
    NotFound,
    NotUnderstood,
    WantOther,
    WantPostscript,
    WantSubject,
    WantTone,
)
from coaching.letters.letter import Letter
from coaching.model.vocabulary import Tone
from coaching.reading.people.word_set import word_set

# -- left out --------------------------------------------------------------------------------------

_WITHOUT: Final = re.compile(
    r"(?:without|leave out|leave off|drop|remove|delete|cut(?: out)?|take out|strike|omit|skip"
    r"|get rid of|lose|scrap|ditch|erase|kill|cross out|throw out|not|no|no need for"
    r"|(?:i |we )?(?:do not|don['’]?t) (?:want|need|mention|say|include|talk about|write)(?: that)?"
    r"|(?:you can |better )?not mention) (?P<what>\S.*)",
    re.IGNORECASE,
)
_OUT: Final = re.compile(
    r"(?:(?:leave|take|cut|strike|throw|kick) )?(?P<what>\S.*) (?:out|away|off)", re.IGNORECASE
)
_SURELY_OUT: Final = re.compile(
    r"without|leave|remove|delete|take out|omit|cut out|scrap|erase|cross out|get rid|(?:i |we )?do"
    r"(?: not|n['’]?t) (?:mention|include|talk)",
    re.IGNORECASE,
)


def read_without(order: str, letter: Letter) -> LetterWish | None:
    """Returns which sentences an order leaves out."""
    found = _WITHOUT.fullmatch(order) or _OUT.fullmatch(order)
    if not found:
        return None
    what = found["what"]
    if re.fullmatch(r"(?:the |any )?p\.?s\.?", what, re.IGNORECASE):
        return WantPostscript("")
    keys = find_part(letter, what)
    if keys:
        return WantOther(dict.fromkeys(keys, ""))
    is_sure = is_position(what) or is_part(what) or _SURELY_OUT.match(order)
    return NotFound(what) if is_sure else None


# -- in other words --------------------------------------------------------------------------------

_SAY: Final = r"(?:say|write|put|use|have|take|rather|but|it['’]?s|make it|call it|with)"
_FOR: Final = r"(?:instead of|rather than|in place of|in stead of)"
_TURN: Final = r"(?:replace|change|turn|swap|correct|switch|exchange)"
_NOBODY: Final = r"(?:i think )?(?:you|it|this|that|we|i|they|she|he)"
_BE: Final = r"(?:be|say|read)"
_IS: Final = r"(?:it['’]?s|it (?:is|should be)|say)"
_SWAPS: Final[tuple[re.Pattern[str], ...]] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_FOR} (?P<old>[^:]+?) ?[:,]? {_SAY} (?P<new>\S.*)",
        rf"{_FOR} (?P<old>[^:]+?) ?[:,] ?(?P<new>\S.*)",
        rf"not (?P<old>[^:]+?) ?[:,]? {_SAY} (?P<new>\S.*)",
        rf"{_TURN} (?P<old>\S.*?) (?:with|to|into|for|by) (?P<new>\S.*)",
        r"(?P<old>\S.*?) ?(?:->|=>|→|>) ?(?P<new>\S.*)",
        rf"(?!{_NOBODY} )(?P<old>\S.*?) (?:should|must|needs to|has to) {_BE} (?P<new>\S.*)",
        rf"(?P<old>\S.*?) is (?:wrong|not right)[,:;]? {_IS} (?P<new>\S.*)",
        rf"(?:{_SAY} )?(?P<new>\S.*?),? (?:{_FOR}|where (?:it|you) says?) (?P<old>\S.*)",
        r"(?:say|write|put|use|take) (?P<new>\S.*?) for (?P<old>\S.*)",
    )
)
_NOT_BEHIND: Final = re.compile(
    rf"(?:{_SAY} )?(?P<new>\S.*?),? (?:and )?not (?P<old>\S.*)", re.IGNORECASE
)
_SURELY_SWAP: Final = re.compile(
    rf"{_FOR}|replace|swap|exchange|(?:say|write|put|use) .* {_FOR}", re.IGNORECASE
)
_BARE_SWAP: Final = re.compile(rf"{_FOR} (?P<rest>\S.*)", re.IGNORECASE)
_ONLY_FEW: Final = 4
"""So many new words can stand before "not": "a baker, not a cook"."""
_CALLED: Final = re.compile(
    r"^(?:(?:it|that|she|he|they)(?:['’]?s| is| was| are)(?: called| named)?|i (?:said|meant?)"
    r"|(?:her|his|their|my|the) name is) ",
    re.IGNORECASE,
)
"""Stands before the right words: "she is called Dana, not Diana"."""
_VAGUE: Final = re.compile(
    r"(?:something|anything|another|a (?:better|different|nicer|shorter|new))\b", re.IGNORECASE
)


def read_replacement(order: str, letter: Letter) -> LetterWish | None:
    """Returns the sentences that an order changes, in whatever order old and new words stand."""
    for old, new in _pairs_of(order, letter):
        wish = _swap(_unquote(old), _unquote(new), letter)
        if wish is not None:
            return wish
    sure = _SURELY_SWAP.match(order)
    first = next(_pairs_of(order, letter), None)
    return NotFound(_unquote(first[0])) if sure and first else None


def _pairs_of(order: str, letter: Letter) -> Iterator[tuple[str, str]]:
    """Yields the old words with the new ones, as an order can be read."""
    for pattern in (*_SWAPS, _NOT_BEHIND):
        found = pattern.fullmatch(order)
        if found and (pattern is not _NOT_BEHIND or len(found["new"].split()) <= _ONLY_FEW):
            yield found["old"], _CALLED.sub("", found["new"], count=1)
    bare = _BARE_SWAP.fullmatch(order)
    words = bare["rest"].split(" ") if bare else []
    for at in range(len(words) - 1, 0, -1):
        if stands_there(letter, " ".join(words[:at])):
            yield " ".join(words[:at]), " ".join(words[at:])


def _swap(old: str, new: str, letter: Letter) -> LetterWish | None:
    if re.fullmatch(r"(?:the |my )?(?:greeting|salutation)", old, re.IGNORECASE):
        return read_greeting(new, letter)
    if re.fullmatch(r"(?:the |my )?subject(?: line)?", old, re.IGNORECASE):
        return _to_subject(new, letter)
    if is_position(old) or is_part(old):
        return _replace_whole(find_part(letter, old), old, new)
    changed = replace_words(letter, old, new) or replace_words(
        letter, _ARTICLE.sub("", old, count=1), _ARTICLE.sub("", new, count=1)
    )
    return WantOther(changed) if changed else None


_ARTICLE: Final = re.compile(r"^(?:the|an?|my|your) (?=\S)", re.IGNORECASE)


def _replace_whole(keys: tuple[str, ...], old: str, new: str) -> LetterWish:
    """Returns a whole sentence in the place of others; what is no sentence changes nothing."""
    if not keys:
        return NotFound(old)
    said, _is_sure = judge_words(new)
    if _VAGUE.match(new) or not said:
        return NotUnderstood()
    return WantOther({keys[0]: new} | dict.fromkeys(keys[1:], ""))


def _unquote(text: str) -> str:
    return text.strip(" \"'“”‘’")


# -- greeting and subject --------------------------------------------------------------------------

_GREETING: Final = re.compile(
    r"(?P<hello>hi|hello|dear|hey|good (?:morning|afternoon|evening))"
    r"(?P<name>(?: [^\W\d_][\w'’.-]*){0,4}),?",
    re.IGNORECASE,
)
_LEADS_GREETING: Final = re.compile(
    r"(?:(?:change|set|make|use|put) )?(?:(?:the|your|my) )?(?:greeting|salutation)(?: to| with)?"
    r"(?: should be| as)?:? |(?:start|begin|open)(?: it| the letter)? with "
    r"|(?:greet|address|call) (?:her|him|them)(?: as| with)? |(?:use|say|write|put) ",
    re.IGNORECASE,
)
_TITLED: Final = re.compile(
    r"(?:mr|ms|mrs|miss|mx|dr|prof|professor|sir|madam)\b\.?.*", re.IGNORECASE
)
_NO_NAMES: Final = word_set(
    """
    looks look sounds is are was it this that good great can could you i we please a make to so
    thanks thank instead of rather than not with for from
    """
)
_SMALL_IN_NAMES: Final = word_set("and all there both everyone everybody team van von de der den")


def read_greeting(order: str, letter: Letter) -> LetterWish | None:
    """Returns how a letter shall greet: another "Hi", or a whole greeting as it was typed."""
    bare = _LEADS_GREETING.sub("", order, count=1) if _LEADS_GREETING.match(order) else order
    is_led = bare != order
    bare = f"dear {bare}" if is_led and _TITLED.fullmatch(bare) else bare
    found = _GREETING.fullmatch(_unquote(bare))
    if not found or not letter.lines or _NO_NAMES & set(found["name"].casefold().split()):
        return None
    hello, names = found["hello"].capitalize(), found["name"].rstrip(",").split()
    if not names:
        return WantTone(tone=Tone.WARM if hello == "Hi" else Tone.NEUTRAL)
    return WantOther({GREETING: f"{' '.join((hello, *map(_capitalize_name, names)))},"})


def _capitalize_name(word: str) -> str:
    is_small = word.islower() and word not in _SMALL_IN_NAMES
    return word[:1].upper() + word[1:] if is_small else word


_SUBJECT: Final = re.compile(
    r"(?:(?:change|make|set|put|call|name|write|let)(?: in)? )?(?:(?:the|a|my|new) ){0,2}"
    r"subject(?: line)?(?! line$)"
    r"(?: should(?: be| say)?| shall be| be| is| to(?: be| say)?| into| as| with)?"
    r"(?: ?[:=] ?| )(?P<text>(?!line$)\S.*)"
    r"|(?:put |use |make |have )?(?P<before>\S.*?) (?:as|for|in) (?:the )?subject(?: line)?",
    re.IGNORECASE,
)


def read_subject(order: str, letter: Letter) -> LetterWish | None:
    """Returns the subject that an order names."""
    found = _SUBJECT.fullmatch(order)
    text = (found["text"] or found["before"]) if found else ""
    if not text or re.match(r"(?:of|in|for|matter|too|is|was|looks|sounds)\b", text, re.IGNORECASE):
        return None
    return _to_subject(_unquote(text), letter)


def _to_subject(text: str, letter: Letter) -> LetterWish:
    if not letter.subject:
        return NotFound("the subject")
    if _VAGUE.match(text):
        return NotUnderstood()
    return WantSubject(text[:1].upper() + text[1:])

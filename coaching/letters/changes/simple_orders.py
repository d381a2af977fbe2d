"""Reads short orders for a letter: its length, its tone, another version, praise, sending."""

import re
from typing import Final

from coaching.letters.changes.wishes import (
    AsksHowToSend,
    IsFine,
    LetterWish,
    WantAnother,
    WantBack,
    WantHeart,
    WantLength,
    WantSources,
    WantTone,
)
from coaching.reading.people.word_set import word_set

_POLITE: Final = re.compile(
    r"^(?:(?:please|pls|ok|okay|hm+|can you|could you|can we|could we|can it be|now|but|and|just"
    r"|i(?:'d| would) (?:like|prefer) (?:it|this)|i want (?:it|this)|make (?:it|this)(?: sound)?"
    r"|keep (?:it|this)|it(?:'s| is)|this is|the letter is|that(?:'s| is)|a (?:bit|little)|a tad"
    r"|slightly|much|way|rather|bit|sound|i think|maybe|perhaps|try(?: to)?(?: be)?|be"
    r"|(?:could|should|must|needs to|has to) be),? )+",
    re.IGNORECASE,
)
_COURTESY: Final = frozenset({"please", "pls", "thanks", "though", "tbh"})
_SHORTER: Final = re.compile(
    r"(?:a )?shorter(?: version| one)?|(?:too|so) (?:long|wordy|much text)|shorten(?: it| this)?"
    r"|briefer|more concise|less wordy|crisper|tighter|snappier|punchier|less text"
    r"|(?:less|fewer) words"
    r"|(?:cut|trim|tighten) (?:it|this)(?: down| short| up)?|(?:cut|half) (?:it )?(?:in )?half"
    r"|half the length|(?:more )?to the point|get to the point"
    r"|(?:cut|lose|drop|without|less|no|skip|remove|trim) (?:out )?(?:all )?(?:the |this |of the )?"
    r"(?:fluff|waffle|padding|fillers?|blah(?: blah)*|small ?talk|chit-?chat|frills|rambling)",
    re.IGNORECASE,
)
_LONGER: Final = re.compile(
    r"(?:a )?longer(?: version| one)?|(?:too|so) short|the whole (?:letter|text|thing)|more text"
    r"|(?:add |with )?more details?|expand(?: it| this)?|flesh (?:it|this) out",
    re.IGNORECASE,
)
_LESS_FORMAL: Final = re.compile(
    r"(?:less|not (?:so|too|as)) (?:formal|stiff|cold|dry|stuffy|corporate)"
    r"|more (?:casual|relaxed|informal|personal|friendly|warm|human|natural)|warmer|friendlier"
    r"|(?:loosen|warm) (?:it|this) up"
    r"|informal|casual|warm|friendly|relaxed|(?:too|so) (?:formal|stiff)"
    r"|(?:use )?(?:her |his |the )?first names?",
    re.IGNORECASE,
)
_MORE_FORMAL: Final = re.compile(
    r"more (?:formal|polite|professional|serious|businesslike)"
    r"|(?:less|not (?:so|too|as)) (?:casual|informal|chummy|cheesy|gushing|gushy|friendly|warm"
    r"|enthusiastic|eager|keen|familiar)|politer|formal"
    r"|professional|(?:too|so) (?:casual|informal|chummy)|tone (?:it|this) down"
    r"|(?:use )?(?:her |his |the )?(?:surname|last name)",
    re.IGNORECASE,
)
_HEART: Final = re.compile(
    r"(?:(?:with |add )?(?:some |a bit )?more (?:enthusias\w+|excite\w+|upbeat|positive|energ\w+"
    r"|passion\w*|lively|personality|life|spirit|keen|eager|motivated)|enthusiastic|livelier"
    r"|(?:not|isn['’]?t) (?:very |so |too )?(?:enthusiastic|keen|eager) enough"
    r"|(?:show|add) (?:some |more )?(?:enthusiasm|passion|interest))",
    re.IGNORECASE,
)
_ANOTHER: Final = re.compile(
    r"another(?: one| version| point| go)?"
    r"|(?:a |say |try )?(?:something|anything) (?:else|different)"
    r"|(?:a )?different(?: one| version| point)?|try again|again|rewrite(?: it| this)?"
    r"|redo(?: it)?|(?:the )?next(?: one)?|(?:a )?new (?:one|version)|other (?:one|version|words)",
    re.IGNORECASE,
)
_BACK: Final = re.compile(
    r"undo(?: that| it| this)?|(?:back )?(?:as|like|how|the way) it was(?: before)?"
    r"|(?:put|take|change) (?:it|that) back|restore(?: it)?|start over|revert(?: it)?"
    r"|(?:back to )?the (?:old|first|original) (?:one|version|letter)|go back",
    re.IGNORECASE,
)
_SOURCES: Final = re.compile(
    r"(?:where (?:is|are|does|did|do) (?:this|that|it|these|those|the words)(?: \w+){0,2} from"
    r"|which (?:words|parts|sentences) are (?:mine|my own|yours|from me))",
    re.IGNORECASE,
)
_SENDING: Final = re.compile(
    r"(?:(?:yes|yep|ok|okay|great|good|please|now|so|just|then|can you|could you|will you|do you"
    r"|you can),? ){0,4}(?:send|email|mail|post|submit)(?: (?:it|this|that|the letter|the mail))?"
    r"(?: (?:off|out|now|then|away|please|for me|today|tomorrow|to [^\W\d_]+)){0,3}"
    r"|(?:(?:so|and|ok|okay|but),? ){0,2}(?:where|how|to whom|to who|who|what address)\b"
    r"(?: [\w'’]+){1,4} (?:send|mail|copy|paste|post|sent|go(?:es)?(?: out)?|get)\b"
    r"(?: [\w'’]+){0,3}"
    r"|(?:is|was|has) (?:it|this)(?: been)?(?: already)? sent(?: yet| already| now)?",
    re.IGNORECASE,
)
_WILL_SEND: Final = re.compile(
    r"(?:(?:great|ok|okay|good|perfect|fine|thanks|yes|and|then),? ){0,3}"
    r"i(?:['’]?ll| will|['’]?m going to| am going to| can) (?:send|mail|copy|use|take|post)"
    r" (?:it|this|that)(?: \w+){0,3}",
    re.IGNORECASE,
)
_LEADS_COMPLAINT: Final = re.compile(
    r"(?:(?:it|this|that|the letter|the tone|the text|the draft|that one)(?:['’]?s| is| was)? "
    r"|(?:sounds?|reads|feels?|seems?|looks|comes (?:across|off))(?: as| like)? "
    r"|(?:a (?:bit|little|tad|touch)|bit|slightly|rather|quite|pretty|very|really|so|too|way"
    r"|kind of|kinda|overly|somewhat|super|still|just|all|far|much|maybe|hm+|ugh|no,) )+",
    re.IGNORECASE,
)
_TOO_STIFF: Final = word_set(
    """
    stiff formal cold distant dry robotic impersonal wooden stuffy corporate posh serious
    unfriendly
    """
)
_TOO_SOFT: Final = word_set(
    """
    casual informal chummy familiar cheesy corny gushy gushing sappy soppy cringe cringey cringy
    ott keen eager enthusiastic friendly warm matey
    """
)
_TOO_LONG: Final = word_set("long wordy lengthy rambling")
_TOO_SHORT: Final = word_set("short thin brief")
_PRAISE: Final = word_set(
    """
    good great perfect fine nice lovely wonderful brilliant excellent awesome cool super thanks
    thank cheers ta love like liked works better happy amazing wow ok okay yes yeah yep neat ideal
    exactly fantastic beautiful splendid thx ty
    """
)
_AROUND_PRAISE: Final = word_set(
    """
    looks look sounds reads is it it's its this that that's thats all very really so pretty just
    absolutely you much i i'm im am the letter one well done now for me to go spot on right a lot
    many with version draft help your way enough now how think
    """
)
_MOST_PRAISE: Final = 8


def drop_politeness(plain: str) -> str:
    """Returns an order without what is polite around it."""
    order = _drop_courtesy(_POLITE.sub("", plain.strip(" .!?")))
    return order.removesuffix(" thank you").removesuffix(" for me").strip(" .!?,")


def _drop_courtesy(order: str) -> str:
    words = order.split(" ")
    while len(words) > 1 and words[-1].strip(",").casefold() in _COURTESY:
        words.pop()
    return " ".join(words)


def read_simple(order: str, plain: str) -> LetterWish | None:
    """Returns what an order of a few words wants; `plain` is the reply as typed, in which "a bit
    formal" complains of what "formal please" asks for."""
    said = _drop_courtesy(plain.strip(" .!?,…"))
    if (_is_praise(plain.strip(" .!,…")) and "?" not in plain) or _WILL_SEND.fullmatch(said):
        return IsFine()
    if _SENDING.fullmatch(said):
        return AsksHowToSend()
    return _read_complaint(said) or next(
        (wish for pattern, wish in _TABLE if pattern.fullmatch(order) or pattern.fullmatch(said)),
        None,
    )


_TABLE: Final[tuple[tuple[re.Pattern[str], LetterWish], ...]] = (
    (_SHORTER, WantLength(shorter=True)),
    (_LONGER, WantLength(shorter=False)),
    (_LESS_FORMAL, WantTone(-1)),
    (_MORE_FORMAL, WantTone(1)),
    (_HEART, WantHeart()),
    (_ANOTHER, WantAnother()),
    (_SOURCES, WantSources()),
    (_BACK, WantBack()),
)


def _is_praise(said: str) -> bool:
    words = {word.strip(",.!").casefold().replace("’", "'") for word in said.split()} - {"", "-"}
    is_short = 0 < len(said.split()) <= _MOST_PRAISE
    is_question = said.split(maxsplit=1)[:1] in (["is"], ["are"], ["Is"], ["Are"])
    is_short = is_short and not is_question
    return is_short and bool(words & _PRAISE) and words <= _PRAISE | _AROUND_PRAISE


def _read_complaint(said: str) -> LetterWish | None:
    """Returns the opposite of what somebody complains of: "a bit long", "sounds cheesy"."""
    led = _LEADS_COMPLAINT.match(said)
    of_what = said[led.end() :].casefold() if led else said.casefold()
    if led and of_what in _TOO_LONG:
        return WantLength(shorter=True)
    if led and of_what in _TOO_SHORT:
        return WantLength(shorter=False)
    if (led and of_what in _TOO_STIFF) or of_what in _TOO_STIFF - {"formal", "serious"}:
        return WantTone(-1)
    if led and re.fullmatch(r"over the top|sweet|much|gush\w*", of_what):
        return WantTone(1)
    is_soft = of_what in _TOO_SOFT
    return WantTone(1) if is_soft and (led or of_what not in _WISHED) else None


_WISHED: Final = word_set("casual informal enthusiastic friendly warm keen eager familiar")
"""Alone they are what somebody wants, not what they complain of."""

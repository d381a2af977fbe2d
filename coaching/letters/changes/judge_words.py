"""Judges whether words in a reply are a sentence that the person says to the letter's reader."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from coaching.letters.material import verbs
from coaching.letters.material.fragments import split_fragments
from coaching.letters.material.word_forms import bare_word
from coaching.letters.material.words import ADVERBS, DEGREES
from coaching.reading.people.word_set import word_set


class Judgement(Enum):
    """Says what words in a reply are."""

    SAID = auto()
    """They are surely said to the reader."""
    UNSURE = auto()
    """They could be said to the reader, or be about the letter."""
    NOTHING = auto()
    """They are no sentence for anybody."""


_OF_LETTER: Final = re.compile(
    r"\b(?:letter|draft|sentences?|paragraph|wording|phras\w+|greeting|salutation|subject|sign-?off"
    r"|signature|typos?|spelling|version|tone|text|first line|last line|opening|ending|closing)\b",
    re.IGNORECASE,
)
_TO_COACH: Final = re.compile(
    r"you (?:should|could|must|might|need|forgot|missed|left|wrote|put|made (?:it|this|that)|got"
    r" (?:it|this|that)|can|did ?n['o’]?t|are (?:wrong|right))\b"
    r"|i (?:do not|don['’]?t|did ?n['’]?t|never) (?:like|want|think|get|understand|need|love|mean"
    r"|said|say)\b"
    r"|i(?:['’]d| would)? ?(?:really |rather |much )?(?:think|guess|meant?|prefer|hate|wonder"
    r"|rather)\b"
    r"|i(?:['’]d| would)? ?(?:really )?(?:want|need|like|love|have) (?:it|this|that|you to"
    r"|something|anything|more|less|another|a (?:shorter|longer|better|different|new))\b"
    r"|(?:my|her|his|their|the) (?:name|title|e-?mail|address|date|day|company|job|role)"
    r" (?:is|was|should)\b"
    r"|(?:can|could|will|would) you\b|what do you think\b|(?:how|what) about\b|sh(?:all|ould) i\b"
    r"|do i\b|why\b(?!.*\byou\b)"
    r"|i(?:['’]ll| will) (?:send|change|edit|write|copy|fix|do) (?:it|this|that)\b",
    re.IGNORECASE,
)
"""Begins what is said to the coach."""
_ABOUT_IT: Final = re.compile(r"(?:it|this|that|its|thats|it['’]s|that['’]s)\b", re.IGNORECASE)
_CORRECTS: Final = re.compile(r",? (?:and )?not (?:\S+ ){0,2}\S+$", re.IGNORECASE)
"""Ends what puts something right: "for three years, not two"."""
_THANKS: Final = re.compile(
    r"(?:many |again,? )?(?:thank you|thanks)(?: (?:so much|very much|again|a lot|once more))? for "
    r"(?!(?:that|this|it|the help|your help|helping|the letter|all|everything)\b)\S+",
    re.IGNORECASE,
)
_COURTESIES: Final = re.compile(
    r"(?:looking forward|hope|hoping|happy to|glad to|sorry|apologies|congratulations|good luck"
    r"|see you|have a|please (?:let|give|say|tell|pass|feel)|let me know|as promised|best of luck"
    r"|it (?:was|has been) )",
    re.IGNORECASE,
)
_REASON: Final = re.compile(r"(?:because|since|as) (?:i|you|it|the|my|your|we)\b", re.IGNORECASE)
_PERSONS: Final = word_set("i i'm i've i'd i'll my me mine we our us you your yours")
_SUBJECTS: Final = word_set("i we i'm i've i'd i'll im ive")
_OWNERS: Final = word_set("my our")
_FEWEST_WORDS: Final = 3
_FEWEST_OF_OTHERS: Final = 4
_LINK: Final = re.compile(r"(?:\w+:?\s+)*(?:https?://|www\.)\S+$", re.IGNORECASE)


def judge_words(text: str) -> tuple[str, bool]:
    """Returns what of a text may be a sentence for the reader, and whether all of it surely is;
    "" where none of it is."""
    judged = [(part, _judge(part)) for part in split_thoughts(text)]
    kept = [part for part, judgement in judged if judgement is not Judgement.NOTHING]
    is_sure = all(judgement is Judgement.SAID for _part, judgement in judged)
    return (text if len(kept) == len(judged) else "\n".join(kept)), is_sure and bool(kept)


def split_thoughts(text: str) -> tuple[str, ...]:
    """Returns the single sentences of a reply; a word or two with a capital, such as "Polish", is
    none of its own."""
    joined: list[str] = []
    for part in split_fragments(text):
        is_rest = len(part.split()) < _FEWEST_WORDS and joined and not _ENDS.search(joined[-1])
        if is_rest and f"{joined[-1]} {part}" in " ".join(text.split()):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return tuple(joined)


_ENDS: Final = re.compile(r"[.!?…]$")


def _judge(part: str) -> Judgement:
    words = [bare_word(word).replace("’", "'") for word in part.split()]
    if _LINK.fullmatch(part):
        return Judgement.SAID
    if len(words) < _FEWEST_WORDS or _TO_COACH.match(part):
        return Judgement.NOTHING
    if part.rstrip().endswith("?"):
        return _judge_question(part, words)
    judgement = _judge_statement(part, words)
    if judgement is Judgement.SAID and (_OF_LETTER.search(part) or _CORRECTS.search(part)):
        return Judgement.UNSURE
    is_about = _OF_LETTER.search(part) and not _PERSONS & set(words)
    return Judgement.NOTHING if is_about else judgement


def _judge_question(part: str, words: Sequence[str]) -> Judgement:
    """Judges a question, which is mostly put to the coach."""
    is_to_coach = _OF_LETTER.search(part) or {"it", "this", "that"} & set(words)
    is_short = len(words) < _FEWEST_OF_OTHERS
    return Judgement.NOTHING if is_to_coach or is_short else Judgement.UNSURE


def _judge_statement(part: str, words: Sequence[str]) -> Judgement:
    first, *rest = words
    if first in _SUBJECTS or first in _OWNERS:
        has_verb = _is_verb_at(words, 1) if first in _SUBJECTS else _has_finite(rest)
        return Judgement.SAID if "'" in first or has_verb else Judgement.NOTHING
    if first in {"you", "you've", "you're"}:
        told = "'" in first or _is_told(rest)
        return Judgement.SAID if told else Judgement.UNSURE
    if first == "your":
        return Judgement.SAID if _has_finite(rest[1:]) else Judgement.NOTHING
    if _THANKS.match(part):
        return Judgement.SAID
    return _judge_elided(part, words)


def _judge_elided(part: str, words: Sequence[str]) -> Judgement:
    """Judges what begins with its verb, with a reason or with somebody else."""
    first, second = words[0], words[1]
    has_it = bool({"it", "this", "that"} & set(words[1:3]))
    if verbs.is_past(first) and second != "by":
        is_sure = not verbs.is_base(first) and not has_it
        return Judgement.SAID if is_sure else Judgement.UNSURE
    if verbs.is_modal(first):
        is_mine = verbs.is_base(second) and second not in _PERSONS
        return Judgement.SAID if is_mine and not has_it else Judgement.NOTHING
    if _REASON.match(part) and (verbs.is_base(words[2]) or _has_finite(words[2:])):
        return Judgement.SAID
    if _COURTESIES.match(part):
        return _judge_courtesy(words)
    return _judge_other(part, words)


def _judge_courtesy(words: Sequence[str]) -> Judgement:
    """Judges "it was good to meet you", which is surely said where it speaks of the reader."""
    is_sure = bool({"you", "your"} & set(words)) and words[0] in {"it", "looking"}
    if len(words) < _FEWEST_OF_OTHERS:
        return Judgement.NOTHING
    return Judgement.SAID if is_sure else Judgement.UNSURE


def _judge_other(part: str, words: Sequence[str]) -> Judgement:
    """Judges a sentence whose subject is somebody or something else."""
    is_short = len(words) < _FEWEST_OF_OTHERS
    is_order = verbs.is_base(words[0]) and not verbs.is_third_person(words[0])
    if is_short or is_order or not _has_finite(words[1:]):
        return Judgement.NOTHING
    if _ABOUT_IT.match(part) and not _PERSONS & set(words):
        return Judgement.NOTHING
    return Judgement.UNSURE


def _is_told(rest: Sequence[str]) -> bool:
    """Tells whether "you" goes on with what the reader did or is: "you showed me the oven"."""
    bare = [word for word in rest[:3] if word not in ADVERBS]
    first = bare[0] if bare else ""
    return verbs.is_past(first) or first in {"have", "are", "were", "had", "both", "all", "also"}


def _is_verb_at(words: Sequence[str], at: int) -> bool:
    """Tells whether a verb stands at a place, or behind an adverb there."""
    for word in words[at : at + 3]:
        if verbs.is_finite(word) or verbs.is_base(word) or word in {"have", "do"}:
            return True
        if word not in ADVERBS and word not in DEGREES:
            return False
    return False


def _has_finite(words: Sequence[str]) -> bool:
    """Tells whether one of the next words can be the verb of a clause."""
    return any(verbs.is_finite(word) or word in {"have", "do"} for word in words[:12])

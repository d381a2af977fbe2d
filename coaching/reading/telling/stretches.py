"""Cuts what was found to the words that matter: without "that" before and "lol" behind."""

import re
from typing import Final

from coaching.reading.proposals import NoteKind
from coaching.reading.words.word_line import WordLine, word_set

_LEADING: Final = re.compile(
    r"(?:that|about|me|us|the fact|on|of|comma|colon|,|:|-|–|—|\(|honestly|basically|like|also"
    r"|just|um|uh|is that|was that"
    r"|erm|well|you know|i mean|dass|que|regarding|regards) "
)

_TRAILING: Final = re.compile(
    r" (?:for (?:(?:a )?(?:good|long|fair|little) (?:while|bit|time|half hour)|half an hour"
    r"|an hour|ages|a while|a bit|a long time|most of (?:it|the time))"
    r"|the whole time|mostly|came up|popped up|was asked|lol|ha|argh|ugh|fair enough|fair point"
    r"|fair"
    r"|sigh|whoops"
    r"|oops|haha|hahaha|lmao|damn|completely|tbh|ngl|imo|honestly"
    r"|though|tho|anyway|anyways"
    r"|obviously|"
    r"to be honest|i think|i guess|i suppose|or something|or whatever|full stop|comma|you know"
    r"|na|ne|yaar"
    r"|and|but|so|then|because|cause|which|as|too|ok|okay|yeah|yes|well|also|oh|ah|um|uh|if"
    r"|so dumb|so stupid|so silly|so annoying|so annoyed|dumb|annoyingly|which is silly"
    r"|which was dumb"
    r"|apparently|mate|zut|hmp|hmph|argh|aargh|dang it|dang|oh shoot|shoot|oops|que rabia|mist"
    r"|merde|caramba|poxa|gutted|bummer|crap|shit|bugger|blast|daw|hay naku|sayang|oh well|ah well"
    r"|silly me|stupid me|typical me|my bad|damn it|gah|doh|oh"
    r"|now|the|a|geredet|gesprochen|unterhalten|diskutiert|i|basically|actually|really|lah|eh|,"
    r" ?|: ?|- ?"
    r"|raging|aiyah|aiyo|paiseh|ay|ugh|sigh|alas|drat|doh|burra|burro|tonta|tonto|scema|stupida"
    r"|sciocca|mannaggia|peccato|schade|dommage|lastima|que pena|que burra|que tonta|eish|oof|grr"
    r"|ffs|smh|fml|aish|leider|bloody hell|hell|woops|yikes|facepalm|idiota|sijui why|sijui"
    r"|– ?|— ?|\( ?|\) ?|\. ?)$"
)
_FILLER: Final = re.compile(
    r" (?:lol|haha|hahaha|lmao|damn|tbh|ngl|imo|honestly|though|tho|anyway|anyways|to be honest"
    r"|full stop"
    r"|comma|you know|na|ne|yaar|and|but|then|because|which|mate|, ?|: ?|- ?|– ?|— ?|\( ?|\) ?"
    r"|\. ?)$"
)
_OPINION: Final = re.compile(
    r" (?:, )?(?:which|that|who) (?:is|was|were|felt|made|went|they|i|he|she|all|everyone)"
    r" (?:\w+ ){0,3}(?:interesting|nice|awkward|cold|boring|fun|great|good|ok|okay|fine|weird"
    r"|intense|cool"
    r"|wow|lovely|funny|hate|hated|love|loved|like|liked|strange|odd|exciting|tough|hard|amazing"
    r"|unfair"
    r"|annoying|easy|enjoyed|surprised|relief|shame|pity)(?: me)? ?$"
    r"| (?:they|everyone|everybody) (?:all )?(?:hates?|loves?|hated|loved) ?$"
    r"|(?: ,| -| –| —) (?:\w+ ){0,2}(?:interesting|nice|awkward|cold|boring|fun|great|good|weird"
    r"|intense|cool"
    r"|lovely|funny|frosty|strange|odd|exciting|tough|annoying|stupid|crazy|wild|nervous|sigh"
    r"|typical|fair|random|standard|classic)"
    r"(?: \w+){0,2} ?$"
)
_WHOLE: Final = frozenset({NoteKind.WENT_WELL, NoteKind.TO_IMPROVE, NoteKind.RED_FLAG})


_CRIES: Final = word_set(
    "ugh argh aargh dang damn sigh whoops oops haha lol lmao grr oof sayang eish zut gah doh"
)
"""Behind such a word somebody speaks of how they feel, and no more of the thing."""


def trim(line: WordLine, kind: NoteKind, first: int, last: int) -> tuple[int, int]:
    """Returns the places between which the words stand that are worth noting."""
    if kind not in _WHOLE:
        first = _trim_front(line, first, last)
        last = next((at for at in range(first + 1, last) if line.words[at] in _CRIES), last)
    return first, _trim_back(line, kind, first, last)


def _trim_front(line: WordLine, first: int, last: int) -> int:
    while first < last:
        offset = line.offset(first)
        match = _LEADING.match(line.text, offset)
        if not match or line.place(match.end() - 1) + 1 > last:
            break
        first = line.place(match.end() - 1) + 1
    return first


def _trim_back(line: WordLine, kind: NoteKind, first: int, last: int) -> int:
    while last > first + 1:
        text = " " + line.between(first, last).rstrip()
        cut = _OPINION.search(text) if kind not in _WHOLE else None
        cut = cut or (_FILLER if kind in _WHOLE else _TRAILING).search(text)
        if cut and cut.start() > 0:
            last = (
                first + len(text[: cut.start()].split())
                if not _has_blanks(line, first, last)
                else last - 1
            )
        elif not any(char.isalnum() or char in _UNITS for char in line.words[last - 1]):
            last -= 1
        else:
            break
    return last


_UNITS: Final = frozenset("%‰€$£₹°")


def _has_blanks(line: WordLine, first: int, last: int) -> bool:
    """Tells whether a word holds a blank, as "e-mail" does, so that words cannot be counted."""
    return any(" " in word for word in line.words[first:last])

"""Lets into a letter what is clean, and nothing else: a note as typed is never material."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from coaching.letters.material import verbs
from coaching.letters.material.classify import CERTIFIED, ElidedSubject, classify
from coaching.letters.material.fragments import split_fragments
from coaching.letters.material.kinds import (
    Material,
    NounPhrase,
    Sentence,
    ThatClause,
)
from coaching.letters.material.listener import Listener, cut_to_sayable
from coaching.letters.material.mend import mend_day, mend_words, name_places, to_sentence
from coaching.letters.material.noun_phrases import make_noun_phrase
from coaching.letters.material.things import split_own_deed
from coaching.letters.material.told import find_told
from coaching.letters.material.word_forms import bare_word, lower_first
from coaching.letters.material.words import (
    ADVERBS,
    DETERMINERS,
    HURRIED,
    MONEY,
    NOT_FOR_THEM,
    NUMBERS,
)
from coaching.reading.non_answers import is_non_answer
from coaching.reading.people.lexicon import GREETINGS, is_ordinary
from coaching.reading.people.word_set import word_set
from coaching.reading.text_folding import fold_text

JOINED_MAX_WORDS: Final = 24
"""Two sentences stay in one at a semicolon up to this length."""
PHRASE_MAX_WORDS: Final = 9
SHORT_TOLD_WORDS: Final = 4
"""What was told in so many words has to be a deed; more of them are a whole thought."""
FEWEST_TOLD_WORDS: Final = 3
NOTE_MAX_WORDS: Final = 22
_LEAD_IN: Final = re.compile(
    r"(?:(?:we|i)\s+)?(?:(?:also|mostly|mainly|briefly)\s+)?"
    r"(?:(?:talked|spoke|chatted)(?:\s+(?:a\s+lot|mostly|mainly|briefly))?\s+about|discussed)\s+"
    r"|(?:mostly\s+|mainly\s+)?about\s+|topics?\s*:\s*",
    re.IGNORECASE,
)
_FORGOT: Final = re.compile(
    r"(?:i\s+)?(?:forgot\s+to|wanted\s+to|meant\s+to|should\s+have|did\s*n[o']?t|didn’t)\s+"
    r"(?:mention(?:ed)?|say|said|add(?:ed)?|talk(?:ed)?\s+about)(?:\s+(?:about|that))?\s+",
    re.IGNORECASE,
)
_OPINION: Final = re.compile(
    r"\b(?:good|great|nice|lovely|bad|best|worst|better|awesome|amazing|interesting|funny|fun|cool"
    r"|smart|clever|sweet|kind|friendly|old|young|very|really|so|too|love[ds]?|like[sd]?|hard"
    r"|difficult|problem|issue|wrong|fail\w*|never|not|no|nobody|nothing|only|still|headache)\b",
    re.IGNORECASE,
)
NOT_A_THING: Final = word_set(
    """
    i you we me us my our he she they him her them his hers their it its who which that there
    and or but because so then if when while also
    """
)
CLAUSE_START: Final = re.compile(r"[.,;:!?(\n]|\s[-–—]\s|\s\+\s|\s(?:and|but|which|who|that|so)\s")


def read_answer(
    text: str, listener: Listener, subject: ElidedSubject = ElidedSubject.ME
) -> tuple[Material, ...]:
    """Returns what the person said when they were asked to say it to the reader.

    Each thought is mended and gets its subject; one that speaks of the reader or of what is
    private is left out.
    """
    if not text.strip() or is_non_answer(text):
        return ()
    bare = (_SAID_THAT.sub("", each, count=1) for each in _thoughts_of(text))
    mended = [name_places(mend_words(each, listener.names)) for each in bare]
    parts = [part for each in mended for part in split_own_deed(each)]
    before = ("", *parts)
    cut = (cut_to_sayable(part, listener, before[at]) for at, part in enumerate(parts))
    read = [classify(part, subject) for part in cut if part]
    return tuple(dict.fromkeys(_join_at_semicolons(text, [each for each in read if each])))


def _thoughts_of(text: str) -> Iterable[str]:
    """Returns the single thoughts of a text, each once however often it is said."""
    return dict.fromkeys(split_fragments(text))


_SAID_THAT: Final = re.compile(
    r"^that\s+(?!(?:bit|part|story|moment|thing|one|tour|question|idea|room|place|picture)\b)"
    r"(?=\w+\s+\w+)",
    re.IGNORECASE,
)


def _join_at_semicolons(text: str, read: list[Material]) -> Iterator[Material]:
    """Yields the material with two sentences in one where a semicolon stood between them."""
    if ";" not in text or "\n" in text.strip():
        yield from read
        return
    ends = {bare_word(part.split()[-1]) for part in text.split(";")[:-1] if part.split()}
    held: Material | None = None
    for each in read:
        if isinstance(held, Sentence) and isinstance(each, Sentence | ThatClause):
            last = bare_word(held.text.split()[-1])
            if last in ends and len(f"{held.text} {each.text}".split()) <= JOINED_MAX_WORDS:
                yield Sentence(to_sentence(f"{held.text.rstrip('.')}; {lower_first(each.text)}"))
                held = None
                continue
        if held is not None:
            yield held
        held = each
    if held is not None:
        yield held


def read_told(note: str, listener: Listener) -> tuple[Material, ...]:
    """Returns what the person says they said to the reader, out of a note on anything else."""
    told = mend_words(find_told(note, listener.reader), listener.names)
    words = told.split()
    is_whole = len(words) > SHORT_TOLD_WORDS or _tells_short_deed(words)
    clean = is_whole and len(words) <= NOTE_MAX_WORDS and listener.may_hear(told)
    if not clean or HURRIED.search(told) or not has_its_capitals(told):
        return ()
    return (Sentence(to_sentence(told)),)


def _tells_short_deed(words: list[str]) -> bool:
    """Tells whether a few words say what the person did or can: "I led twelve people"."""
    if len(words) < FEWEST_TOLD_WORDS or words[0] not in ("I", "We", "we"):
        return False
    verb = bare_word(words[1])
    is_deed = verbs.is_past(verb) or verbs.is_base(verb)
    return is_deed and verb not in _NO_DEEDS


_NO_DEEDS: Final = word_set(
    """
    be was were have had do did need needed want wanted hope hoped think thought know knew feel felt
    like liked guess mean meant wait waited forget forgot ask asked say said tell told go went come
    came leave left quit
    """
)
"""Say in a few words nothing that a letter could."""


def read_note_phrase(note: str, listener: Listener) -> NounPhrase | None:
    """Returns the thing that a hurried note begins with, where it is surely one; else None.

    It has an article or is a plural, no verb, no opinion and no name without its capital.
    """
    for line in note.splitlines() or [""]:
        bare = _LEAD_IN.sub("", line.strip(" -*•"), count=1) if line.strip() else ""
        if NOT_FOR_THEM.search(bare) and not CLAUSE_START.search(bare):
            continue
        if MONEY.search(line) or _POINTS_ELSEWHERE.match(bare):
            continue
        text = mend_words(CLAUSE_START.split(bare)[0], listener.names).strip()
        if _is_thing(text, listener) and not is_non_answer(text):
            return make_noun_phrase(text, "the")
    return None


_POINTS_ELSEWHERE: Final = re.compile(r"(?:see|same|ditto|as above)\b", re.IGNORECASE)


def _is_thing(text: str, listener: Listener) -> bool:
    words = [word.strip("\"'“”").lower() for word in text.split()]
    if not 1 < len(words) <= PHRASE_MAX_WORDS or not listener.may_hear(text):
        return False
    if HURRIED.search(text) or _OPINION.search(text) or NOT_A_THING & set(words):
        return False
    return not any(map(is_surely_verb, words)) and has_its_capitals(text)


def is_surely_verb(word: str) -> bool:
    sure = verbs.is_modal(word) or word in {"is", "are", "was", "were", "has", "had", "does", "did"}
    return sure or (verbs.is_past(word) and not word.endswith("ed")) or word in {"said", "asked"}


def has_its_capitals(text: str) -> bool:
    """Tells whether every word in lower case is an ordinary one, and so no name."""
    plain = re.findall(r"(?<![\w@./'’])[a-z][a-zà-ÿ]+(?![\w@./])", text)
    return all(is_ordinary(fold_text(word)) and fold_text(word) not in GREETINGS for word in plain)


def read_note_sentences(note: str, listener: Listener) -> tuple[Material, ...]:
    """Returns the whole sentences of a note that can stand as they are: of the person, one thought
    each, without a third person; nothing in doubt."""
    if not note.strip() or is_non_answer(note):
        return ()
    cut = (_COUNT_BEHIND.sub("", part.strip()) for part in _thoughts_of(note))
    told = (_FORGOT.sub("", part, count=1) for part in cut)
    bare = (_THAT.sub("", part, count=1) if _THAT.match(part) else part for part in told)
    mended = (mend_day(mend_words(part, listener.names)) for part in bare)
    kept = [part for part in mended if _is_clean_sentence(part, listener)]
    return tuple(material for part in kept if (material := _read_clean(part)))


_OWN_START: Final = re.compile(r"(?:I|I['’](?:m|ve|d)|My|We|my|we)\s")
_COUNT_BEHIND: Final = re.compile(r",\s*\d+ [^\s,]+$")
"""Matches what hangs behind a note: ", 40 passes"."""
_ABLE_START: Final = re.compile(
    r"(?:can|could|have|haven['’]t|am|passed|got|speak|hold|did|own)\s+(?!you\b|they\b|we\b|i\b)",
    re.IGNORECASE,
)
"""Begins a note whose subject is surely the person: "can start 1 july"."""
_THAT: Final = re.compile(r"that\s+(?=(?:i|my|we|our|i['’]\w+)\b)", re.IGNORECASE)
_ASKS: Final = re.compile(
    r"(?:I\s+)?(?:want(?:ed)?\s+to\s+|would\s+like\s+to\s+|forgot\s+to\s+|must\s+)?ask\s+"
    r"(?=(?:who|what|when|where|which|why|how)\b)",
    re.IGNORECASE,
)
_NOT_INVERTED: Final = re.compile(
    r"(?:who|what|when|where|which|why|how)\s+(?:i|we|you|it|the|my|our|your)\b", re.IGNORECASE
)
"""Matches "when I come", which is no question as it stands."""
_THEY: Final = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
_SECOND_THOUGHT: Final = re.compile(r",\s+(?:I|we|it|but|not|no|so|my)\b|\b(?:because they|but)\b")


def _is_clean_sentence(part: str, listener: Listener) -> bool:
    words = part.split()
    if not 3 < len(words) <= NOTE_MAX_WORDS or not listener.may_hear(part):
        return False
    if HURRIED.search(part) or _THEY.search(part) or _SECOND_THOUGHT.search(part):
        return False
    is_own = _OWN_START.match(part) is not None or _ASKS.match(part) is not None
    is_own = is_own or _ABLE_START.match(part) is not None or CERTIFIED.match(part) is not None
    return is_own and has_its_capitals(part)


def _read_clean(part: str) -> Material | None:
    question = _ASKS.sub("", part)
    if question != part:
        if _NOT_INVERTED.match(question):
            return None
        return classify(f"{question}?", ElidedSubject.NOBODY)
    if _ABLE_START.match(part) or CERTIFIED.match(part):
        return classify(_with_article(part))
    part = _with_article(part) if part.startswith(("I have ", "I own ", "I hold ")) else part
    words = [word.strip(",.").lower() for word in part.split()]
    has_verb = any(verbs.is_finite(word) or verbs.is_base(word) for word in words[1:4])
    return Sentence(to_sentence(part)) if has_verb or words[0] in {"i'm", "i've"} else None


def _with_article(part: str) -> str:
    """Returns "have a driving licence" for "have driving licence"."""
    subject = "I " if part.startswith("I ") else ""
    verb, _, rest = part.removeprefix("I ").partition(" ")
    if not rest:
        return part
    first = bare_word(rest.split(maxsplit=1)[0])
    is_open = first in DETERMINERS | ADVERBS | NUMBERS or first[:1].isdigit()
    if verb.lower() not in {"have", "own", "hold", "got", "passed"} or is_open:
        return part
    if verbs.is_past(first) or verbs.is_base(first) or first in {"been", "done", "to", "had"}:
        return part
    thing = make_noun_phrase(rest)
    return f"{subject}{verb} {thing.text}" if thing else part

"""Notes typed in a hurry, made to read naturally inside a sentence without changing what they say.

Only these adaptions are made, since each keeps the meaning:
- blanks, bullets and the final stop go; "we talked about", "forgot to mention" and the like go;
- "their", "his" or "her" as the FIRST word of a note on a conversation turns to "your", and so do
  "Anna's" when Anna reads it, "how they ..." ("how you ...") and "how do they ...";
- a capital that only the phone's keyboard put there goes; a name, an acronym and "I" keep theirs.
Whatever else points at a third person stays as typed and is said beside the draft.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import Enum, auto

NOTE_MAX_WORDS = 30
NOTE_MAX_CHARACTERS = 220
PHRASE_MAX_WORDS = 14


class NoteShape(Enum):
    """Says how a note can stand in a sentence."""

    PHRASE = auto()
    """It stands after "about": it is a noun, or such as "how you moved to dbt"."""
    AFTER_COLON = auto()
    """It stands after a colon only: it is a list, half a sentence, or a word that may be a name."""
    SENTENCE = auto()
    """It stands alone: it says "I" or "we"."""
    ABOUT_READER = auto()
    """It stands nowhere: it is a sentence about the reader ("she leads the team")."""


@dataclass(frozen=True, slots=True)
class NotePoint:
    """Is one point of a note, ready for its place; `text` ends without a full stop."""

    text: str
    shape: NoteShape
    is_cut: bool = False
    """Whether it was too long, so that only its beginning is left."""

    @property
    def unclear_pronoun(self) -> str:
        """The first word that points at a third person; "" when there is none."""
        found = _THIRD_PERSON.search(self.text)
        return found.group() if found else ""

    @property
    def is_question(self) -> bool:
        """Whether it is put as a question."""
        return self.text.endswith("?") or bool(_QUESTION_START.match(self.text))


_BULLET = re.compile(r"^\s*(?:[-*•‣·–—]+|\d{1,2}[.)])\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?…。！？؟])\s+(?=[^a-z])")
_SHORT_FORM = re.compile(
    r"(?:\b(?:e\.g|i\.e|dr|mr|mrs|ms|prof|st|vs|approx|no|inc|ltd)|\b\w)\.$", re.IGNORECASE
)
LONGEST_SHORT_FORM = 8
"""A short form, with the character in front of it, has at most so many characters."""
_END_MARKS = ".,;:!。！،؛"
_CLAUSE_END = re.compile(r"[,;:，；：،](?=\s)|\s[-–—]\s")
_LEAD_IN = re.compile(
    r"(?:(?:we|i)\s+)?(?:(?:also|mostly|mainly|briefly)\s+)?"
    r"(?:(?:talked|spoke|chatted)(?:\s+(?:a\s+lot|mostly|mainly|briefly))?\s+about|discussed)\s+"
    r"|(?:mostly\s+|mainly\s+)?about\s+|topics?\s*:\s*",
    re.IGNORECASE,
)
_FORGOT = re.compile(
    r"(?:i\s+)?(?:forgot\s+to|wanted\s+to|meant\s+to|should\s+have|did\s*n[o']t|didn’t)\s+"
    r"(?:mention(?:ed)?|say|said|tell\s+(?:them|him|her)|told\s+(?:them|him|her)|add(?:ed)?"
    r"|talk(?:ed)?\s+about)(?:\s+(?:about|that))?\s+",
    re.IGNORECASE,
)
_WORRIED = re.compile(
    r"(?:(?:he|she|they)\s+)?(?:(?:was|were|seemed)\s+)?"
    r"(?:worried|concerned|unsure|asked|wondered)\s+(?:about|over|that)?\s*",
    re.IGNORECASE,
)
_THIRD_PERSON = re.compile(r"\b(?:they|them|theirs?|he|him|his|she|hers?)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:their|his|her)\s+(?=\w)", re.IGNORECASE)
_LATER_THEIR = re.compile(r"(?<=, )their\s+(?=\w)", re.IGNORECASE)
_HOW_THEY = re.compile(r"(how|why|what|where|when|whether)\s+they\b", re.IGNORECASE)
_DO_THEY = re.compile(
    r"((?:(?:how|what|why|when|where|which|who)\s+(?:\w+\s+){0,2}?)?"
    r"(?:do|did|are|were|have|had|will|can|would|could|should))\s+they\b",
    re.IGNORECASE,
)
_QUESTION_START = re.compile(
    r"(?:how|what|why|when|where|which|who|whether|is|are|do|does|did|will|can|would|could|should)\b",
    re.IGNORECASE,
)
_NOUN_START = re.compile(
    r"(?:my|our|your|the|an?|no|lack|missing|limited|little|whether|how|why|\w{3,}ing)\s",
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(r"(?:how|why|what|where|when|whether|which|who)\s", re.IGNORECASE)
_FINITE_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|does|did|used|wants|loves|likes|says"
    r"|said|told|thinks|worked|led|seems|\w+n['’]t)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"(?:i|we)(?:['’]\w+)?\s|(?:it|there|this|that)(?:['’]s)?\s", re.IGNORECASE
)
_ABOUT_READER = re.compile(r"(?:he|she|they)(?:['’]\w+)?\s", re.IGNORECASE)
_PRONOUN_I = re.compile(r"I(?:['’]\w+)?$")
_COMMON_END = re.compile(
    r"\w{2,}(?:ing|tions?|sions?|ments?|ness|it(?:y|ies)|ships?|[ae]nces?|ous|ful|ly|ables?)$"
)
_SMALL_WORDS = frozenset({"a", "an", "the", "and", "of", "for", "in", "on", "at", "to"})
_COMMON_WORDS = """
their your our my his her its how why what where when whether which who that some all both
working new remote hybrid data team teams work code product products people culture roadmap
budget growth hiring career leave travel customers customer users sales design tests
support tools stack salary office books music sport sports family kids dogs cats coffee
football running climbing cycling machine cloud software open no not too lack long short
more less first next last many most company future plans plan project projects problems
challenges challenge process processes quality research strategy studies
"""
_COMMON = _SMALL_WORDS | frozenset(_COMMON_WORDS.split())


def split_points(raw: str) -> tuple[str, ...]:
    """Returns the single points of a note as typed: its lines, its sentences, and what semicolons
    part."""
    found: list[str] = []
    for line in unicodedata.normalize("NFC", raw).splitlines():
        plain = " ".join(_BULLET.sub("", line).split())
        for sentence in _split_sentences(plain):
            found += (part for each in sentence.split("; ") if (part := _strip_end_marks(each)))
    return tuple(found)


def read_topic(point: str, reader: str, names: frozenset[str]) -> NotePoint:
    """Returns a point on what was talked about with `reader`, as it is told to them."""
    return read_point(_to_second_person(drop_lead_in(_LEAD_IN, point), reader), reader, names)


def read_open_question(point: str, reader: str, names: frozenset[str]) -> NotePoint:
    """Returns an open question as it is put to `reader`."""
    return read_point(_DO_THEY.sub(r"\1 you", _to_second_person(point, reader)), reader, names)


def read_unsaid(point: str, reader: str, names: frozenset[str]) -> NotePoint:
    """Returns a point that was left unsaid."""
    return read_point(drop_forgot_phrase(point), reader, names)


def drop_forgot_phrase(point: str) -> str:
    """Returns a point that was left unsaid, without "forgot to mention"."""
    return drop_lead_in(_FORGOT, point)


def read_concern(point: str, reader: str, names: frozenset[str]) -> NotePoint:
    """Returns a concern, without the name of whoever had it."""
    note = read_point(drop_lead_in(_WORRIED, point), reader, names)
    loose = note.shape is NoteShape.PHRASE and not _NOUN_START.match(note.text)
    return replace(note, shape=NoteShape.AFTER_COLON) if loose else note


def name_words(*texts: str) -> frozenset[str]:
    """Returns the words of names that the dossier knows; they keep their capitals."""
    words = (word.strip(".,;:!?()\"'") for text in texts for word in text.split())
    return frozenset(word for word in words if word and word.lower() not in _COMMON)


def end_sentence(text: str) -> str:
    """Returns the text with a full stop, unless it ends in a mark of its own."""
    return text if text[-1:] in {".", "!", "?", "…", "。", "！", "？", "؟"} else f"{text}."


def capitalize_first(text: str) -> str:
    """Returns the text with a capital to begin a sentence; "dbt" stays as it is only inside one."""
    return text[:1].upper() + text[1:]


def _split_sentences(line: str) -> list[str]:
    sentences: list[list[str]] = []
    for part in _SENTENCE_END.split(line):
        if sentences and _SHORT_FORM.search(sentences[-1][-1][-LONGEST_SHORT_FORM:]):
            sentences[-1].append(part)
        else:
            sentences.append([part])
    return [" ".join(parts) for parts in sentences]


def _strip_end_marks(point: str) -> str:
    end = len(point)
    while end and (point[end - 1] in _END_MARKS or point[end - 1].isspace()):
        end -= 1
    point = point[:end].strip()
    return point if any(char.isalnum() or ord(char) > 0x2000 for char in point) else ""


def drop_lead_in(lead_in: re.Pattern[str], point: str) -> str:
    """Returns a point without its lead-in; with it when nothing else is in the point."""
    found = lead_in.match(point)
    return (point[found.end() :] if found else "") or point


def _to_second_person(point: str, reader: str) -> str:
    for name in reader.split():
        if len(name) > 1 and point.startswith((f"{name}'s ", f"{name}’s ")):
            return f"your {point[len(name) + 3 :]}"
    if found := _POSSESSIVE.match(point):
        rest = point[found.end() :]
        return f"your {_LATER_THEIR.sub('your ', rest) if point[:5].lower() == 'their' else rest}"
    if found := _HOW_THEY.match(point):
        return f"{found[1]} you{point[found.end() :]}"
    return point


def read_point(point: str, reader: str, names: frozenset[str]) -> NotePoint:
    """Returns a point about the person's own matters, as it stands."""
    text, cut = _shorten(point)
    if not text:
        return NotePoint("", NoteShape.ABOUT_READER, is_cut=True)
    text, sure = _lower_first(text, names)
    return NotePoint(text, _find_shape(text, reader, sure=sure), cut)


def _find_shape(text: str, reader: str, *, sure: bool) -> NoteShape:
    if _ABOUT_READER.match(text) or text.split(maxsplit=1)[0] in reader.split():
        return NoteShape.ABOUT_READER
    if _FIRST_PERSON.match(text):
        return NoteShape.SENTENCE
    loose = (
        not sure or len(text.split()) > PHRASE_MAX_WORDS or re.search(r"[,:;?!…()]|\s[-–—]\s", text)
    )
    if loose or (_FINITE_VERB.search(text) and not _QUESTION_WORD.match(text)):
        return NoteShape.AFTER_COLON
    return NoteShape.PHRASE


def _shorten(text: str) -> tuple[str, bool]:
    """Returns as many whole clauses as fit into NOTE_MAX_WORDS and NOTE_MAX_CHARACTERS, and whether
    something was cut."""
    if is_short_enough(text):
        return text, False
    ends = [found.start() for found in _CLAUSE_END.finditer(text, 0, NOTE_MAX_CHARACTERS + 2)]
    kept = (text[:end].rstrip() for end in reversed(ends))
    return next((part for part in kept if part and is_short_enough(part)), ""), True


def is_short_enough(
    text: str, words: int = NOTE_MAX_WORDS, characters: int = NOTE_MAX_CHARACTERS
) -> bool:
    """Returns whether a text is short enough to stand inside a note of 120 words."""
    return len(text) <= characters and len(text.split()) <= words


def _lower_first(text: str, names: frozenset[str]) -> tuple[str, bool]:
    """Returns the text as it reads inside a sentence, and whether its first letter is surely right
    there."""
    first, *others = text.split()
    word = first.strip(",:;?!").removesuffix("'s").removesuffix("’s")
    if (
        not first[:1].isupper()
        or _PRONOUN_I.match(word)
        or (word in names and word.lower() not in _SMALL_WORDS)
    ):
        return text, True
    if any(char.isupper() or char.isdigit() for char in word[1:]):
        return text, True
    named = bool(others) and others[0][:1].isupper() and not _PRONOUN_I.match(others[0])
    if word.lower() in _COMMON or (_COMMON_END.match(word) and not named):
        return text[:1].lower() + text[1:], True
    return text, False

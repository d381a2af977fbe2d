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

MOST_WORDS = 30
MOST_LETTERS = 220
PHRASE_WORDS = 14


class Shape(Enum):
    """How a note can stand in a sentence."""

    PHRASE = auto()
    """after "about": a noun, or "how you moved to dbt"."""
    LOOSE = auto()
    """after a colon only: a list, half a sentence, or a word that may be a name."""
    SENTENCE = auto()
    """alone: it says "I" or "we"."""
    THIRD = auto()
    """nowhere: a sentence about the reader ("she leads the team")."""


@dataclass(frozen=True, slots=True)
class Note:
    """One point of a note, ready for its place; `text` ends without a stop."""

    text: str
    shape: Shape
    cut: bool = False
    """Whether it was too long and only its beginning is left."""

    @property
    def unclear(self) -> str:
        """The first word that points at a third person, "" when there is none."""
        found = _THIRD_PERSON.search(self.text)
        return found.group() if found else ""

    @property
    def asks(self) -> bool:
        """Whether it is put as a question."""
        return self.text.endswith("?") or bool(_ASKING.match(self.text))


_BULLET = re.compile(r"^\s*(?:[-*•‣·–—]+|\d{1,2}[.)])\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?…。！？؟])\s+(?=[^a-z])")
_SHORT_FORM = re.compile(
    r"(?:\b(?:e\.g|i\.e|dr|mr|mrs|ms|prof|st|vs|approx|no|inc|ltd)|\b\w)\.$", re.IGNORECASE
)
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
_OWNERS = re.compile(r"(?:their|his|her)\s+(?=\w)", re.IGNORECASE)
_LATER_THEIR = re.compile(r"(?<=, )their\s+(?=\w)", re.IGNORECASE)
_HOW_THEY = re.compile(r"(how|why|what|where|when|whether)\s+they\b", re.IGNORECASE)
_DO_THEY = re.compile(
    r"((?:(?:how|what|why|when|where|which|who)\s+(?:\w+\s+){0,2}?)?"
    r"(?:do|did|are|were|have|had|will|can|would|could|should))\s+they\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?:how|what|why|when|where|which|who|whether|is|are|do|does|did|will|can|would|could|should)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"(?:my|our|your|the|an?|no|lack|missing|limited|little|whether|how|why|\w{3,}ing)\s",
    re.IGNORECASE,
)
_HOW = re.compile(r"(?:how|why|what|where|when|whether|which|who)\s", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|does|did|used|wants|loves|likes|says"
    r"|said|told|thinks|worked|led|seems|\w+n['’]t)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(
    r"(?:i|we)(?:['’]\w+)?\s|(?:it|there|this|that)(?:['’]s)?\s", re.IGNORECASE
)
_ABOUT_READER = re.compile(r"(?:he|she|they)(?:['’]\w+)?\s", re.IGNORECASE)
_EYE = re.compile(r"I(?:['’]\w+)?$")
_COMMON_END = re.compile(
    r"\w{2,}(?:ing|tions?|sions?|ments?|ness|it(?:y|ies)|ships?|[ae]nces?|ous|ful|ly|ables?)$"
)
_SMALL = frozenset({"a", "an", "the", "and", "of", "for", "in", "on", "at", "to"})
_COMMON_WORDS = """
their your our my his her its how why what where when whether which who that some all both
working new remote hybrid data team teams work code product products people culture roadmap
budget growth hiring career leave travel customers customer users sales design tests
support tools stack salary office books music sport sports family kids dogs cats coffee
football running climbing cycling machine cloud software open no not too lack long short
more less first next last many most company future plans plan project projects problems
challenges challenge process processes quality research strategy studies
"""
_COMMON = _SMALL | frozenset(_COMMON_WORDS.split())


def points(raw: str) -> tuple[str, ...]:
    """The single points of a note: its lines, sentences and what semicolons part, as typed."""
    found: list[str] = []
    for line in unicodedata.normalize("NFC", raw).splitlines():
        plain = " ".join(_BULLET.sub("", line).split())
        for sentence in _sentences(plain):
            found += (part for each in sentence.split("; ") if (part := _bare(each)))
    return tuple(found)


def said(point: str, reader: str, names: frozenset[str]) -> Note:
    """A point on what was talked about with `reader`, told to them."""
    return _shaped(_to_reader(without(_LEAD_IN, point), reader), reader, names)


def asked(point: str, reader: str, names: frozenset[str]) -> Note:
    """An open question, put to `reader`."""
    return _shaped(_DO_THEY.sub(r"\1 you", _to_reader(point, reader)), reader, names)


def unsaid(point: str, reader: str, names: frozenset[str]) -> Note:
    """A point that was left unsaid."""
    return _shaped(without_forgot(point), reader, names)


def without_forgot(point: str) -> str:
    """A point that was left unsaid, bare of "forgot to mention"."""
    return without(_FORGOT, point)


def raised(point: str, reader: str, names: frozenset[str]) -> Note:
    """A concern, without who had it."""
    note = _shaped(without(_WORRIED, point), reader, names)
    loose = note.shape is Shape.PHRASE and not _NOUN.match(note.text)
    return replace(note, shape=Shape.LOOSE) if loose else note


def own(point: str, reader: str, names: frozenset[str]) -> Note:
    """A point in the person's own matter, as it stands."""
    return _shaped(point, reader, names)


def name_words(*texts: str) -> frozenset[str]:
    """The words of names that the dossier knows: their capitals stay."""
    words = (word.strip(".,;:!?()\"'") for text in texts for word in text.split())
    return frozenset(word for word in words if word and word.lower() not in _COMMON)


def stopped(text: str) -> str:
    """With a full stop, unless it ends in a mark of its own."""
    return text if text[-1:] in {".", "!", "?", "…", "。", "！", "？", "؟"} else f"{text}."


def capital(text: str) -> str:
    """With a capital to begin a sentence; "dbt" keeps its own way only inside one."""
    return text[:1].upper() + text[1:]


def _sentences(line: str) -> list[str]:
    sentences: list[str] = []
    for part in _SENTENCE_END.split(line):
        if sentences and _SHORT_FORM.search(sentences[-1]):
            sentences[-1] += f" {part}"
        else:
            sentences.append(part)
    return sentences


def _bare(point: str) -> str:
    point = point.strip()
    while point and point[-1] in ".,;:!。！،؛":
        point = point[:-1].rstrip()
    return point if any(char.isalnum() or ord(char) > 0x2000 for char in point) else ""


def without(lead: re.Pattern[str], point: str) -> str:
    """Without what it leads in with; as it stands when nothing else is in it."""
    rest = lead.sub("", point, count=1) if lead.match(point) else point
    return rest or point


def _to_reader(point: str, reader: str) -> str:
    for name in reader.split():
        if len(name) > 1 and point.startswith((f"{name}'s ", f"{name}’s ")):
            return f"your {point[len(name) + 3 :]}"
    if _OWNERS.match(point):
        if point[:5].lower() == "their":
            point = _LATER_THEIR.sub("your ", point)
        return _OWNERS.sub("your ", point, count=1)
    return _HOW_THEY.sub(r"\1 you", point, count=1) if _HOW_THEY.match(point) else point


def _shaped(point: str, reader: str, names: frozenset[str]) -> Note:
    text, cut = _shortened(point)
    if not text:
        return Note("", Shape.THIRD, cut=True)
    text, sure = _lowered(text, names)
    return Note(text, _shape(text, reader, sure=sure), cut)


def _shape(text: str, reader: str, *, sure: bool) -> Shape:
    if _ABOUT_READER.match(text) or text.split(maxsplit=1)[0] in reader.split():
        return Shape.THIRD
    if _FIRST_PERSON.match(text):
        return Shape.SENTENCE
    loose = not sure or len(text.split()) > PHRASE_WORDS or re.search(r"[,:;?!…()]|\s[-–—]\s", text)
    if loose or (_FINITE.search(text) and not _HOW.match(text)):
        return Shape.LOOSE
    return Shape.PHRASE


def _shortened(text: str) -> tuple[str, bool]:
    """Whole clauses of at most MOST_WORDS and MOST_LETTERS, and whether something was cut."""
    if fits(text):
        return text, False
    ends = [found.start() for found in _CLAUSE_END.finditer(text, 0, MOST_LETTERS + 2)]
    kept = (text[:end].rstrip() for end in reversed(ends))
    return next((part for part in kept if part and fits(part)), ""), True


def fits(text: str, words: int = MOST_WORDS, letters: int = MOST_LETTERS) -> bool:
    """Whether it is short enough to stand inside a note of 120 words."""
    return len(text) <= letters and len(text.split()) <= words


def _lowered(text: str, names: frozenset[str]) -> tuple[str, bool]:
    """As it reads inside a sentence, and whether its first letter is surely right there."""
    first, *others = text.split()
    word = first.strip(",:;?!").removesuffix("'s").removesuffix("’s")
    if (
        not first[:1].isupper()
        or _EYE.match(word)
        or (word in names and word.lower() not in _SMALL)
    ):
        return text, True
    if any(char.isupper() or char.isdigit() for char in word[1:]):
        return text, True
    named = bool(others) and others[0][:1].isupper() and not _EYE.match(others[0])
    if word.lower() in _COMMON or (_COMMON_END.match(word) and not named):
        return text[:1].lower() + text[1:], True
    return text, False

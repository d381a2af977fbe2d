"""Names what the reader asked about, where a note says it in clean words."""

import re
from dataclasses import dataclass
from typing import Final

from coaching.letters.material import verbs
from coaching.letters.material.gate import (
    CLAUSE_START,
    has_its_capitals,
    read_note_phrase,
)
from coaching.letters.material.listener import Listener
from coaching.letters.material.mend import calm_capitals, mend_words
from coaching.letters.material.word_forms import bare_word
from coaching.letters.material.words import (
    DETERMINERS,
    HURRIED,
    MASS_NOUNS,
    NUMBERS,
    PREPOSITIONS,
)
from coaching.reading.people.word_set import word_set

CLAUSE_MAX_WORDS: Final = 14


@dataclass(frozen=True, slots=True)
class NamedDoubt:
    """Is what was asked: a thing after "You asked about", or a clause after "You asked"."""

    thing: str = ""
    clause: str = ""


_WORD_START: Final = r"(?<![^\W\d_])"
"""Where a word begins: a name that is looked for from each of its letters grows with its length."""
_WHO: Final = rf"(?:{_WORD_START}(?:she|he|they|(?P<who>[^\W\d_]+))\s+)?"
_ASKED: Final = re.compile(
    _WHO + r"(?:(?:is|was|were|are)\s+)?(?:asked|asks|wondered|wonders|worried|worries"
    r"|wanted\s+to\s+know)(?:\s+me)?\s+(?=(?:about|abt|if|whether|why|how)\b)",
    re.IGNORECASE,
)
_DOUBTED: Final = re.compile(
    _WHO + r"(?:doubts|doubted|(?:(?:is|was)\s+)?not\s+sure)\s+(?:if\s+|whether\s+|that\s+)?"
    r"(?=i(?:['’]?ve|['’]?m|['’]d)?\b)",
    re.IGNORECASE,
)
_FOUND: Final = re.compile(
    rf"(?:{_WORD_START}[^\W\d_]+\s+)?(?:is\s+|was\s+|were\s+)?"
    r"(?:say|says|said|finds?|found|thinks?|thought|worry|worries|worried|feels?|felt|noted|noticed)"
    r"\s+(?:that\s+|me\s+)?(?=(?:i|i['’]?ve|i['’]?m)\b)",
    re.IGNORECASE,
)
"""Begins what somebody found wanting: "he finds i have no experience of fundraising"."""
_KNOW_NO: Final = re.compile(
    r"(?:i\s+)?(?:don['’]?t|do\s+not|didn['’]?t)\s+(?:know|use|speak|do)\s+(?=\S)", re.IGNORECASE
)
_EVER: Final = re.compile(r"have\s+i\s+(?:ever\s+)?(?=\S)", re.IGNORECASE)
_ID: Final = re.compile(r"\bid\b(?=\s+(?:really|ever|be|get|work|mind|want|like|go|move|stay)\b)")
_ILL: Final = re.compile(
    r"(?<=\bif )(?:ill|i['’]ll|i will)\b(?= (?!and\b|or\b|at\b|in\b|on\b|with\b)\w)", re.IGNORECASE
)
_CLAUSE: Final = re.compile(r"(if|whether|why|how)\s+(?=(?:I|I['’](?:m|ve|d)|my)\s)")
_DIRECT: Final = re.compile(
    r"(?P<how>how\s+)?(?P<verb>can|could|would|will|am)\s+i\s+(?=\S)", re.IGNORECASE
)
"""Begins a question as it was put: "can I run a yard"."""
_NONE_OF: Final = re.compile(
    r"(?:i(?:['’]ve|\s+have)\s+)?(?:no|little)\s+(?=\S)"
    r"|i\s+(?:have\s+not|haven['’]?t)\s+(?:done|used|worked\s+(?:with|on|in))\s+(?:any\s+)?(?=\S)",
    re.IGNORECASE,
)
_EXPERIENCE_OF: Final = re.compile(r"experience\s+(?:of|in|with)\s+(?=\S)", re.IGNORECASE)
_UNKIND: Final = re.compile(
    r"\b(?:too|enough|old|young|weak\w*|lack\w*|gap|slow|late|poor|thin|rusty|junior|bad|worse"
    r"|overqualified|expensive|age|health|accent|famil\w*|child\w*|marri\w*|religio\w*|politic\w*"
    r"|left|leav\w+|never|not|(?<!\bsay )no|fired|sacked|quit|sick|ill|pregnan\w*|divorc\w*"
    r"|without|only|\d+)\b",
    re.IGNORECASE,
)
"""Is not said again of oneself, and no figure of a hurried note."""
_TRAILING: Final = re.compile(
    r"(?<!\s)\s+(?:yet|at all|so far|really|a lot|twice|again)$", re.IGNORECASE
)


def name_doubt(note: str, listener: Listener, answer: str = "") -> NamedDoubt | None:
    """Returns what the reader asked, where it can be said in whole words; None in any doubt.

    What the answer itself says without an article needs none here: "timber frame".
    """
    first = CLAUSE_START.split(calm_capitals(note.strip()))[0].strip()
    if len(first) > 120:
        return None
    first = _ILL.sub("i would", _ID.sub("i'd", first))
    bare = _report(_FOUND.sub("", first, count=1))
    text = _TRAILING.sub("", mend_words(bare, listener.names)).strip(" .?")
    text = _AT_HOUR.sub(_spell_hour, text)
    if lead := _CLAUSE.match(text):
        return _read_clause(lead[1], text[lead.end() :], listener, answer)
    return _read_thing(re.sub(r"^(?:about|abt)\s+", "", text, flags=re.IGNORECASE), listener)


def _report(first: str) -> str:
    """Returns what was asked as it stands after "You asked", in the words of the note."""
    if _KNOW_NO.match(first):
        return f"about {_KNOW_NO.sub('', first, count=1)}"
    if _EVER.match(first):
        return f"whether I have ever {_EVER.sub('', first, count=1)}"
    if _DOUBTED.match(first):
        return f"whether {_DOUBTED.sub('', first, count=1)}"
    if direct := _DIRECT.match(first):
        lead = "how" if direct["how"] else "whether"
        verb = _REPORTED.get(direct["verb"].lower(), direct["verb"].lower())
        return f"{lead} I {verb} {first[direct.end() :]}"
    return _ASKED.sub("", first, count=1)


_REPORTED: Final = {"will": "would"}
_AT_HOUR: Final = re.compile(r"\bat (\d{1,2})(?= in the |$)")
_HOURS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    "twelve",
)


def _spell_hour(found: re.Match[str]) -> str:
    hour = int(found[1])
    return f"at {_HOURS[hour - 1]}" if 0 < hour <= len(_HOURS) else found[0]


def _read_clause(lead: str, rest: str, listener: Listener, answer: str) -> NamedDoubt | None:
    words = rest.split()
    clause = f"{'whether' if lead == 'if' else lead} {rest}"
    if not 3 <= len(words) <= CLAUSE_MAX_WORDS or not _is_clean(clause, listener):
        return None
    has_verb = words[0] in {"I'd", "I've", "I'm"} or (
        words[0] == "I"
        and (verbs.is_modal(words[1]) or verbs.is_past(words[1]) or words[1] in _AUXILIARIES)
    )
    ends_whole = _ends_whole(words) or _needs_no_article(words[-2:], answer)
    is_whole = has_verb and ends_whole and not PREPOSITIONS & _between(words)
    return NamedDoubt(clause=clause) if is_whole else None


_AUXILIARIES: Final = word_set("am was have had did want know speak drive")


def _between(words: list[str]) -> set[str]:
    """Returns the prepositions whose noun has neither an article nor several behind it."""
    return {
        bare_word(word)
        for word, following, behind in zip(words, words[1:], [*words[2:], ""], strict=False)
        if bare_word(word) in PREPOSITIONS
        and not (_is_open(following) or _is_several(behind) or _is_named(following))
        and bare_word(following) not in PREPOSITIONS
    }


def _is_named(word: str) -> bool:
    return word[:1].isupper() and word not in {"I", "I'd", "I'm", "I've"}


def _is_several(word: str) -> bool:
    bare = bare_word(word)
    return len(bare) > 3 and bare.endswith("s") and not bare.endswith(("ss", "us", "is"))


def _is_open(word: str) -> bool:
    bare = bare_word(word)
    is_open = bare in DETERMINERS | NUMBERS | MASS_NOUNS | _PLACES or verbs.is_gerund(bare)
    return is_open or (bare.endswith("s") and not bare.endswith("ss"))


_PLACES: Final = word_set("town home site court")
"""Need no article behind "in", "at" and "on"."""


def _ends_whole(words: list[str]) -> bool:
    """Tells whether the last noun has its article, or needs none, or the last word is none."""
    last = bare_word(words[-1])
    if last in _NO_NOUN_LAST or _is_named(words[-1]):
        return True
    return _is_open(last) or any(bare_word(word) in DETERMINERS for word in words[-3:-1])


def _needs_no_article(last: list[str], answer: str) -> bool:
    """Tells whether the person says these two words in a whole sentence without an article."""
    found = re.search(rf"(\S+) {re.escape(' '.join(last))}\b", answer)
    return found is not None and bare_word(found[1]) not in DETERMINERS


_NO_NOUN_LAST: Final = word_set(
    """
    hot cold alone fast early abroad remotely independently full-time part-time outdoors outside
    here there again well together
    """
) | set(_HOURS)


def _read_thing(text: str, listener: Listener) -> NamedDoubt | None:
    bare = _NONE_OF.sub("", text, count=1)
    known = _EXPERIENCE_OF.sub("", bare, count=1)
    is_field, bare = known != bare, known
    words = bare.split()
    if not words or not _is_clean(bare, listener) or PREPOSITIONS & _between(words):
        return None
    if len(words) == 1:
        is_known = bare_word(words[0]) in MASS_NOUNS or verbs.is_gerund(words[0])
        is_known = is_known or (words[0].endswith("s") and not words[0].endswith("ss"))
        is_name = words[0].isupper() and words[0].isalpha()
        return NamedDoubt(thing=words[0]) if is_name or is_known else None
    if is_field and len(words) <= LONG_FIELD and _OF_A_FIELD.search(bare):
        return NamedDoubt(thing=bare)
    if bare_word(words[-1]) == "experience":
        return NamedDoubt(thing=bare)
    if words[0] == "my" and len(words) == 2:
        return NamedDoubt(thing=bare)
    if len(words) == 2 and verbs.is_gerund(words[0].lower()) and not _is_open(words[1]):
        return NamedDoubt(thing=f"the {bare}")
    thing = read_note_phrase(bare, listener)
    return NamedDoubt(thing=thing.text) if thing else None


LONG_FIELD: Final = 3
_OF_A_FIELD: Final = re.compile(r"(?:tion|sion|ing|ment|ship|ance|ence|ity|ics|[^su]s)$")
"""Ends a field of work, which needs no article behind "experience of"."""


def _is_clean(text: str, listener: Listener) -> bool:
    is_said = listener.may_hear(text) and has_its_capitals(text)
    return is_said and not HURRIED.search(text) and not _UNKIND.search(text)

"""Finds what a person would read in English although their language is another one."""

import re
from collections.abc import Iterable

from tests.texts.pseudo import WIDE
from tests.texts.rooms import FRAMES, ROOT, STILL_ENGLISH, literal_pieces, source_files

NAMES = (
    *("Debrief", "LinkedIn", "Telegram", "UTC", "HTML", "JSON", "ics", "vCard", "Robin"),
    *("London", "New York", "San Francisco", "Berlin", "Germany", "United States"),
)
"""Proper names; those of cities and countries stand in the data as English has them."""
_QUESTIONS = ROOT / "coaching" / "data" / "questions.en.tsv"
_KEPT = re.compile(r"<code>.*?</code>|<pre>.*?</pre>|<[^<>]*>|&\w+;|(?<!\w)/[a-z]+", re.DOTALL)
_SHORT_NAMES = (
    *("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
"""Of days and months; rooms that are still in English write them without handlers/ui."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def find_leaks(shown: Iterable[str], typed: Iterable[str], *, excused: bool = True) -> set[str]:
    """What was shown and is neither marked, nor typed by them, nor a name, nor (where that is
    excused) from a room that is still in English."""
    known = _pattern(_still_english()) if excused else None
    own = {word for text in typed for word in _LETTERS.findall(text.casefold())}
    own |= {word for name in NAMES for word in _LETTERS.findall(name.casefold())}
    segments = {part.strip() for text in shown for part in _segments(text)}
    return {part for part in segments if _is_leak(part, known, own)}


def _segments(text: str) -> Iterable[str]:
    return WIDE.sub("\n", _KEPT.sub("\n", text)).splitlines()


def _is_leak(part: str, known: re.Pattern[str] | None, own: set[str]) -> bool:
    rest = known.sub(" ", part) if known else part
    return any(word not in own for word in _LETTERS.findall(rest.casefold()))


def _still_english() -> set[str]:
    """The pieces of text in the rooms that are still to be converted, in letters to employers,
    and in the bank of questions, which has a file a language of its own."""
    trees = source_files((*STILL_ENGLISH, *FRAMES))
    pieces = {piece for _, tree in trees for piece in literal_pieces(tree)}
    cells = re.split(r"[\t\n]", _QUESTIONS.read_text(encoding="utf-8"))
    sentences = {one for piece in pieces for one in re.split(r"(?<=[.;])\s+", piece)}
    return pieces | sentences | set(cells) | set(_SHORT_NAMES if STILL_ENGLISH else ())


def _pattern(pieces: set[str]) -> re.Pattern[str]:
    longest_first = sorted(filter(_LETTERS.search, pieces), key=len, reverse=True)
    return re.compile("|".join(map(_whole_words, longest_first)), re.IGNORECASE)


def _whole_words(piece: str) -> str:
    before = r"(?<!\w)" if piece[0].isalnum() else ""
    after = r"(?!\w)" if piece[-1].isalnum() else ""
    return f"{before}{re.escape(piece)}{after}"

"""Greets a reader in the tone that the person chose, and signs as it goes with the greeting."""

import re
from dataclasses import replace
from typing import Final

from coaching.letters import notes
from coaching.letters.frames.day_words import is_american
from coaching.letters.frames.frame import fill_frame
from coaching.letters.gaps import (
    NAME_TOO_LONG,
    NO_NAME_TO_GREET,
    NO_SIGNATURE,
    SIGNATURE_TOO_LONG,
)
from coaching.letters.letter import LetterLine, LetterPiece, Origin
from coaching.model.documents import Contact, Opportunity, Person, Referee
from coaching.model.vocabulary import Tone
from coaching.reading.people.lexicon import CREDENTIALS, PARTICLES, is_ordinary
from coaching.reading.people.names import short_name
from coaching.reading.text_folding import fold_text
from coaching.translation import SOURCE_LANGUAGE, Text, _, use_language

HI, DEAR, HELLO = _("Hi {name},"), _("Dear {name},"), _("Hello,")
BEST_WISHES, KIND_REGARDS = _("Best wishes,"), _("Kind regards,")
WITH_THANKS = _("With thanks,")
YOURS_SINCERELY, SINCERELY, BEST = _("Yours sincerely,"), _("Sincerely,"), _("Best,")
_TITLES: Final[dict[str, str]] = {
    "mr": "Mr",
    "mister": "Mr",
    "mrs": "Mrs",
    "ms": "Ms",
    "miss": "Miss",
    "mx": "Mx",
    "dr": "Dr",
    "doctor": "Dr",
    "prof": "Professor",
    "professor": "Professor",
    "sir": "Sir",
    "justice": "Justice",
    "judge": "Judge",
    "rev": "Reverend",
    "reverend": "Reverend",
    "father": "Father",
    "sister": "Sister",
    "rabbi": "Rabbi",
    "imam": "Imam",
    "col": "Colonel",
    "colonel": "Colonel",
    "lt": "Lieutenant",
    "major": "Major",
    "sgt": "Sergeant",
    "sergeant": "Sergeant",
    "commander": "Commander",
    "captain": "Captain",
    "capt": "Captain",
    "herr": "Herr",
    "frau": "Frau",
    "dame": "Dame",
    "senator": "Senator",
    "councillor": "Councillor",
    "chief": "Chief",
    "madam": "Madam",
    "dra": "Dra.",
    "mme": "Mme",
    "pastor": "Pastor",
    "puan": "Puan",
    "encik": "Encik",
    "cik": "Cik",
    "tuan": "Tuan",
    "ibu": "Ibu",
    "bapak": "Bapak",
    "khun": "Khun",
    "don": "Don",
    "dona": "Doña",
}
_BEFORE_FIRST_NAMES: Final = frozenset(
    {"Puan", "Encik", "Cik", "Tuan", "Ibu", "Bapak", "Khun", "Don", "Doña"}
)
_SHORT_TITLES: Final = frozenset({"Mr", "Mrs", "Ms", "Dr"})
"""Have a full stop in America."""
_BRACKET: Final = re.compile(r"\([^()]*\)")


def greeting_line(
    name: str, person: Person, opportunity: Opportunity, *mentions: str
) -> LetterLine:
    """Returns the greeting by the tone; `mentions` are notes that may hold how one addresses them.

    A formal one has the title that is in the name or in a note, else the whole name: a title is
    never guessed.
    """
    called = call_name(name, person, opportunity, *mentions)
    if not called:
        gap = NAME_TOO_LONG if name.strip() else NO_NAME_TO_GREET
        return replace(fill_frame(HELLO, {}), gaps=(str(gap),), ids=())
    pattern = HI if is_informal(name, person, opportunity) else DEAR
    line = fill_frame(pattern, {"name": LetterPiece(called, Origin.FACT)})
    return LetterLine(line.text, pieces=line.pieces)


_COURTESY: Final = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Herr", "Frau"})
_BY_FIRST_NAME: Final = frozenset(
    {"US", "CA", "GB", "IE", "AU", "NZ", "NL", "DK", "SE", "NO", "IS"}
)


def is_on_first_names(country: str) -> bool:
    """Tells whether somebody who was met is usually greeted there with "Hi"."""
    return country in _BY_FIRST_NAME


def is_informal(name: str, person: Person, opportunity: Opportunity) -> bool:
    """Tells whether a reader is greeted with "Hi": by the tone, and where none was ever chosen by
    the country; nobody who is on record as Mr or Ms is."""
    title = _split_title(_BRACKET.sub(" ", name))[0]
    if person.tone is not None:
        return person.tone is Tone.WARM and title not in _COURTESY
    is_at_ease = is_on_first_names(opportunity.country) or is_american(opportunity)
    return is_at_ease and not title


def call_name(name: str, person: Person, opportunity: Opportunity, *mentions: str) -> str:
    """Returns what the reader is called after "Dear"; "" where that is unknown or too long."""
    clean = " ".join(_BRACKET.sub(" ", name).split()).strip(" ,")
    if not clean or not notes.is_short_enough(clean, 12, 90):
        return ""
    return _find_call_name(clean, person.tone, american=is_american(opportunity), mentions=mentions)


def courtesy_of(reader: Contact | Referee | None, person: Person) -> tuple[str, ...]:
    """Returns how a formal letter calls a reader on record as Mr or Ms, as a note of it would."""
    if not isinstance(reader, Contact) or not reader.courtesy or person.tone is not Tone.FORMAL:
        return ()
    bare = _split_title(" ".join(_BRACKET.sub(" ", reader.name).split()))[1]
    return (f"{reader.courtesy.rstrip('.')} {_surname(bare)}",) if bare else ()


def _find_call_name(
    name: str, tone: Tone | None, *, american: bool, mentions: tuple[str, ...]
) -> str:
    """Returns what the reader is called in the greeting."""
    title, bare = _split_title(name)
    if tone is not Tone.FORMAL:
        if title in {"Justice", "Judge", "Dra.", "Professor"}:
            return f"{title} {_surname(bare)}"
        if title and " " not in bare:
            return name
        return _nickname(bare, mentions) or first_name(bare)
    if title in _BEFORE_FIRST_NAMES:
        return f"{title} {first_name(bare)}"
    said, surname = _find_said_title(bare, mentions)
    title, surname = title or said, surname or _surname(bare)
    if not title:
        return bare
    dot = "." if american and title in _SHORT_TITLES else ""
    return f"{title}{dot} {surname}"


def first_name(name: str) -> str:
    """Returns the first name, whole where it has parts such as "Mary-Ann"."""
    return short_name(name) or name.split(maxsplit=1)[0]


def _split_title(name: str) -> tuple[str, str]:
    """Returns the title before a name, or "", and the name without it."""
    words = name.split()
    title = ""
    while len(words) > 1 and (found := _TITLES.get(fold_text(words[0]))):
        title, words = found, words[1:]
    while len(words) > 1 and fold_text(words[-1].strip(",")) in CREDENTIALS:
        words = words[:-1]
    return title, " ".join(words).strip(",")


def _surname(name: str) -> str:
    """Returns the last name with its particles: "de Graaf"."""
    words = name.split()
    at = len(words) - 1
    while at > 1 and fold_text(words[at - 1]) in PARTICLES:
        at -= 1
    return " ".join(words[at:]) if at else words[-1]


def _find_said_title(name: str, mentions: tuple[str, ...]) -> tuple[str, str]:
    """Returns title and surname as a note has them, "mr tan" for Tan Wei Ming."""
    known = {fold_text(word): word for word in name.split()}
    for note in mentions:
        words = [fold_text(word) for word in note.split()]
        for title, following, after in zip(words, words[1:], [*words[2:], ""], strict=False):
            if title in _TITLES and following in PARTICLES and after in known:
                return _TITLES[title], _surname(name)
            if title in _TITLES and following in known:
                return _TITLES[title], known[following]
    return "", ""


def _nickname(name: str, mentions: tuple[str, ...]) -> str:
    """Returns the short form of a first name that the notes use: "Davie" for David."""
    first = fold_text(name.split(maxsplit=1)[0])
    for note in mentions:
        for word in re.findall(r"[^\W\d_]+", note):
            plain = str(word).casefold()
            is_short = plain != first and plain[:3] == first[:3] and 2 < len(plain) < len(first) + 3
            is_form = plain.endswith(("ie", "y")) or first.startswith(plain)
            if is_short and is_form and not is_ordinary(fold_text(plain)):
                return plain.capitalize()
    return ""


def signature_line(
    person: Person, opportunity: Opportunity, *, close: bool = False, thanks: bool = False
) -> LetterLine:
    """Returns how the letter ends: the line that goes with the greeting, or `thanks` once more to
    somebody who does a favour; then the name."""
    name = person.sign_off.strip() or person.first_name.strip()
    if "\n" in name:
        return LetterLine(name, pieces=(LetterPiece(name, Origin.OWN),))
    with use_language(SOURCE_LANGUAGE):
        says_thanks = thanks and person.tone is not Tone.FORMAL
        line = str(WITH_THANKS if says_thanks else _closing(person, opportunity, close=close))
    if not name:
        return LetterLine(line, gaps=(str(NO_SIGNATURE),), pieces=(LetterPiece(line),))
    if not notes.is_short_enough(name, 12, 120):
        return LetterLine(line, gaps=(str(SIGNATURE_TOO_LONG),), pieces=(LetterPiece(line),))
    pieces = (LetterPiece(f"{line}\n"), LetterPiece(name, Origin.FACT))
    return LetterLine(f"{line}\n{name}", pieces=pieces)


def _closing(person: Person, opportunity: Opportunity, *, close: bool) -> Text:
    american = is_american(opportunity)
    if person.tone is Tone.FORMAL:
        return SINCERELY if american else YOURS_SINCERELY
    if person.tone is Tone.WARM or close:
        return BEST if american else BEST_WISHES
    return KIND_REGARDS


def reader_words(reader: Contact | Referee | None) -> frozenset[str]:
    """Returns the words of a reader's name, which stand in the greeting alone."""
    return frozenset(reader.name.split()) if reader else frozenset()

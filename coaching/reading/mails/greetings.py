"""Knows how a mail greets whoever reads it, so that the reader is nobody new."""

import re
from typing import Final

from coaching.reading.people.lexicon import is_first_name, is_ordinary
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text
from coaching.reading.words.word_line import word_set

GREETING: Final = re.compile(
    r"\s*[¡¿]?(?:dear|hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|morning|hallo|moin"
    r"|guten (?:tag|morgen)|liebe[rs]?|sehr geehrte[rs]?|ol[áa]|oi|car[oa]|prezad[oa]|bom dia"
    r"|boa tarde|hola|estimad[oa]|bonjour|cher|chère|beste|geachte|hej|ciao|g'day|greetings)\b"
    r"(?: (?:mr|mrs|ms|mx|dr|prof|sr|sra|dra|engr)\.)?[^\n.!?,]{0,40}?(?:[,!:.]|$|\s[-–—](?=\s))",
    re.IGNORECASE,
)
GREETS_READER: Final = re.compile(
    r"\s*(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening)|morning)"
    r" (?!(?:coach|there|all|bot|debrief)\b)[^\W\d_][\w'’. -]{0,30}[!,.]?[ \t]*\n[ \t]*\n",
    re.IGNORECASE,
)
"""Is a greeting on a line of its own, with an empty one below."""


def greeting_in(text: str, line: Stretch) -> Stretch | None:
    match = GREETING.match(text, line.start, line.end)
    match = match or _TITLED.match(text, line.start, line.end)
    if match is None and (bare := _BARE.match(text, line.start, line.end)):
        is_first = not text[: line.start].strip()
        match = bare if is_first and "\n" in text[line.end :].strip("\n ") else None
    return Stretch(match.start(), match.end()) if match else None


_ANY: Final = re.compile(
    r"[ \t]*[^\W\d_a-z][^\W\d_]{0,20}(?:[ \t][^\W\d_][\w'’.-]{0,20}){1,3}[ \t]?[,!][ \t]*$"
)
"""Is a short first line with a comma behind it, in whatever language: "Kia ora Dale,"."""


_UNPOINTED: Final = re.compile(
    r"[ \t]*(?P<first>[^\W\d_]{2,12})(?:[ \t][^\W\d_][\w'’.-]{0,20}){1,3}[ \t]*$"
)
_GREETS: Final = word_set(
    """
    kia tena tēnā sannu sawubona sanibonani shalom salaam salam namaste namaskar merhaba dobry dobrý
    dzien dzień ahoj hej hei terve szia buna bună zdravo salut jambo habari molo dumela assalamu
    vanakkam selam aloha talofa bula mabuhay magandang xin god goddag buongiorno buonasera gentile
    egregio goedemorgen goedendag goedemiddag gruezi grüezi servus grüß dia bore annwyl nomoskar
    avuxeni unjani bawo ekaaro ndewo kamusta halo selamat tere labas sveiki sveikas
    """
)


def _is_unpointed(text: str, line: Stretch) -> bool:
    """Tells whether a first line greets without a comma: "Kia ora Dale" above an empty line."""
    match = _UNPOINTED.match(text, line.start, line.end)
    if match is None or not text[line.end :].startswith("\n\n"):
        return False
    first, last = fold_text(match["first"]), fold_text(match[0]).split()[-1]
    return first in _GREETS or (is_first_name(last) and not is_ordinary(first))


def is_greeting_line(text: str, line: Stretch) -> bool:
    """Tells whether the first line of a mail greets, by its shape alone: its last word is a name,
    and more lines follow."""
    if _is_unpointed(text, line):
        return True
    match = _ANY.match(text, line.start, line.end)
    words = line.text_in(text).strip(" ,!\t").split()
    is_named = bool(words) and words[-1][:1].isupper()
    return match is not None and is_named and bool(text[line.end :].strip())


_TITLED: Final = re.compile(
    r"\s*(?:mr|mrs|ms|mx|miss|dr|prof|herr|frau|sr|sra)\.?(?: [^\W\d_][\w'’.-]{0,24}){1,3},",
    re.IGNORECASE,
)
"""Is "Mr Gillies," at the head of a line."""
_BARE: Final = re.compile(
    r"\s*[A-Z][\w'’-]{1,15}(?: [A-Z][\w'’-]{1,20})?(?:,\s*$|\s[-–—](?=\s[a-z]))"
)
"""Is a first line such as "Jo," or "Jo - good news"."""

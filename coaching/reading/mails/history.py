"""Finds what a mail only repeats: the mail that it answers, and marked lines."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from coaching.reading.mails.greetings import GREETING
from coaching.reading.proposals import Stretch
from coaching.reading.sign_offs import SIGN_OFF_WORDS

_WROTE: Final = re.compile(
    r"(?im)^[ \t]*(?:on|am|le|el|em|op|il|den|w dniu)\b[^\n]{6,120}"
    r"(?:wrote|schrieb|a écrit|escribió|escreveu|schreef|ha scritto|skrev|napisał)\b"
    r"[^\n]{0,80}:[ \t]*$"
)
_ORIGINAL: Final = re.compile(
    r"(?im)^[ \t]*-{2,}[ \t]*(?:original message|ursprüngliche nachricht|mensagem original"
    r"|message d'origine|mensaje original|oorspronkelijk bericht|ursprungligt meddelande)"
    r"[ \t]*-{2,}"
)
_MARKED: Final = re.compile(r"(?m)^[ \t]*>[^\n]*$")
_HEAD: Final = (
    r"[ \t]*\*?(?:from|sent|date|to|cc|subject|von|gesendet|datum|an|betreff|de|enviado(?: el)?"
    r"|enviada|fecha|data|para|asunto|assunto|envoyé|à|objet|van|verzonden|aan|onderwerp|från"
    r"|skickat|till|ämne)\*?[ \t]*:\*?"
)
_BLOCK: Final = re.compile(
    rf"(?im)^[ \t]*\*?(?:from|von|de|van|från)\*?[ \t]*:[^\n]*\n(?:{_HEAD}[^\n]*(?:\n|$))+"
)
"""Is how a mail program copies the head of the mail that is answered, without any line before."""
_HEAD_LINE: Final = re.compile(rf"(?im)^{_HEAD}[^\n]*$|^[ \t]*[_-]{{3,}}[ \t]*$")
_FORWARDS: Final = re.compile(
    r"(?im)^[ \t]*+(?:(?:subject|betreff|asunto|assunto|objet|re)[ \t]*+)?(?::[ \t]*+)?"
    r"(?:fwd?|wg|rv|enc"
    r"|tr)[ \t]*:"
    r"|\b(?:see|read|note|mail|message|email|forward(?:ed|ing)?) (?:\w+ )?(?:below|beneath)\b"
    r"|\bbelow (?:from|is)\b|\bforward(?:ing|ed)?\b"
)
"""Says that what is below is the news itself."""
_SIGNED: Final = re.compile(rf"(?im)^[ \t]*{SIGN_OFF_WORDS}[ \t]*+(?:[,.!][ \t]*+)?$")
_LEAST: Final = 60
"""So many characters of its own stand before what a mail repeats; a forward has none."""
_LEAST_SIGNED: Final = 12
"""Of an answer that greets or is signed fewer will do."""
_MOST_HEADS: Final = 4
_TO_READER: Final = re.compile(r"(?i)\byou(?:r|rs)?\b")


def find_repeated(text: str) -> Iterator[Stretch]:
    """Yields the stretches that repeat an earlier mail."""
    for pattern in (_WROTE, _ORIGINAL):
        match = pattern.search(text)
        if match and len(text[: match.start()].strip()) >= _LEAST:
            yield Stretch(match.start(), len(text))
    blocks = islice(_BLOCK.finditer(text), _MOST_HEADS)
    block = next((one for one in blocks if _is_answer(text[: one.start()])), None)
    if block:
        yield Stretch(block.start(), len(text))
    marked = [Stretch(line.start(), line.end()) for line in _MARKED.finditer(text)]
    if len(_MARKED.sub("", text).strip()) >= _LEAST:
        yield from marked


def find_history(text: str) -> int:
    """Returns where the mail that is answered begins; the end of the text where there is none."""
    return min(
        (one.start for one in find_repeated(text) if one.end == len(text)), default=len(text)
    )


def end_before_next_head(text: str, part: Stretch) -> Stretch:
    """Returns the part up to the head of the next mail in it: a signature ends there."""
    head = _BLOCK.search(text, part.start, part.end)
    return Stretch(part.start, head.start()) if head else part


def _is_answer(before: str) -> bool:
    """Tells whether what stands above a head is a mail of its own, and no word about a forward."""
    own = _HEAD_LINE.sub("", before).strip()
    if _FORWARDS.search(before):
        return False
    is_mail = GREETING.match(own) or _SIGNED.search(own) or len(own) < len(before.strip())
    if is_mail:
        return len(own) >= _LEAST_SIGNED
    return len(own) >= _LEAST and _TO_READER.search(own) is not None

"""Cuts the clause out of a sentence in which something was found."""

import re
from typing import Final

from coaching.reading.message import Message
from coaching.reading.proposals import Stretch

_BREAK: Final = re.compile(
    r"[,;:–—]\s+|\s-\s|\s(?:and|but|so|then|while|because|und|aber|mas)\s(?=(?:i|he|she|they|we"
    r"|it|there|then|said|oh|also|no|not|ich|er|sie|wir|eu|ele|ela|eles)\b)"
)
"""Parts clauses: a comma or the like, or a joining word before somebody who does something."""


def clause_around(message: Message, inside: Stretch, sentence: Stretch) -> Stretch:
    """Returns the clause of the sentence that holds a stretch, without the blanks around it."""
    plain = message.lower_text
    start, end = sentence.start, sentence.end
    for pause in _BREAK.finditer(plain, sentence.start, sentence.end):
        if pause.end() <= inside.start:
            start = pause.end()
        elif pause.start() >= inside.end:
            end = pause.start()
            break
    inner = _clauses_of(message, inside, Stretch(start, end))
    return trim(message.text, inner)


def _clauses_of(message: Message, inside: Stretch, around: Stretch) -> Stretch:
    """Returns the clauses that a stretch reaches into, where no sign parts them."""
    touched = [one for one in message.clauses if one.start < inside.end and inside.start < one.end]
    if not touched:
        return around
    start, end = max(around.start, touched[0].start), min(around.end, touched[-1].end)
    return Stretch(start, end) if start < end else around


def trim(text: str, span: Stretch) -> Stretch:
    """Returns the stretch without blanks and marks at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in " \t\n,;:.-–—":
        start += 1
    while end > start and text[end - 1] in " \t\n,;:.-–—!":
        end -= 1
    return Stretch(start, end)

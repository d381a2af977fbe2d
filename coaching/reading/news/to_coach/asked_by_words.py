"""Hears what a question to the coach is about by its words, in whatever order they stand."""

import re
from typing import Final

from coaching.reading.wishes import AskAbout
from coaching.reading.words.cues import lower_keeping_places

_ASKS_BY_WORDS: Final = (
    (
        AskAbout.OFFER,
        re.compile(r"\b(?:should|shall|can|could|do i|how|what|is it|or does|would)\b"),
        re.compile(
            r"\b(?:their offer|the offer|other offer|two offers|counter[- ]?offer|negotiate"
            r"|on the table"
            r"|ask for (?:a (?:few|couple|bit)(?: of)? )?more (?:money|time|days)"
            r"|extend the deadline|extension|stall|low ?ball)\b"
        ),
    ),
    (
        AskAbout.PRIVACY,
        re.compile(r"\b(?:who|anyone|anybody|someone|others?|is|are|will|does|do you|where)\b"),
        re.compile(
            r"\b(?:read|reads|reading|see|sees|store|stores|stored|keep|keeps|share|shares"
            r"|sharing|private|secure"
            r"|safe|confidential|my data|access|data protection|encrypted|sell)\b"
            r"(?=.{0,300}\b(?:this|that|here|my|i|what|data|it|stuff|everything)\b)|\bmy data\b"
            r"|\b(?:kept|stays?|remains?|this|that|it|stuff|everything|data|notes|here)(?:"
            r" \w+){0,2}"
            r" (?:private|confidential|secure|encrypted|secret|anonymous)\b(?! (?:compan|sector"
            r"|school|equity))"
            r"|\bwhat you (?:store|keep|save|hold|record|collect|share|know)\b"
        ),
    ),
    (
        AskAbout.EXPORT,
        re.compile(r"\b(?:can|could|may|how|is there)\b"),
        re.compile(
            r"\b(?:export|download|copy of (?:all|everything|this|my)|csv|spreadsheet|backup)\b"
        ),
    ),
    (
        AskAbout.CHECK_IN,
        re.compile(
            r"\b(?:should|shall|can|could|may|when|how|is it|too (?:soon|early|late)|do i|ok to)\b"
        ),
        re.compile(
            r"\b(?:nudge|nudging|chase|chasing|follow(?:ing)? (?:it |them |this )?up"
            r"|follow[- ]?up|ping|pinging"
            r"|check(?:ing)? in|chase up|heard (?:nothing|back)|hear back|not heard|waiting|wait)\b"
        ),
    ),
    (
        AskAbout.STATUS,
        re.compile(r"\b(?:what|whats|what's|which|anything|where|who|how many|do i|is there)\b"),
        re.compile(
            r"\b(?:remaining|pending|outstanding|left to|still to|to do|to-do|todo|is left|due"
            r"|overdue|on my (?:list"
            r"|plate)|should i (?:be )?do(?:ing)?|do now|doing now|do i (?:still )?owe"
            r"|i (?:should|have to|need to|must|ought to) (?:be )?do(?:ing)?"
            r"|am i missing|still need|have i got|my side|come next"
            r"|up next|is open"
            r"|waiting on me|things stand|next steps?)\b"
        ),
    ),
)
"""A question holds one word of each: how it asks, and what about."""
LONGEST_LINE: Final = 14
_OPENS: Final = re.compile(
    r"\W*(?:(?:hey|hi|so|ok|and|btw|quick one|question|pls|please|sorry)\b\W*){0,3}(?:who|what"
    r"|whats|what's|when|where|which"
    r"|how|should|shall|can|could|may|is|are|do|does|anything|any|whose)\b"
)


def opens_as_question(stretch: str) -> bool:
    """Tells whether a sentence begins as a question does, also without its mark."""
    return bool(_OPENS.match(lower_keeping_places(stretch)))


def is_only_asked(text: str) -> bool:
    """Tells whether a short message is one question to the coach and tells nothing: "is my
    interview
    still at ten?"."""
    plain = lower_keeping_places(text).strip()
    if len(plain.split()) > _LONGEST_QUESTION or _TELLS_BY_ASKING.search(plain):
        return False
    is_marked = plain.endswith("?") and not _SENTENCE.search(plain[:-1])
    return bool(is_marked and _OPENS_FULLY.match(plain)) or bool(_ASKS_PLAINLY.match(plain))


_LONGEST_QUESTION: Final = 22
_SENTENCE: Final = re.compile(r"[.!?;\n]\s|, (?:they|he|she|i|we|my|the)\b")
_LEAD: Final = (
    r"\W*(?:(?:hey|hi|so|ok|and|but|btw|quick one|quick question|question|sorry|coach|also|umm?|er"
    r"|hmm|well|just wondering)\b\W*){0,3}"
)
_OPENS_FULLY: Final = re.compile(
    _LEAD
    + r"(?:who|whats?|what's|when|where|which|how|why|whose|should|shall|can|could|may|must|is"
    r"|isn't|are|aren't|am|was|do|does|did|didn't|don't|have|haven't|has|hasn't|will|would|any"
    r"|anything|ok to|okay to|too (?:late|soon|early))\b"
)
_ASKS_PLAINLY: Final = re.compile(
    _LEAD + r"(?:what|when|where|who|how|which|why|whom)\b(?: \w+){0,2}?"
    r" (?:do|does|did|am|is|are|should|shall|can|could|would|have)"
    r" (?:i|you|we|it|this|that|my)\b(?!.*[.,;]\s)"
    rf"|{_LEAD}is it (?:rude|ok|okay|weird|bad|normal|fine|wrong|pushy"
    r"|too (?:soon|late|early)) to\b"
    rf"|{_LEAD}(?:do|should|shall|can|could|may|must|am|have|did) i\b(?!.*[.,;]\s)"
)
_TELLS_BY_ASKING: Final = re.compile(
    r"\b(?:can|could|would) you believe|\bdid i (?:tell|mention|say)|\bguess (?:what|who)"
    r"|\bhow about"
    r" that|\bwhat about that|\bcould (?:we|you) (?:do|make)\b|\bcan you (?:do|make)\b"
)
"""Is news in the form of a question, or what an employer asks."""


def find_by_words(stretch: str) -> AskAbout | None:
    """Returns what a question asks about; None where its words tell nothing."""
    plain = lower_keeping_places(stretch)
    found = (a for a, asks, about in _ASKS_BY_WORDS if asks.search(plain) and about.search(plain))
    return next(found, None)

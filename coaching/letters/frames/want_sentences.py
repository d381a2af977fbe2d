"""Says that the person would like the job, with their own reason where it may be told."""

import re
from collections.abc import Sequence
from typing import Final

from coaching.letters.frames import thanks_frames as frames
from coaching.letters.frames.connect import connect_short, go_on
from coaching.letters.frames.frame import fill_frame
from coaching.letters.frames.sentences import SentenceWriter, mark
from coaching.letters.frames.spare_frames import SPARE_INTEREST
from coaching.letters.letter import LetterLine, LetterPiece, Origin
from coaching.letters.material.kinds import Material, NounPhrase, Sentence
from coaching.letters.material.want import says_so
from coaching.translation import Text


def say_want(writer: SentenceWriter, points: Sequence[Material]) -> list[LetterLine]:
    """Returns why the person wants the job, and that they do where that is not said yet and can be
    said in words that nobody there has read."""
    said = connect_short([line for point in points[:2] if (line := _reason(writer, point))])
    lines = [mark(line, 2 if at == 0 else 5) for at, line in enumerate(said)]
    if any(says_so(line.text) for line in said):
        return lines
    if said and _WISH.match(said[-1].text) and _CAN_GO_ON.fullmatch(said[-1].text):
        joined = _sayable(writer, writer.pick_voice(frames.JOINED_WISH))
        frame = writer.choice.choose_new(joined, "joined")
        if frame:
            return [*lines[:-1], mark(go_on(said[-1], frame, company=_company(writer)), 1)]
    options = _sayable(writer, writer.pick_voice(frames.INTEREST))
    spare = writer.pick_voice(SPARE_INTEREST)
    frame = writer.choice.choose_new(options, "interest", spare)
    wish = [mark(fill_frame(frame, {"company": _company(writer)}), 1)] if frame else []
    return [*lines, *wish]


def _company(writer: SentenceWriter) -> LetterPiece:
    return LetterPiece(writer.company, Origin.FACT)


def _sayable(writer: SentenceWriter, options: Sequence[Text]) -> Sequence[Text]:
    """Returns the frames that can be said: with the employer's name only where it is one word."""
    can_name = len(writer.company.split()) == NAME_WORDS
    return [one for one in options if can_name or "{company}" not in one.source]


NAME_WORDS: Final = 1
"""A name of several words is stiff where it is said to somebody who works there."""


def _reason(writer: SentenceWriter, point: Material) -> LetterLine | None:
    if isinstance(point, NounPhrase):
        definite = point.text.startswith(("the ", "my "))
        options = frames.WANT_THING if definite else frames.WANTED_THING
        options = frames.DRAWN_THING if definite and not _A_JOB.match(point.text) else options
        options = frames.LIKED_THING if point.text.startswith("your ") else options
        return writer.fill(options, "want", thing=point.text)
    is_bare = isinstance(point, Sentence) and _WANTS_IT.search(point.text) is not None
    return None if is_bare else writer.statement(point, "want")


_A_JOB: Final = re.compile(
    r"(?:the|my) (?:\w+ )?(?:work|jobs?|kind|sort|place|one|post|role|field|career|chance|company"
    r"|team|step|shop|school|hospital|firm|first|only|trade|calling)\b",
    re.IGNORECASE,
)
"""Matches what the job itself can be: "the work I trained for"."""
_CAN_GO_ON: Final = re.compile(r"[A-Z](?!.*(?:[,;:]| and I ))[^.!?]{10,90}\.")
"""Matches a wish that one can go on from: "I want to work where the boats come in."."""
_WANTS_IT: Final = re.compile(
    r"\b(?:want|like|love|take) (?:it|this(?: job)?)(?: (?:badly|a lot|very much|so much))?\.$",
    re.IGNORECASE,
)
"""Matches what says no more than the frame does."""
_WISH: Final = re.compile(r"I(?: want|['’]d like| would like) to (?!be\b|have\b|see\b|know\b)")
"""Begins what one can do at the employer's: "I want to make things that last"."""

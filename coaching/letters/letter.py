"""Composes a letter in plain text from whole sentences: never too long, and honest about its
gaps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from coaching.letters import notes
from coaching.letters.gaps import (
    LINE_LEFT_OUT,
    ON_CONCERN,
    WITH_USEFUL,
)
from coaching.model.documents import Interview, Opportunity, Person
from coaching.model.vocabulary import InterviewStatus
from coaching.translation import Text, Words

MAX_WORDS = 120
"""Limits a whole thank-you, greeting and signature included (S1, S2, S3: short)."""
MAX_SUBJECT_CHARS = 120
LATE_AFTER = timedelta(days=3)
"""After this time a thank-you says in half a line that it comes late."""
SHORTER_SHARE = 0.55
"""This share of the whole letter is what "shorter" aims at."""
FIRST_OF_ITS_KIND = 2
"""The `cut_priority` of the first sentence of an answer or a promise; more of it has a higher."""
MAX_NAMES_GREETED = 4
"""So many people are greeted by name in a note to several; more of them are "all"."""


class Variant(StrEnum):
    """The forms that a letter can have."""

    MAIL = "mail"
    CARD = "card"
    """The letter is written by hand, beside the mail."""
    LINKEDIN = "linkedin"
    CALL = "call"
    """The letter is notes for a call, only where calls are allowed."""


class Origin(StrEnum):
    """Says where words of a letter are from."""

    FRAME = "frame"
    """They are ours."""
    OWN = "own"
    """The person said them."""
    FACT = "fact"
    """They are a name, a title, a day or an address that is on record."""


@dataclass(frozen=True, slots=True)
class LetterPiece:
    """Is a stretch of a sentence whose words are all from one place."""

    text: str
    origin: Origin = Origin.FRAME


@dataclass(frozen=True, slots=True)
class Letter:
    """Holds plain text to copy. `gaps` say in plain words what is missing or to be checked: they
    are shown in [brackets] above the text. `call_notes` are for a call, where a call is allowed.
    `max_length` is how many words its kind may have. `mended` says what of the spelling was put
    right, which was certain."""

    subject: str
    body: str
    gaps: tuple[str, ...] = ()
    word_count: int = 0
    call_notes: str = ""
    variant: Variant = Variant.MAIL
    max_length: int = MAX_WORDS
    mended: tuple[str, ...] = ()
    lines: tuple["LetterLine", ...] = ()
    """The sentences of the body in their order, each with where its words are from."""
    subject_ids: tuple[str, ...] = ()
    """Digests of the subject's frame, by which it is known that it was read already."""

    @property
    def sentence_ids(self) -> tuple[str, ...]:
        """Short digests of its sentences and of the person's own words in them, by which one is
        known that was read already."""
        found = (line_id for line in self.lines for line_id in line.ids)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Occasion:
    """Holds what every letter is written from. `take` chooses among the person's own points, over
    and over; `shorter` asks for about half the length."""

    person: Person
    opportunity: Opportunity
    now: datetime
    take: int = 0
    shorter: bool = False
    jobs: tuple[Opportunity, ...] = ()
    """All of the person's jobs, for a letter that tells of another one."""


@dataclass(frozen=True, slots=True)
class LetterLine:
    """Is a sentence of a letter. Those with the highest `cut_priority` are cut first when the
    letter grows too long."""

    text: str
    cut_priority: int = 0
    label: Text | None = None
    """How the line is named when it had to go: "on why you fit"; None when nobody needs to know."""
    gaps: tuple[str, ...] = ()
    pieces: tuple[LetterPiece, ...] = ()
    """The same text in pieces, each with where it is from."""
    ids: tuple[str, ...] = ()
    """Digests of the frame and of the person's words in it; none for a greeting or signature."""
    paragraph: int = 0
    """Which paragraph of the letter it stands in; lines of the same one follow each other."""


def compose_lines(
    subject: str,
    paragraphs: Sequence[Sequence[LetterLine]],
    max_words: int = MAX_WORDS,
    *,
    shorter: bool = False,
) -> Letter:
    """Returns the letter of these paragraphs, greeting and signature among them."""
    blocks = [tuple(paragraph) for paragraph in paragraphs]
    if shorter:
        blocks = _cut_to_half(blocks)
    left_out: list[str] = []
    while count_words(_body_text(blocks)) > max_words and (spare := _next_line_to_cut(blocks)):
        left_out += [LINE_LEFT_OUT.format(most=max_words, where=spare.label)] if spare.label else []
        blocks = _remove_line(blocks, spare)
    body = _body_text(blocks)
    gaps = [gap for block in blocks for line in block for gap in line.gaps]
    remarks = tuple(dict.fromkeys(gaps + left_out))
    lines = tuple(
        replace(_with_pieces(line), paragraph=at)
        for at, block in enumerate(blocks)
        for line in block
        if line.text
    )
    return Letter(
        subject_line(subject), body, remarks, count_words(body), max_length=max_words, lines=lines
    )


def to_card(draft: Letter) -> Letter:
    """Returns the same text as a card, without a subject: nobody writes a subject by hand."""
    return replace(draft, subject="", variant=Variant.CARD)


def join_with_and(parts: Sequence[str]) -> str:
    """Returns such as "Ana, Ben and Cy"."""
    *before, last = parts or ("",)
    return f"{', '.join(before)} and {last}" if before else last


def own_name(person: Person) -> str:
    """Returns who the person is, for a text without a signature. It is the line they sign with that
    holds their first name, else the first name; "" when neither is known or short enough."""
    first = person.first_name.strip()
    lines = [line.strip() for line in person.sign_off.splitlines() if line.strip()]
    named = [line for line in lines if first and first in line] or lines[-1:]
    return next(
        (name for name in (*named, first) if name and notes.is_short_enough(name, 6, 60)), ""
    )


def is_late(occasion: Occasion, interview: Interview) -> bool:
    """Returns whether a note had better say that it comes late."""
    return occasion.now - interview.end > LATE_AFTER


def last_interview_held(opportunity: Opportunity, now: datetime) -> Interview | None:
    """Returns the last interview that took place and is over."""
    held = (
        interview
        for interview in opportunity.interviews
        if interview.end <= now and interview.held is InterviewStatus.PLANNED
    )
    return max(held, key=lambda interview: interview.start, default=None)


def quote(text: str) -> str:
    """Returns a note in quotation marks, cut between words where it is long."""
    return f"“{text if len(text) <= 80 else text[:79].rsplit(' ', 1)[0] + ' …'}”"


def gap_line(gap: Words) -> LetterLine:
    """Returns a line without words, of which only the gap is shown."""
    return LetterLine("", gaps=(str(gap),))


def subject_line(text: str) -> str:
    """Returns the text on one line, never cut inside a word."""
    line = " ".join(text.split())
    return (
        line
        if len(line) <= MAX_SUBJECT_CHARS
        else f"{line[:MAX_SUBJECT_CHARS].rsplit(' ', 1)[0]} …"
    )


def _with_pieces(line: LetterLine) -> LetterLine:
    """Returns the line with its source; one that says none is ours from end to end."""
    return line if line.pieces else replace(line, pieces=(LetterPiece(line.text),))


def _next_line_to_cut(blocks: list[tuple[LetterLine, ...]]) -> LetterLine | None:
    lines = [line for block in blocks for line in block if line.cut_priority and line.text]
    return max(reversed(lines), key=lambda line: line.cut_priority, default=None)


def _cut_to_half(blocks: list[tuple[LetterLine, ...]]) -> list[tuple[LetterLine, ...]]:
    goal = SHORTER_SHARE * count_words(_body_text(blocks))
    while count_words(_body_text(blocks)) > goal and (spare := _next_to_spare(blocks)):
        blocks = _remove_line(blocks, spare)
    return blocks


def _next_to_spare(blocks: list[tuple[LetterLine, ...]]) -> LetterLine | None:
    """Returns what a shorter letter does without first: what is ours, then what weighs least of
    what the person said. The answer to a doubt, what they promised and the last sentence of their
    own stay."""
    lines = [line for block in blocks for line in block if line.cut_priority and line.text]
    able = [line for line in lines if not _stays(line)]
    own = [line for line in lines if _is_own(line)]
    left = [line for line in able if line not in own or len(own) > 1]
    left = left if own else left[:-1]
    return max(
        reversed(left), key=lambda line: (not _is_own(line), line.cut_priority), default=None
    )


def _stays(line: LetterLine) -> bool:
    return line.label in (ON_CONCERN, WITH_USEFUL) and line.cut_priority <= FIRST_OF_ITS_KIND


def _is_own(line: LetterLine) -> bool:
    return any(piece.origin is Origin.OWN for piece in line.pieces)


def _remove_line(
    blocks: list[tuple[LetterLine, ...]], unwanted: LetterLine
) -> list[tuple[LetterLine, ...]]:
    return [tuple(line for line in block if line is not unwanted) for block in blocks]


def _body_text(blocks: list[tuple[LetterLine, ...]]) -> str:
    texts = (" ".join(line.text for line in block if line.text) for block in blocks)
    return "\n\n".join(text for text in texts if text)


def count_words(text: str) -> int:
    """Counts the words, which are parted by blanks."""
    return len(text.split())

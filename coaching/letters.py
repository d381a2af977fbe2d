"""A letter in plain text: composed of whole sentences, never too long, honest about its gaps."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from coaching import notes
from coaching.facts import Interview, Opportunity, Person
from coaching.notes import Note

MOST_WORDS = 120
"""Of a whole thank-you, greeting and signature included (S1, S2, S3: short)."""
SUBJECT_LETTERS = 120

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """Plain text to copy. `gaps` say in plain words what is missing or to be checked: they are
    shown in [brackets] above the text. `call` holds notes for a call, where a call is allowed."""

    subject: str
    body: str
    gaps: tuple[str, ...] = ()
    words: int = 0
    call: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a draft; those with the highest `spare` go first when it grows too long."""

    text: str
    spare: int = 0
    lost: str = ""
    """What to say when it had to go."""
    gaps: tuple[str, ...] = ()


def compose(
    subject: str, paragraphs: Sequence[Iterable[Line]], person: Person, most: int = MOST_WORDS
) -> Draft:
    """The letter in at most `most` words: whole sentences go, the most spare first."""
    blocks = [*(tuple(paragraph) for paragraph in paragraphs), signature(person)]
    lost: list[str] = []
    while _words(_rendered(blocks)) > most and (spare := _most_spare(blocks)):
        lost += [spare.lost] if spare.lost else []
        blocks = [tuple(line for line in block if line is not spare) for block in blocks]
    body = _rendered(blocks)
    gaps = [gap for block in blocks for line in block for gap in line.gaps]
    return Draft(_subject(subject), body, tuple(dict.fromkeys(gaps + lost)), _words(body))


def greeting(name: str) -> Line:
    """Greets by the name as it was logged: the form the person chose."""
    if not name.strip():
        return Line("Hello,", gaps=("The name to greet is missing.",))
    if not notes.fits(name, 12, 90):
        return Line("Hello,", gaps=("The name is too long for a greeting: write it yourself.",))
    return Line(f"Dear {name},")


def signature(person: Person) -> tuple[Line, ...]:
    """As the person signs."""
    name = person.sign_off.strip() or person.first_name.strip()
    if not name:
        return (Line("Kind regards", gaps=("How you sign is missing: /settings keeps it.",)),)
    if not notes.fits(name, 12, 120):
        return (Line("Kind regards", gaps=("Your signature is too long for a short note.",)),)
    return (Line(name if "\n" in name else f"Kind regards\n{name}"),)


def role_of(opportunity: Opportunity) -> str:
    """The job's name as it stands before "role"; "" when it cannot stand in a sentence."""
    role = re.sub(r"\s+(?:role|position|job)$", "", opportunity.role.strip(), flags=re.IGNORECASE)
    return " ".join(role.split()) if notes.fits(role, 12, 100) else ""


def company_of(opportunity: Opportunity) -> str:
    """The employer's name; "" when it cannot stand in a sentence."""
    company = " ".join(opportunity.company.split())
    return company if notes.fits(company, 12, 100) else ""


def day_of(interview: Interview, now: datetime) -> str:
    """The interview's day in words that stay true when the note is sent a day later."""
    day = interview.wall.date()
    if timedelta(0) <= now - interview.start < timedelta(days=5):
        return f"on {_WEEKDAYS[day.weekday()]}"
    return f"on {day.day} {_MONTHS[day.month - 1]}"


def known_names(person: Person, opportunity: Opportunity) -> frozenset[str]:
    """Words that keep their capital wherever they stand."""
    return notes.name_words(
        opportunity.company, person.first_name, *(contact.name for contact in opportunity.contacts)
    )


def checks(note: Note, where: str) -> tuple[str, ...]:
    short = (f"Your note was too long: only its beginning is in the line {where}.",)
    gaps: tuple[str, ...] = short if note.cut else ()
    if note.unclear:
        gaps += (f"Check whom “{note.unclear}” means in the line {where}.",)
    return gaps


def quoted(text: str) -> str:
    return f"“{text if len(text) <= 80 else text[:79].rsplit(' ', 1)[0] + ' …'}”"


def gap(text: str) -> Line:
    return Line("", gaps=(text,))


def _subject(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SUBJECT_LETTERS else f"{line[:SUBJECT_LETTERS].rsplit(' ', 1)[0]} …"


def _most_spare(blocks: list[tuple[Line, ...]]) -> Line | None:
    lines = [line for block in blocks for line in block if line.spare and line.text]
    return max(reversed(lines), key=lambda line: line.spare, default=None)


def _rendered(blocks: list[tuple[Line, ...]]) -> str:
    texts = (" ".join(line.text for line in block if line.text) for block in blocks)
    return "\n\n".join(text for text in texts if text)


def _words(text: str) -> int:
    return len(text.split())

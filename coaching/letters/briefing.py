"""What to have in mind before the next round or before answering an offer, from your notes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from coaching.letters import notes
from coaching.letters.letter import DAY_NAMES, company_of, day_of, role_of
from coaching.letters.redaction import in_view
from coaching.model.documents import Asked, Contact, Interview, Opportunity, Person
from coaching.model.vocabulary import Held, Part, Went

BRIEF_LETTERS = 2500
ITEM_LETTERS = 300
MORE = "({count} more in your notes)"
NOTHING_YET = "Your notes of the earlier rounds are empty: there is nothing to recall yet."
NO_DOUBTS = "Your notes hold no red flags and no open questions on this job."


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its items, the most worth knowing first."""

    heading: str
    items: tuple[str, ...]


def next_round_brief(
    person: Person, opportunity: Opportunity, interview: Interview, now: datetime
) -> str:
    """What a next round builds on (S2, S3), as plain text of at most BRIEF_LETTERS: the answers
    given, so that they stay consistent, what is unsaid, concerns, what to clarify, whom they met
    and the questions that tripped them. Nothing uncomfortable is in it."""
    opportunity = in_view(opportunity)
    earlier = _earlier(opportunity, interview, now)
    asked = [one for each in earlier for one in each.asked if not one.uncomfortable]
    sections = (
        Section("Concerns they raised", _concerns(opportunity, earlier)),
        Section("Still unsaid", _unsaid(earlier)),
        Section("To clarify", _points(earlier, "clarify")),
        Section("Questions that tripped you", _stumbles(asked)),
        Section("What you said before: stay with it", _answers(asked)),
        Section("Whom you met", _people(opportunity, earlier)),
    )
    head = f"{_round(opportunity, earlier)}, {_when(person, interview, now)}"
    return trimmed(head, sections, BRIEF_LETTERS) or f"{head}\n\n{NOTHING_YET}"


def offer_review(opportunity: Opportunity) -> str:
    """What comes back before an offer is answered (S1, S4): red flags, what to clarify, and
    questions still open; at most BRIEF_LETTERS."""
    opportunity = in_view(opportunity)
    rounds = sorted(_took_place(opportunity.interviews), key=_start, reverse=True)
    clarify, still_open = _points(rounds, "clarify_only"), _points(rounds, "open_questions")
    sections = (
        Section("Red flags", _points(rounds, "red_flags")),
        Section("To clarify", clarify),
        Section("Still open", tuple(one for one in still_open if one not in clarify)),
    )
    role, company = role_of(opportunity), company_of(opportunity)
    head = " · ".join(part for part in (role, company) if part) or "This offer"
    return trimmed(f"{head}: before you answer", sections, BRIEF_LETTERS) or NO_DOUBTS


def trimmed(head: str, sections: Sequence[Section], most: int) -> str:
    """The sections as text of at most `most` characters: whole items, of each section in turn,
    so that a long one crowds out none. "" when no section has any."""
    filled = [section for section in sections if section.items]
    room = most - len(head) - sum(len(one.heading) + len(MORE) + 8 for one in filled)
    kept = [0] * len(filled)
    for rank in range(max((len(one.items) for one in filled), default=0)):
        for place, section in enumerate(filled):
            if kept[place] != rank or rank >= len(section.items):
                continue
            cost = len(section.items[rank]) + 3
            if cost <= room:
                kept[place], room = rank + 1, room - cost
    shown = [_shown(one, count) for one, count in zip(filled, kept, strict=True)]
    return "\n\n".join((head, *shown)) if shown else ""


def _shown(section: Section, count: int) -> str:
    left = len(section.items) - count
    more = (MORE.format(count=left),) if left else ()
    items = (f"– {item}" for item in section.items[:count])
    return "\n".join((section.heading, *items, *more))


def _earlier(opportunity: Opportunity, interview: Interview, now: datetime) -> list[Interview]:
    """The rounds before it that took place, the latest first."""
    before = (one for one in opportunity.interviews if one.id != interview.id)
    over = (one for one in _took_place(before) if one.end <= min(now, interview.start))
    return sorted(over, key=_start, reverse=True)


def _took_place(interviews: Iterable[Interview]) -> list[Interview]:
    return [one for one in interviews if one.held is Held.PLANNED]


def _start(interview: Interview) -> datetime:
    return interview.start


def _when(person: Person, interview: Interview, now: datetime) -> str:
    """On their clocks, and on the person's own where these differ."""
    theirs = f"{day_of(interview, now)} at {interview.wall:%H:%M}"
    own = interview.start.astimezone(ZoneInfo(person.zone)) if person.zone else None
    if own is None or own.replace(tzinfo=None) == interview.wall:
        return theirs
    day = "" if own.date() == interview.wall.date() else f" {DAY_NAMES[own.weekday()]}"
    return f"{theirs} their time ({own:%H:%M}{day} yours)"


def _round(opportunity: Opportunity, earlier: Sequence[Interview]) -> str:
    role, company = role_of(opportunity), company_of(opportunity)
    job = " · ".join(part for part in (role, company) if part)
    return f"Round {len(earlier) + 1}{f', {job}' if job else ''}"


def _points(rounds: Iterable[Interview], which: str) -> tuple[str, ...]:
    read = (point for one in rounds for text in _texts(one, which) for point in notes.points(text))
    return tuple(dict.fromkeys(short(point) for point in read))


def _unsaid(rounds: Iterable[Interview]) -> tuple[str, ...]:
    """Without "forgot to mention" and the like."""
    texts = (text for one in rounds for text in (one.capture.unsaid, one.reflection.unsaid))
    read = (notes.without_forgot(point) for text in texts for point in notes.points(text))
    return tuple(dict.fromkeys(short(point) for point in read))


def _texts(interview: Interview, which: str) -> tuple[str, ...]:
    capture, reflection = interview.capture, interview.reflection
    return {
        "clarify": (reflection.red_flags, reflection.clarify, capture.open_questions),
        "clarify_only": (reflection.clarify,),
        "red_flags": (reflection.red_flags,),
        "open_questions": (capture.open_questions,),
    }[which]


def _concerns(opportunity: Opportunity, rounds: Sequence[Interview]) -> tuple[str, ...]:
    told = (
        (contact, meeting.concern)
        for one in rounds
        for contact in opportunity.contacts
        if (meeting := contact.at(one.id)) is not None
    )
    return tuple(
        dict.fromkeys(
            f"{contact.name}: {short(point)}" if contact.name else short(point)
            for contact, concern in told
            for point in notes.points(concern)
        )
    )


def _answers(asked: Iterable[Asked]) -> tuple[str, ...]:
    """What to stay with: an answer that stumbled gives way to a better one practised since."""
    kept = ((one.question, _better(one) if one.went in HARD else one.answer) for one in asked)
    return tuple(
        f"{short(question)} {ARROW} {short(answer)}" for question, answer in kept if answer.strip()
    )


def _stumbles(asked: Iterable[Asked]) -> tuple[str, ...]:
    """Those that tripped them before the shaky ones, each with the last better answer."""
    hard = [one for one in asked if one.went in HARD]
    hard.sort(key=lambda one: one.went is Went.SHAKY)
    return tuple(f"{short(one.question)}{_practised(one)}" for one in hard)


ARROW = "→"
HARD = (Went.TRIPPED, Went.SHAKY)


def _practised(asked: Asked) -> str:
    better = _better(asked)
    return f" {ARROW} {short(better)}" if better else ""


def _better(asked: Asked) -> str:
    """The last answer practised since that did not stumble again; "" when there is none."""
    found = (one for one in reversed(asked.practised) if one.answer.strip())
    return next((one.answer for one in found if one.went not in HARD), "")


def _people(opportunity: Opportunity, rounds: Sequence[Interview]) -> tuple[str, ...]:
    met = [one for one in opportunity.contacts if any(one.at(each.id) for each in rounds)]
    return tuple(_person(one) for one in met if one.name)


def _person(contact: Contact) -> str:
    return f"{contact.name} ({short(contact.title) or _PARTS[contact.part]})"


_PARTS = {
    Part.INTERVIEWER: "interviewer",
    Part.HIRING_MANAGER: "hiring manager",
    Part.COORDINATOR: "coordinator",
    Part.STAFF: "staff",
    Part.HELPER: "helped you",
}


def short(text: str) -> str:
    """On one line; what is over ITEM_LETTERS is cut between words, and the cut is shown."""
    line = " ".join(text.split())
    if len(line) <= ITEM_LETTERS:
        return line
    return f"{line[: ITEM_LETTERS - 2].rsplit(' ', 1)[0]} …"

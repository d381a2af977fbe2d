"""What to have in mind before the next round or before answering an offer, from your notes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from coaching.letters import notes
from coaching.letters.letter import DAY_AND_MONTH_NAMES, company_of, day_phrase, role_of
from coaching.letters.redaction import redact_opportunity
from coaching.model.documents import Contact, Interview, InterviewQuestion, Opportunity, Person
from coaching.model.vocabulary import AnswerResult, ContactPart, InterviewStatus

MAX_BRIEF_CHARS = 2500
MAX_ITEM_CHARS = 300
MORE_IN_NOTES = "({count} more in your notes)"
NO_NOTES_YET = "Your notes of the earlier rounds are empty: there is nothing to recall yet."
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
    opportunity = redact_opportunity(opportunity)
    earlier = _earlier_rounds(opportunity, interview, now)
    asked = [one for each in earlier for one in each.asked if not one.uncomfortable]
    sections = (
        Section("Concerns they raised", _concern_items(opportunity, earlier)),
        Section("Still unsaid", _unsaid_points(earlier)),
        Section("To clarify", _note_points(earlier, "clarify")),
        Section("Questions that tripped you", _hard_question_items(asked)),
        Section("What you said before: stay with it", _answer_items(asked)),
        Section("Whom you met", _people_met(opportunity, earlier)),
    )
    head = f"{_round_title(opportunity, earlier)}, {_start_text(person, interview, now)}"
    return fit_sections(head, sections, MAX_BRIEF_CHARS) or f"{head}\n\n{NO_NOTES_YET}"


def offer_review(opportunity: Opportunity) -> str:
    """What comes back before an offer is answered (S1, S4): red flags, what to clarify, and
    questions still open; at most BRIEF_LETTERS."""
    opportunity = redact_opportunity(opportunity)
    rounds = sorted(_uncancelled_rounds(opportunity.interviews), key=_start_time, reverse=True)
    clarify, still_open = (
        _note_points(rounds, "clarify_only"),
        _note_points(rounds, "open_questions"),
    )
    sections = (
        Section("Red flags", _note_points(rounds, "red_flags")),
        Section("To clarify", clarify),
        Section("Still open", tuple(one for one in still_open if one not in clarify)),
    )
    role, company = role_of(opportunity), company_of(opportunity)
    head = " · ".join(part for part in (role, company) if part) or "This offer"
    return fit_sections(f"{head}: before you answer", sections, MAX_BRIEF_CHARS) or NO_DOUBTS


def fit_sections(head: str, sections: Sequence[Section], max_chars: int) -> str:
    """The sections as text of at most `most` characters: whole items, of each section in turn,
    so that a long one crowds out none. "" when no section has any."""
    filled = [section for section in sections if section.items]
    room = max_chars - len(head) - sum(len(one.heading) + len(MORE_IN_NOTES) + 8 for one in filled)
    kept = [0] * len(filled)
    for rank in range(max((len(one.items) for one in filled), default=0)):
        for place, section in enumerate(filled):
            if kept[place] != rank or rank >= len(section.items):
                continue
            cost = len(section.items[rank]) + 3
            if cost <= room:
                kept[place], room = rank + 1, room - cost
    shown = [_section_text(one, count) for one, count in zip(filled, kept, strict=True)]
    return "\n\n".join((head, *shown)) if shown else ""


def _section_text(section: Section, count: int) -> str:
    left = len(section.items) - count
    more = (MORE_IN_NOTES.format(count=left),) if left else ()
    items = (f"– {item}" for item in section.items[:count])
    return "\n".join((section.heading, *items, *more))


def _earlier_rounds(
    opportunity: Opportunity, interview: Interview, now: datetime
) -> list[Interview]:
    """The rounds before it that took place, the latest first."""
    before = (one for one in opportunity.interviews if one.id != interview.id)
    over = (one for one in _uncancelled_rounds(before) if one.end <= min(now, interview.start))
    return sorted(over, key=_start_time, reverse=True)


def _uncancelled_rounds(interviews: Iterable[Interview]) -> list[Interview]:
    return [one for one in interviews if one.held is InterviewStatus.PLANNED]


def _start_time(interview: Interview) -> datetime:
    return interview.start


def _start_text(person: Person, interview: Interview, now: datetime) -> str:
    """On their clocks, and on the person's own where these differ."""
    theirs = f"{day_phrase(interview, now)} at {interview.wall:%H:%M}"
    own = interview.start.astimezone(ZoneInfo(person.zone)) if person.zone else None
    if own is None or own.replace(tzinfo=None) == interview.wall:
        return theirs
    day = "" if own.date() == interview.wall.date() else f" {DAY_AND_MONTH_NAMES[own.weekday()]}"
    return f"{theirs} their time ({own:%H:%M}{day} yours)"


def _round_title(opportunity: Opportunity, earlier: Sequence[Interview]) -> str:
    role, company = role_of(opportunity), company_of(opportunity)
    job = " · ".join(part for part in (role, company) if part)
    return f"Round {len(earlier) + 1}{f', {job}' if job else ''}"


def _note_points(rounds: Iterable[Interview], note_kind: str) -> tuple[str, ...]:
    read = (
        point
        for one in rounds
        for text in _note_texts(one, note_kind)
        for point in notes.split_points(text)
    )
    return tuple(dict.fromkeys(shorten(point) for point in read))


def _unsaid_points(rounds: Iterable[Interview]) -> tuple[str, ...]:
    """Without "forgot to mention" and the like."""
    texts = (text for one in rounds for text in (one.capture.unsaid, one.reflection.unsaid))
    read = (notes.drop_forgot_phrase(point) for text in texts for point in notes.split_points(text))
    return tuple(dict.fromkeys(shorten(point) for point in read))


def _note_texts(interview: Interview, note_kind: str) -> tuple[str, ...]:
    capture, reflection = interview.capture, interview.reflection
    return {
        "clarify": (reflection.red_flags, reflection.clarify, capture.open_questions),
        "clarify_only": (reflection.clarify,),
        "red_flags": (reflection.red_flags,),
        "open_questions": (capture.open_questions,),
    }[note_kind]


def _concern_items(opportunity: Opportunity, rounds: Sequence[Interview]) -> tuple[str, ...]:
    told = (
        (contact, meeting.concern)
        for one in rounds
        for contact in opportunity.contacts
        if (meeting := contact.meeting_in(one.id)) is not None
    )
    return tuple(
        dict.fromkeys(
            f"{contact.name}: {shorten(point)}" if contact.name else shorten(point)
            for contact, concern in told
            for point in notes.split_points(concern)
        )
    )


def _answer_items(asked: Iterable[InterviewQuestion]) -> tuple[str, ...]:
    """What to stay with: an answer that stumbled gives way to a better one practised since."""
    kept = (
        (one.question, _better_answer(one) if one.went in HARD_RESULTS else one.answer)
        for one in asked
    )
    return tuple(
        f"{shorten(question)} {ARROW} {shorten(answer)}"
        for question, answer in kept
        if answer.strip()
    )


def _hard_question_items(asked: Iterable[InterviewQuestion]) -> tuple[str, ...]:
    """Those that tripped them before the shaky ones, each with the last better answer."""
    hard = [one for one in asked if one.went in HARD_RESULTS]
    hard.sort(key=lambda one: one.went is AnswerResult.SHAKY)
    return tuple(f"{shorten(one.question)}{_better_answer_suffix(one)}" for one in hard)


ARROW = "→"
HARD_RESULTS = (AnswerResult.TRIPPED, AnswerResult.SHAKY)


def _better_answer_suffix(asked: InterviewQuestion) -> str:
    better = _better_answer(asked)
    return f" {ARROW} {shorten(better)}" if better else ""


def _better_answer(asked: InterviewQuestion) -> str:
    """The last answer practised since that did not stumble again; "" when there is none."""
    found = (one for one in reversed(asked.practised) if one.answer.strip())
    return next((one.answer for one in found if one.went not in HARD_RESULTS), "")


def _people_met(opportunity: Opportunity, rounds: Sequence[Interview]) -> tuple[str, ...]:
    met = [one for one in opportunity.contacts if any(one.meeting_in(each.id) for each in rounds)]
    return tuple(_contact_label(one) for one in met if one.name)


def _contact_label(contact: Contact) -> str:
    return f"{contact.name} ({shorten(contact.title) or _PART_LABELS[contact.part]})"


_PART_LABELS = {
    ContactPart.INTERVIEWER: "interviewer",
    ContactPart.HIRING_MANAGER: "hiring manager",
    ContactPart.COORDINATOR: "coordinator",
    ContactPart.STAFF: "staff",
    ContactPart.HELPER: "helped you",
}


def shorten(text: str) -> str:
    """On one line; what is over ITEM_LETTERS is cut between words, and the cut is shown."""
    line = " ".join(text.split())
    if len(line) <= MAX_ITEM_CHARS:
        return line
    return f"{line[: MAX_ITEM_CHARS - 2].rsplit(' ', 1)[0]} …"

"""Collects what to have in mind before the next round or before answering an offer, from the
notes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from coaching.letters import notes
from coaching.letters.letter import company_of, is_weekday_clear, role_of
from coaching.letters.redaction import redact_opportunity
from coaching.model.documents import Contact, Interview, InterviewQuestion, Opportunity, Person
from coaching.model.vocabulary import AnswerResult, ContactPart, InterviewStatus
from coaching.model.wording import LONG_MONTHS, LONG_WEEKDAYS, time_text
from coaching.translation import _, plural

MAX_OWN_BRIEF_CHARS = 2500
MAX_ITEM_CHARS = 300
MORE_IN_NOTES = plural("({count} more in your notes)", "({count} more in your notes)")
WIDEST_COUNT = 9_999_999
"""Room is kept for the words on what is left, however many items that are."""
NO_NOTES_YET = _("Your notes of the earlier rounds are empty: there is nothing to recall yet.")
NO_DOUBTS = _("Your notes hold no red flags and no open questions on this job.")
CONCERNS = _("Concerns they raised")
STILL_UNSAID = _("Still unsaid")
TO_CLARIFY = _("To clarify")
HARD_QUESTIONS = _("Questions that tripped you")
YOUR_ANSWERS = _("What you said before: stay with it")
PEOPLE_MET = _("Whom you met")
THEY_OFFER = _("What they offer")
RED_FLAGS = _("Red flags")
STILL_OPEN = _("Still open")
# Translators: the heading of a brief; {start} is such as "on Friday at 10:00".
ROUND = _("Round {number}, {start}")
ROUND_OF_JOB = _("Round {number}, {job}, {start}")
START_ON_WEEKDAY = _("on {weekday} at {time}")
START_ON_DATE = _("on {day} {month} at {time}")
THEIR_TIME = _("{start} their time ({own} yours)")
THEIR_TIME_AND_DAY = _("{start} their time ({own} {weekday} yours)")
BEFORE_YOU_ANSWER = _("{job}: before you answer")
BEFORE_YOU_ANSWER_THIS = _("This offer: before you answer")


@dataclass(frozen=True, slots=True)
class Section:
    """A section has a heading and its items, the most worth knowing first."""

    heading: str
    items: tuple[str, ...]


def next_round_brief(
    person: Person, opportunity: Opportunity, interview: Interview, now: datetime
) -> str:
    """Returns what a next round builds on (S2, S3), as plain text of at most MAX_OWN_BRIEF_CHARS.

    It holds the answers given, so that they stay consistent, what is unsaid, concerns, what to
    clarify, the people met and the questions that tripped the person. Questions marked as
    uncomfortable are left out.
    """
    opportunity = redact_opportunity(opportunity)
    earlier = _earlier_rounds(opportunity, interview, now)
    asked = [
        question
        for interview_held in earlier
        for question in interview_held.asked
        if not question.uncomfortable
    ]
    sections = (
        Section(str(CONCERNS), _concern_items(opportunity, earlier)),
        Section(str(STILL_UNSAID), _unsaid_points(earlier)),
        Section(str(TO_CLARIFY), _note_points(earlier, "clarify")),
        Section(str(HARD_QUESTIONS), _hard_question_items(asked)),
        Section(str(YOUR_ANSWERS), _answer_items(asked)),
        Section(str(PEOPLE_MET), _people_met(opportunity, earlier)),
    )
    head = _round_title(opportunity, len(earlier) + 1, _start_text(person, interview, now))
    return fit_sections(head, sections, MAX_OWN_BRIEF_CHARS) or f"{head}\n\n{NO_NOTES_YET}"


def offer_review(opportunity: Opportunity) -> str:
    """Returns what to look at before an offer is answered (S1, S4), in at most MAX_OWN_BRIEF_CHARS:
    red flags, what to clarify, and questions that are still open."""
    opportunity = redact_opportunity(opportunity)
    rounds = sorted(_uncancelled_rounds(opportunity.interviews), key=_start_time, reverse=True)
    clarify, still_open = (
        _note_points(rounds, "clarify_only"),
        _note_points(rounds, "open_questions"),
    )
    sections = (
        Section(str(RED_FLAGS), _note_points(rounds, "red_flags")),
        Section(str(TO_CLARIFY), clarify),
        Section(str(STILL_OPEN), tuple(point for point in still_open if point not in clarify)),
    )
    job = _job_label(opportunity)
    head = BEFORE_YOU_ANSWER.format(job=job) if job else str(BEFORE_YOU_ANSWER_THIS)
    offer = _offer_section(opportunity)
    doubts = fit_sections(head, (offer, *sections), MAX_OWN_BRIEF_CHARS)
    if any(section.items for section in sections):
        return doubts
    return f"{doubts}\n\n{NO_DOUBTS}" if offer.items else str(NO_DOUBTS)


def _offer_section(opportunity: Opportunity) -> Section:
    """Returns what is offered, each part as the person typed it."""
    offer = opportunity.offer
    terms = (*offer.terms, offer.open_points) if offer else ()
    return Section(str(THEY_OFFER), tuple(shorten(term) for term in terms if term))


def fit_sections(head: str, sections: Sequence[Section], max_chars: int) -> str:
    """Returns the sections as text of at most `max_chars` characters. Whole items are taken from
    each section in turn, so that a long section crowds out no other. The text is empty when no
    section has an item."""
    filled = [section for section in sections if section.items]
    more_length = len(MORE_IN_NOTES.format(WIDEST_COUNT))
    room = max_chars - len(head) - sum(len(section.heading) + more_length + 8 for section in filled)
    counts = [0] * len(filled)
    for rank in range(max((len(section.items) for section in filled), default=0)):
        for place, section in enumerate(filled):
            if counts[place] != rank or rank >= len(section.items):
                continue
            cost = len(section.items[rank]) + 3
            if cost <= room:
                counts[place], room = rank + 1, room - cost
    shown = [_section_text(section, count) for section, count in zip(filled, counts, strict=True)]
    return "\n\n".join((head, *shown)) if shown else ""


def _section_text(section: Section, count: int) -> str:
    left = len(section.items) - count
    more = (MORE_IN_NOTES.format(left),) if left else ()
    items = (f"– {item}" for item in section.items[:count])
    return "\n".join((section.heading, *items, *more))


def _earlier_rounds(
    opportunity: Opportunity, interview: Interview, now: datetime
) -> list[Interview]:
    """Returns the rounds before this interview that took place, the latest first."""
    others = (other for other in opportunity.interviews if other.id != interview.id)
    latest_end = min(now, interview.start)
    over = (other for other in _uncancelled_rounds(others) if other.end <= latest_end)
    return sorted(over, key=_start_time, reverse=True)


def _uncancelled_rounds(interviews: Iterable[Interview]) -> list[Interview]:
    return [interview for interview in interviews if interview.held is InterviewStatus.PLANNED]


def _start_time(interview: Interview) -> datetime:
    return interview.start


def _start_text(person: Person, interview: Interview, now: datetime) -> str:
    """Returns when it starts on their clocks, and on the person's own where these differ."""
    theirs = _their_start_text(interview, now)
    own = interview.start.astimezone(ZoneInfo(person.zone)) if person.zone else None
    if own is None or own.replace(tzinfo=None) == interview.wall:
        return theirs
    pattern = THEIR_TIME if own.date() == interview.wall.date() else THEIR_TIME_AND_DAY
    weekday = LONG_WEEKDAYS[own.weekday()]
    return pattern.format(start=theirs, own=time_text(own.time()), weekday=weekday)


def _their_start_text(interview: Interview, now: datetime) -> str:
    wall = interview.wall
    pattern = START_ON_WEEKDAY if is_weekday_clear(interview, now) else START_ON_DATE
    weekday, month = LONG_WEEKDAYS[wall.weekday()], LONG_MONTHS[wall.month - 1]
    return pattern.format(weekday=weekday, day=wall.day, month=month, time=time_text(wall.time()))


def _round_title(opportunity: Opportunity, number: int, start: str) -> str:
    job = _job_label(opportunity)
    return (ROUND_OF_JOB if job else ROUND).format(number=number, job=job, start=start)


def _job_label(opportunity: Opportunity) -> str:
    return " · ".join(filter(None, (role_of(opportunity), company_of(opportunity))))


def _note_points(rounds: Iterable[Interview], note_kind: str) -> tuple[str, ...]:
    points = (
        point
        for interview in rounds
        for text in _note_texts(interview, note_kind)
        for point in notes.split_points(text)
    )
    return tuple(dict.fromkeys(shorten(point) for point in points))


def _unsaid_points(rounds: Iterable[Interview]) -> tuple[str, ...]:
    """Returns what was left unsaid, without "forgot to mention" and the like."""
    texts = (
        text
        for interview in rounds
        for text in (interview.capture.unsaid, interview.reflection.unsaid)
    )
    typed = (point for text in texts for point in notes.split_points(text))
    points = (notes.drop_forgot_phrase(point) for point in typed)
    return tuple(dict.fromkeys(shorten(point) for point in points))


def _note_texts(interview: Interview, note_kind: str) -> tuple[str, ...]:
    capture, reflection = interview.capture, interview.reflection
    return {
        "clarify": (reflection.red_flags, reflection.clarify, capture.open_questions),
        "clarify_only": (reflection.clarify,),
        "red_flags": (reflection.red_flags,),
        "open_questions": (capture.open_questions,),
    }[note_kind]


def _concern_items(opportunity: Opportunity, rounds: Sequence[Interview]) -> tuple[str, ...]:
    concerns = (
        (contact, meeting.concern)
        for interview in rounds
        for contact in opportunity.contacts
        if (meeting := contact.meeting_in(interview.id)) is not None
    )
    return tuple(
        dict.fromkeys(
            f"{contact.name}: {shorten(point)}" if contact.name else shorten(point)
            for contact, concern in concerns
            for point in notes.split_points(concern)
        )
    )


def _answer_items(asked: Iterable[InterviewQuestion]) -> tuple[str, ...]:
    """Returns the answers to stay with. In place of an answer that stumbled stands a better one
    that was practised since."""
    answers = (
        (
            question.question,
            _better_answer(question) if question.went in HARD_RESULTS else question.answer,
        )
        for question in asked
    )
    return tuple(
        f"{shorten(question)} {ARROW} {shorten(answer)}"
        for question, answer in answers
        if answer.strip()
    )


def _hard_question_items(asked: Iterable[InterviewQuestion]) -> tuple[str, ...]:
    """Returns those that tripped them before the shaky ones, each with the last better answer."""
    hard = [question for question in asked if question.went in HARD_RESULTS]
    hard.sort(key=lambda question: question.went is AnswerResult.SHAKY)
    return tuple(
        f"{shorten(question.question)}{_better_answer_suffix(question)}" for question in hard
    )


ARROW = "→"
HARD_RESULTS = (AnswerResult.TRIPPED, AnswerResult.SHAKY)


def _better_answer_suffix(asked: InterviewQuestion) -> str:
    better = _better_answer(asked)
    return f" {ARROW} {shorten(better)}" if better else ""


def _better_answer(asked: InterviewQuestion) -> str:
    """Returns the last answer practised since that did not stumble again; "" when there is none."""
    attempts = (attempt for attempt in reversed(asked.practised) if attempt.answer.strip())
    return next((attempt.answer for attempt in attempts if attempt.went not in HARD_RESULTS), "")


def _people_met(opportunity: Opportunity, rounds: Sequence[Interview]) -> tuple[str, ...]:
    met = [
        contact
        for contact in opportunity.contacts
        if any(contact.meeting_in(interview.id) for interview in rounds)
    ]
    return tuple(_contact_label(contact) for contact in met if contact.name)


def _contact_label(contact: Contact) -> str:
    return f"{contact.name} ({shorten(contact.title) or _PART_LABELS.get(contact.part, SOME_PART)})"


SOME_PART = _("talked with you")
_PART_LABELS = {
    ContactPart.INTERVIEWER: _("interviewer"),
    ContactPart.HIRING_MANAGER: _("hiring manager"),
    ContactPart.COORDINATOR: _("coordinator"),
    ContactPart.STAFF: _("staff"),
    ContactPart.HELPER: _("helped you"),
}


def shorten(text: str) -> str:
    """Returns the text on one line. What is over MAX_ITEM_CHARS is cut between words, and the cut
    is shown."""
    line = " ".join(text.split())
    if len(line) <= MAX_ITEM_CHARS:
        return line
    return f"{line[: MAX_ITEM_CHARS - 2].rsplit(' ', 1)[0]} …"

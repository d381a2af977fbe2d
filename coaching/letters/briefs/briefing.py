"""Collects what to have in mind before an offer is answered, from the notes, in short sections."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from coaching.letters import notes
from coaching.letters.briefs.redaction import redact_opportunity
from coaching.letters.job_phrases import company_of, role_of
from coaching.model.documents import Interview, Opportunity
from coaching.model.vocabulary import InterviewStatus
from coaching.translation import _, plural

MAX_OWN_BRIEF_CHARS = 2500
MAX_ITEM_CHARS = 300
MORE_IN_NOTES = plural("({count} more in your notes)", "({count} more in your notes)")
WIDEST_COUNT = 9_999_999
"""Room is kept for the words on what is left, however many items that are."""
NO_DOUBTS = _("Your notes hold no red flags and no open questions on this job.")
TO_CLARIFY = _("To clarify")
THEY_OFFER = _("What they offer")
RED_FLAGS = _("Red flags")
STILL_OPEN = _("Still open")
BEFORE_YOU_ANSWER = _("{job}: before you answer")
BEFORE_YOU_ANSWER_THIS = _("This offer: before you answer")


@dataclass(frozen=True, slots=True)
class Section:
    """A section has a heading and its items, the most worth knowing first."""

    heading: str
    items: tuple[str, ...]


def offer_review(opportunity: Opportunity) -> str:
    """Returns what to look at before an offer is answered (S1, S4), in at most MAX_OWN_BRIEF_CHARS:
    red flags, what to clarify, and questions that are still open."""
    opportunity = redact_opportunity(opportunity)
    rounds = sorted(valid_rounds(opportunity.interviews), key=start_of, reverse=True)
    clarify, still_open = (
        note_points(rounds, "clarify_only"),
        note_points(rounds, "open_questions"),
    )
    sections = (
        Section(str(RED_FLAGS), note_points(rounds, "red_flags")),
        Section(str(TO_CLARIFY), clarify),
        Section(str(STILL_OPEN), tuple(point for point in still_open if point not in clarify)),
    )
    job = job_heading(opportunity)
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


def valid_rounds(interviews: Iterable[Interview]) -> list[Interview]:
    """Returns the rounds that took or will take place."""
    return [interview for interview in interviews if interview.held is InterviewStatus.PLANNED]


def start_of(interview: Interview) -> datetime:
    """Returns when a round begins, to sort by."""
    return interview.start


def job_heading(opportunity: Opportunity) -> str:
    """Returns such as "Data Engineer · Acme"; "" where neither is known."""
    return " · ".join(filter(None, (role_of(opportunity), company_of(opportunity))))


def note_points(rounds: Iterable[Interview], note_kind: str) -> tuple[str, ...]:
    """Returns the points of one kind of note in these rounds, each once."""
    points = (
        point
        for interview in rounds
        for text in _note_texts(interview, note_kind)
        for point in notes.split_points(text)
    )
    return tuple(dict.fromkeys(shorten(point) for point in points))


def _note_texts(interview: Interview, note_kind: str) -> tuple[str, ...]:
    capture, reflection = interview.capture, interview.reflection
    return {
        "clarify": (reflection.red_flags, reflection.clarify, capture.open_questions),
        "clarify_only": (reflection.clarify,),
        "red_flags": (reflection.red_flags,),
        "open_questions": (capture.open_questions,),
    }[note_kind]


def shorten(text: str, at_most: int = MAX_ITEM_CHARS) -> str:
    """Returns the text on one line. What is over `at_most` characters is cut between words, and
    the cut is shown."""
    line = " ".join(text.split())
    if len(line) <= at_most:
        return line
    return f"{line[: at_most - 2].rsplit(' ', 1)[0]} …"

"""Tells which job a stretch of a message is about: the one named there, or the one last named."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from coaching.model.documents import Interview, Opportunity
from coaching.model.vocabulary import InterviewStatus, OpportunityId
from coaching.reading.context import ReadingContext
from coaching.reading.firms.introduced_companies import is_introduced
from coaching.reading.mentions import CompanyMention, PersonMention
from coaching.reading.message import Message
from coaching.reading.proposals import UNSAID_MATTER, Matter, Stretch


def matter_at(message: Message, place: Stretch) -> Matter:
    """Returns the job that a stretch is about.

    It is the employer named in the same sentence, else the one whose person is named there, else
    the employer named last before it, else the first one named at all, else the job of the open
    question, else the one of the last interview.
    """
    sentence = sentence_around(message, place)
    return (
        _nearest_named(message, sentence, place)
        or _of_person_within(message, sentence)
        or _last_before(message, place)
        or _first_named(message)
        or _of_any_person(message)
        or default_matter(message.context)
    )


def sentence_around(message: Message, place: Stretch) -> Stretch:
    """Returns the sentence in which a stretch begins."""
    return message.tokens.sentence_at(place.start) or place


def employers(message: Message) -> tuple[CompanyMention, ...]:
    """Returns the companies that are named, but for agencies and for places of a story."""
    named = tuple(
        company
        for company in message.companies
        if not company.is_agency
        and not _is_denied(message, company)
        and not _is_put_right(message, company)
        and not _is_in_own_words(message, company)
    )
    if len(message.tokens.all) < _LONG or not named:
        return named
    is_known = bool(message.context.dossier.opportunities)
    first = None if is_known else named[0]
    return tuple(one for one in named if one is first or not _is_in_story(message, one))


def _is_denied(message: Message, company: CompanyMention) -> bool:
    """Tells whether a firm is only named as the one that is not meant: "a call, not Acme"."""
    before = message.text[max(0, company.span.start - 24) : company.span.start]
    return _NOT_THIS.search(before) is not None


_NOT_THIS: Final = re.compile(
    r"(?:[,.;:(–—-]\s?|\b(?:its|it['’]s|it is|it was|this is|this was|that was)\s)not"
    r" (?:(?:for|with|at|about) )?(?:the )?$",
    re.IGNORECASE,
)


def _is_put_right(message: Message, company: CompanyMention) -> bool:
    """Tells whether another firm is named instead at once: "at Barlow's, no hang on its Barrow"."""
    later = (one.span for one in message.companies if one.span.start > company.span.start)
    behind = next(later, None)
    if behind is None or company.opportunity is not None:
        return False
    return _RATHER.fullmatch(message.text, company.span.end, behind.start) is not None


_RATHER: Final = re.compile(
    r"[,.;–— -]{1,3}(?:no|nope|wait|sorry|hang on|scratch that|i mean|i meant|actually)"
    r"(?:[, ]{1,2}(?:no|wait|hang on|sorry|i mean|it['’]?s|its|that['’]?s|at|the|rather)){0,4} ",
    re.IGNORECASE,
)


def _is_in_own_words(message: Message, company: CompanyMention) -> bool:
    """Tells whether a firm stands in what was told in a talk: "I told her that Corvid trained me".

    A known one does so behind "at" alone, where another firm is named first.
    """
    if not message.context.dossier.opportunities:
        return False
    before = message.text[: company.span.start]
    if company.opportunity is not None and (
        message.companies[0].opportunity == company.opportunity or not before.endswith(" at ")
    ):
        return False
    sentence = message.tokens.sentence_at(company.span.start)
    return bool(_I_TOLD.search(before, sentence.start if sentence else company.span.start))


_I_TOLD: Final = re.compile(
    r"\bi (?:then |also |just )?(?:told (?:him|her|them|\w+)|explained|mentioned|talked about)\b"
    r"(?! i )",
    re.IGNORECASE,
)


def _is_in_story(message: Message, company: CompanyMention) -> bool:
    """Tells whether an unknown firm only stands in what is told: "the planning at Daventry"."""
    if company.opportunity is not None or is_introduced(message.text, company.span):
        return False
    before = message.text[max(0, company.span.start - 40) : company.span.start].casefold()
    if message.context.dossier.opportunities and "\n" in message.text.strip():
        return bool(_BESIDE.search(before)) and not _APPLIES.search(before)
    beside = _BESIDE.search(before) or not before.rstrip().endswith((",", ".", ":", "\n"))
    return bool(beside) and not _APPLIES.search(before)


_LONG: Final = 40
"""In a message of so many words somebody tells stories."""
_BESIDE: Final = re.compile(r"\b(?:at|in|from|for|of|with|near)(?: the)? $")
_APPLIES: Final = re.compile(
    r"\b(?:interview|chat|call|screen|round|talk|meeting|appl\w+|offer|finished|done|out of|spoke"
    r"|job|role|position|invit\w+|next|also|then|heard|news|word|reject\w+|straight from|just out"
    r"|back from|interest in|new one|came from|come from|offer\w*|called|client|agency)\b"
    r"(?:(?:[^\w.!?\n]+\w+){0,3}[^\w.!?\n]*$|(?:[^\w.!?\n]+\w+){0,6} with (?:the )?$)"
)
"""Such a word, and at most three behind it, lead up to an employer of one's own."""


def _nearest_named(message: Message, sentence: Stretch, place: Stretch) -> Matter | None:
    inside = [one for one in employers(message) if is_within(one.span, sentence)]
    nearest = min(inside, key=lambda one: _distance(one.span, place), default=None)
    return to_matter(nearest) if nearest else None


def _distance(one: Stretch, other: Stretch) -> int:
    """Counts the characters between two stretches; what stands before counts as a little nearer."""
    if one.end <= other.start:
        return other.start - one.end
    if other.end <= one.start:
        return one.start - other.end + 2
    return 0


def _of_person_within(message: Message, sentence: Stretch) -> Matter | None:
    inside = (one for one in message.people if is_within(one.span, sentence))
    return _matter_of_people(inside)


def _of_any_person(message: Message) -> Matter | None:
    return _matter_of_people(message.people)


def _matter_of_people(people: Iterable[PersonMention]) -> Matter | None:
    known = [person.opportunity for person in people if person.opportunity is not None]
    return Matter(opportunity=known[0]) if known else None


def _last_before(message: Message, place: Stretch) -> Matter | None:
    named = (one for one in employers(message) if not _is_kept_apart(message, one))
    before = [one for one in named if one.span.end <= place.start]
    people = [
        one for one in message.people if one.opportunity is not None and one.span.end <= place.start
    ]
    if before and people and people[-1].span.start > before[-1].span.end:
        return Matter(opportunity=people[-1].opportunity)
    return to_matter(before[-1]) if before else None


_APART: Final = re.compile(
    r"\b(?:mix|mixed|confuse|muddle)(?: (?:it|this|that|them|up|these|things)){0,2} with"
    r"(?: (?:the|my))? $|\b(?:apart|separate|away|different) from (?:the |my )?$",
    re.IGNORECASE,
)


def _is_kept_apart(message: Message, company: CompanyMention) -> bool:
    """Tells whether a firm is named in its own sentence alone: "don't mix it with Acme"."""
    before = message.text[max(0, company.span.start - 40) : company.span.start]
    return _APART.search(before) is not None


def _first_named(message: Message) -> Matter | None:
    named = [one for one in employers(message) if not _is_kept_apart(message, one)]
    return to_matter(named[0]) if named else None


def to_matter(company: CompanyMention) -> Matter:
    """Returns the matter that a named company stands for."""
    if company.opportunity is not None:
        return Matter(opportunity=company.opportunity)
    return Matter(company=company.name)


def default_matter(context: ReadingContext) -> Matter:
    """Returns the job that is meant where nothing tells: the one asked about, else the last one."""
    if context.asked.opportunity is not None:
        return Matter(opportunity=context.asked.opportunity)
    job = last_job(context)
    return Matter(opportunity=job.id, is_guess=True) if job else UNSAID_MATTER


def last_job(context: ReadingContext) -> Opportunity | None:
    """Returns the job with the last interview that is past, else the one with the next ahead."""
    jobs = context.dossier.opportunities
    past = [(one.start, job) for job in jobs for one in rounds_of(job) if one.start <= context.now]
    if past:
        return max(past, key=lambda pair: pair[0])[1]
    ahead = [(one.start, job) for job in jobs for one in rounds_of(job)]
    if ahead:
        return min(ahead, key=lambda pair: pair[0])[1]
    return jobs[-1] if jobs else None


def rounds_of(job: Opportunity) -> tuple[Interview, ...]:
    """Returns the interviews of a job that were not called off."""
    return tuple(one for one in job.interviews if one.held is InterviewStatus.PLANNED)


def job_of(matter: Matter, context: ReadingContext) -> Opportunity | None:
    """Returns the known job of a matter; None for an employer who was just named."""
    return find_job(matter.opportunity, context)


def find_job(wanted: OpportunityId | None, context: ReadingContext) -> Opportunity | None:
    """Returns the job with that id."""
    return next((job for job in context.dossier.opportunities if job.id == wanted), None)


def last_round(job: Opportunity, now: datetime) -> Interview | None:
    """Returns the last interview of a job that has begun."""
    past = [one for one in rounds_of(job) if one.start <= now]
    return max(past, key=lambda one: one.start, default=None)


def matter_ahead(message: Message, place: Stretch) -> Matter:
    """Returns the job of which a stretch says that its interview changes: where none is named, the
    one with an interview on a day that is named there, else the only one with an interview ahead.
    """
    matter = matter_at(message, place)
    if not matter.is_guess:
        return matter
    now, zone = message.context.now, ZoneInfo(message.context.zone)
    jobs = message.context.dossier.opportunities
    rounds = [(job, one) for job in jobs for one in rounds_of(job) if one.start > now]
    days = _days_named(message, sentence_around(message, place))
    on_day = {job.id for job, one in rounds if one.start.astimezone(zone).date() in days}
    if len(on_day) == 1:
        return Matter(opportunity=on_day.pop())
    ahead = {job.id for job, _ in rounds}
    return Matter(opportunity=ahead.pop(), is_guess=True) if len(ahead) == 1 else matter


def _days_named(message: Message, sentence: Stretch) -> set[date]:
    named = (time for time in message.times if time.has_day and is_within(time.span, sentence))
    said = (time.resolve("future") for time in named)
    return {one.day for one in said if one is not None}


def next_round(job: Opportunity, now: datetime) -> Interview | None:
    """Returns the next interview of a job that is ahead."""
    ahead = [one for one in rounds_of(job) if one.start > now]
    return min(ahead, key=lambda one: one.start, default=None)


def is_within(inner: Stretch, outer: Stretch) -> bool:
    """Tells whether a stretch begins inside another one."""
    return outer.start <= inner.start < outer.end

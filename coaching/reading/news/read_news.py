"""Reads everything that happened in a message: one pass over each kind of news."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from coaching.model.vocabulary import Outcome
from coaching.reading.matter import job_of, next_round
from coaching.reading.message import Message
from coaching.reading.news.by_firms.outcomes_by_firms import is_no_outcome, read_outcomes_by_firms
from coaching.reading.news.channel import read_channel
from coaching.reading.news.days.days import UsedDay, days_with_use
from coaching.reading.news.done import read_done
from coaching.reading.news.interviews.appointments import read_appointments
from coaching.reading.news.offers.offer_days import use_for_offer
from coaching.reading.news.offers.offers import read_offers
from coaching.reading.news.outcomes import read_outcomes
from coaching.reading.news.promises import read_promises
from coaching.reading.news.reference_checks import read_reference_checks
from coaching.reading.news.tasks import read_leads, read_references, read_tasks
from coaching.reading.news.to_coach.asked_by_words import is_only_asked
from coaching.reading.news.to_coach.letter_wishes import read_letter_wishes
from coaching.reading.news.to_coach.questions import read_delete, read_questions
from coaching.reading.news.to_coach.quiet import read_snooze
from coaching.reading.news.to_coach.record_questions import read_record_questions
from coaching.reading.news.to_coach.switches import read_switches
from coaching.reading.news.to_coach.taking_back import read_taking_back
from coaching.reading.proposals import CancelledSaid, MovedSaid, OutcomeSaid, Proposal, Stretch

DayJudge = Callable[
    [Message, Sequence[UsedDay], Sequence[OutcomeSaid]],
    Iterable[UsedDay],
]
"""Says again what the days of a message are for, where its form tells more than its words."""


def read_news(message: Message, judge: DayJudge | None = None) -> Iterator[Proposal]:
    """Reads what happened, in the order in which a card should say it."""
    days = days_with_use(message)
    delete = tuple(read_delete(message))
    if delete:
        yield from delete
        return
    to_coach = tuple(read_taking_back(message)) or tuple(read_record_questions(message))
    if to_coach:
        yield from to_coach
        return
    switched: tuple[Proposal, ...] = tuple(read_switches(message))
    quiet = switched or tuple(read_snooze(message, days))
    if not message.is_mail and is_only_asked(message.text):
        yield from quiet or read_asked(message)
        return
    days = tuple(day for day in days if not any(_holds(one.span, day.span) for one in quiet))
    outcomes = tuple(_read_outcomes(message))
    if judge:
        days = tuple(judge(message, days, outcomes))
    days = tuple(use_for_offer(message, days, outcomes))
    appointments = read_appointments(message, days)
    is_moved = any(isinstance(one, MovedSaid) for one in appointments.proposals)
    yield from (one for one in outcomes if not (is_moved and one.value is Outcome.ACCEPTED))
    yield from (
        one for one in appointments.proposals if not _is_only_the_no(message, one, outcomes)
    )
    free = tuple(day for day in days if day.span not in appointments.claimed)
    yield from read_offers(message, free, outcomes)
    yield from read_tasks(message, free)
    yield from read_promises(message, free)
    checked = tuple(read_reference_checks(message))
    yield from checked or read_references(message)
    yield from read_channel(message)
    yield from read_leads(message)
    yield from read_done(message)
    yield from switched or (() if appointments.is_change else quiet)
    yield from read_asked(message)


def _is_only_the_no(message: Message, change: Proposal, outcomes: Sequence[OutcomeSaid]) -> bool:
    """Tells whether what was called off is the whole matter: the person is out, or no interview
    is ahead there."""
    if not isinstance(change, CancelledSaid):
        return False
    ended = {one.value for one in outcomes if one.about == change.about}
    if Outcome.WITHDRAWN in ended:
        return True
    is_no = Outcome.REJECTED in ended
    job = job_of(change.about, message.context)
    return is_no and job is not None and next_round(job, message.context.now) is None


def read_asked(message: Message) -> Iterator[Proposal]:
    """Reads what is asked of the coach: a letter, or an answer to a question."""
    wanted = tuple(read_letter_wishes(message))
    yield from wanted or read_questions(message)


def _read_outcomes(message: Message) -> Iterator[OutcomeSaid]:
    """Reads how it ended; an employer's mail says so otherwise than the person."""
    told = tuple(read_outcomes_by_firms(message)) if message.is_mail else ()
    if told or not message.is_mail:
        yield from told or read_outcomes(message)
        return
    for one in read_outcomes(message):
        if one.value in _BY_FIRMS and not is_no_outcome(message, one):
            yield one


_BY_FIRMS: Final = (Outcome.OFFER, Outcome.REJECTED)
"""A firm's mail tells these; a yes to an offer is the person's own."""


def _holds(outer: Stretch, inner: Stretch) -> bool:
    return outer.start <= inner.start < outer.end

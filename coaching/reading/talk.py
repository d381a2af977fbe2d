"""Joins the news of a message with what it tells or answers, so that each thing is said once."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from coaching.reading.message import Message
from coaching.reading.proposals import (
    AssignmentSaid,
    CancelledSaid,
    InterviewSaid,
    LeadSaid,
    MovedSaid,
    NoShowSaid,
    OfferSaid,
    OutcomeSaid,
    Proposal,
    Reading,
    ReferencesAsked,
)
from coaching.reading.telling.interview_told import read_interviews_told
from coaching.reading.telling.open_answers import read_answer
from coaching.reading.telling.telling import read_telling
from coaching.reading.wishes import AskSaid, DeleteSaid, DoneSaid, SnoozeSaid

_OTHER_THINGS: Final = (
    AskSaid,
    AssignmentSaid,
    CancelledSaid,
    DeleteSaid,
    DoneSaid,
    InterviewSaid,
    LeadSaid,
    MovedSaid,
    NoShowSaid,
    OfferSaid,
    OutcomeSaid,
    ReferencesAsked,
    SnoozeSaid,
)
"""News of this kind means that the open question was not answered."""
_NO_TELLING: Final = (CancelledSaid, DeleteSaid, MovedSaid, NoShowSaid, OutcomeSaid)
"""With such news the message is not about how the last interview went."""


def read_talk(message: Message, news: Sequence[Proposal]) -> Reading:
    """Returns the news with the notes, or with the answer to the open question."""
    is_elsewhere = any(isinstance(one, _OTHER_THINGS) for one in news)
    answer = None if is_elsewhere else read_answer(message)
    if answer:
        return replace(answer, proposals=(*news, *answer.proposals))
    told = read_telling(message)
    return Reading((*_interviews(message, news, told), *_without_interviews(news), *told))


def _without_interviews(news: Sequence[Proposal]) -> tuple[Proposal, ...]:
    return tuple(one for one in news if not isinstance(one, InterviewSaid))


def _interviews(
    message: Message, news: Sequence[Proposal], told: Sequence[Proposal]
) -> tuple[InterviewSaid, ...]:
    """Returns every interview once: those with a day, filled up by what is told, and the others."""
    with_day = tuple(one for one in news if isinstance(one, InterviewSaid))
    if any(isinstance(one, _NO_TELLING) for one in news):
        return with_day
    told_of = tuple(read_interviews_told(message, told))
    filled = tuple(_fill(one, told_of) for one in with_day)
    known = {one.known for one in with_day}
    return (*filled, *(one for one in told_of if one.known not in known))


def _fill(interview: InterviewSaid, told_of: Sequence[InterviewSaid]) -> InterviewSaid:
    """Returns the interview with length and kind, where only the telling around it says them."""
    same = next((one for one in told_of if one.known and one.known == interview.known), None)
    if same is None:
        return interview
    return replace(
        interview,
        minutes=interview.minutes or same.minutes,
        kind=interview.kind or same.kind,
    )

"""Reads what is offered, and by when it has to be answered."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coaching.model.vocabulary import Outcome
from coaching.reading.context import OpenQuestion
from coaching.reading.matter import default_matter, matter_at
from coaching.reading.mentions import AmountMention
from coaching.reading.message import Message
from coaching.reading.news.days.day_uses import DayUse
from coaching.reading.news.days.days import UsedDay
from coaching.reading.news.offers.offer_terms import OfferTerms, read_offer_terms
from coaching.reading.news.offers.own_figures import is_own_figure
from coaching.reading.proposals import (
    Matter,
    OfferSaid,
    OutcomeSaid,
    Proposal,
    SaidTime,
    Stretch,
)

_OFFER_QUESTIONS = {OpenQuestion.OFFER_DEADLINE, OpenQuestion.OFFER_AMOUNT}


def read_offers(
    message: Message, days: Sequence[UsedDay], outcomes: Sequence[OutcomeSaid]
) -> Iterator[Proposal]:
    """Reads the terms of the offer that the message tells of, or that was asked about."""
    matter, place = _offer_in(message, outcomes, days)
    if matter is None:
        return
    deadline = _deadline(message, days)
    amount = next(_list_amounts(message), None)
    terms = read_offer_terms(message)
    if deadline or amount or terms != OfferTerms():
        yield OfferSaid(
            place,
            matter,
            deadline=deadline,
            amount=amount,
            share=terms.share,
            start=terms.start,
            place=terms.place,
        )


def _list_amounts(message: Message) -> Iterator[str]:
    """Yields the sums of money that may be offered, in their order."""
    for one in message.amounts:
        is_own = not message.is_mail and is_own_figure(message, one.span.start)
        if not (is_own or _is_former(message, one)):
            yield _RAISED.sub("", one.text) if _is_raised(message, one) else one.text


def _is_former(message: Message, amount: AmountMention) -> bool:
    """Tells whether a sum no longer holds: "£46,500 (up from £44,000)"."""
    before = message.lower_text[max(0, amount.span.start - 16) : amount.span.start]
    return before.endswith(("up from ", "instead of ", "rather than ", "previously "))


def _is_raised(message: Message, amount: AmountMention) -> bool:
    """Tells whether the sum went from one figure to another: "up from 45k to 48k"."""
    before = message.lower_text[max(0, amount.span.start - 5) : amount.span.start]
    return before == "from "


_RAISED: Final = re.compile(r"^\S+ (?:up )?to (?=\S)", re.IGNORECASE)


def _offer_in(
    message: Message, outcomes: Sequence[OutcomeSaid], days: Sequence[UsedDay]
) -> tuple[Matter | None, Stretch]:
    """Returns the job whose offer is meant, and where the message speaks of it."""
    whole = Stretch(0, len(message.text))
    for outcome in outcomes:
        if outcome.value is Outcome.OFFER:
            return outcome.about, outcome.span
    if message.context.asked.question in _OFFER_QUESTIONS:
        return default_matter(message.context), whole
    deadlines = [day for day in days if day.use is DayUse.ANSWER_OFFER]
    return (matter_at(message, deadlines[0].span), whole) if deadlines else (None, whole)


def _deadline(message: Message, days: Sequence[UsedDay]) -> SaidTime | None:
    """Returns the last day that was named for an answer: what was agreed last counts."""
    if message.context.asked.question is OpenQuestion.OFFER_DEADLINE:
        moments = [day.moment() for day in days]
    else:
        moments = [day.moment() for day in days if day.use is DayUse.ANSWER_OFFER]
    told = [moment for moment in moments if moment is not None]
    return told[-1] if told else None

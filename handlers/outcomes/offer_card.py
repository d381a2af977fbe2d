"""Shows what is kept of an offer, with a button to put each part of it right."""

from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import ClassVar, assert_never

from telegram import Update

from coaching.model.commitments import Offer
from coaching.model.documents import Opportunity
from coaching.model.vocabulary import OpportunityId, Outcome
from coaching.translation import Text, _
from handlers.outcomes.ask_offer_terms import due_text, start_offer_terms
from handlers.outcomes.compare_offers import SIDE_BY_SIDE, ChooseBeside, can_be_compared
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import OpenOpportunity
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn

THE_OFFER = _("The offer")
NOT_TOLD = _("not told yet")
WHAT_CHANGES = _("What is new, or should read differently?")
# Translators: a part of an offer, such as "Amount: 148k base".
PART = _("{label}: {text}")
BUTTONS_IN_A_ROW = 3


class OfferPart(StrEnum):
    """What is kept of an offer; the values are keys of questions and stand on buttons."""

    DEADLINE = "deadline"
    AMOUNT = "amount"
    SHARE = "share"
    START = "start"
    PLACE = "place"
    OPEN = "open"


LABELS: dict[OfferPart, Text] = {
    OfferPart.DEADLINE: _("Answer due"),
    OfferPart.AMOUNT: _("Amount"),
    OfferPart.SHARE: _("Bonus or shares"),
    OfferPart.START: _("Start"),
    OfferPart.PLACE: _("Place"),
    OfferPart.OPEN: _("Still open"),
}


@dataclass(frozen=True, slots=True)
class ShowOffer(CallbackData):
    """Shows what is kept of an offer."""

    prefix: ClassVar[str] = "o:offer"
    opportunity: OpportunityId


@dataclass(frozen=True, slots=True)
class TellOfferPart(CallbackData):
    """Asks for one part of an offer anew."""

    prefix: ClassVar[str] = "o:part"
    opportunity: OpportunityId
    part: OfferPart


async def handle_callback(_: Update, turn: Turn, data: ShowOffer | TellOfferPart) -> None:
    """Shows the offer, or asks for a part of it."""
    job = turn.find_real_opportunity(data.opportunity)
    if job is None or job.outcome is not Outcome.OFFER:
        turn.show_toast(NO_LONGER_THERE)
        return
    match data:
        case ShowOffer():
            turn.say(*offer_card(turn, job))
        case TellOfferPart(part=part):
            start_offer_terms(turn, job, part.value)
        case _:
            assert_never(data)


def offer_rows(job: Opportunity) -> list[list[Button]]:
    """Returns the button that shows the offer of a job; none for a job without one."""
    return [[Button(THE_OFFER, ShowOffer(job.id))]] if job.outcome is Outcome.OFFER else []


def offer_card(turn: Turn, job: Opportunity) -> tuple[str, list[list[Button]]]:
    """Returns what is kept of an offer, each part on a line, and a button for each."""
    lines = [
        PART.format(label=label, text=escape(_part_text(turn, job.offer, part) or str(NOT_TOLD)))
        for part, label in LABELS.items()
    ]
    buttons = [Button(label, TellOfferPart(job.id, part)) for part, label in LABELS.items()]
    rows = [buttons[at : at + BUTTONS_IN_A_ROW] for at in range(0, len(buttons), BUTTONS_IN_A_ROW)]
    compare = [Button(SIDE_BY_SIDE, ChooseBeside(job.id))] * can_be_compared(turn, job)
    back = Button(f"‹ {formatting.cut_label(job.company)}", OpenOpportunity(job.id))
    heading = formatting.opportunity_heading(job)
    text = "\n".join([heading, *lines, "", str(WHAT_CHANGES)])
    return text, [*rows, [*compare, back]]


def _part_text(turn: Turn, offer: Offer | None, part: OfferPart) -> str:
    if offer is None:
        return ""
    if part is OfferPart.DEADLINE:
        return due_text(turn, offer.deadline) if offer.deadline else ""
    field = "open_points" if part is OfferPart.OPEN else part.value
    return str(getattr(offer, field))

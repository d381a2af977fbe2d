"""Lets the other employers know, once an offer was accepted elsewhere, and closes their jobs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from coaching.letters.letter import Letter, Occasion, Variant
from coaching.letters.offers.offer_letters import withdraw_letter
from coaching.model.commitments import Offer
from coaching.model.documents import Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Outcome, ReminderTopic, to_utc
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import LIVE_OUTCOMES, Opens, StepDefinition, never
from coaching.playbook.step_letter import StepLetter, offer_letter_addressee
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import Window
from coaching.translation import _

KIND = StepKind("withdraw")
WITHDRAWN = _("Closed: you withdrew. Undo stays here for a day.")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    key = StepKey(KIND)
    accepted = any(job.outcome is Outcome.ACCEPTED for job in context.others.offers)
    if (accepted and context.opportunity.is_live) or context.has_record(key):
        yield key


def _window(context: PlanContext, _key: StepKey) -> Window:
    moments = [job.outcome_at for job in context.others.offers if job.outcome is Outcome.ACCEPTED]
    since = max((at for at in moments if at is not None), default=context.now)
    return Window(to_utc(since), None, ())


def _withdraw(opportunity: Opportunity, _key: StepKey, now: datetime) -> Opportunity:
    """Closes the job; an offer that was on the table is remembered, so that Undo finds it."""
    offer = opportunity.offer
    if offer is None and opportunity.outcome is Outcome.OFFER:
        offer = Offer(told=opportunity.outcome_at or now)
    return replace(opportunity, outcome=Outcome.WITHDRAWN, outcome_at=now, offer=offer)


def _reopen(opportunity: Opportunity, _key: StepKey) -> Opportunity:
    """Takes back a withdrawal by mistake. An outcome that was told since stays."""
    if opportunity.outcome is not Outcome.WITHDRAWN:
        return opportunity
    if opportunity.offer is None:
        return replace(opportunity, outcome=None, outcome_at=None)
    return replace(opportunity, outcome=Outcome.OFFER, outcome_at=opportunity.offer.told)


def _write(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
    return withdraw_letter(occasion, key) if occasion.opportunity.is_live else None


WITHDRAW = StepDefinition(
    number=28,
    kind=KIND,
    topic=ReminderTopic.OFFERS,
    title=_("withdraw elsewhere"),
    source="career offices",
    trigger="an offer was accepted, and this job still goes on",
    lasts="until it is decided",
    pings_when="never: it stands in the list of what is left after a yes",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_("Withdraw at {company}, kindly"),
        reason=_("Two friendly lines keep the door open, and give the place to somebody else."),
        done_text=_("Withdrew at {company}"),
        done_label=_("I withdrew"),
        done_note=WITHDRAWN,
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("Withdraw"),
        write=_write,
        addressee=offer_letter_addressee,
        keys=lambda _: (),
    ),
    is_cancelled=never,
    live_outcomes=LIVE_OUTCOMES,
    close=_withdraw,
    reopen=_reopen,
    goes_to_employer=True,
)

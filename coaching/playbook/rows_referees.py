"""Rows about those who vouch for the person: brief, thank, ask for a good word."""

import re
from collections.abc import Iterator
from functools import lru_cache

from coaching.model.documents import Consent, Opportunity, Referee
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart, Outcome
from coaching.playbook import news_windows, windows
from coaching.playbook.step_definition import (
    LIVE_OUTCOMES,
    STILL_HELPS_FOR,
    UNANSWERED_OUTCOMES,
    PlanContext,
    StepDefinition,
    never,
)
from coaching.playbook.windows import Window

LIVE_OR_ACCEPTED = LIVE_OUTCOMES | {Outcome.ACCEPTED}
_LEGAL_FORMS = """
inc incorporated llc llp ltd limited plc corp corporation co company gmbh ag se kg ug mbh sa sas
sarl srl spa bv nv ab as oy oyj aps pty pte kk group holding holdings the and
"""
_COMMON_NAME_WORDS = """
american bank blue city first general global green international national new open royal state
united university west east north south smart
"""
LEGAL_FORMS, COMMON_NAME_WORDS = (
    frozenset(words.split()) for words in (_LEGAL_FORMS, _COMMON_NAME_WORDS)
)
"""What tells no company from another; the common words only when they stand first."""


def _referee_keys(context: PlanContext) -> Iterator[StepKey]:
    if not context.valid_interviews:
        return
    for referee in context.person.referees:
        key = StepKey(StepKind.REFEREE, 0, referee.id)
        if referee.consent is not Consent.DECLINED or _is_settled(context, key):
            yield key


def _is_settled(context: PlanContext, key: StepKey) -> bool:
    record = context.step_record(key)
    return bool(record.done or record.skipped)


def _willing_referees(context: PlanContext) -> Iterator[Referee]:
    return (each for each in context.person.referees if each.consent is not Consent.DECLINED)


def _referee_thanks_keys(context: PlanContext) -> Iterator[StepKey]:
    asked = {check.referee for check in context.opportunity.checks}
    for referee in _willing_referees(context):
        if referee.id in asked:
            yield StepKey(StepKind.REFEREE_THANKS, 0, referee.id)


def _endorsement_keys(context: PlanContext) -> Iterator[StepKey]:
    if not context.valid_interviews:
        return
    for referee in context.person.referees:
        key = StepKey(StepKind.ENDORSE, 0, referee.id)
        if _can_endorse(referee, context.opportunity) or _is_settled(context, key):
            yield key


def _can_endorse(referee: Referee, opportunity: Opportunity) -> bool:
    agreed = referee.strong and referee.consent is Consent.GIVEN
    return agreed and is_company_named(referee.knows, opportunity.company)


@lru_cache(maxsize=1024)
def is_company_named(text: str, company: str) -> bool:
    """Whether a company is named: its name without the legal form, or the first word of it when
    that is telling; whole words, in any case."""
    name = [
        word for word in _casefold_words(company) if word not in LEGAL_FORMS
    ] or _casefold_words(company)
    if not name:
        return False
    said = _casefold_words(text)
    whole = any(said[at : at + len(name)] == name for at in range(len(said)))
    return whole or (name[0] not in COMMON_NAME_WORDS and len(name[0]) > 2 and name[0] in said)


def _casefold_words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _endorser_thanks_keys(context: PlanContext) -> Iterator[StepKey]:
    for referee in _willing_referees(context):
        asked = context.step_record(StepKey(StepKind.ENDORSE, 0, referee.id))
        if asked.done is not None:
            yield StepKey(StepKind.ENDORSER_THANKS, 0, referee.id)


def _offer_thanks_keys(context: PlanContext) -> Iterator[StepKey]:
    """Row 22: each referee briefed, or asked before the offer came, and whoever helped. A referee
    asked after it is thanked for that (17), not twice."""
    opportunity = context.opportunity
    came = opportunity.outcome_at
    if came is None or opportunity.outcome not in (Outcome.OFFER, Outcome.ACCEPTED):
        return
    asked = {check.referee for check in opportunity.checks if check.at <= came}
    for referee in _willing_referees(context):
        briefed = context.step_record(StepKey(StepKind.REFEREE, 0, referee.id)).done is not None
        if briefed or referee.id in asked:
            yield StepKey(StepKind.OFFER_THANKS, 0, referee.id)
    for contact in opportunity.contacts:
        if contact.part is ContactPart.HELPER:
            yield StepKey(StepKind.OFFER_THANKS, 0, contact.id)


def _referee_window(context: PlanContext, key: StepKey) -> Window:
    """Who agreed later is briefed from then on: the asking had its own ping."""
    agreed = next((one.agreed for one in context.person.referees if one.id == key.subject), None)
    end = context.valid_interviews[0].end
    asked_at = context.opportunity.references_asked
    since = max(end, agreed) if agreed is not None else end
    return _referee_window_cache(since, context.calendar, context.waking, asked_at)


def _referee_thanks_window(context: PlanContext, key: StepKey) -> Window:
    at = min(check.at for check in context.opportunity.checks if check.referee == key.subject)
    return _referee_thanks_window_cache(at, context.calendar, context.waking)


def _endorsement_window(context: PlanContext, _key: StepKey) -> Window:
    return _endorsement_window_cache(
        context.valid_interviews[0].end, context.calendar, context.waking
    )


def _endorser_thanks_window(context: PlanContext, key: StepKey) -> Window:
    asked = context.step_record(StepKey(StepKind.ENDORSE, 0, key.subject)).done
    return _endorser_thanks_window_cache(asked or context.now, context.calendar, context.waking)


def _offer_thanks_window(context: PlanContext, _key: StepKey) -> Window:
    came = context.opportunity.outcome_at or context.now
    return _offer_thanks_window_cache(came, context.calendar, context.waking)


_referee_window_cache = lru_cache(maxsize=4096)(windows.referee_window)
_referee_thanks_window_cache = lru_cache(maxsize=4096)(news_windows.referee_thanks_window)
_endorsement_window_cache = lru_cache(maxsize=4096)(windows.endorsement_window)
_endorser_thanks_window_cache = lru_cache(maxsize=4096)(windows.endorser_thanks_window)
_offer_thanks_window_cache = lru_cache(maxsize=4096)(news_windows.offer_thanks_window)

REFEREE = StepDefinition(
    11,
    StepKind.REFEREE,
    "brief the referees",
    "S2 S3",
    "the first interview has ended; each referee who did not decline, once a job",
    "until it is done",
    "the next business day at 10:00 of the person; at once when references were asked for",
    _referee_keys,
    _referee_window,
    is_cancelled=never,
)
REFEREE_THANKS = StepDefinition(
    17,
    StepKind.REFEREE_THANKS,
    "thank a referee who was asked",
    "S2 S3",
    "a reference check is reported",
    "until the end of the next business day; still helps for 5 days",
    "at once; at night the next business morning",
    _referee_thanks_keys,
    _referee_thanks_window,
    late_for=STILL_HELPS_FOR,
    is_cancelled=never,
    pings_once=True,
)
ENDORSE = StepDefinition(
    18,
    StepKind.ENDORSE,
    "ask for an endorsement",
    "S3",
    "optional: a strong supporter who agreed knows somebody at the company",
    "from the end of the first interview until something is decided",
    "the next business day at 10:00 of the person",
    _endorsement_keys,
    _endorsement_window,
    is_cancelled=never,
    live_outcomes=UNANSWERED_OUTCOMES,
    pings_once=True,
)
ENDORSER_THANKS = StepDefinition(
    18,
    StepKind.ENDORSER_THANKS,
    "thank for the endorsement",
    "S3",
    "an endorsement was asked for",
    "until it is done",
    "3 business days later at 10:00 of the person",
    _endorser_thanks_keys,
    _endorser_thanks_window,
    is_cancelled=never,
    pings_once=True,
)
OFFER_THANKS = StepDefinition(
    22,
    StepKind.OFFER_THANKS,
    "thank for the offer",
    "S1 S4",
    "an offer came; each referee briefed or asked, and whoever helped",
    "until the end of the next business day; still helps for 5 days",
    "the next business day at 10:00 of the person; no longer once the offer is accepted",
    _offer_thanks_keys,
    _offer_thanks_window,
    late_for=STILL_HELPS_FOR,
    is_cancelled=never,
    live_outcomes=LIVE_OR_ACCEPTED,
    pings_once=True,
)

"""Rows about those who vouch for the person: brief, thank, ask for a good word."""

import re
from collections.abc import Iterator
from functools import lru_cache

from coaching.model.documents import Consent, Opportunity, Referee
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Outcome, Part
from coaching.playbook import news_windows, windows
from coaching.playbook.step_definition import LIVE, STILL_HELPS, UNANSWERED, Facts, Row, never
from coaching.playbook.windows import Window

ACCEPTABLE = LIVE | {Outcome.ACCEPTED}
_LEGAL_FORMS = """
inc incorporated llc llp ltd limited plc corp corporation co company gmbh ag se kg ug mbh sa sas
sarl srl spa bv nv ab as oy oyj aps pty pte kk group holding holdings the and
"""
_COMMON = """
american bank blue city first general global green international national new open royal state
united university west east north south smart
"""
LEGAL_FORMS, TOO_COMMON = (frozenset(words.split()) for words in (_LEGAL_FORMS, _COMMON))
"""What tells no company from another; the common words only when they stand first."""


def _to_brief(facts: Facts) -> Iterator[StepKey]:
    if not facts.standing:
        return
    for referee in facts.person.referees:
        key = StepKey(StepKind.REFEREE, 0, referee.id)
        if referee.consent is not Consent.DECLINED or _settled(facts, key):
            yield key


def _settled(facts: Facts, key: StepKey) -> bool:
    record = facts.record(key)
    return bool(record.done or record.skipped)


def _willing(facts: Facts) -> Iterator[Referee]:
    return (each for each in facts.person.referees if each.consent is not Consent.DECLINED)


def _checked(facts: Facts) -> Iterator[StepKey]:
    asked = {check.referee for check in facts.opportunity.checks}
    for referee in _willing(facts):
        if referee.id in asked:
            yield StepKey(StepKind.CHECKED, 0, referee.id)


def _to_endorse(facts: Facts) -> Iterator[StepKey]:
    if not facts.standing:
        return
    for referee in facts.person.referees:
        key = StepKey(StepKind.ENDORSE, 0, referee.id)
        if _could_endorse(referee, facts.opportunity) or _settled(facts, key):
            yield key


def _could_endorse(referee: Referee, opportunity: Opportunity) -> bool:
    agreed = referee.strong and referee.consent is Consent.GIVEN
    return agreed and mentions(referee.knows, opportunity.company)


@lru_cache(maxsize=1024)
def mentions(text: str, company: str) -> bool:
    """Whether a company is named: its name without the legal form, or the first word of it when
    that is telling; whole words, in any case."""
    name = [word for word in _words(company) if word not in LEGAL_FORMS] or _words(company)
    if not name:
        return False
    said = _words(text)
    whole = any(said[at : at + len(name)] == name for at in range(len(said)))
    return whole or (name[0] not in TOO_COMMON and len(name[0]) > 2 and name[0] in said)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _endorsed(facts: Facts) -> Iterator[StepKey]:
    for referee in _willing(facts):
        asked = facts.record(StepKey(StepKind.ENDORSE, 0, referee.id))
        if asked.done is not None:
            yield StepKey(StepKind.ENDORSED, 0, referee.id)


def _to_thank_for_it(facts: Facts) -> Iterator[StepKey]:
    """Row 22: each referee briefed, or asked before the offer came, and whoever helped. A referee
    asked after it is thanked for that (17), not twice."""
    opportunity = facts.opportunity
    came = opportunity.outcome_at
    if came is None or opportunity.outcome not in (Outcome.OFFER, Outcome.ACCEPTED):
        return
    asked = {check.referee for check in opportunity.checks if check.at <= came}
    for referee in _willing(facts):
        briefed = facts.record(StepKey(StepKind.REFEREE, 0, referee.id)).done is not None
        if briefed or referee.id in asked:
            yield StepKey(StepKind.OFFER_THANKS, 0, referee.id)
    for contact in opportunity.contacts:
        if contact.part is Part.HELPER:
            yield StepKey(StepKind.OFFER_THANKS, 0, contact.id)


def _referee_window(facts: Facts, key: StepKey) -> Window:
    """Who agreed later is briefed from then on: the asking had its own ping."""
    agreed = next((one.agreed for one in facts.person.referees if one.id == key.subject), None)
    end = facts.standing[0].end
    asked_at = facts.opportunity.references_asked
    since = max(end, agreed) if agreed is not None else end
    return _referee(since, facts.calendar, facts.waking, asked_at)


def _checked_window(facts: Facts, key: StepKey) -> Window:
    at = min(check.at for check in facts.opportunity.checks if check.referee == key.subject)
    return _check(at, facts.calendar, facts.waking)


def _endorse_window(facts: Facts, _key: StepKey) -> Window:
    return _endorse(facts.standing[0].end, facts.calendar, facts.waking)


def _endorsed_window(facts: Facts, key: StepKey) -> Window:
    asked = facts.record(StepKey(StepKind.ENDORSE, 0, key.subject)).done
    return _thank_endorser(asked or facts.now, facts.calendar, facts.waking)


def _offer_thanks_window(facts: Facts, _key: StepKey) -> Window:
    came = facts.opportunity.outcome_at or facts.now
    return _offer_thanks(came, facts.calendar, facts.waking)


_referee = lru_cache(maxsize=4096)(windows.referee)
_check = lru_cache(maxsize=4096)(news_windows.checked)
_endorse = lru_cache(maxsize=4096)(windows.endorse)
_thank_endorser = lru_cache(maxsize=4096)(windows.endorsed)
_offer_thanks = lru_cache(maxsize=4096)(news_windows.offer_thanks)

REFEREE = Row(
    11,
    StepKind.REFEREE,
    "brief the referees",
    "S2 S3",
    "the first interview has ended; each referee who did not decline, once an opportunity",
    "until it is done",
    "the next business day at 10:00 of the person; at once when references were asked for",
    _to_brief,
    _referee_window,
    cancelled=never,
)
CHECKED = Row(
    17,
    StepKind.CHECKED,
    "thank a referee who was asked",
    "S2 S3",
    "a reference check is reported",
    "until the end of the next business day; still helps for 5 days",
    "at once; at night the next business morning",
    _checked,
    _checked_window,
    late_for=STILL_HELPS,
    cancelled=never,
    once=True,
)
ENDORSE = Row(
    18,
    StepKind.ENDORSE,
    "ask for an endorsement",
    "S3",
    "optional: a strong supporter who agreed knows somebody at the company",
    "from the end of the first interview until something is decided",
    "the next business day at 10:00 of the person",
    _to_endorse,
    _endorse_window,
    cancelled=never,
    lives=UNANSWERED,
    once=True,
)
ENDORSED = Row(
    18,
    StepKind.ENDORSED,
    "thank for the endorsement",
    "S3",
    "an endorsement was asked for",
    "until it is done",
    "3 business days later at 10:00 of the person",
    _endorsed,
    _endorsed_window,
    cancelled=never,
    once=True,
)
OFFER_THANKS = Row(
    22,
    StepKind.OFFER_THANKS,
    "thank for the offer",
    "S1 S4",
    "an offer came; each referee briefed or asked, and whoever helped",
    "until the end of the next business day; still helps for 5 days",
    "the next business day at 10:00 of the person; no longer once the offer is accepted",
    _to_thank_for_it,
    _offer_thanks_window,
    late_for=STILL_HELPS,
    cancelled=never,
    lives=ACCEPTABLE,
    once=True,
)

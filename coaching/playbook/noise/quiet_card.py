"""Puts what may wait in one card a day, in the morning, or on another card near that hour."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import datetime

from coaching.calendar.business_hours import WakingHours, local_day
from coaching.calendar.quiet_card import quiet_card_moment
from coaching.model.step_key import Step
from coaching.playbook.noise.silence import Silence, free_moment
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.windows import DAY, HOUR

JOINS_WITHIN = HOUR
"""What may wait joins a card that comes so soon after its own hour."""
LONG_BEFORE = 4 * HOUR
"""It also joins a card that comes earlier in the morning."""
GRACE = HOUR / 30
"""The clock may wake the coach so much later."""
MORNINGS = 60
"""An hour without an interview is looked for on so many mornings."""


def find_quiet_moment(
    step: Step,
    moment: datetime,
    cards: Sequence[datetime],
    silences: Iterable[Silence],
    waking: WakingHours,
) -> datetime:
    """Returns when a step that may wait, and wants to speak at that moment, does so.

    `cards` are the moments at which the coach speaks anyway, the earliest first: there can be as
    many as steps.
    """
    hour = quiet_card_moment(local_day(moment, waking.zone), waking)
    latest = hour + JOINS_WITHIN
    earliest = max(latest - LONG_BEFORE, step.opens)
    place = bisect_left(cards, earliest)
    near = cards[place] if place < len(cards) else None
    if near and near <= min(latest, moment + JOINS_WITHIN) and moment <= latest:
        return near
    if not step.is_overdue and free_moment(moment, silences, waking) == moment:
        return moment
    return next_quiet_card(moment, silences, waking)


def next_quiet_card(moment: datetime, silences: Iterable[Silence], waking: WakingHours) -> datetime:
    """Returns the first hour of the quiet card that lies in no silence."""
    day = local_day(moment, waking.zone)
    mornings = (quiet_card_moment(day + n * DAY, waking) for n in range(MORNINGS))
    ahead = [at for at in mornings if at >= moment - GRACE]
    return next((at for at in ahead if free_moment(at, silences, waking) == at), ahead[-1])


def is_said_quietly(steps: Iterable[Step]) -> bool:
    """Tells whether a card needs no sound, because all of it may wait or is read at leisure."""
    definitions = (DEFINITION_BY_KIND[step.key.kind] for step in steps)
    return all(definition.may_wait or definition.is_silent for definition in definitions)

"""Decides when each step may really speak: it is held back, never dropped.

A step that is held back keeps its place in /status and speaks once it may. What the person put off
comes when they said.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.model.documents import Dossier, StepRecord
from coaching.model.personal_steps import personal_opportunity
from coaching.model.step_key import Hint, Step
from coaching.model.vocabulary import NO_OPPORTUNITY
from coaching.playbook.noise.daily_limit import (
    counts_for_limit,
    next_allowed_moment,
    start_of_tomorrow,
)
from coaching.playbook.noise.quiet_card import find_quiet_moment, next_quiet_card
from coaching.playbook.noise.referees_once import ask_referees_once
from coaching.playbook.noise.silence import (
    Silence,
    delay_ping,
    find_silences,
    free_moment,
    move_out_of_silence,
)
from coaching.playbook.noise.switched_off import is_switched_off
from coaching.playbook.plan_context import waking_hours
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_records import is_chosen, step_record
from coaching.playbook.windows import next_welcome_moment


def hold_back_steps(dossier: Dossier, steps: Iterable[Step], now: datetime) -> list[Step]:
    """Returns the steps with each ping moved to where it may be said."""
    waking = waking_hours(dossier.person)
    if waking is None:
        return [*steps]
    quiet = _Quiet(dossier, waking, now)
    steps = ask_referees_once(dossier, steps, now)
    moved = [quiet.move_from_interviews(quiet.silence_switched_off(step)) for step in steps]
    urgent = quiet.count_urgent(moved)
    moved = [quiet.move_to_their_hours(quiet.move_from_full_day(step, urgent)) for step in moved]
    cards = sorted({step.ping_at for step in moved if step.ping_at and quiet.can_be_joined(step)})
    return [quiet.move_waiting_step(step, cards, urgent) for step in moved]


class _Quiet:
    """Holds what the rules need to know of one person at one moment."""

    def __init__(self, dossier: Dossier, waking: WakingHours, now: datetime) -> None:
        self._dossier, self._waking, self._now = dossier, waking, now
        self._tomorrow = start_of_tomorrow(now, waking)
        self._awake_tomorrow = waking.next_waking_moment(self._tomorrow)
        self._silences: tuple[Silence, ...] = find_silences(dossier, now)
        jobs = {job.id: job for job in dossier.opportunities}
        self._jobs = {NO_OPPORTUNITY: personal_opportunity(dossier.person)} | jobs

    def silence_switched_off(self, step: Step) -> Step:
        """Returns a step without its ping where the person wants no reminder of it."""
        topic = DEFINITION_BY_KIND[step.key.kind].topic
        if is_switched_off(self._dossier.person, topic, self._record(step)):
            return replace(step, ping_at=None, last_ping_at=None)
        return step

    def move_from_interviews(self, step: Step) -> Step:
        """Returns a step that may not wait, moved out of the time around interviews."""
        if step.ping_at is None or self._waits(step):
            return step
        record = self._record(step)
        if is_chosen(record):
            return step
        return move_out_of_silence(step, record, self._silences, self._waking, self._now)

    def count_urgent(self, steps: Iterable[Step]) -> int:
        """Returns how many messages are still to come today that cannot wait for tomorrow."""
        moments = {at for step in steps for at in self._urgent_moments(step)}
        return sum(at is not None and at < self._tomorrow for at in moments)

    def _urgent_moments(self, step: Step) -> tuple[datetime | None, ...]:
        """Returns when a step that closes today speaks of itself; a moment that the person chose
        takes nobody's place."""
        if not self._closes_today(step) or not self._counts(step):
            return ()
        is_put_off = is_chosen(self._record(step))
        return (step.last_ping_at,) if is_put_off else (step.ping_at, step.last_ping_at)

    def move_from_full_day(self, step: Step, urgent: int) -> Step:
        """Returns a step that counts for the limit of a day, moved to when there is room for it."""
        if step.ping_at is None or self._waits(step) or not self._is_limited(step):
            return step
        moment = max(step.ping_at, self._now)
        kept = 0 if self._is_urgent(step) else urgent
        at = next_allowed_moment(self._dossier.person, moment, self._now, self._waking, kept)
        if at == moment:
            return step
        free = free_moment(at, self._silences, self._waking, step)
        return delay_ping(step, self._record(step), free)

    def move_to_their_hours(self, step: Step) -> Step:
        """Returns a step that keeps the employer's hours, moved there where it was held back."""
        record, job = self._record(step), self._jobs[step.opportunity]
        keeps = DEFINITION_BY_KIND[step.key.kind].keeps_their_hours
        if not keeps or step.ping_at is None or step.hint is not Hint.NONE or is_chosen(record):
            return step
        if step.ping_at <= self._now:  # it may speak now
            return step
        calendar = BusinessCalendar(job.country, job.zone, region=job.region)
        ping = next_welcome_moment(step.ping_at, calendar, self._waking)
        at = free_moment(ping.at, self._silences, self._waking, step)
        return step if at == step.ping_at else delay_ping(replace(step, hint=ping.hint), record, at)

    def _is_urgent(self, step: Step) -> bool:
        return self._closes_today(step) and self._is_limited(step)

    def _closes_today(self, step: Step) -> bool:
        """Tells whether the step ends before the person is awake tomorrow."""
        closes_today = step.closes is not None and self._now <= step.closes < self._awake_tomorrow
        return closes_today and not self._waits(step)

    def move_waiting_step(self, step: Step, cards: list[datetime], urgent: int) -> Step:
        """Returns a step that may wait, moved to the quiet card or to another one near to it."""
        if step.ping_at is None or not self._waits(step):
            return step
        record = self._record(step)
        if is_chosen(record):
            return step
        moment = max(step.ping_at, self._now)
        at = find_quiet_moment(step, moment, cards, self._silences, self._waking)
        if not _is_among(cards, at):
            free = next_allowed_moment(self._dossier.person, at, self._now, self._waking, urgent)
            at = at if free == at else next_quiet_card(free, self._silences, self._waking)
        return replace(step, ping_at=at) if at <= moment else delay_ping(step, record, at)

    def can_be_joined(self, step: Step) -> bool:
        """Tells whether what may wait can stand on the card of that step."""
        is_read_alone = DEFINITION_BY_KIND[step.key.kind].is_read_alone
        return not self._waits(step) and not is_read_alone and self._is_limited(step)

    def _is_limited(self, step: Step) -> bool:
        return self._counts(step) and not is_chosen(self._record(step))

    def _counts(self, step: Step) -> bool:
        at = max(step.ping_at or self._now, self._now)
        return counts_for_limit(self._jobs[step.opportunity], step, at, self._waking)

    def _waits(self, step: Step) -> bool:
        return DEFINITION_BY_KIND[step.key.kind].may_wait

    def _record(self, step: Step) -> StepRecord:
        return step_record(self._jobs[step.opportunity], step.key)


def _is_among(moments: list[datetime], at: datetime) -> bool:
    place = bisect_left(moments, at)
    return place < len(moments) and moments[place] == at


def free_moment_of(dossier: Dossier, moment: datetime, now: datetime) -> datetime:
    """Returns when the person has time for a message that is about no step, at that moment or
    later."""
    waking = waking_hours(dossier.person)
    if waking is None:
        return moment
    asked = waking.next_waking_moment(max(moment, now))
    at = next_allowed_moment(dossier.person, asked, now, waking)
    return free_moment(at, find_silences(dossier, now), waking)

"""A person's memory of what they told the bot is the small model for the histories.

It knows nothing of windows or of storage; only that nobody is woken at night, that a settled step
does not come again, and that one that was put off comes back.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

HOUR, DAY, WAKES, SLEEPS = timedelta(hours=1), timedelta(days=1), time(8), time(21)
GRACE = timedelta(minutes=75)
"""A reminder may be so much later, because nobody is interrupted in an answer."""
MORE = " more: /status shows all of it"
SILENT = frozenset({"accepted", "withdrawn", "no_answer"})
OWN = 0
TWICE = {"thank": 2, "staff": 2, "helper": 2, "referee": 2, "checkin": 2}
"""So often a step speaks by itself; all others speak once.

A referee is asked first, then briefed. A check-in that nobody touched comes back once.
"""
REPEATED = frozenset({"looking", "practise"})
THANKS = frozenset({"thank", "staff", "helper"})


class CardStep(NamedTuple):
    """Is one step, as the buttons of a card name it."""

    job: int
    kind: str
    interview: int
    subject: int


@dataclass(slots=True)
class NamedContact:
    """Is a contact as they were named."""

    name: str
    part: str
    mail: str
    met: bool = False
    """Whether they were in the interview; who is named before it is only known."""


@dataclass(slots=True)
class Job:
    """Is one job with its interview."""

    company: str
    role: str
    start: datetime
    number: int = 0
    """The number in its buttons, once it was seen; 0 before."""
    outcome: str | None = None
    lesson: str = ""
    people: dict[str, NamedContact] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)
    """Names of people by the numbers on their buttons."""

    @property
    def end(self) -> datetime:
        """Each interview takes an hour."""
        return self.start + HOUR

    @property
    def live(self) -> bool:
        """Whether there is something to wait for."""
        return self.outcome in (None, "offer")


@dataclass(slots=True)
class Settled:
    """Says whether a step was done or skipped."""

    how: str
    at: datetime


@dataclass(slots=True)
class Expected:
    """Is a reminder that must come, of a kind of step; `step` says which, where it is known."""

    job: Job
    kind: str
    at: datetime
    since: datetime
    """A reminder counts from this time on."""
    name: str = ""
    patience: timedelta = GRACE


def _worth_until(one: Expected) -> datetime:
    """After this time nobody wants to hear of it."""
    return max(one.job.end + 5 * DAY, one.at + DAY)


class DifferenceError(AssertionError):
    """The bot and the person remember different things."""


@dataclass(slots=True)
class Memory:
    """Holds everything that one person knows."""

    zone: str = ""
    sign: str = ""
    jobs: dict[str, Job] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    """Companies and names that must not be seen any more."""
    left: set[str] = field(default_factory=set)
    """Companies whose logging was left in the middle: /status may say that, and no more of them."""
    referees: dict[str, str] = field(default_factory=dict)
    """Names of referees, and whether they agreed."""
    settled: dict[CardStep, Settled] = field(default_factory=dict)
    put_off: dict[CardStep, datetime] = field(default_factory=dict)
    blocked: bool = False
    spoken: Counter[CardStep] = field(default_factory=Counter)
    allowed: Counter[CardStep] = field(default_factory=Counter)
    expected: list[Expected] = field(default_factory=list)

    def forget(self) -> None:
        """Forgets everything, after a deletion."""
        self.gone |= {*self.jobs, *(name for job in self.jobs.values() for name in job.people)}
        self.zone, self.sign = "", ""
        self.left.clear()
        for kept in (self.jobs, self.referees, self.settled, self.put_off):
            kept.clear()
        self.spoken.clear()
        self.allowed.clear()
        self.expected.clear()

    def job(self, number: int) -> Job | None:
        """Returns a job by its number; None while the number is not known."""
        return next((job for job in self.jobs.values() if job.number == number), None)

    def named(self, step: CardStep) -> str | None:
        """Returns whom a step is about; None when it is about nobody, or nobody known."""
        job = self.job(step.job)
        return job.numbers.get(step.subject) if job else None

    # -- what happens ----------------------------------------------------------------------------

    def settle(self, step: CardStep, how: str, at: datetime) -> None:
        """Records done or skipped: the step is expected no more."""
        self.settled[step] = Settled(how, at)
        self._give_up(step)

    def reopen(self, step: CardStep) -> None:
        """Records an undo."""
        self.settled.pop(step, None)

    def later(self, step: CardStep, until: datetime) -> None:
        """Expects silence until then, and then a reminder."""
        self.put_off[step] = until
        self.allowed[step] += 1
        self._give_up(step)
        job = self.job(step.job)
        if job is not None:
            name = self.named(step) or ""
            self.expected.append(Expected(job, step.kind, until, until - HOUR / 2, name))

    def _give_up(self, step: CardStep) -> None:
        name = self.named(step) or ""
        self.expected = [
            one
            for one in self.expected
            if (one.job.number, one.kind, one.name) != (step.job, step.kind, name)
        ]

    def end(self, job: Job, outcome: str | None) -> None:
        """Records an outcome: what was expected of the job need not come any more."""
        job.outcome = outcome
        self.drop(job)

    def drop(self, job: Job, name: str | None = None) -> None:
        """Drops what was expected of a job, or of somebody there."""
        self.expected = [
            one
            for one in self.expected
            if one.job is not job or (name is not None and one.name != name)
        ]

    def move(self, zone: str, at: datetime) -> None:
        """Records another zone: a step may speak once more by the new clock.

        What was kept for the morning of the old clock comes when they are awake by the new one.
        """
        if zone != self.zone:
            for one in self.expected:
                one.at = max(one.at, min(self.awake(one.at), at))
            self.zone = zone
            self.allowed.update(dict.fromkeys(self.spoken, 1))

    def back(self, at: datetime) -> None:
        """Records that the bot may write again: what became due meanwhile comes from now on."""
        self.blocked = False
        self.expected = [one for one in self.expected if at <= _worth_until(one)]
        for one in self.expected:
            one.at = max(one.at, at)

    # -- time ----------------------------------------------------------------------------

    def local(self, at: datetime) -> datetime:
        """Returns the time on the person's clock."""
        return at.astimezone(ZoneInfo(self.zone))

    def awake(self, at: datetime) -> datetime:
        """Returns that time, or when they wake."""
        here = self.local(at)
        if here.time() < WAKES:
            return self._at(here, WAKES)
        return at if here.time() <= SLEEPS else self._at(here + DAY, WAKES)

    def evening(self, at: datetime) -> datetime:
        """Returns the coming 19:00."""
        found = self._at(self.local(at), time(19))
        return found if found > at else self._at(self.local(at) + DAY, time(19))

    def morning(self, at: datetime) -> datetime:
        """Returns tomorrow at 9:00, which in the small hours is today."""
        here = self.local(at)
        return self._at(here if here.hour < 5 else here + DAY, time(9))

    def _at(self, day: datetime, clock: time) -> datetime:
        return datetime.combine(day.date(), clock, ZoneInfo(self.zone)).astimezone(UTC)

    # -- reminders ------------------------------------------------------------------------------

    def hear(self, steps: Iterable[CardStep], text: str, at: datetime) -> None:
        """Checks a reminder: by day, to a person who exists, and about an open step."""
        _hold(bool(self.zone) and not self.blocked, f"a reminder to nobody: {text}")
        here = self.local(at - timedelta(minutes=2)).time()
        _hold(self.local(at).time() >= WAKES and here <= SLEEPS, f"at night: {text}")
        for name in self.gone:
            _hold(name not in text, f"{name} is gone: {text}")
        steps = [*steps]
        self._learn(list(dict.fromkeys(step.job for step in steps if step.job != OWN)), text)
        for step in steps:
            self._hear(step, at, text)
        if MORE in text:  # a card counts there what does not fit
            self.expected = [one for one in self.expected if one.at > at + HOUR / 2]

    def _hear(self, step: CardStep, at: datetime, text: str) -> None:
        if step.job == OWN:
            _hold(step.kind in REPEATED, f"an own step of kind {step.kind}")
            return
        job = self.job(step.job)
        if job is None:
            raise DifferenceError(f"about no job that is known: {text}")
        _hold(job.outcome not in SILENT, f"{job.company} is closed: {text}")
        _hold(job.outcome != "rejected" or step.kind == "feedback", f"turned down: {text}")
        _hold(step not in self.settled, f"settled already: {step}")
        until = self.put_off.get(step)
        if until is not None and until > at:
            _hold(until < at + HOUR / 2, f"put off until {until}: {step} at {at}")
            self.put_off[step] = at  # it came along with another card
        self.spoken[step] += 1
        limit = TWICE.get(step.kind, 1) + self.allowed[step]
        _hold(self.spoken[step] <= limit, f"the {self.spoken[step]}. time: {step}")
        self._came(job, step, at)

    def _came(self, job: Job, step: CardStep, at: datetime) -> None:
        name = self.named(step)
        self.expected = [
            one
            for one in self.expected
            if (one.job, one.kind) != (job, step.kind)
            or at < one.since
            or (name is not None and one.name not in ("", name))
        ]

    def _learn(self, numbers: list[int], text: str) -> None:
        """Learns the numbers of jobs on a card, which come in the order of its headings."""
        at = {text.find(f"{job.company} · {job.role}"): job for job in self.jobs.values()}
        shown = [at[place] for place in sorted(at) if place >= 0]
        for number, job in zip(numbers, shown, strict=False):
            job.number = job.number or number

    def nothing_missed(self, now: datetime) -> None:
        """Checks that every reminder that had to come by now came."""
        if self.blocked or not self.zone:
            return
        for one in self.expected:
            due = self.awake(one.at) + one.patience
            _hold(now <= due, f"{one.kind} {one.name} of {one.job.company} never came at {one.at}")

    # -- what is shown -----------------------------------------------------------------------------

    def thanked(self, job: Job, name: str) -> str | None:
        """Returns whether somebody was thanked or skipped."""
        for step, settled in self.settled.items():
            if step.job == job.number and step.kind in THANKS and self.named(step) == name:
                return settled.how
        return None

    def coverage(self, job: Job) -> tuple[int, int]:
        """Returns how many are thanked, of how many."""
        told = [self.thanked(job, name) for name, one in job.people.items() if one.met]
        return told.count("done"), len(told) - told.count("skipped")


def _hold(right: bool, otherwise: str) -> None:
    if not right:
        raise DifferenceError(otherwise)


def same(what: str, bot: Any, person: Any) -> None:
    """Checks that both remember the same."""
    _hold(bot == person, f"{what}: the bot has {bot!r}, the person {person!r}")

"""The trial of the reminders has a person with an interview around each clock change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

from coaching.model.commitments import Assignment, DueBy, Promise
from coaching.model.documents import (
    Consent,
    Contact,
    DecisionDate,
    Dossier,
    HiringProcess,
    Interview,
    Meeting,
    Opportunity,
    Person,
    Referee,
)
from coaching.model.vocabulary import (
    AssignmentId,
    ContactId,
    CountryCode,
    InterviewId,
    OpportunityId,
    PersonId,
    PromiseId,
    RefereeId,
    ZoneName,
)
from tests.torture.judging.expected import OWN, PROMISE, TASK, Press
from tests.torture.judging.rulings import Case, Range
from tests.torture.judging.walls import (
    DAY,
    ZONES,
    Hours,
    Wall,
    changes_of,
    minute_of,
    moment_of,
    wall,
)
from tests.torture.trial import count_of

INTERVIEWS = 4_800
"""There are about as many as clock changes, and zones without any."""
COUNTRIES = ("", "", "US", "DE", "GB", "JP", "IN", "SA", "AE", "IL", "BR", "CN")
OUTAGES = 60
"""So many outages are spread over the interviews."""
JOB, INTERVIEW, REFEREE = 1, 2, 5


@dataclass(slots=True)
class SearchLife:
    """Holds one person with their interview, their reminders and their answers."""

    chat: int
    case: Case
    answers: Mapping[str, str]
    """What they press on the first reminder of each kind."""
    told: list["ReceivedReminder"] = field(default_factory=list)
    presses: list[Press] = field(default_factory=list)


class ReceivedReminder(NamedTuple):
    """Is one reminder as it came: the second of UTC, its steps, and whether it has the hint."""

    at: float
    steps: tuple[tuple[str, int], ...]
    hint: bool

    @property
    def second(self) -> float:
        return self.at


def plan_searches(seed: int, share: float) -> tuple[list[SearchLife], list[Range]]:
    """Returns everybody in a trial, and the times of the outages."""
    rng = Random(seed)  # noqa: S311 - no secret, and the same again by its seed
    places = _places(rng, share)
    lives = [_life(rng, chat, *place) for chat, place in enumerate(places, 1)]
    away = _outages(rng, lives, count_of(OUTAGES, share))
    for life in lives:
        logged, gone = (_outside(at, away) for at in (life.case.logged, life.case.gone))
        life.case = replace(life.case, logged=logged, gone=gone)
        if life.case.offered is not None:
            life.case = replace(life.case, offered=_outside(life.case.offered, away))
    return lives, away


def _places(rng: Random, share: float) -> list[tuple[str, int]]:
    """Returns each clock change of each zone once and each zone without any, or so many of them."""
    if share >= 1:
        return [place for zone in ZONES for place in _changes(rng, zone)]
    zones = (rng.choice(ZONES) for _ in range(count_of(INTERVIEWS, share)))
    return [(zone, rng.choice(_changes(rng, zone))[1]) for zone in zones]


def _changes(rng: Random, zone: str) -> list[tuple[str, int]]:
    first, last = (minute_of(datetime(year, 1, 10, tzinfo=UTC)) for year in (2025, 2035))
    found = [(zone, change) for change in changes_of(zone)]
    return found or [(zone, rng.randrange(first, last))]


def _hours(rng: Random, zone: str) -> Hours:
    """Returns when somebody is awake there, mostly as most people are."""
    if rng.random() < 0.6:
        return Hours(wall(zone), 8 * 60, 21 * 60)
    wakes, length = rng.randrange(48), rng.randrange(8, 48)
    return Hours(wall(zone), wakes * 30, (wakes + length) % 48 * 30)


def _life(rng: Random, chat: int, zone: str, change: int) -> SearchLife:
    here, there = zone, zone if rng.random() < 0.5 else rng.choice(ZONES)
    if rng.random() < 0.3:
        here, there = there, here
    person, minutes = _hours(rng, here), rng.choice((30, 45, 60, 90))
    while True:
        end = change + 5 * rng.randrange(-50 * 12, 10 * 12)
        if 8 * 60 <= person.wall.shows(end)[1] <= 20 * 60 or rng.random() < 0.05:
            break
    start = end - minutes
    answers = {"thank": rng.choice(("done", "l0", "", ""))}
    if rng.random() < 0.3:
        answers["checkin"] = "done"
    case = Case(
        person,
        wall(there),
        rng.choice(COUNTRIES),
        start,
        end,
        logged=start - rng.randrange(2 * 60, 3 * DAY),
        looking_day=rng.randrange(7),
        contacts={3: rng.random() < 0.75} | ({4: True} if rng.random() < 0.3 else {}),
        referee=REFEREE,
        asked=end + rng.randrange(-60, 20 * 60) if rng.random() < 0.15 else None,
        latest=_later_day(rng, wall(there), end) if rng.random() < 0.4 else None,
        gone=end + rng.randrange(30, 36) * DAY
        if "checkin" in answers
        else end + rng.randrange(8, 16) * DAY,
    )
    case = _with_promises(rng, case)
    if case.offered is not None:
        answers.pop("checkin", None)
    return SearchLife(chat, case, {kind: how for kind, how in answers.items() if how})


def _with_promises(rng: Random, case: Case) -> Case:
    """Returns the case with days that were promised, and perhaps an offer with a deadline."""
    ends = case.person.wall.day(case.end)
    days = [ends + rng.randrange(1, 7) if rng.random() < 0.25 else None for _ in range(3)]
    offered = case.end + rng.randrange(DAY, 4 * DAY) if rng.random() < 0.2 else None
    return replace(
        case,
        promised=days[0],
        own=days[1],
        task=days[2],
        offered=offered,
        answer_due=offered + rng.randrange(2 * 60, 6 * DAY) if offered is not None else None,
    )


def _later_day(rng: Random, firm: Wall, end: int) -> date:
    return date.fromordinal(firm.day(end) + rng.randrange(2, 9))


def _outages(rng: Random, lives: Sequence[SearchLife], many: int) -> list[Range]:
    """Returns outages around due reminders of somebody, which do not touch each other."""
    found: list[Range] = []
    for life in rng.sample(lives, min(many, len(lives))):
        begins = life.case.end + rng.randrange(-90, 30 * 60)
        gap = Range(begins, begins + rng.randrange(10, 40 * 60))
        if all(gap.hi + DAY < one.lo or one.hi + DAY < gap.lo for one in found):
            found.append(gap)
    return sorted(found)


def _outside(minute: int, away: Sequence[Range]) -> int:
    """Returns that minute, or one just before an outage."""
    return next((gap.lo - 10 for gap in away if gap.lo <= minute < gap.hi), minute)


def dossier_of(life: SearchLife, person: PersonId) -> Dossier:
    """Returns the facts as the conversations would have stored them when it was logged."""
    return Dossier(_somebody(life.case, person), (_job(life.case),))


def _somebody(case: Case, person: PersonId) -> Person:
    wakes, sleeps = (
        time(clock // 60, clock % 60) for clock in (case.person.opens, case.person.closes)
    )
    return Person(
        person,
        "Sam",
        "Sam Reed",
        ZoneName(case.person.wall.zone),
        CountryCode("US"),
        wakes,
        sleeps,
        referees=(Referee(RefereeId(REFEREE), "Kim Roe", "", "kim@x.org", Consent.GIVEN),),
        serial=10,
        joined=moment_of(case.logged),
        looking_day=case.looking_day,
    )


def _job(case: Case) -> Opportunity:
    return Opportunity(
        OpportunityId(JOB),
        "Acme Robotics",
        "Engineer",
        ZoneName(case.firm.zone),
        CountryCode(case.country),
        opened=moment_of(case.logged),
        interviews=(_held(case),),
        contacts=tuple(_met(number, reachable) for number, reachable in case.contacts.items()),
        promises=tuple(_promises(case)),
        assignments=tuple(_tasks(case)),
    )


def _promises(case: Case) -> Iterator[Promise]:
    made = moment_of(case.logged)
    for number, day, is_mine in ((PROMISE, case.promised, False), (OWN, case.own, True)):
        if day is not None:
            due = DueBy(date.fromordinal(day))
            yield Promise(PromiseId(number), "call by then", is_mine, made, due)


def _tasks(case: Case) -> Iterator[Assignment]:
    if case.task is not None:
        due = DueBy(date.fromordinal(case.task))
        yield Assignment(AssignmentId(TASK), "a small API", moment_of(case.logged), due)


def _held(case: Case) -> Interview:
    start, zone = moment_of(case.start), ZoneName(case.person.wall.zone)
    return Interview(
        InterviewId(INTERVIEW),
        start,
        case.end - case.start,
        start.astimezone(ZoneInfo(zone)).replace(tzinfo=None),
        zone,
        logged=moment_of(case.logged),
        process=HiringProcess(
            DecisionDate(case.latest, case.latest, "soon") if case.latest else None
        ),
    )


def _met(number: int, reachable: bool) -> Contact:
    return Contact(
        ContactId(number),
        f"Ana {'Lopez' if number == 3 else 'Berg'}",
        email=f"ana{number}@acme.example" if reachable else "",
        met=(Meeting(InterviewId(INTERVIEW), "pumps"),),
    )

"""What to practise now, and when to be asked to: the questions that slipped, then common ones.

How long a question rests is the rule of `coaching.practice.leitner`, by Sebastian Leitner (1972).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import chain
from zlib import crc32

from coaching.calendar.business_hours import Waking, local_moment
from coaching.model.documents import Dossier, Interview, Person, Practised, Record
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Held, Went, ZoneName, aware
from coaching.practice import question_bank
from coaching.practice.attempts import asked_key
from coaching.practice.leitner import BOXES, DAY, SLIPPED, day_of, ever_slipped, last_went, schedule
from coaching.practice.question_bank import Sort

KEY = StepKey(StepKind.PRACTISE)
"""The person's own step: one for all questions of all opportunities."""
EVENING = time(18, 30)
"""When practice is offered, where the person is: the working day is over and the night far."""
STAYS = timedelta(hours=2)
"""How long after that hour the offer still makes sense; then it waits for another evening."""
AROUND = timedelta(hours=1)
"""Nobody is asked to practise so soon before or after an interview."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question to practise. `key` is where its tries are kept; `tries` are all answers so far,
    the earliest first, the one in the interview among them; `due` is a day where the person is,
    None while nothing has to come back. `company` asked it; "" for a common one."""

    key: str
    text: str
    sort: Sort | None = None
    good: str = ""
    company: str = ""
    tries: tuple[Practised, ...] = ()
    practised: tuple[Practised, ...] = ()
    """The tries since, without the one in the interview."""
    due: date | None = None

    @property
    def number(self) -> int:
        """The key as a number, as a conversation names what it is about."""
        return crc32(self.key.encode())

    @property
    def slipped(self) -> Went | None:
        """How it went last, when that was shaky or worse."""
        went = last_went(self.tries)
        return went if went in SLIPPED else None


# -- what there is to practise -------------------------------------------------------------------


def queue(dossier: Dossier, now: datetime) -> tuple[Item, ...]:
    """Every question that may be practised, the most useful first: what tripped, what was shaky,
    what is due again, common ones not tried yet; what was practised today comes last. Questions
    flagged as uncomfortable are never among them."""
    person = dossier.person
    zone, upcoming = _zone(person), _next_interview(dossier, now)
    before = day_of(upcoming, zone) if upcoming else None
    today = day_of(now, zone)
    found = {one.key: one for one in _tried(dossier)}
    hidden = _hidden(dossier) | {_folded(one.text) for one in found.values()}
    fresh = (
        _common(one.id, (), person.language) for one in question_bank.questions(person.language)
    )
    items = [*found.values(), *(one for one in fresh if one and _folded(one.text) not in hidden)]
    dated = [replace(one, due=schedule(one.tries, zone, before)) for one in items]
    return tuple(sorted(dated, key=lambda one: _usefulness(one, today, zone)))


def find(dossier: Dossier, number: int | None, now: datetime) -> Item | None:
    """The question of that number; None when it is gone, or was flagged since."""
    return next((one for one in queue(dossier, now) if one.number == number), None)


def _usefulness(item: Item, today: date, zone: ZoneName) -> tuple[bool, int, date, tuple[int, int]]:
    rested = not any(day_of(one.at, zone) == today for one in item.practised)
    return not rested, _rank(item, today), item.due or date.max, question_bank.place(item.key)


def _rank(item: Item, today: date) -> int:
    if item.slipped:
        return 0 if item.slipped is Went.TRIPPED else 1
    if item.practised and item.due is not None and item.due <= today:
        return 2
    if not item.practised and last_went(item.tries) is None:
        return 3
    return 4


def _tried(dossier: Dossier) -> Iterator[Item]:
    """The questions asked in interviews, and the common ones practised. The same question asked
    twice is one: its answers are put together under the latest asking."""
    hidden = _hidden(dossier)
    groups: dict[str, list[Item]] = {}
    person = dossier.person
    practised = (_common(key, each, person.language) for key, each in person.practised.items())
    for item in chain(practised, _asked(dossier)):
        if item is not None and _folded(item.text) not in hidden:
            groups.setdefault(_folded(item.text), []).append(item)
    return (_together(group) for group in groups.values())


def _together(group: Sequence[Item]) -> Item:
    if len(group) == 1:
        return group[0]
    return replace(
        group[-1],
        sort=group[0].sort,
        good=group[0].good,
        tries=_in_order(one.tries for one in group),
        practised=_in_order(one.practised for one in group),
    )


def _in_order(tries: Iterable[tuple[Practised, ...]]) -> tuple[Practised, ...]:
    return tuple(sorted(chain.from_iterable(tries), key=lambda one: one.at))


def _asked(dossier: Dossier) -> Iterator[Item]:
    """Questions of interviews, the latest interview last."""
    told = ((each, one) for each in dossier.opportunities for one in each.interviews if one.asked)
    for opportunity, interview in sorted(told, key=lambda pair: pair[1].start):
        for place, asked in enumerate(interview.asked):
            first = Practised(interview.end, asked.answer, asked.went)
            yield Item(
                key=asked_key(opportunity, interview, place),
                text=asked.question,
                company=opportunity.company,
                tries=_in_order([(first,), asked.practised]),
                practised=asked.practised,
            )


def _common(key: str, tries: tuple[Practised, ...], language: str) -> Item | None:
    found = question_bank.question(key, language)
    if found is None:
        return None
    return Item(found.id, found.text, found.sort, found.good, "", tries, tries)


def _hidden(dossier: Dossier) -> frozenset[str]:
    return frozenset(
        _folded(asked.question)
        for opportunity in dossier.opportunities
        for interview in opportunity.interviews
        for asked in interview.asked
        if asked.uncomfortable
    )


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    """As two wordings of the same question are compared."""
    return " ".join("".join(one if one.isalnum() else " " for one in text).casefold().split())


# -- what was practised --------------------------------------------------------------------------


def mark_practised(person: Person, now: datetime) -> Person:
    """Practice is done for today, where the person is."""
    record = replace(person.records.get(KEY.text, Record()), done=aware(now), skipped=None)
    return replace(person, records={**person.records, KEY.text: record})


# -- when practice speaks ------------------------------------------------------------------------


def next_due(dossier: Dossier, now: datetime) -> datetime | None:
    """When practice is offered next (UTC): at 18:30 where the person is, moved into their waking
    hours; a past moment is due now. None when there is nothing worth it.

    It is worth it on the day when a question that ever slipped comes back, and as many days before
    an interview as there are in the boxes. At most once a day; never on a day with practice, or
    after the offer was left out; offers that stay without an answer grow rarer and end. Whatever
    was done, skipped or pinged is read from the person's records. Somebody for whom nothing is
    live any more is left in peace.
    """
    person = dossier.person
    if person.zone is None or not any(each.live for each in dossier.opportunities):
        return None
    waking = _waking(person.zone, person.wakes, person.sleeps)
    today = day_of(now, waking.zone)
    tried = tuple(_tried(dossier))
    days = {day for day in _countdown(dossier, now, waking) if day >= today}
    if (again := _comes_back(person, tried, waking.zone)) is not None:
        first = max(again, today)
        days.update(first + n * DAY for n in range(len(BOXES)))
    taken = _taken(person, tried, waking.zone)
    moments = (_calm(day, waking) for day in sorted(days - taken))
    return next((at for at in moments if at + STAYS >= now and _is_free(dossier, at)), None)


def _countdown(dossier: Dossier, now: datetime, waking: Waking) -> Iterator[date]:
    """The evenings before each interview, as far ahead of it as the boxes are long."""
    for interview in _ahead(dossier, now):
        day = day_of(interview.start, waking.zone)
        evenings = (day - box * DAY for box in BOXES)
        logged = interview.logged
        yield from (one for one in evenings if logged is None or _calm(one, waking) > logged)


def _comes_back(person: Person, tried: Iterable[Item], zone: ZoneName) -> date | None:
    """The first day on which a question that ever slipped is due; the longer the offers to
    practise have stayed without an answer, the later. None: never, or enough offers were made."""
    slipped = [one for one in tried if ever_slipped(one.tries)]
    due = [day for one in slipped if (day := schedule(one.tries, zone)) is not None]
    if not due:
        return None
    record = person.records.get(KEY.text, Record())
    answered = max(one.tries[-1].at for one in slipped)
    offers = [at for at in record.pinged if at > max(answered, record.done or answered)]
    if not offers:
        return min(due)
    if len(offers) > len(BOXES):
        return None
    return max(min(due), day_of(offers[-1], zone) + BOXES[len(offers) - 1] * DAY)


def _taken(person: Person, tried: Iterable[Item], zone: ZoneName) -> set[date]:
    """The days on which practice was offered, left out or done."""
    record = person.records.get(KEY.text, Record())
    told = [*record.pinged, *filter(None, (record.done, record.skipped))]
    tries = (one.at for item in tried for one in item.practised)
    return {day_of(at, zone) for at in chain(told, tries)}


@lru_cache(maxsize=1024)
def _calm(day: date, waking: Waking) -> datetime:
    """18:30 that day, or on waking that day, or the last time before when they are awake."""
    evening = local_moment(day, EVENING, waking.zone)
    at = waking.next_awake(evening)
    return at if day_of(at, waking.zone) == day else waking.last_awake(evening)


def _is_free(dossier: Dossier, at: datetime) -> bool:
    """Whether no interview is on, or close."""
    return not any(
        one.held is Held.PLANNED and one.start - AROUND <= at <= one.end + AROUND
        for each in dossier.opportunities
        if each.live
        for one in each.interviews
    )


def _ahead(dossier: Dossier, now: datetime) -> Iterator[Interview]:
    for each in dossier.opportunities:
        if each.live:
            yield from (
                one for one in each.interviews if one.held is Held.PLANNED and one.start > now
            )


def _next_interview(dossier: Dossier, now: datetime) -> datetime | None:
    return min((one.start for one in _ahead(dossier, now)), default=None)


def _zone(person: Person) -> ZoneName:
    return person.zone or ZoneName("UTC")


_waking = lru_cache(maxsize=256)(Waking)

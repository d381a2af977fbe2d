"""Says when the playbook wants each reminder of one interview, independent of the planner.

It is written from the tables of the playbook alone, and counts minutes of UTC on wall clocks. A
moment is a range where a clock shows its hour twice, or where the playbook names a day and no hour.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from tests.torture.judging.promised import offer_answers, own_promise, task, their_promise
from tests.torture.judging.rulings import (
    HOUR,
    Case,
    Range,
    first_check_in,
    first_thanks,
    five_days_on,
    leaving,
    moment,
    once_more,
    referees,
    second_thanks,
    silence,
    speaks_again,
    ten_o_clock,
    thanks_until,
    waking,
)
from tests.torture.judging.walls import DAY

PROMISE, OWN, TASK = 6, 7, 8
"""The numbers of what was promised."""
QUIET_BEFORE = 2 * HOUR
"""So long before the interview nothing comes but what prepares for it."""
PUNCTUAL = 2
"""So many minutes after its moment a reminder is still the one of that moment."""
TOGETHER = 30
"""Everything due within so many minutes is one card."""


class Press(NamedTuple):
    """Is the person's answer to a step: done, or an hour later."""

    at: int
    kind: str
    subject: int
    done: bool

    @property
    def second(self) -> float:
        """The second in UTC."""
        return self.at * 60.0


@dataclass(frozen=True, slots=True)
class Due:
    """Is one reminder that must come, or may come with `may`; `from_` and `until` are its
    window.
    """

    kind: str
    subject: int
    at: Range
    from_: int
    until: int | None = None
    may: bool = False


# -- all of them -----------------------------------------------------------------------------------


def wanted(case: Case, presses: Sequence[Press]) -> list[Due]:
    """Returns every reminder of the interview, if the bot was never away."""
    dues = [*_of_the_day(case), *_of_the_people(case), *_of_what_was_promised(case)]
    dues += [*_of_the_answer(case, presses), *_of_the_offer(case)]
    return [held_back(case, due) for due in dues]


def held_back(case: Case, due: Due) -> Due:
    """Returns it moved out of the two hours before the interview, and the interview itself.

    Only what prepares for it comes then.
    """
    begins = case.start - QUIET_BEFORE
    if due.kind == "leave" or due.at.hi < begins or due.at.lo >= case.end:
        return due
    free = waking(case, case.end)
    lo = due.at.lo if due.at.lo < begins else free.lo
    return replace(due, at=Range(lo, max(free.hi, due.at.hi)))


def _of_the_day(case: Case) -> Iterator[Due]:
    leave = moment(case, leaving)
    yield Due("leave", 0, leave, min(leave.lo, case.start - HOUR), case.start)
    yield Due("capture", 0, waking(case, case.end + 10), case.end)
    yield Due("reflect", 0, waking(case, case.end + 2 * HOUR), case.end + HOUR)
    yield Due("referee", case.referee, moment(case, referees), case.end)
    at_ten = moment(case, ten_o_clock(1))
    if case.asked is not None and at_ten.hi < case.asked:  # nobody knew yet that it was urgent
        yield Due("referee", case.referee, at_ten, case.end)
    yield from _of_the_search(case)


def _of_the_people(case: Case) -> Iterator[Due]:
    closes = thanks_until(case)
    opening, again = moment(case, first_thanks), moment(case, second_thanks)
    for contact, reachable in case.contacts.items():
        yield Due("thank", contact, opening, case.end, closes)
        if again.hi - opening.lo >= TOGETHER:
            near = again.lo - opening.hi < TOGETHER
            yield Due("thank", contact, again, case.end, closes, may=near)
        if not reachable:
            yield Due("details", contact, opening, case.end, case.end + DAY)
        yield _invitation(case, contact)


def _invitation(case: Case, contact: int) -> Due:
    """Follows row 12: on that day, with another card of it if there is one."""
    day = case.person.wall.day(ten_o_clock(2)(case))
    ends = case.person.wall.when(day + 1, 0)[-1]
    return Due("linkedin", contact, Range(case.person.wall.when(day, 0)[0], ends), case.end)


def _of_the_search(case: Case) -> Iterator[Due]:
    """Follows row 14: first within 24 hours, or on a card an hour later; then each week on the
    person's day."""
    here = case.person.wall
    yield Due("looking", 0, Range(case.end, case.end + DAY + HOUR), case.end, None)
    monday = _monday(here.day(case.end))
    for week in range(1, 8):
        day = monday + 7 * week + case.looking_day
        whole = Range(here.when(day, 0)[0], here.when(day + 1, 0)[-1])
        begun = _monday(here.day(case.end + DAY)) == monday + 7 * week  # with the first of them
        yield Due("looking", 0, whole, whole.lo, whole.hi, may=begun)


def _monday(day: int) -> int:
    return day - date.fromordinal(day).weekday()


def _of_what_was_promised(case: Case) -> Iterator[Due]:
    """Follows rows 31 to 33; all of it is settled by an offer, but for what the person promised."""
    if case.promised is not None:
        at = their_promise(case)
        if case.offered is None or at.lo <= case.offered:
            yield Due("promise", PROMISE, at, at.lo, may=case.offered is not None)
    if case.own is not None:
        yield from (Due("ownpromise", OWN, at, case.logged) for at in own_promise(case))
    if case.task is not None:
        yield from (Due("assignment", TASK, at, case.logged) for at in task(case))


def _of_the_offer(case: Case) -> Iterator[Due]:
    """Follows rows 22 and 27."""
    if case.offered is not None:
        yield Due("offer", 0, waking(case, case.offered), case.offered)
        yield from (Due("answer", 0, at, case.offered) for at in offer_answers(case))


def _of_the_answer(case: Case, presses: Sequence[Press]) -> Iterator[Due]:
    asks = moment(case, first_check_in)
    if case.offered is None or asks.lo <= case.offered:
        yield Due("checkin", 1, asks, case.end, may=case.offered is not None)
        yield _once_more(case, 1, asks)
    sent = {press.subject: press.at for press in presses if press.kind == "checkin"}
    if 1 in sent:
        again = moment(case, five_days_on(sent[1]))
        yield from (Due("checkin", 2, again, sent[1]), _once_more(case, 2, again))
    if 2 in sent:
        yield Due("closure", 0, moment(case, five_days_on(sent[2])), sent[2])
    elif case.offered is None:
        yield Due("closure", 0, moment(case, silence(sent.get(1))), case.end)


def _once_more(case: Case, number: int, asks: Range) -> Due:
    """Counts from when it was really said, which may be later than it was wanted."""
    at = moment(case, once_more(asks))
    return Due("checkin", number, Range(at.lo, at.hi + 10 * DAY), case.end, may=True)


# -- the person's answers, and times without a bot
# ----------------------------------------------------


def answered(case: Case, dues: Sequence[Due], press: Press) -> list[Due]:
    """Returns what is left of later reminders after the person's answer.

    After "done" there is none of that step; after "later" there is one, when the hour is over.
    """
    mine = [due for due in dues if (due.kind, due.subject) == press[1:3]]
    others = [due for due in dues if due not in mine]
    if press.done:
        return [due for due in others if (due.kind, due.subject) != ("details", press.subject)]
    at = waking(case, press.at + HOUR)
    behind = [due for due in mine if due.at.hi > at.hi]
    return _once([*others, *behind, Due(press.kind, press.subject, at, case.end)])


def caught_up(case: Case, dues: Sequence[Due], away: Sequence[Range]) -> list[Due]:
    """Returns reminders of times without a bot as they come once the person is awake after them.

    They may come just before, with another card; a reminder that is over by then does not come.
    """
    return _once([late for due in dues for late in _after_gaps(case, due, away)])


def _after_gaps(case: Case, due: Due, away: Sequence[Range]) -> list[Due]:
    """Returns the reminder as it comes after the first of these times that it falls into, and after
    the next where it falls into that one then; none where it is over by then."""
    hit = (n for n, one in enumerate(away) if one.lo <= due.at.hi and due.at.lo < one.hi)
    number = next(hit, None)
    if number is None:
        return [due]
    gap = away[number]
    back = speaks_again(case, due.kind, gap.hi)
    early = due.at.lo - TOGETHER < gap.lo or gap.hi - due.at.hi <= PUNCTUAL
    lo = min(due.at.lo, back.lo) if early else back.lo
    late = replace(due, at=Range(lo, max(back.hi, due.at.hi)), until=None)
    in_time = _if_in_time(case, held_back(case, late))
    return [one for each in in_time for one in _after_gaps(case, each, away[number + 1 :])]


def _if_in_time(case: Case, late: Due) -> list[Due]:
    if late.kind == "leave" and late.at.lo > case.start:
        return []
    if late.kind == "leave" and late.at.hi >= case.start:
        return [replace(late, may=True, until=case.start)]
    if late.kind in ("looking", "linkedin"):
        return [replace(late, may=True, at=Range(late.at.lo, late.at.hi + DAY))]
    return [late]


def _once(dues: Sequence[Due]) -> list[Due]:
    """Joins two reminders of one step that come at the same moment.

    They stay two if the first of them may have come well before.
    """
    found: list[Due] = []
    for due in sorted(dues, key=lambda one: one.at):
        same = (one for one in found if (one.kind, one.subject) == (due.kind, due.subject))
        near = next((one for one in same if due.at.hi - one.at.hi < TOGETHER), None)
        if near is None or due.kind == "looking":
            found.append(due)
        elif near.at.lo < due.at.lo:
            found.append(replace(due, may=True))
        elif near.may and not due.may:
            found[found.index(near)] = due
    return found

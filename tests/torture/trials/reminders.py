"""Over all zones and clock changes no reminder is outside its window, missed, or repeated.

An interview is placed around each clock change of each zone. The bot's messages are compared with
`expected`, which counts on wall clocks and asks the product nothing.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from tests.torture.judging.expected import PUNCTUAL, Due, Press, answered, caught_up, wanted
from tests.torture.judging.noise import UnaskedMessage, cannot_wait, full_days, latest
from tests.torture.judging.rulings import Range, speaks_again
from tests.torture.judging.walls import DAY, ZONES, moment_of
from tests.torture.people.searches import ReceivedReminder, SearchLife, plan_searches
from tests.torture.people.years import live
from tests.torture.trial import Claim, Report, Trial, count_of

REMINDERS = 10_000
FREE = frozenset({"practise"})
"""The playbook leaves these to a spacing rule: they are held to waking hours and to once a day."""
LETTERS = frozenset({"thank", "checkin"})
TROUBLES = 10


@dataclass(slots=True)
class Judged:
    """Counts the results over all lives."""

    found: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def fault(self, what: str, life: SearchLife, words: str) -> None:
        self.found[what] += 1
        case = life.case
        where = f"{case.person.wall.zone}/{case.firm.zone} {case.country} end {moment_of(case.end)}"
        self.troubles.append(f"{what}: chat {life.chat} {where}: {words}")


def judge(life: SearchLife, away: Sequence[Range], judged: Judged) -> None:
    """Compares each reminder with the playbook, both ways."""
    case = life.case
    mine = [Range(0, case.logged), *(gap for gap in away if gap.hi > case.logged)]
    left = caught_up(case, wanted(case, life.presses), mine)
    left = [due for due in left if due.at.lo <= case.gone]
    taken: list[tuple[str, int]] = []
    happened: list[ReceivedReminder | Press] = [*life.told, *life.presses]
    for one in sorted(happened, key=lambda one: one.second):
        if isinstance(one, Press):
            left = caught_up(case, answered(case, left, one), mine)
            continue
        _judge_hour(life, one, judged)
        _judge_steps(life, one, left, taken, judged, mine)
    messages = messages_of(life)
    chosen = [press.at + 60 for press in life.presses if not press.done]
    for day in full_days(case, messages, chosen):
        judged.fault("flooded", life, str(date.fromordinal(day)))
    for due in left:
        until = _latest(life, due, [one for one in messages if one.minute <= due.at.hi], mine)
        if not due.may and until < case.gone and not _came_with_another(life, due, until):
            judged.fault("missed", life, f"{due.kind} {due.subject} {_span(due)}")


def _latest(
    life: SearchLife, due: Due, messages: Sequence[UnaskedMessage], away: Sequence[Range]
) -> int:
    """Returns until when it may come, also where it waits into a time without a bot."""
    case = life.case
    others = [one for one in wanted(case, life.presses) if cannot_wait(case, one)]
    kept = () if cannot_wait(case, due) else [one.at for one in others]
    until = latest(case, due, messages, kept)
    for gap in away:
        if due.at.hi < until and gap.lo <= until < gap.hi:
            until = speaks_again(case, due.kind, gap.hi).hi
    return until


def _came_with_another(life: SearchLife, due: Due, until: int) -> bool:
    """Tells whether it was said in its time, where an earlier or later one waited for that."""
    step = (due.kind, due.subject)
    in_time = (one for one in life.told if due.at.lo * 60 <= one.at <= until * 60 + 1)
    return any(step in one.steps for one in in_time)


def _judge_steps(
    life: SearchLife,
    told: ReceivedReminder,
    left: list[Due],
    taken: list[tuple[str, int]],
    judged: Judged,
    away: Sequence[Range],
) -> None:
    """Checks that each step was due, and at least one of a card at that very moment."""
    on_time = not told.steps
    for step in told.steps:
        judged.found["practice" if step[0] in FREE else "reminders"] += 1
        if step[0] in FREE:
            today = (step[0], life.case.person.wall.day(int(told.at // 60)))
            if today in taken:
                judged.fault("twice", life, f"{step} {_when(told.at)}")
            taken.append(today)
            on_time = True
            continue
        due = _match(step, told.at, left, life, away)
        if due is None:
            what = "twice" if step in taken else "outside"
            judged.fault(what, life, f"{step} {_when(told.at)}")
            on_time = True
            continue
        left.remove(due)
        taken.append(step)
        on_time |= due.at.lo * 60 <= told.at
    if not on_time:
        judged.fault("outside", life, f"a card of nobody's moment {_when(told.at)}")


def _judge_hour(life: SearchLife, told: ReceivedReminder, judged: Judged) -> None:
    """Checks that the person is awake, and that the hint is exactly where nobody is at work."""
    case, minute = life.case, int(told.at // 60)
    if not (case.person.holds(minute) or case.person.holds(minute - PUNCTUAL)):
        judged.fault("outside", life, f"asleep {_when(told.at)}")
    if not any(kind in LETTERS for kind, _ in told.steps) or case.firm.repeated(minute):
        return
    if told.hint == case.work.holds(minute) and case.work.holds(minute - PUNCTUAL) == told.hint:
        judged.fault("outside", life, f"the hint {told.hint} {_when(told.at)}")


def messages_of(life: SearchLife) -> list[UnaskedMessage]:
    """Returns everything that was said to them unasked."""
    return [
        UnaskedMessage(int(told.at // 60), frozenset(kind for kind, _ in told.steps))
        for told in life.told
    ]


def _match(
    step: tuple[str, int], at: float, dues: Sequence[Due], life: SearchLife, away: Sequence[Range]
) -> Due | None:
    """Returns what must come then, else what may; with another card half an hour early too."""
    said = [one for one in messages_of(life) if one.minute * 60 < at]
    for due in sorted(dues, key=lambda one: (one.may, one.at)):
        if (due.kind, due.subject) != step:
            continue
        early, late = (due.at.lo - 30) * 60, _latest(life, due, said, away) * 60 + 1
        in_window = due.from_ * 60 <= at and (due.until is None or at <= due.until * 60 + 1)
        if (due.kind, due.subject) == step and early < at <= late and in_window:
            return due
    return None


def _when(at: float) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M:%S}"


def _span(due: Due) -> str:
    return f"{_when(due.at.lo * 60)} to {_when(due.at.hi * 60)}"


# -- the trial ----------------------------------------------------------------------------------


def judge_all(lives: Sequence[SearchLife], away: Sequence[Range]) -> Judged:
    """Returns what is wrong with their reminders."""
    found = Judged()
    for life in lives:
        judge(life, away, found)
    return found


def run(seed: int, share: float) -> Report:
    """Places an interview around each clock change, or so many of them."""
    lives, away = plan_searches(seed, share)
    asyncio.run(live(lives, away))
    found = judge_all(lives, away)
    zones = {life.case.person.wall.zone for life in lives} | {life.case.firm.zone for life in lives}
    reminders, practice = found.found["reminders"], found.found["practice"]
    caught = sum(1 for life in lives if any(_touches(life, gap) for gap in away))
    return Report(
        f"{reminders:,} reminders and {practice:,} calls to practise "
        f"after {len(lives):,} interviews in {len(zones)} zones, "
        f"{len(away)} times away ({caught} interviews)",
        (
            Claim("outside the window", found.found["outside"], most=0),
            Claim("missed", found.found["missed"], most=0),
            Claim("twice", found.found["twice"], most=0),
            Claim("days with more than three messages", found.found["flooded"], most=0),
            Claim("zones", len(zones), least=len(ZONES) if share >= 1 else 1),
            Claim("reminders", reminders, least=count_of(REMINDERS, share)),
        ),
        tuple(found.troubles[:TROUBLES]),
    )


def _touches(life: SearchLife, gap: Range) -> bool:
    return gap.lo < life.case.end + 2 * DAY and life.case.start - 60 < gap.hi


TRIALS = (Trial("reminders", "reminders in all zones, over all clock changes 2025 to 2035", run),)

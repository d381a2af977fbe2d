"""After a moved clock, a sleep or a day of downtime everybody who is due is reminded once."""

import asyncio
import math
import signal
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import playground
from playground import Playground
from playground.world.faults import Fault, FaultKind
from tests.process.rig import Bot, Telegram
from tests.torture.people.walks import WEDNESDAY
from tests.torture.trial import Claim, Report, Trial, count_of

IN_TIME = 15.0
"""A reminder must come so many seconds after its due time, or after the end of the trouble."""
ROUNDS, PEOPLE = 8, 6
AT_ONCE = 5
MANY = 40
"""So many reminders leave in more than a second and a half."""
BURST_SECONDS, PATIENCE, PAUSE = 3.0, 60.0, 10.0
WRONG_SECONDS, NOTICED_SECONDS = 4.0, 4.0
"""So long the clock is wrong, and so long the bot has to notice that it is right again."""
CHECKLIST = "Before you "
"""The list for an interview that lies ahead may come once more when a clock is set back before it;
the reminders that are counted are all about an interview that is over."""
STATUS = "What is pending"
DUE = WEDNESDAY + timedelta(minutes=20)
"""Ten minutes after the end of everybody's interview, and a working hour for all of them."""
CITIES = {
    "London": "Europe/London",
    "Berlin": "Europe/Berlin",
    "Madrid": "Europe/Madrid",
    "Lisbon": "Europe/Lisbon",
    "New York": "America/New_York",
    "Toronto": "America/Toronto",
}
TWO_HOURS, DAY = timedelta(hours=2), timedelta(days=1)


@dataclass(slots=True)
class Watch:
    """Holds a bot whose clock is moved, and when its reminders came."""

    random: Random
    bot: Bot
    telegram: Playground
    first: int = 1001
    chats: list[int] = field(default_factory=list)
    late: dict[int, float] = field(default_factory=dict)
    others_late: list[float] = field(default_factory=list)
    extra: int = 0
    early: int = 0
    _before: dict[int, int] = field(default_factory=dict)

    async def sign_up(self, amount: int, due: datetime) -> None:
        """Signs people up with one or several interviews each that are asked about at
        that moment.
        """
        for chat in range(self.first, self.first + amount):
            city, jobs = self.random.choice(list(CITIES)), self.random.randint(1, 3)
            start = (due - timedelta(minutes=70)).astimezone(ZoneInfo(CITIES[city]))
            self.telegram.people.add(id=chat, first_name="Robin")
            texts = ["/start", city, "Robin"]
            for job in range(jobs):
                texts += [f"/new Firm {chat} {job}; Role {job}; today {start:%H:%M}", "yes"]
            for text in texts:
                self.telegram.people.send_text(chat, text)
            self.chats.append(chat)
            self._before[chat] = 5 + 2 * jobs
        await self._answered()

    async def _answered(self) -> None:
        """Waits until everybody has read the answers to all that they wrote."""
        await self._until(lambda chat: self._said(chat) >= self._before[chat])
        await asyncio.sleep(0.3)

    async def _until(self, is_answered: Callable[[int], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not all(map(is_answered, self.chats)):
            if time.monotonic() > end:
                raise TimeoutError("somebody is not answered")
            await asyncio.sleep(0.02)

    def move(self, moment: datetime) -> None:
        """Moves the wall clock of the bot."""
        self.bot.set_clock(moment)

    async def silent_for(self, seconds: float) -> None:
        """Counts everybody who is reminded meanwhile as reminded too early."""
        await asyncio.sleep(seconds)
        self.early += sum(self._said(chat) > self._before[chat] for chat in self.chats)
        self._before = {chat: self._said(chat) for chat in self.chats}

    async def pass_over(self, seconds: float) -> None:
        """Waits, and counts nothing of what comes meanwhile: the clock is wrong."""
        await asyncio.sleep(seconds)
        self._before = {chat: self._said(chat) for chat in self.chats}

    async def everybody_writes(self) -> None:
        """Lets everybody look at their status, so that they are planned at this time.

        It returns when all have it: what comes late on a busy machine is no reminder.
        """
        for chat in self.chats:
            self.telegram.people.send_text(chat, "/status")
        await self._until(self._has_status)

    async def come(self, since: float) -> None:
        """Records the delay of each reminder from `since`, a reading of time.monotonic.

        Then it watches whether a second message follows.
        """
        while len(self.late) < len(self.chats) and time.monotonic() < since + 2 * IN_TIME:
            for chat in self.chats:
                if chat not in self.late and self.said_since(chat):
                    self.late[chat] = time.monotonic() - since
            await asyncio.sleep(0.02)
        await asyncio.sleep(BURST_SECONDS)
        self.extra += sum(max(0, self._said(chat) - self._before[chat] - 1) for chat in self.chats)

    def said_since(self, chat: int) -> bool:
        """Returns whether somebody was told anything since it was last counted."""
        return self._said(chat) > self._before[chat]

    def _has_status(self, chat: int) -> bool:
        messages = self.telegram.world.chats[chat].messages.values()
        return any(one.get("text", "").startswith(STATUS) for one in messages)

    def _said(self, chat: int) -> int:
        messages = self.telegram.world.chats[chat].messages.values()
        return sum(
            one["from"]["id"] != chat and CHECKLIST not in one.get("text", "") for one in messages
        )


# -- what happens to the clock ---------------------------------------------------------------------


async def on_time(watch: Watch, people: int) -> None:
    """Nothing happens to the clock, and the moment comes."""
    await watch.sign_up(people, DUE)
    ahead = watch.random.uniform(1, 3)
    await watch.silent_for(0)
    watch.move(DUE - timedelta(seconds=round(ahead)))
    since = time.monotonic() + (DUE - watch.bot.clock_now()).total_seconds()
    await watch.come(since)


async def two_hours_on(watch: Watch, people: int) -> None:
    """The clock is moved forward, past the moment."""
    await watch.sign_up(people, DUE)
    watch.move(WEDNESDAY + TWO_HOURS + timedelta(seconds=watch.random.randint(0, 900)))
    await watch.come(time.monotonic())


async def two_hours_back(watch: Watch, people: int) -> None:
    """The clock is set back just before the moment, which is early then for those who wait.

    Others are due soon by the new time; later the moment comes for all.
    """
    waiting = people - people // 2
    await watch.sign_up(waiting, DUE)
    watch.move(DUE - timedelta(seconds=2))
    watch.move(DUE - TWO_HOURS - timedelta(seconds=2))
    await watch.silent_for(3)
    if people // 2:
        await _due_after_it(watch, people // 2)
    await watch.silent_for(0)
    watch.move(DUE - timedelta(seconds=1))
    since = time.monotonic() + (DUE - watch.bot.clock_now()).total_seconds()
    await watch.come(since)


async def _due_after_it(watch: Watch, people: int) -> None:
    """Signs up others, who are due by the time that was set back."""
    others = Watch(watch.random, watch.bot, watch.telegram)
    others.first = watch.first + len(watch.chats)
    now = watch.bot.clock_now().replace(second=0, microsecond=0)
    due = now + timedelta(minutes=20)
    await others.sign_up(people, due)
    watch.move(due - timedelta(seconds=1))
    await others.come(time.monotonic() + (due - watch.bot.clock_now()).total_seconds())
    watch.others_late = list(others.late.values())
    watch.extra += others.extra


async def back_in_a_pause(watch: Watch, people: int) -> None:
    """Telegram asks to wait when the moment comes, and the clock is set back meanwhile.

    The pause must not become longer by that.
    """
    await watch.sign_up(people, DUE)
    faults = watch.telegram.app_state.faults
    faults.order(Fault(FaultKind.RETRY_AFTER, "sendMessage", times=1, seconds=PAUSE))
    watch.move(DUE)
    while faults.open_faults:  # noqa: ASYNC110 - the bot's own process meets it
        await asyncio.sleep(0.02)
    await asyncio.sleep(0.3)
    watch.move(DUE - TWO_HOURS)
    await watch.come(time.monotonic())


async def asleep(watch: Watch, people: int) -> None:
    """The machine sleeps for a day."""
    await watch.sign_up(people, DUE)
    assert watch.bot.process is not None
    watch.bot.process.send_signal(signal.SIGSTOP)
    watch.move(WEDNESDAY + DAY)
    await asyncio.sleep(0.3)
    watch.bot.process.send_signal(signal.SIGCONT)
    await watch.come(time.monotonic())


async def down(watch: Watch, people: int) -> None:
    """The bot is stopped, and started a day later."""
    await watch.sign_up(people, DUE)
    await asyncio.to_thread(watch.bot.stop)
    watch.move(WEDNESDAY + DAY)
    watch.bot.start()
    await watch.come(time.monotonic())


async def ahead_for_a_moment(watch: Watch, people: int) -> None:
    """The clock is ahead by a minute to five years for some seconds, and people write then."""
    await _wrong_for_a_moment(watch, people, _any_jump(watch.random))


async def behind_for_a_moment(watch: Watch, people: int) -> None:
    """The clock is behind by as much for some seconds."""
    await _wrong_for_a_moment(watch, people, -_any_jump(watch.random))


def _any_jump(random: Random) -> timedelta:
    shortest, longest = timedelta(minutes=1), timedelta(days=5 * 365)
    return timedelta(seconds=math.exp(random.uniform(*map(_log_seconds, (shortest, longest)))))


def _log_seconds(span: timedelta) -> float:
    return math.log(span.total_seconds())


async def _wrong_for_a_moment(watch: Watch, people: int, jump: timedelta) -> None:
    await watch.sign_up(people, DUE)
    watch.move(WEDNESDAY + jump)
    await watch.pass_over(WRONG_SECONDS / 2)
    await watch.everybody_writes()
    await watch.pass_over(WRONG_SECONDS / 2)
    await _right_again(watch)


async def _right_again(watch: Watch) -> None:
    watch.move(WEDNESDAY + timedelta(seconds=10))
    await watch.pass_over(NOTICED_SECONDS)
    watch.move(DUE - timedelta(seconds=2))
    await watch.come(time.monotonic() + (DUE - watch.bot.clock_now()).total_seconds())


async def started_ahead(watch: Watch, people: int) -> None:
    """The process starts while the clock is ahead; then the clock is put right, or the process
    ends and starts once more in the right time.
    """
    await watch.sign_up(people, DUE)
    await asyncio.to_thread(watch.bot.stop)
    watch.move(WEDNESDAY + _any_jump(watch.random))
    watch.bot.start()
    await watch.everybody_writes()
    await watch.pass_over(WRONG_SECONDS)
    if watch.random.random() < 1 / 2:
        await asyncio.to_thread(watch.bot.stop)
        watch.move(WEDNESDAY + timedelta(seconds=10))
        watch.bot.start()
    await _right_again(watch)


async def ahead_while_many_wait(watch: Watch, people: int) -> None:
    """The clock is three days ahead while forty reminders wait for their pace.

    What the wrong time has to say besides is not counted.
    """
    await watch.sign_up(max(people, MANY), DUE)
    await watch.silent_for(0)
    watch.move(DUE)
    since = time.monotonic()
    while not any(watch.said_since(chat) for chat in watch.chats):  # noqa: ASYNC110 - a process
        await asyncio.sleep(0.02)
    watch.move(DUE + 3 * DAY)
    await asyncio.sleep(1.5)
    watch.move(DUE + timedelta(seconds=2))
    await watch.come(since)
    watch.extra = 0


CASES: dict[str, Callable[[Watch, int], Awaitable[None]]] = {
    "on time": on_time,
    "+2 h": two_hours_on,
    "-2 h": two_hours_back,
    "-2 h in a pause": back_in_a_pause,
    "asleep for 24 h": asleep,
    "down for a day": down,
    "ahead for a moment": ahead_for_a_moment,
    "ahead while many wait": ahead_while_many_wait,
    "behind for a moment": behind_for_a_moment,
    "started ahead": started_ahead,
}


# -- the trial -------------------------------------------------------------------------------------


@dataclass(slots=True)
class ClocksResult:
    """Counts what was found, over all rounds of a case."""

    late: list[float] = field(default_factory=list)
    people: int = 0
    extra: int = 0
    early: int = 0


async def _case(
    name: str, random: Random, folder: Path, people: int, tally: ClocksResult, module: str = "bot"
) -> None:
    clock = playground.WindableClock()
    clock.wind_to(WEDNESDAY)
    telegram = await playground.start(port=0, limits=False, clock=clock)
    bot = Bot(Telegram(telegram.url, telegram.token), folder, module=module)
    folder.mkdir()  # noqa: ASYNC240 - it takes no time
    try:
        bot.set_clock(WEDNESDAY)
        bot.start()
        watch = Watch(random, bot, telegram)
        await CASES[name](watch, people)
    finally:
        if bot.process is not None:
            bot.kill()
        await telegram.stop()
    tally.people += max(people, len(watch.chats))
    late = [*watch.late.values(), *watch.others_late]
    tally.late += late
    tally.extra += watch.extra
    tally.early += watch.early + sum(seconds < -1 for seconds in late)


async def _rounds(seed: int, share: float, folder: Path) -> dict[str, ClocksResult]:
    tallies, places = {name: ClocksResult() for name in CASES}, asyncio.Semaphore(AT_ONCE)
    people = max(2, min(PEOPLE, count_of(PEOPLE * ROUNDS, share)))

    async def one(name: str, number: int) -> None:
        async with places:
            random = Random(f"{seed}.{name}.{number}")  # noqa: S311 - to be played again
            place = folder / f"{list(CASES).index(name)}-{number}"
            await _case(name, random, place, people, tallies[name])

    rounds = range(count_of(ROUNDS, share))
    await asyncio.gather(*(one(name, number) for number in rounds for name in CASES))
    return tallies


def case_of(name: str, seed: int, people: int, module: str = "bot") -> ClocksResult:
    """Runs one case once; `module` may name a worse bot."""
    tally = ClocksResult()
    with tempfile.TemporaryDirectory(prefix="debrief-clocks-") as folder:
        random = Random(seed)  # noqa: S311 - to be played again
        asyncio.run(_case(name, random, Path(folder) / "bot", people, tally, module))
    return tally


def moved_clocks(seed: int, share: float) -> Report:
    """Runs each case with many people over several bots, or fewer for a share."""
    with tempfile.TemporaryDirectory(prefix="debrief-clocks-") as folder:
        return report_on(asyncio.run(_rounds(seed, share, Path(folder))))


def report_on(tallies: dict[str, ClocksResult]) -> Report:
    """Reports the latest reminder of each case, and nobody forgotten or reminded twice."""
    latest = [
        Claim(f"seconds late, {name}", max(tally.late, default=float("inf")), most=IN_TIME)
        for name, tally in tallies.items()
    ]
    people = sum(tally.people for tally in tallies.values())
    reminded = sum(len(tally.late) for tally in tallies.values())
    claims = (
        *latest,
        Claim("never reminded", people - reminded, most=0),
        Claim("messages beyond the one", sum(one.extra for one in tallies.values()), most=0),
        Claim("too early", sum(one.early for one in tallies.values()), most=0),
    )
    return Report(f"{people} people on {len(tallies)} kinds of trouble", claims)


TRIALS = (
    Trial(
        "clocks",
        "the wall clock moved by 2 h, wrong by up to 5 years for a moment or at a start, a sleep "
        "of 24 h, a day of downtime",
        moved_clocks,
    ),
)

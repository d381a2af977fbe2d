"""While somebody makes every turn as heavy as they can, others are answered as usual.

The bot and the stand-in are processes of their own. Four people try it one after the other. They
keep as much as one person can (jobs, people, long notes) and send the longest texts there are, one
thing over and over, and the commands that look at everything they keep. The trial measures what
others wait.
"""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import cycle

from aiohttp import ClientSession, ClientTimeout

from coaching.model.documents import Dossier
from storage.unit_of_work import open_store
from tests.torture.trial import Claim, Report, Trial, count_of
from tests.torture.trials.flood import PlainBot, Town, bot_and_telegram, worst_hundredth
from tools.growth.dossiers import UNITS, make_dossier

SECONDS = 60
WORST_PEOPLE = 4
OTHERS = 20
WORST, FIRST = 1_000, 2_001
LENGTH = 4_096
AT_ONCE = 30
"""So many messages each of them sends at the beginning; more at once are refused unread."""
PAUSE = 1.0
"""After that they send one so many seconds after the other, for as long as it lasts."""
BETWEEN = 2.0
PACE = 1.2
"""So many seconds each of the others leaves between an answer and the next question. A chat has one
message a second, so that whoever asks sooner waits for themselves."""
CALM = 20.0
"""In so many seconds whoever was refused has their time back."""
LIMIT = 0.5
KEY = b"k" * 32
SENTENCES = (
    "I met Dana Lee 1010 at Company 4. ",
    "They said no, ",
    "on Monday 9:30 ",
    "Priya Shah, ",
    "She asked why? ",
)
COMMANDS = ("/status", "/draft", "/contacts", "/export", "/outcome", "/practice", "/new")


def dossiers(now: datetime) -> list[Dossier]:
    """Returns what those who try their worst keep: each as much as one person can, in a way of
    their own."""
    return [
        make_dossier(now, jobs=300, note=140),
        make_dossier(now, jobs=150, contacts=40, note=3),
        make_dossier(now, jobs=1, open_jobs=1, contacts=40, note=3_500, unit=". "),
        make_dossier(now, jobs=30, contacts=3, note=1_500, unit=" "),
    ]


def prepare(bot: PlainBot) -> None:
    """Puts their documents into the database, as if they had written for years."""
    from base64 import b64encode

    bot.environment["ENCRYPTION_KEYS"] = b64encode(KEY).decode()
    asyncio.run(_keep_dossiers(bot))


async def _keep_dossiers(bot: PlainBot) -> None:
    now = datetime.now(UTC)
    (bot.folder / "data").mkdir(exist_ok=True)
    store = await open_store(f"sqlite:///{bot.folder}/data/debrief.db", [KEY])
    async with store.unit_of_work() as unit:
        for number, dossier in enumerate(dossiers(now)):
            person = unit.people.new(WORST + number, now)
            person.dossier = replace(dossier, person=replace(dossier.person, id=person.person_id))
            await unit.people.save([person])
    await store.close()


def hostile_texts() -> Iterator[str]:
    """Yields what they send, for ever."""
    long = [(unit * LENGTH)[:LENGTH] for unit in (*UNITS, *SENTENCES)]
    commands = cycle(COMMANDS)
    for text in cycle(long):
        yield text
        yield next(commands)


@dataclass(slots=True)
class WorstResult:
    """Holds what others waited, in seconds, and how it went for those who tried their worst."""

    before: list[float] = field(default_factory=list)
    during: list[float] = field(default_factory=list)
    unanswered: int = 0
    sent: int = 0
    refused: int = 0
    answered_after: int = 0


async def try_the_worst(address: str, seconds: float, many: int, at_once: int) -> WorstResult:
    """Lets others ask before, and while one of many after the other tries their worst."""
    waited = WorstResult()
    async with ClientSession(timeout=ClientTimeout(60)) as session:
        town = Town(session, address)
        worst = range(WORST, WORST + many)
        each = seconds / many
        for who in (*worst, *_others()):
            await town.add(who)
        await _ask_all(town, [], waited)  # until everything is loaded
        await _ask_all(town, waited.before, waited)
        for who in worst:
            attack = asyncio.create_task(_attack(town, who, each, at_once, waited))
            while not attack.done():
                await _ask_all(town, waited.during, waited)
            await attack
            await asyncio.sleep(BETWEEN)
        await asyncio.sleep(min(CALM, seconds))
        for who in worst:
            waited.answered_after += await town.ask(who) is not None
            texts = await town.said(who)
            waited.refused += sum("faster than I can follow" in text for text in texts)
    return waited


def _others() -> range:
    return range(FIRST, FIRST + OTHERS)


async def _attack(town: Town, who: int, seconds: float, at_once: int, waited: WorstResult) -> None:
    texts, end = hostile_texts(), time.monotonic() + seconds
    for _ in range(who - WORST):
        next(texts)
    for number, text in enumerate(texts):
        if time.monotonic() >= end:
            return
        await town.post(f"users/{who}/text", text=text)
        waited.sent += 1
        if number >= at_once:
            await asyncio.sleep(PAUSE)


async def _ask_all(town: Town, into: list[float], waited: WorstResult) -> None:
    """Lets each of the others ask once, a twentieth of a second apart."""

    async def ask(place: int, who: int) -> None:
        await asyncio.sleep(place * 0.05)
        seconds = await town.ask(who)
        waited.unanswered += seconds is None
        into.append(20.0 if seconds is None else seconds)

    await asyncio.gather(*(ask(place, who) for place, who in enumerate(_others())))
    await asyncio.sleep(PACE)


def judge(waited: WorstResult, many: int) -> Report:
    """Compares the waiting times with the promise."""
    usual = sorted(waited.before)[len(waited.before) // 2]
    return Report(
        f"{many} who keep up to 2 MB sent {waited.sent:,} of the heaviest messages; "
        f"{len(waited.during):,} questions of {OTHERS} others meanwhile, who else wait "
        f"{usual * 1000:.0f} ms",
        (
            Claim("others' 99th percentile, s", worst_hundredth(waited.during), most=LIMIT),
            Claim("others without an answer", waited.unanswered, most=0),
            Claim("of the worst answered afterwards", waited.answered_after, least=many),
            Claim("questions", len(waited.during), least=OTHERS),
        ),
    )


def run(_seed: int, share: float, module: str = "bot") -> Report:
    """Tries the worst for a minute, without any chance."""
    many, at_once = count_of(WORST_PEOPLE, share), max(8, count_of(AT_ONCE, share))
    with bot_and_telegram(module, prepare) as address:
        seconds = count_of(SECONDS, share)
        waited = asyncio.run(try_the_worst(address, seconds, many, at_once))
    return judge(waited, many)


TRIALS = (Trial("worst", "somebody tries their worst, others go on", run),)

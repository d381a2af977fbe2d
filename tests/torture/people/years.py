"""Years go by for everybody in the trial of the reminders, and their reminders are recorded."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from coaching.model.commitments import DueBy, Offer
from coaching.model.vocabulary import Outcome
from handlers.cards import reminders
from storage.tables.outgoing_message import Rank
from tests.torture.judging.expected import Press
from tests.torture.judging.rulings import Range
from tests.torture.judging.walls import minute_of, moment_of
from tests.torture.people.searches import INTERVIEW, JOB, ReceivedReminder, SearchLife, dossier_of
from tests.torture.processes.virtual import VirtualBot, pressed, virtual_bot

STEP = re.compile(r"^(?:s:[a-z0-9]+|a):\d+:([a-z_]+)\.(\d+)\.(\d+)(?::c\d+)?$")
HINT = "outside their business hours"


async def live(lives: Sequence[SearchLife], away: Sequence[Range]) -> None:
    """Lets all of them live on one bot."""
    begins = moment_of(min(life.case.logged for life in lives)) - timedelta(hours=1)
    async with virtual_bot(begins) as bot:
        await Years(bot, lives, away).pass_by()


class Years:
    """Holds all lives at once, from the first interview to the last deletion."""

    def __init__(self, bot: VirtualBot, lives: Sequence[SearchLife], away: Sequence[Range]) -> None:
        self.bot, self.away = bot, away
        self.lives = {life.chat: life for life in lives}
        self.ahead: list[tuple[int, int, SearchLife, tuple[Any, ...]]] = []
        self.numbers = count(1)
        self.left: list[int] = []
        for life in lives:
            self._plan(life.case.logged, life, ())

    def _plan(self, minute: int, life: SearchLife, what: tuple[Any, ...]) -> None:
        minute = next((gap.hi for gap in self.away if gap.lo <= minute < gap.hi), minute)
        heappush(self.ahead, (minute, next(self.numbers), life, what))

    async def pass_by(self) -> None:
        """Lets time go by until nobody is left."""
        while self.ahead:
            minute, _, life, what = self.ahead[0]
            due = await self.bot.next_due()
            if due is not None and self._running(due) <= moment_of(minute):
                self.bot.clock.at = max(self._running(due), self.bot.now)
                await self.bot.remind()
                await self._read()
                continue
            heappop(self.ahead)
            self.bot.clock.at = max(moment_of(minute), self.bot.now)
            await self._happens(life, *what)

    def _running(self, due: datetime) -> datetime:
        """Returns that time, or when the bot runs again."""
        minute = due.timestamp() / 60
        gap = next((gap for gap in self.away if gap.lo <= minute < gap.hi), None)
        return due if gap is None else moment_of(gap.hi)

    async def _happens(self, life: SearchLife, *what: Any) -> None:
        match what:
            case ():
                await self._begin(life)
                self._plan(life.case.gone, life, ("gone",))
                if life.case.asked is not None:
                    self._plan(life.case.asked, life, ("asked",))
                if life.case.offered is not None:
                    self._plan(life.case.offered, life, ("offered",))
            case ("asked",):
                await self._tell_that_references_were_asked(life)
            case ("offered",):
                await self._tell_of_the_offer(life)
            case ("gone",):
                await self._leave(life)
            case (card, data, press):
                await self._press(life, card, data, press)

    async def _begin(self, life: SearchLife) -> None:
        now = self.bot.now
        async with self.bot.store.unit_of_work() as unit:
            kept = unit.people.new(life.chat, now)
            kept.dossier = dossier_of(life, kept.person_id)
            kept.next_ping = reminders.next_ping(kept.dossier, now)
            await unit.people.save([kept])

    async def _tell_that_references_were_asked(self, life: SearchLife) -> None:
        """Stores it when the person tells it, which is never before it was so."""
        async with self.bot.store.unit_of_work() as unit:
            kept = (await unit.people.load([life.chat]))[life.chat]
            (job,) = kept.dossier.opportunities
            told = replace(job, references_asked=moment_of(life.case.asked or 0))
            kept.dossier = replace(kept.dossier, opportunities=(told,))
            kept.next_ping = reminders.next_ping(kept.dossier, self.bot.now)
            await unit.people.save([kept])

    async def _tell_of_the_offer(self, life: SearchLife) -> None:
        """Stores the offer and its deadline when the person tells it."""
        async with self.bot.store.unit_of_work() as unit:
            kept = (await unit.people.load([life.chat]))[life.chat]
            (job,) = kept.dossier.opportunities
            due = moment_of(life.case.answer_due or 0)
            day = due.astimezone(ZoneInfo(life.case.person.wall.zone)).date()
            offer = Offer(self.bot.now, DueBy(day, due), "61,500")
            job = replace(job, outcome=Outcome.OFFER, outcome_at=self.bot.now, offer=offer)
            kept.dossier = replace(kept.dossier, opportunities=(job,))
            kept.next_ping = reminders.next_ping(kept.dossier, self.bot.now)
            await unit.people.save([kept])

    async def _leave(self, life: SearchLife) -> None:
        async with self.bot.store.unit_of_work() as unit:
            kept = (await unit.people.load([life.chat]))[life.chat]
            kept.is_reachable = False
            await unit.people.save([kept])

    async def _press(
        self, life: SearchLife, card: Mapping[str, Any], data: str, press: Press
    ) -> None:
        number = next(self.numbers)
        await self.bot.take([pressed(number, life.chat, card, data, self.bot.now)])
        assert self.bot.toasts.pop(str(number)), "the press did nothing"
        life.presses.append(press._replace(at=minute_of(self.bot.now)))
        await self._read()

    async def _read(self) -> None:
        for letter in await self.bot.said():
            if letter.rank is Rank.PING:
                self._hear(self.lives[letter.chat], letter.payload)

    def _hear(self, life: SearchLife, payload: Mapping[str, Any]) -> None:
        steps = tuple(dict.fromkeys(_steps(payload)))
        told = ReceivedReminder(self.bot.now.timestamp(), steps, HINT in payload["text"])
        for kind, subject in steps:
            again = any((kind, subject) in before.steps for before in life.told)
            how = life.answers.get(kind)
            if how and not again and (kind != "thank" or subject == 3):
                at = minute_of(self.bot.now) + 1 + (life.chat * 7 + subject) % 50
                press = Press(at, kind, subject, how == "done")
                card = {"message_id": 1, **{key: payload[key] for key in ("text", "reply_markup")}}
                data = f"s:{how}:{JOB}:{kind}.{INTERVIEW}.{subject}"
                self._plan(at, life, (card, data, press))
        life.told.append(told)


def _steps(payload: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for row in payload["reply_markup"]["inline_keyboard"]:
        for button in row:
            found = STEP.match(button.get("callback_data", ""))
            if found:
                kind, _, subject = found.groups()
                yield kind, 0 if kind == "looking" else int(subject)

"""What people tell the bot can be read only in the chat, and the token nowhere."""

import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import playground
from playground import Playground
from playground.world.update_queue import DualTimestamp, QueuedUpdate
from tests.process.rig import Bot, Telegram
from tests.torture.judging.searching import PHONE, STEM, Watcher, canary, hits, pieces_of
from tests.torture.people.walks import WEDNESDAY
from tests.torture.trial import Claim, Report, Trial

CHAT, OTHER = 1001, 1002
PATIENCE, LOOK = 20.0, 0.02
NO_WORDS = "I could not read that"
MANY, FEW = 14, 3
"""The most answers in one flow; fewer in a short trial."""


@dataclass(slots=True)
class ProbePerson:
    """Is somebody who puts a canary wherever the bot allows it."""

    random: Random
    telegram: Playground
    chat: int
    answers: int
    put_in: list[str] = field(default_factory=list)

    def last(self) -> dict[str, Any]:
        """The bot's newest message."""
        messages = self.telegram.world.chats[self.chat].messages.values()
        return next((m for m in reversed(messages) if m["from"]["id"] != self.chat), {})

    async def says(self, text: str) -> str:
        """Writes, and reads the answer."""
        before = self.telegram.world.call_number
        self.telegram.people.send_text(self.chat, text)
        return await self._answered(before)

    async def presses(self, label: str = "") -> str:
        """Presses the newest button whose label begins so, as soon as there is one."""
        for _ in range(round(PATIENCE / LOOK)):
            for message, data in self._buttons(label):
                return await self._pressed(message, data)
            await asyncio.sleep(LOOK)
        raise LookupError(f"there is no button {label!r}")

    async def presses_data(self, data: str) -> str:
        """Presses with any data, on the newest message."""
        return await self._pressed(self.last()["message_id"], data)

    async def _pressed(self, message: int, data: str) -> str:
        before = self.telegram.world.call_number
        self.telegram.people.press(self.chat, message, data=data)
        return await self._answered(before)

    def _buttons(self, label: str) -> Iterator[tuple[int, str]]:
        for message in reversed(self.telegram.world.chats[self.chat].messages.values()):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if button["text"].startswith(label) and "callback_data" in button:
                        yield message["message_id"], button["callback_data"]

    async def _answered(self, before: int) -> str:
        """Waits until something was said, and then nothing for a moment."""
        world, quiet, last = self.telegram.world, 0, -1
        for _ in range(round(PATIENCE / LOOK)):
            said = any(
                call["id"] > before and call["method"].startswith(("send", "edit"))
                for call in list(world.calls)[-10:]
            )
            busy = bool(world.updates.all_updates) or world.call_number != last or not said
            quiet, last = 0 if busy else quiet + 1, world.call_number
            if quiet >= 3:
                break
            await asyncio.sleep(LOOK)
        return str(self.last().get("text", ""))

    def canary(self, form: str = "{}") -> str:
        """Returns a fresh canary in that form."""
        made = form.format(canary(self.random))
        self.put_in.append(made)
        return made

    async def fills(self) -> None:
        """Answers whatever is asked with a canary, and skips what takes no words."""
        asked = str(self.last().get("text", ""))
        for _ in range(self.answers):
            now = await self.says(self.canary())
            if now == asked or now.endswith(asked) or now.startswith(NO_WORDS):
                now = await self.says("/skip")
            asked = now


async def confide(person: ProbePerson) -> None:
    """Fills every field: settings, job, people, notes, reflection, referees, letters."""
    made = person.canary
    await person.says("/start")
    await person.says("London")
    await person.says(made())
    await person.says(f"/new {made()}; {made()}; today 10:00")
    await person.presses("Change …")
    await person.presses("What the job asks for")
    await person.says(made())
    await person.presses("Looks right")
    await person.presses("Start the notes")
    mail, page = made("{}@example.com"), made("linkedin.com/in/{}")
    await person.says(f"{made()}, hiring manager, {mail}, {page}, {PHONE}")
    await person.presses("Right")
    await person.fills()
    await person.says("/cancel")
    await person.says("/contacts")
    await person.presses("Add somebody")
    await person.says(f"{made()}, recruiter, {made('{}@example.net')}")
    await person.presses("Right")
    await person.says(made())
    await person.says("/cancel")
    await person.says("/reflect")
    await person.presses()
    await person.fills()
    await person.says("/cancel")
    await person.presses_data("f:add")
    for text in (made(), made(), made("{}@example.org"), "agreed", "yes", made()):
        await person.says(text)
    await person.says("/draft")
    await person.presses("Thank-you")
    await person.fills()
    await person.says(made())
    await person.says("/cancel")
    await person.says("/status")
    await person.says(f"/new {made()}")


def confide_unreadable(person: ProbePerson) -> None:
    """Sends an update that cannot be read, with a canary in it: it will be parked."""
    world = person.telegram.world
    user = dict(world.chats[person.chat].user)
    chat = {"id": person.chat, "type": "private", "first_name": person.canary()}
    body = {"message_id": 1, "from": user, "chat": chat, "date": {}, "text": person.canary()}
    number = world.updates.next_number
    world.updates.next_number += 1
    world.updates.all_updates.append(
        QueuedUpdate(number, "message", body, person.chat, DualTimestamp.from_clock(world.clock))
    )
    world.feed.publish("message", person.chat)


# -- looking for them ------------------------------------------------------------------------------


@dataclass(slots=True)
class Hunt:
    """Says what was found where; `sealed` and `left` are pieces of one person's rows."""

    put_in: int = 0
    kept: int = 0
    files: int = 0
    hits: set[str] = field(default_factory=set)
    sealed: int = 0
    left: int = 0
    keys_left: int = 0


async def _hunt(random: Random, folder: Path, hunt: Hunt, answers: int, module: str) -> None:
    clock = playground.WindableClock()
    clock.wind_to(WEDNESDAY)
    telegram = await playground.start(port=0, limits=False, clock=clock)
    (folder / "tmp").mkdir(parents=True)
    stand_in = Telegram(telegram.url, telegram.token)
    bot = Bot(stand_in, folder, _environment(folder), module)
    try:
        bot.set_clock(WEDNESDAY)
        bot.start()
        with Watcher(folder) as watcher:
            await _confided(random, telegram, bot, hunt, answers)
        hunt.files = watcher.files
        hunt.hits |= watcher.hits
    finally:
        if bot.process is not None and bot.process.poll() is None:
            bot.kill()
        await telegram.stop()


def _environment(folder: Path) -> dict[str, str]:
    return {
        "LOG_LEVEL": "DEBUG",
        "TMPDIR": str(folder / "tmp"),
        "SQLITE_TMPDIR": str(folder / "tmp"),
    }


async def _confided(
    random: Random, telegram: Playground, bot: Bot, hunt: Hunt, answers: int
) -> None:
    people = []
    for chat in (OTHER, CHAT):
        person = ProbePerson(random, telegram, chat, answers if chat == CHAT else FEW)
        telegram.people.add(id=chat, first_name=person.canary())
        await confide(person)
        people.append(person)
    goer = people[1]
    confide_unreadable(goer)
    await goer.says("/status")
    await asyncio.to_thread(_back_up, bot)
    hunt.put_in = sum(len(one.put_in) for one in people)
    hunt.kept = await _kept(goer)
    await _unsent(goer, telegram)
    await _deleted(goer, bot, hunt)


async def _kept(person: ProbePerson) -> int:
    """Returns how many of the canaries are in the person's export."""
    for _ in range(round(PATIENCE)):  # whoever has written so fast is refused for a moment
        await person.says("/export")
        if person.telegram.world.files:
            break
        await asyncio.sleep(1)
    told = b"".join(one.content for one in person.telegram.world.files.values()).decode()
    return sum(one in told for one in [*person.put_in, PHONE])


async def _unsent(person: ProbePerson, telegram: Playground) -> None:
    """Leaves replies with canaries in the outbox, with a bot that says why."""
    from playground.world.faults import Fault, FaultKind

    telegram.app_state.faults.order(Fault(FaultKind.ERROR, "sendMessage", times=3, status=502))
    telegram.people.send_text(person.chat, "/status")
    await asyncio.sleep(1)
    telegram.app_state.faults.cancel()


def _back_up(bot: Bot) -> None:
    command = [sys.executable, "-m", "bot", "backup"]
    with bot.log.open("ab") as log:
        subprocess.run(
            command, cwd=bot.folder, env=bot.surroundings(), stdout=log, stderr=log, check=True
        )


async def _deleted(person: ProbePerson, bot: Bot, hunt: Hunt) -> None:
    """Returns the rows of somebody before and after they delete themselves, byte for byte."""
    data = bot.folder / "data"
    sealed, keys = await asyncio.to_thread(pieces_of, data, person.chat)
    hunt.sealed = len(sealed)
    await person.says("/delete")
    await person.says("delete")
    book = bot.folder / "backups" / "debrief-keys.db"
    for _ in range(round(PATIENCE / LOOK)):  # the work after the farewell takes a moment
        live = b"".join(path.read_bytes() for path in data.glob("debrief.db*"))
        hunt.left = sum(piece in live for piece in sealed)
        hunt.keys_left = sum(piece in book.read_bytes() for piece in keys)
        if not hunt.left and not hunt.keys_left:
            break
        await asyncio.sleep(LOOK)


def nowhere_else(seed: int, share: float, module: str = "bot") -> Report:
    """Lets two people tell the bot everything, and one of them delete it."""
    hunt = Hunt()
    with tempfile.TemporaryDirectory(prefix="debrief-canaries-") as folder:
        random = Random(seed)  # noqa: S311 - to be played again, not a secret
        answers = MANY if share >= 1 else FEW
        asyncio.run(_hunt(random, Path(folder) / "bot", hunt, answers, module))
        hunt.hits |= hits(Path(folder))
    return report_on(hunt, share)


def report_on(hunt: Hunt, share: float) -> Report:
    """Reports the numbers; a share needs fewer canaries."""
    claims = (
        Claim("canaries put in", hunt.put_in, least=60 if share >= 1 else 30),
        Claim("of one person, in their export", hunt.kept, least=30 if share >= 1 else 15),
        Claim("places where one can be read", len(hunt.hits), most=0),
        Claim("pieces of the sealed rows before /delete", hunt.sealed, least=10),
        Claim("after it", hunt.left, most=0),
        Claim("keys of theirs beside the backups", hunt.keys_left, most=0),
    )
    tried = f"{hunt.put_in} canaries ({STEM}...) in the chat, {hunt.files} readings of files"
    return Report(tried, claims, tuple(sorted(hunt.hits))[:10])


TRIALS = (Trial("canaries", "what people say is nowhere to be read on the disk", nowhere_else),)

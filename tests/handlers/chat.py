"""Drives the handlers as a person does: every step is a real update.

Between two steps all of it is kept as JSON, as storage keeps it. The product is used as it is, and
what follows from the same facts is worked out once a turn, as in the intake.
"""

import json
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, NoReturn

import telegram
from telegram.request import BaseRequest, RequestData

from coaching.model.documents import Dossier, Person
from coaching.model.turn_memory import remember_within_turn
from coaching.model.vocabulary import PersonId, to_utc
from coaching.translation import use_language
from handlers.ui.abilities import PLAIN, Abilities
from handlers.ui.turn import Turn
from storage.tables.document_encoding import OPPORTUNITY_CODEC, PERSON_CODEC
from tests.handlers.few_buttons import check_few_buttons
from tests.handlers.screen import Refused, Screen, Seen

BOT: dict[str, Any] = {"id": 1, "is_bot": True, "first_name": "Debrief", "username": "debrief_bot"}
SUNDAY_MORNING = datetime(2026, 11, 22, 9, tzinfo=UTC)
PINGS_AT_MOST = 300

Enter = Callable[[telegram.Update, Turn], Awaitable[None]]


class NoNetwork(BaseRequest):
    """Handlers reach no network: whatever tries to fails the test."""

    read_timeout = None

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> NoReturn:
        """Fails."""
        raise AssertionError(f"a handler tried to reach the network: {method}")


def make_bot() -> telegram.Bot:
    """The bot that updates carry; handlers only ask it for its name."""
    bot = telegram.Bot("1:token", request=NoNetwork(), get_updates_request=NoNetwork())
    bot._bot_user = telegram.User.de_json(BOT, bot)
    return bot


async def enter_doors(update: telegram.Update, turn: Turn) -> None:
    """The doors of the product."""
    from handlers import router

    await router.route_update(update, turn)


def as_kept(dossier: Dossier) -> Dossier:
    """The dossier after it was written down and read again."""
    return Dossier(
        PERSON_CODEC.decode(PERSON_CODEC.encode(dossier.person)),
        tuple(
            OPPORTUNITY_CODEC.decode(OPPORTUNITY_CODEC.encode(one)) for one in dossier.opportunities
        ),
    )


@dataclass(slots=True)
class Chat:
    """One person's chat. `lines` is all that happened, as `transcript` tells it."""

    now: datetime = SUNDAY_MORNING
    dossier: Dossier | None = None
    id: int = 7
    first_name: str = "Robin"
    language: str = "en"
    enter: Enter = enter_doors
    screen: Screen = field(default_factory=Screen)
    lines: list[str] = field(default_factory=list)
    clipboard: str = ""
    next_ping: datetime | None = None
    bot: telegram.Bot = field(default_factory=make_bot)
    waited: timedelta = timedelta(0)
    """How long what they do lies at Telegram until the bot is there."""
    abilities: Abilities = PLAIN
    waiting: list[telegram.Update] = field(default_factory=list)
    """The messages whose files wait to be read."""
    _read: int = 0
    _updates: int = 1000

    # -- what a person does ------------------------------------------------------------------

    async def send(self, text: str) -> int:
        """Writes a message, or a command. Returns the id of what was written."""
        content: dict[str, Any] = {"text": text}
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return await self._write(content, text)

    async def forward(self, text: str, sender: str = "Priya Shah") -> int:
        """Forwards what somebody else wrote."""
        origin = {"type": "hidden_user", "sender_user_name": sender, "date": self._stamp()}
        return await self._write({"text": text, "forward_origin": origin}, f"(forwards) {text}")

    async def reply(self, to: Seen, text: str) -> int:
        """Answers one message of the coach."""
        content = {"text": text, "reply_to_message": self._as_sent(to)}
        return await self._write(content, f"(replies) {text}")

    async def edit(self, message_id: int, text: str) -> None:
        """Edits a message written before."""
        self.lines.append(f"> (edits) {text}")
        message = {**self._message(message_id), "text": text, "edit_date": self._stamp()}
        await self._update({"edited_message": message})

    async def click(self, label: str, on: Seen | None = None) -> Seen:
        """Presses a button or key: on the newest message that has it, or on `on` as it was seen
        (the phone may still show buttons that are gone). Returns the message pressed."""
        message = on or self._with(label)
        if message.key(label) is not None:
            await self.send(label)
            return message
        button = message.button(label)
        if button is None:
            raise Refused(f"there is no [{label}] on {message}")
        self.lines.append(f"> [{label}]")
        if "copy_text" in button:
            self.clipboard = button["copy_text"]["text"]
        elif "callback_data" in button:
            await self.press(button["callback_data"], message)
        return message

    async def press(self, data: str, message: Seen) -> None:
        """Sends a press as it is, for the ones that no screen shows any more."""
        query = {
            "id": str(self._updates + 1),
            "from": self._who(),
            "chat_instance": "1",
            "message": self._as_sent(message),
            "data": data,
        }
        await self._update({"callback_query": query})

    def _as_sent(self, message: Seen) -> dict[str, Any]:
        return {
            "message_id": message.id,
            "date": self._stamp(),
            "chat": self._chat(),
            "from": BOT,
            "text": message.text,
            "reply_markup": {"inline_keyboard": [list(row) for row in message.buttons]},
        }

    async def share_location(self, latitude: float, longitude: float) -> int:
        """Shares where they are."""
        place = {"latitude": latitude, "longitude": longitude}
        return await self._write({"location": place}, f"(location {latitude}, {longitude})")

    async def contact(self, name: str, phone: str = "+491701234567", vcard: str = "") -> int:
        """Shares a contact card, perhaps with what the address book knows."""
        card = {"first_name": name, "phone_number": phone, **({"vcard": vcard} if vcard else {})}
        return await self._write({"contact": card}, f"(contact {name})")

    async def sticker(self) -> int:
        """Sends a sticker."""
        sticker = {**_file("sticker"), "width": 512, "height": 512, "type": "regular"}
        sticker |= {"is_animated": False, "is_video": False, "emoji": "👍"}
        return await self._write({"sticker": sticker}, "(sticker)")

    async def photo(self, caption: str = "") -> int:
        """Sends a picture, perhaps with words under it."""
        sizes = [{**_file("photo"), "width": 90, "height": 90}]
        under = {"caption": caption} if caption else {}
        return await self._write({"photo": sizes, **under}, f"(photo) {caption}".strip())

    async def voice(self, seconds: int = 3, **more: Any) -> int:
        """Sends a voice note."""
        return await self._write(
            {"voice": {**_file("voice"), "duration": seconds}, **more}, "(voice)"
        )

    async def is_heard(self, words: str | None) -> None:
        """Lets what they said in the oldest voice note that waits be heard; None is a failure."""
        from handlers import router

        update = self.waiting.pop(0)
        message = update.effective_message
        turn = self._turn(message.message_id if message is not None else 0)
        self.lines.append(f"-- heard: {words}")
        with remember_within_turn(), use_language(turn.person.language):
            await router.route_fetched(update, turn, words)
            self._end(turn)

    async def document(
        self, name: str, kind: str = "text/calendar", *, caption: str = "", size: int = 900
    ) -> int:
        """Sends a file; what is read in it comes with `is_heard`."""
        about = {**_file(name), "file_name": name, "mime_type": kind, "file_size": size}
        content = {"document": about, **({"caption": caption} if caption else {})}
        return await self._write(content, f"(file {name}) {caption}".strip())

    async def is_pointed(self, answer: str) -> None:
        """Lets a language model answer about the oldest text that waits; "" is no answer."""
        await self.is_heard(answer)

    async def sound(self) -> int:
        """Sends a piece of music."""
        return await self._write({"audio": {**_file("audio"), "duration": 200}}, "(music)")

    # -- what a person reads -----------------------------------------------------------------

    def read(self) -> list[Seen]:
        """What came since the last time they looked: messages, edits, files and notes."""
        seen = self.screen.came[self._read :]
        self._read = len(self.screen.came)
        return seen

    @property
    def last(self) -> Seen:
        """The newest thing they read, as it was when it came."""
        return self.screen.came[-1]

    @property
    def person(self) -> Person:
        """What is kept of the person."""
        assert self.dossier is not None, "nothing is kept of this person"
        return self.dossier.person

    # -- time --------------------------------------------------------------------------------

    async def at(self, moment: datetime) -> None:
        """Lets time pass until then; the pings that are due on the way come at their minute."""
        goal = to_utc(moment)
        for _ in range(PINGS_AT_MOST):
            due = self.next_ping
            if due is None or due > goal:
                break
            self.now = max(self.now, due)
            self._ping()
        else:
            raise AssertionError(f"more than {PINGS_AT_MOST} pings until {goal}")
        self.now = goal
        self.lines.append(f"-- {goal:%a %d %b %H:%M} UTC")

    async def wait(self, delta: timedelta) -> None:
        """Lets some time pass."""
        await self.at(self.now + delta)

    def _ping(self) -> None:
        from handlers.cards import reminders

        turn = self._turn(0)
        self.lines.append(f"-- {self.now:%a %d %b %H:%M} UTC, a ping")
        with remember_within_turn(), use_language(turn.person.language):
            reminders.say_reminder(turn)
            assert turn.toast is None, "nobody pressed anything"
            self._end(turn)

    # -- one turn ----------------------------------------------------------------------------

    async def _write(self, content: Mapping[str, Any], told: str) -> int:
        self.lines.append(f"> {told}")
        number = self.screen.number()
        await self._update({"message": {**self._message(number), **content}})
        return number

    async def _update(self, content: Mapping[str, Any]) -> None:
        self._updates += 1
        raw = json.loads(json.dumps({"update_id": self._updates, **content}))
        update = telegram.Update.de_json(raw, self.bot)
        message = update.effective_message
        turn = self._turn(message.message_id if message is not None else 0)
        language = self.language if turn.is_newcomer else turn.person.language
        with remember_within_turn(), use_language(language):
            await self.enter(update, turn)
            if turn.fetches_file:
                self.waiting.append(update)
            if update.callback_query is None:
                assert turn.toast is None, f"nobody pressed anything, yet: {turn.toast}"
            self._end(turn)

    def _turn(self, message: int) -> Turn:
        kept = self.dossier or Dossier(Person(PersonId(1), joined=self.now))
        return Turn(
            *(self.now, self.id, kept, message),
            is_newcomer=self.dossier is None,
            abilities=self.abilities,
            waiting_files=len(self.waiting),
        )

    def _end(self, turn: Turn) -> None:
        seen = len(self.screen.came)
        for saying in turn.fit_outgoing():
            self.screen.apply(saying)
        self.screen.toast(turn.toast)
        self.lines.extend(f"< {one}" for one in self.screen.came[seen:])
        if self.enter is enter_doors:
            check_few_buttons(self.screen.came[seen:])
        self.dossier = None if turn.deletes_person else as_kept(turn.dossier)
        self.next_ping = self._plan()

    def _plan(self) -> datetime | None:
        if self.dossier is None or self.enter is not enter_doors:
            return None
        from handlers.cards import reminders

        return reminders.next_ping(self.dossier, self.now)

    def _with(self, label: str) -> Seen:
        newest_first = sorted(self.screen.messages.values(), key=lambda one: one.id, reverse=True)
        for message in newest_first:
            if label in message.labels:
                return message
        raise Refused(f"there is no [{label}] anywhere; the newest is: {self.last}")

    def _message(self, number: int) -> dict[str, Any]:
        who = {"chat": self._chat(), "from": self._who()}
        return {"message_id": number, "date": self._stamp(), **who}

    def _chat(self) -> dict[str, Any]:
        return {"id": self.id, "type": "private", "first_name": self.first_name}

    def _who(self) -> dict[str, Any]:
        user = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        return {**user, "language_code": self.language}

    def _stamp(self) -> int:
        return int((self.now - self.waited).timestamp())


def _file(name: str) -> dict[str, Any]:
    return {"file_id": name, "file_unique_id": name, "file_size": 3}


def run(step: Coroutine[Any, Any, Any]) -> None:
    """Runs a step without a loop: handlers wait for nothing."""
    try:
        step.send(None)
    except StopIteration:
        return
    raise AssertionError("a handler waited for something")


def transcript(chat: Chat) -> str:
    """The conversation as text: "> what the person did", "< what they read [Button]"."""
    return "\n".join(chat.lines)

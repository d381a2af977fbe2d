"""The people's side over HTTP: what the page and the tests press, wind, order and read."""

import base64
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from playground import views
from playground.desk import Desk
from playground.faults import Fault, Trouble
from playground.limits import Limits, Speed
from playground.terms import ApiError, Json, Misuse
from playground.world import Chat

PREFIX = "/playground/api"
LONGEST_WAIT = 50.0
Action = Callable[[int, Json], Json | Awaitable[Json]]


class Control:
    """Answers whoever sits at the desk. Misuse becomes a 400 with its text."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/playground/unknown", self.unknown),
            web.get(f"{PREFIX}/unknown", self.unknown),
            web.get(f"{PREFIX}/state", self.state),
            web.get(f"{PREFIX}/users", self.users),
            web.post(f"{PREFIX}/users", self.add_user),
            web.get(f"{PREFIX}/users/{{id}}", self.user),
            web.get(f"{PREFIX}/users/{{id}}/messages", self.messages),
            web.post(f"{PREFIX}/users/{{id}}/{{action}}", self.act),
            web.get(f"{PREFIX}/presses/{{query_id}}", self.pressed),
            web.get(f"{PREFIX}/clock", self.clock),
            web.post(f"{PREFIX}/clock", self.wind),
            web.get(f"{PREFIX}/events", self.events),
            web.get(f"{PREFIX}/feed", self.feed),
            web.get(f"{PREFIX}/calls", self.calls),
            web.get(f"{PREFIX}/faults", self.faults),
            web.post(f"{PREFIX}/faults", self.order_fault),
            web.delete(f"{PREFIX}/faults", self.cancel_faults),
            web.post(f"{PREFIX}/limits", self.limits),
            web.get(f"{PREFIX}/files/{{id}}", self.file),
            web.post(f"{PREFIX}/reset", self.reset),
        ]

    async def unknown(self, _request: web.Request) -> web.Response:
        return shown(self.desk.world.unknown)

    async def state(self, _request: web.Request) -> web.Response:
        return shown(views.state(self.desk))

    async def users(self, _request: web.Request) -> web.Response:
        world = self.desk.world
        return shown([views.person(world, chat) for chat in world.chats.values()])

    async def add_user(self, request: web.Request) -> web.Response:
        body = await sent(request)
        names = ("id", "first_name", "last_name", "username", "language_code", "zone")
        chat = self.desk.people.add(**{name: body[name] for name in names if name in body})
        return shown(views.person(self.desk.world, chat))

    async def user(self, request: web.Request) -> web.Response:
        return shown(views.person(self.desk.world, self.chat(request)))

    def chat(self, request: web.Request) -> Chat:
        """The person in the address."""
        return self.desk.world.chat(number(request.match_info["id"]))

    async def messages(self, request: web.Request) -> web.Response:
        """`since` a number, only `from` bot or user, waiting up to `wait` seconds for the first."""
        chat, feed = self.chat(request), self.desk.world.feed
        since, sender = number(request.query.get("since", "0")), request.query.get("from", "")
        wait = min(float(request.query.get("wait", "0")), LONGEST_WAIT)
        await feed.until(lambda: bool(views.messages(chat, since, sender)), wait)
        return shown({"seq": feed.number, "messages": views.messages(chat, since, sender)})

    async def act(self, request: web.Request) -> web.Response:
        """What somebody does, by the last word of the address."""
        action = self.actions().get(request.match_info["action"])
        if action is None:
            raise web.HTTPNotFound(text="no such action")
        seq = self.desk.world.feed.number
        try:
            done = action(self.chat(request).id, await sent(request))
        except KeyError as missing:
            raise Misuse(f"{missing.args[0]} is missing") from missing
        except TypeError as wrong:
            raise Misuse(f"that cannot be read: {wrong}") from wrong
        result = done if isinstance(done, dict) else await done
        return shown({"seq": seq} | result)

    def actions(self) -> dict[str, Action]:
        """Each takes the person's id and what was sent."""
        people = self.desk.people
        return {
            "text": lambda who, said: {
                "messages": people.send_text(who, said["text"], reply_to=said.get("reply_to"))
            },
            "edit": lambda who, said: {
                "message": people.edit_text(who, said["message_id"], said["text"])
            },
            "location": lambda who, said: {
                "message": people.send_location(who, said["latitude"], said["longitude"])
            },
            "contact": lambda who, said: {"message": people.send_contact(who, **said)},
            "sticker": lambda who, said: {"message": people.send_sticker(who, **said)},
            "voice": lambda who, said: {"message": people.send_voice(who, **said)},
            "photo": lambda who, said: {
                "message": people.send_photo(who, decoded(said), said.get("caption", ""))
            },
            "document": lambda who, said: {"message": self.document(who, said)},
            "press": self.press,
            "press_reply": lambda who, said: {
                "messages": people.press_reply(who, said["text"], said)
            },
            "react": lambda who, said: plainly(
                people.react, who, said["message_id"], said["emoji"]
            ),
            "zone": lambda who, said: plainly(people.move, who, str(said["zone"])),
            "block": lambda who, _: plainly(people.block, who),
            "unblock": lambda who, _: plainly(people.unblock, who),
            "deactivate": lambda who, _: plainly(people.deactivate, who),
            "restart": lambda who, _: {"message": people.restart(who)},
        }

    def document(self, who: int, said: Json) -> Json:
        """A file, its content as text or in base64."""
        content = decoded(said) or str(said.get("text", "")).encode()
        name, mime = str(said["name"]), str(said.get("mime", ""))
        try:
            return self.desk.people.send_document(who, name, content, mime, said.get("caption", ""))
        except ApiError as refusal:
            raise Misuse(refusal.description) from refusal

    async def press(self, who: int, said: Json) -> Json:
        """Press, then wait up to `wait` seconds (5 unless told) for the bot's answer."""
        choice = {name: said[name] for name in ("row", "col", "text", "data") if name in said}
        pressed = self.desk.people.press(who, said["message_id"], **choice)
        wait = min(float(said.get("wait", 5)), LONGEST_WAIT)
        await self.desk.world.feed.until(lambda: pressed.answer is not None, wait)
        return views.press(pressed)

    async def pressed(self, request: web.Request) -> web.Response:
        press = self.desk.world.presses.get(request.match_info["query_id"])
        if press is None:
            raise Misuse("there is no such press")
        return shown(views.press(press))

    async def clock(self, _request: web.Request) -> web.Response:
        return shown(views.clock(self.desk))

    async def wind(self, request: web.Request) -> web.Response:
        """By `seconds`, `to` a moment (ISO, with zone), `to_next_ping`, or `reset` to real time."""
        wanted = await sent(request)
        clock, wound, why = self.desk.clock, True, ""
        if wanted.get("to_next_ping"):
            wound, why = await self.wind_to_next_ping()
        elif wanted.get("reset"):
            clock.unwind()
        elif "to" in wanted:
            clock.wind_to(moment(str(wanted["to"])))
        elif "seconds" in wanted:
            clock.wind(timedelta(seconds=float(wanted["seconds"])))
        else:
            raise Misuse("say seconds, to, to_next_ping or reset")
        self.desk.world.feed.tell("clock")
        return shown(views.clock(self.desk) | {"wound": wound, "why": why})

    async def wind_to_next_ping(self) -> tuple[bool, str]:
        """Whether the clock was wound, else why not, in words for people."""
        if self.desk.next_ping is None:
            return False, "Whoever started this stand-in did not tell it about pings."
        ahead = await self.desk.next_ping()
        if ahead is None:
            return False, "No ping is planned."
        if ahead <= self.desk.clock.now():
            return False, "A ping is due right now."
        self.desk.clock.wind_to(ahead)
        return True, ""

    async def events(self, request: web.Request) -> web.StreamResponse:
        """A stream of all that happens (server-sent events) after `since`."""
        feed = self.desk.world.feed
        since = number(request.headers.get("Last-Event-ID") or request.query.get("since", "0"))
        since = min(since, feed.number) or feed.number
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        stream = web.StreamResponse(headers=headers)
        await stream.prepare(request)
        with suppress(ConnectionResetError):  # the page was closed
            await stream.write(b": a stand-in for Telegram\n\n")
            while True:
                for event in feed.since(since):
                    since = event["seq"]
                    line = f"id: {since}\ndata: {json.dumps(event, ensure_ascii=False)}\n\n"
                    await stream.write(line.encode())
                if not await feed.change(15):
                    await stream.write(b": still here\n\n")
        return stream

    async def feed(self, request: web.Request) -> web.Response:
        """The same without a stream: events after `since`, waiting up to `wait` seconds."""
        feed, since = self.desk.world.feed, number(request.query.get("since", "0"))
        wait = min(float(request.query.get("wait", "0")), LONGEST_WAIT)
        await feed.until(lambda: feed.number > since, wait)
        return shown({"seq": feed.number, "events": feed.since(since)})

    async def calls(self, request: web.Request) -> web.Response:
        """What the bot asked for after call `since`, of one `method`, waiting up to `wait` s."""
        since, method = number(request.query.get("since", "0")), request.query.get("method", "")
        wait = min(float(request.query.get("wait", "0")), LONGEST_WAIT)

        def found() -> list[Json]:
            return [
                call
                for call in self.desk.world.calls
                if call["id"] > since and method.lower() in ("", call["method"].lower())
            ]

        await self.desk.world.feed.until(lambda: bool(found()), wait)
        return shown({"last": self.desk.world.call_number, "calls": found()})

    async def faults(self, _request: web.Request) -> web.Response:
        return shown([asdict(fault) for fault in self.desk.faults.open])

    async def order_fault(self, request: web.Request) -> web.Response:
        body = await sent(request)
        try:
            fault = Fault(**(body | {"kind": Trouble(body.get("kind", "error"))}))
        except (TypeError, ValueError) as wrong:
            raise Misuse(str(wrong)) from wrong
        return shown(asdict(self.desk.faults.order(fault)))

    async def cancel_faults(self, _request: web.Request) -> web.Response:
        self.desk.faults.cancel()
        return shown([])

    async def limits(self, request: web.Request) -> web.Response:
        """{"chat": {"rate": 1, "burst": 10}, "overall": null}; null lifts a limit."""
        body = await sent(request)
        speeds = {
            name: Speed(**body[name]) if body.get(name) else None for name in ("chat", "overall")
        }
        self.desk.pace.limits = Limits(**speeds)
        return shown(asdict(self.desk.pace.limits))

    async def file(self, request: web.Request) -> web.Response:
        """A file from a chat, for the page; never shown as a page of its own."""
        stored = self.desk.world.files.get(request.match_info["id"])
        if stored is None:
            raise web.HTTPNotFound
        name = stored.name.replace('"', "").replace("\n", " ").replace("\r", " ")
        kind = "inline" if stored.mime in ("image/png", "image/jpeg") else "attachment"
        headers = {
            "Content-Disposition": f'{kind}; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        }
        mime = stored.mime.partition(";")[0]
        return web.Response(body=stored.content, content_type=mime, headers=headers)

    async def reset(self, _request: web.Request) -> web.Response:
        """No people, no chats, no faults; the clock stays."""
        self.desk.faults.cancel()
        self.desk.world.clear()
        return shown(views.state(self.desk))


def plainly(act: Callable[..., None], *given: object) -> Json:
    """Do what gives nothing back."""
    act(*given)
    return {"done": True}


def shown(body: Any) -> web.Response:
    """As JSON."""
    return web.json_response(body, dumps=lambda value: json.dumps(value, ensure_ascii=False))


async def sent(request: web.Request) -> Json:
    """What came in the body: a JSON object, or nothing."""
    text = await request.text()
    try:
        body = json.loads(text or "{}")
    except ValueError as wrong:
        raise Misuse("the body is no JSON") from wrong
    if not isinstance(body, dict):
        raise Misuse("the body is no JSON object")
    return body


def number(text: str) -> int:
    """A whole number out of an address."""
    try:
        return int(text)
    except ValueError as wrong:
        raise Misuse(f"{text!r} is no number") from wrong


def moment(text: str) -> datetime:
    """An ISO time with a zone."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise Misuse(f"{text!r} is no ISO time") from wrong
    if found.tzinfo is None:
        raise Misuse("a time needs a zone, such as +01:00")
    return found


def decoded(said: Json) -> bytes:
    """What came in base64, empty where nothing did."""
    try:
        return base64.b64decode(said.get("content_base64", ""), validate=True)
    except ValueError as wrong:
        raise Misuse("content_base64 is no base64") from wrong

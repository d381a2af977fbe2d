"""The people's side over HTTP: what the page and the tests press, wind, order and read."""

import base64
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress

from aiohttp import web

from playground.app import Desk
from playground.http import views
from playground.http.exchange import LONGEST_WAIT, PREFIX, number, sent, shown
from playground.world.refusals import ApiError, Json, Misuse
from playground.world.world import Chat, Room

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
            web.get(f"{PREFIX}/groups", self.groups),
            web.post(f"{PREFIX}/groups", self.add_group),
            web.get(f"{PREFIX}/groups/{{id}}", self.group),
            web.get(f"{PREFIX}/groups/{{id}}/messages", self.group_messages),
            web.post(f"{PREFIX}/groups/{{id}}/text", self.group_text),
            web.post(f"{PREFIX}/groups/{{id}}/remove", self.leave_group),
            web.get(f"{PREFIX}/events", self.events),
            web.get(f"{PREFIX}/feed", self.feed),
            web.get(f"{PREFIX}/files/{{id}}", self.file),
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
        return await self._messages(request, self.chat(request))

    async def _messages(self, request: web.Request, room: Room) -> web.Response:
        feed = self.desk.world.feed
        since, wanted = number(request.query.get("since", "0")), request.query.get("from", "")
        wait = min(float(request.query.get("wait", "0")), LONGEST_WAIT)
        await feed.until(lambda: bool(views.messages(room, since, wanted)), wait)
        return shown({"seq": feed.number, "messages": views.messages(room, since, wanted)})

    async def groups(self, _request: web.Request) -> web.Response:
        return shown([views.group(group) for group in self.desk.world.groups.values()])

    async def add_group(self, request: web.Request) -> web.Response:
        """Person `by` adds the bot to a group: a new one of that `title` and `kind` (group,
        supergroup, channel), or the one of that `id` again."""
        body = await sent(request)
        named = {name: body[name] for name in ("title", "kind") if name in body}
        group = self.desk.groups.add_bot(whole(body, "by"), number=body.get("id"), **named)
        return shown(views.group(group))

    async def group(self, request: web.Request) -> web.Response:
        return shown(views.group(self.desk.world.group(number(request.match_info["id"]))))

    async def group_messages(self, request: web.Request) -> web.Response:
        """As of a person's chat."""
        room = self.desk.world.group(number(request.match_info["id"]))
        return await self._messages(request, room)

    async def group_text(self, request: web.Request) -> web.Response:
        """Person `user` writes `text` there."""
        body, group = await sent(request), number(request.match_info["id"])
        message = self.desk.groups.send_text(group, whole(body, "user"), str(body.get("text", "")))
        return shown({"message": message})

    async def leave_group(self, request: web.Request) -> web.Response:
        """Person `by` throws the bot out."""
        body, group = await sent(request), number(request.match_info["id"])
        self.desk.groups.remove_bot(group, whole(body, "by"))
        return shown(views.group(self.desk.world.group(group)))

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


def whole(body: Json, name: str) -> int:
    """A whole number that must be there."""
    found = body.get(name)
    if not isinstance(found, int):
        raise Misuse(f"{name} is missing")
    return found


def plainly(act: Callable[..., None], *given: object) -> Json:
    """Do what gives nothing back."""
    act(*given)
    return {"done": True}


def decoded(said: Json) -> bytes:
    """What came in base64, empty where nothing did."""
    try:
        return base64.b64decode(said.get("content_base64", ""), validate=True)
    except ValueError as wrong:
        raise Misuse("content_base64 is no base64") from wrong

"""The page and the tests act for people through these routes: write, press, read, follow events."""

import base64
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress

from aiohttp import web

from playground.app import AppState
from playground.http import views
from playground.http.exchange import (
    API_PREFIX,
    LONGEST_WAIT,
    json_response,
    parse_integer,
    read_json_object,
)
from playground.world.refusals import ApiError, Json, Misuse
from playground.world.world import BaseChat, PrivateChat

Action = Callable[[int, Json], Json | Awaitable[Json]]


class ControlApi:
    """Answers the page and the tests; a Misuse becomes a 400 with its text."""

    def __init__(self, app_state: AppState) -> None:
        self.app_state = app_state

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/playground/unknown", self.list_unknown),
            web.get(f"{API_PREFIX}/unknown", self.list_unknown),
            web.get(f"{API_PREFIX}/state", self.state),
            web.get(f"{API_PREFIX}/users", self.users),
            web.post(f"{API_PREFIX}/users", self.add_user),
            web.get(f"{API_PREFIX}/users/{{id}}", self.user),
            web.get(f"{API_PREFIX}/users/{{id}}/messages", self.messages),
            web.post(f"{API_PREFIX}/users/{{id}}/{{action}}", self.run_action),
            web.get(f"{API_PREFIX}/presses/{{query_id}}", self.find_press),
            web.get(f"{API_PREFIX}/groups", self.groups),
            web.post(f"{API_PREFIX}/groups", self.add_group),
            web.get(f"{API_PREFIX}/groups/{{id}}", self.group),
            web.get(f"{API_PREFIX}/groups/{{id}}/messages", self.group_messages),
            web.post(f"{API_PREFIX}/groups/{{id}}/text", self.send_group_text),
            web.post(f"{API_PREFIX}/groups/{{id}}/remove", self.remove_bot),
            web.get(f"{API_PREFIX}/events", self.stream_events),
            web.get(f"{API_PREFIX}/feed", self.poll_events),
            web.get(f"{API_PREFIX}/files/{{id}}", self.file),
        ]

    async def list_unknown(self, _request: web.Request) -> web.Response:
        return json_response(self.app_state.world.unknown)

    async def state(self, _request: web.Request) -> web.Response:
        return json_response(views.state(self.app_state))

    async def users(self, _request: web.Request) -> web.Response:
        world = self.app_state.world
        return json_response([views.person(world, chat) for chat in world.chats.values()])

    async def add_user(self, request: web.Request) -> web.Response:
        body = await read_json_object(request)
        names = ("id", "first_name", "last_name", "username", "language_code", "zone")
        chat = self.app_state.people.add(**{name: body[name] for name in names if name in body})
        return json_response(views.person(self.app_state.world, chat))

    async def user(self, request: web.Request) -> web.Response:
        return json_response(views.person(self.app_state.world, self.find_chat(request)))

    def find_chat(self, request: web.Request) -> PrivateChat:
        """Returns the chat of the person whose id stands in the address."""
        return self.app_state.world.chat(parse_integer(request.match_info["id"]))

    async def messages(self, request: web.Request) -> web.Response:
        """Returns messages `since` a number, `from` bot or user only, waiting up to `wait` seconds.

        It waits only while there is no message to return.
        """
        return await self._wait_for_messages(request, self.find_chat(request))

    async def _wait_for_messages(self, request: web.Request, room: BaseChat) -> web.Response:
        feed = self.app_state.world.feed
        since, sender_kind = (
            parse_integer(request.query.get("since", "0")),
            request.query.get("from", ""),
        )
        wait = min(float(request.query.get("wait", "0")), LONGEST_WAIT)
        await feed.wait_until(lambda: bool(views.messages(room, since, sender_kind)), wait)
        return json_response(
            {"seq": feed.last_number, "messages": views.messages(room, since, sender_kind)}
        )

    async def groups(self, _request: web.Request) -> web.Response:
        return json_response([views.group(group) for group in self.app_state.world.groups.values()])

    async def add_group(self, request: web.Request) -> web.Response:
        """Lets person `by` add the bot to a group.

        It is a new one of that `title` and `kind` (group, supergroup, channel), or the one with
        that `id`.
        """
        body = await read_json_object(request)
        named = {name: body[name] for name in ("title", "kind") if name in body}
        group = self.app_state.groups.add_bot(
            require_integer(body, "by"), number=body.get("id"), **named
        )
        return json_response(views.group(group))

    async def group(self, request: web.Request) -> web.Response:
        return json_response(
            views.group(self.app_state.world.group(parse_integer(request.match_info["id"])))
        )

    async def group_messages(self, request: web.Request) -> web.Response:
        """Returns the messages of a group, with the same parameters as for a person's chat."""
        room = self.app_state.world.group(parse_integer(request.match_info["id"]))
        return await self._wait_for_messages(request, room)

    async def send_group_text(self, request: web.Request) -> web.Response:
        """Lets person `user` write `text` in the group."""
        body, group = await read_json_object(request), parse_integer(request.match_info["id"])
        message = self.app_state.groups.send_text(
            group, require_integer(body, "user"), str(body.get("text", ""))
        )
        return json_response({"message": message})

    async def remove_bot(self, request: web.Request) -> web.Response:
        """Lets person `by` remove the bot from the group."""
        body, group = await read_json_object(request), parse_integer(request.match_info["id"])
        self.app_state.groups.remove_bot(group, require_integer(body, "by"))
        return json_response(views.group(self.app_state.world.group(group)))

    async def run_action(self, request: web.Request) -> web.Response:
        """Runs the action that the last part of the address names."""
        action = self.actions().get(request.match_info["action"])
        if action is None:
            raise web.HTTPNotFound(text="no such action")
        seq = self.app_state.world.feed.last_number
        try:
            done = action(self.find_chat(request).id, await read_json_object(request))
        except KeyError as missing:
            raise Misuse(f"{missing.args[0]} is missing") from missing
        except TypeError as wrong:
            raise Misuse(f"that cannot be read: {wrong}") from wrong
        result = done if isinstance(done, dict) else await done
        return json_response({"seq": seq} | result)

    def actions(self) -> dict[str, Action]:
        """Maps the last part of the address to an action, which takes the person's id and body."""
        people = self.app_state.people
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
            "voice": lambda who, said: {"message": self.send_voice(who, said)},
            "photo": lambda who, said: {
                "message": people.send_photo(who, decode_content(said), said.get("caption", ""))
            },
            "document": lambda who, said: {"message": self.send_document(who, said)},
            "press": self.press,
            "press_reply": lambda who, said: {
                "messages": people.press_reply(who, said["text"], said)
            },
            "react": lambda who, said: run_without_result(
                people.react, who, said["message_id"], said["emoji"]
            ),
            "zone": lambda who, said: run_without_result(people.set_zone, who, str(said["zone"])),
            "block": lambda who, _: run_without_result(people.block, who),
            "unblock": lambda who, _: run_without_result(people.unblock, who),
            "deactivate": lambda who, _: run_without_result(people.deactivate, who),
            "restart": lambda who, _: {"message": people.restart(who)},
        }

    def send_voice(self, user_id: int, body: Json) -> Json:
        """Sends a voice message, whose sound comes in base64."""
        known = {name: body[name] for name in ("seconds", "mime") if name in body}
        return self.app_state.people.send_voice(user_id, sound=decode_content(body), **known)

    def send_document(self, user_id: int, body: Json) -> Json:
        """Sends a file whose content comes as text or in base64."""
        content = decode_content(body) or str(body.get("text", "")).encode()
        name, mime = str(body["name"]), str(body.get("mime", ""))
        try:
            return self.app_state.people.send_document(
                user_id, name, content, mime, body.get("caption", "")
            )
        except ApiError as refusal:
            raise Misuse(refusal.description) from refusal

    async def press(self, user_id: int, body: Json) -> Json:
        """Presses a button, then waits up to `wait` seconds (default 5) for the bot's answer."""
        choice = {name: body[name] for name in ("row", "col", "text", "data") if name in body}
        pressed = self.app_state.people.press(user_id, body["message_id"], **choice)
        wait = min(float(body.get("wait", 5)), LONGEST_WAIT)
        await self.app_state.world.feed.wait_until(lambda: pressed.answer is not None, wait)
        return views.press(pressed)

    async def find_press(self, request: web.Request) -> web.Response:
        press = self.app_state.world.presses.get(request.match_info["query_id"])
        if press is None:
            raise Misuse("there is no such press")
        return json_response(views.press(press))

    async def stream_events(self, request: web.Request) -> web.StreamResponse:
        """Streams all events after `since` as server-sent events."""
        feed = self.app_state.world.feed
        since = parse_integer(
            request.headers.get("Last-Event-ID") or request.query.get("since", "0")
        )
        since = min(since, feed.last_number) or feed.last_number
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        stream = web.StreamResponse(headers=headers)
        await stream.prepare(request)
        with suppress(ConnectionResetError):  # the reader closed the page
            await stream.write(b": a stand-in for Telegram\n\n")
            while True:
                for event in feed.events_since(since):
                    since = event["seq"]
                    line = f"id: {since}\ndata: {json.dumps(event, ensure_ascii=False)}\n\n"
                    await stream.write(line.encode())
                if not await feed.wait_for_event(15):
                    await stream.write(b": still here\n\n")
        return stream

    async def poll_events(self, request: web.Request) -> web.Response:
        """Returns the events after `since` without a stream, waiting up to `wait` seconds."""
        feed, since = self.app_state.world.feed, parse_integer(request.query.get("since", "0"))
        wait = min(float(request.query.get("wait", "0")), LONGEST_WAIT)
        await feed.wait_until(lambda: feed.last_number > since, wait)
        return json_response({"seq": feed.last_number, "events": feed.events_since(since)})

    async def file(self, request: web.Request) -> web.Response:
        """Sends a file from a chat to the page; a browser never shows it as a page of its own."""
        stored = self.app_state.world.files.get(request.match_info["id"])
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


def require_integer(body: Json, name: str) -> int:
    """Returns a required whole number; raises Misuse where it is missing."""
    value = body.get(name)
    if not isinstance(value, int):
        raise Misuse(f"{name} is missing")
    return value


def run_without_result(action: Callable[..., None], *arguments: object) -> Json:
    """Runs an action that returns nothing and answers with an empty object."""
    action(*arguments)
    return {"done": True}


def decode_content(body: Json) -> bytes:
    """Decodes base64; a missing content is empty."""
    try:
        return base64.b64decode(body.get("content_base64", ""), validate=True)
    except ValueError as wrong:
        raise Misuse("content_base64 is no base64") from wrong

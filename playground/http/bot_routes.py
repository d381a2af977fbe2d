"""The side that bots talk to: /bot<token>/<method> over HTTP, as api.telegram.org has it."""

import asyncio
import json
import re
from collections import Counter
from typing import Any

from aiohttp import web

from playground.app import Desk
from playground.bot_api import methods
from playground.bot_api.catalogue import LIMITED, METHODS
from playground.messages.arguments import Given
from playground.world.faults import Fault, Trouble
from playground.world.flood_limits import too_many
from playground.world.refusals import ApiError, Json, Upload, bad_request

WELL_FORMED = re.compile(r"\d+:[\w-]{30,}", re.ASCII)


class BotApi:
    """Answers bots."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.download),
        ]

    def admit(self, token: str) -> None:
        """Raises what Telegram answers to a token that is none, or not the bot's."""
        if not WELL_FORMED.fullmatch(token):
            raise ApiError(404, "Not Found")
        if token != self.desk.token and not self.desk.any_token:
            raise ApiError(401, "Unauthorized")

    async def call(self, request: web.Request) -> web.Response:
        """One request: its arguments, the trouble ordered for it, the method, a line in the log."""
        name = request.match_info["method"]
        try:
            self.admit(request.match_info["token"])
            given = await arguments(request)
        except ApiError as refusal:
            return reply(refusal.code, refusal.body())
        except web.HTTPRequestEntityTooLarge:
            return reply(413, ApiError(413, "Request Entity Too Large").body())
        fault = self.desk.faults.due(name, given.text("chat_id"))
        return await self.played(request, name, given, fault)

    async def played(
        self, request: web.Request, name: str, given: Given, fault: Fault | None
    ) -> web.Response:
        """What the trouble leaves of a call."""
        match fault and fault.kind:
            case Trouble.DROP_BEFORE:
                self.log(name, given, 0, None, fault)
                return cut(request)
            case Trouble.ERROR if fault:
                self.log(name, given, fault.status, fault.body, fault)
                return ordered(fault)
            case Trouble.RETRY_AFTER if fault:
                refusal = too_many(int(fault.seconds))
                self.log(name, given, 429, refusal.body(), fault)
                return reply(429, refusal.body(), refusal.retry_after)
        status, body = await self.answer(name, given)
        self.log(name, given, status, body, fault)
        if fault and fault.kind is Trouble.DROP_AFTER:
            return cut(request)
        if fault and fault.kind is Trouble.DELAY:
            await asyncio.sleep(fault.seconds)
        return reply(status, body, body.get("parameters", {}).get("retry_after"))

    async def answer(self, name: str, given: Given) -> tuple[int, Json]:
        """The status and body that Telegram would give."""
        try:
            return 200, {"ok": True, "result": await self.result(name, given)}
        except ApiError as refusal:
            return refusal.code, refusal.body()
        except (AttributeError, KeyError, TypeError, ValueError) as wrong:
            self.desk.world.remember_unknown("unreadable argument", name, repr(wrong))
            return 400, bad_request("can't parse the arguments").body()

    async def result(self, name: str, given: Given) -> Any:
        """What the method gives back; whatever is not played is remembered."""
        key, world = name.lower(), self.desk.world
        if key not in METHODS:
            world.remember_unknown("method", name)
            raise methods.not_found()
        self.check_parameters(key, given)
        if key in LIMITED:
            paid = given.flag("allow_paid_broadcast")
            self.desk.pace.take(given.text("chat_id"), paid=paid)
        incoming = self.desk.incoming
        match key:
            case "getupdates":
                return await incoming.get_updates(given)
            case "setwebhook":
                return await incoming.set_webhook(given)
            case "deletewebhook":
                return await incoming.delete_webhook(given)
            case "getwebhookinfo":
                return incoming.get_webhook_info()
            case _:
                return methods.HANDLERS[key](world, given)

    def check_parameters(self, key: str, given: Given) -> None:
        """Telegram ignores what it does not know; a test should not."""
        method = METHODS[key]
        attached = {
            str(value).removeprefix("attach://")
            for value in given.values.values()
            if str(value).startswith("attach://")
        }
        for name in {*given.values, *given.uploads} - method.parameters - attached:
            self.desk.world.remember_unknown("parameter", method.name, name)

    def log(self, name: str, given: Given, status: int, body: Any, fault: Fault | None) -> None:
        """A line for tests and for the curious; the token is not in it."""
        world = self.desk.world
        world.call_number += 1
        method = METHODS.get(name.lower())
        counted = world.tally.setdefault(method.name if method else "?", Counter())
        counted[fault.kind if fault else str(status)] += 1
        world.calls.append(
            {
                "id": world.call_number,
                "at": world.clock.now().isoformat(),
                "method": method.name if method else name,
                "params": given.recorded(),
                "status": status,
                "answer": body,
                "fault": fault.kind if fault else None,
            }
        )
        if name.lower() != "getupdates":
            world.feed.tell("call", None, id=world.call_number)

    async def download(self, request: web.Request) -> web.Response:
        """A file by the path that getFile gave."""
        try:
            self.admit(request.match_info["token"])
        except ApiError as refusal:
            return reply(refusal.code, refusal.body())
        for stored in self.desk.world.files.values():
            if stored.path == request.match_info["path"]:
                return web.Response(body=stored.content, content_type="application/octet-stream")
        return reply(404, ApiError(404, "Not Found").body())


async def arguments(request: web.Request) -> Given:
    """Out of the address and the body, whichever way the body is written."""
    values: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        return Given(values | json_body(await request.text()))
    uploads: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.content_type, value.file.read())
        else:
            values[name] = value if isinstance(value, str) else bytes(value).decode()
    return Given(values, uploads)


def json_body(text: str) -> Json:
    """An object, or nothing at all."""
    try:
        body = json.loads(text or "{}")
    except ValueError as wrong:
        raise bad_request("can't parse JSON in the request body") from wrong
    if not isinstance(body, dict):
        raise bad_request("an object was expected in the request body")
    return body


def reply(status: int, body: Json, retry_after: int | None = None) -> web.Response:
    """As the Bot API answers: JSON, with the error's code as the status."""
    headers = {"Retry-After": str(retry_after)} if retry_after else None
    text = json.dumps(body)  # escaped, as half a character can be written no other way
    return web.Response(status=status, text=text, content_type="application/json", headers=headers)


def ordered(fault: Fault) -> web.Response:
    """The answer that somebody ordered; a string is sent as it is, such as a proxy's error page."""
    if isinstance(fault.body, str):
        return web.Response(status=fault.status, text=fault.body, content_type="text/html")
    return reply(fault.status, fault.body or ApiError(fault.status, "Internal Server Error").body())


def cut(request: web.Request) -> web.Response:
    """The line goes dead."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)

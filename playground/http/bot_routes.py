"""Bots talk to these routes: /bot<token>/<method> over HTTP, as at api.telegram.org."""

import asyncio
import json
from collections import Counter
from typing import Any

from aiohttp import web

from playground.app import AppState
from playground.bot_api import methods
from playground.bot_api.catalogue import METHODS, RATE_LIMITED
from playground.messages.arguments import Arguments
from playground.world.bot_token import is_token
from playground.world.faults import Fault, FaultKind
from playground.world.flood_limits import too_many_requests
from playground.world.refusals import ApiError, Json, Upload, bad_request

READING_METHODS = frozenset(
    name for name in METHODS if name.startswith("get") and name != "getupdates"
)
"""A GET changes nothing, so it is answered for these alone; fetching confirms what came before."""


class BotApi:
    def __init__(self, app_state: AppState) -> None:
        self.app_state = app_state

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/bot{token}/{method}", self.call, allow_head=False),
            web.post("/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.download),
        ]

    def check_token(self, token: str) -> None:
        """Raises Telegram's answer where the token is malformed or belongs to another bot."""
        if not is_token(token):
            raise ApiError(404, "Not Found")
        if token != self.app_state.token and not self.app_state.any_token:
            raise ApiError(401, "Unauthorized")

    def check_http_method(self, request: web.Request, name: str) -> None:
        """Refuses a GET of a method that changes something, which Telegram would let through.

        A browser sends a GET for the address of an image or of a frame, without asking anybody.
        """
        if request.method == "GET" and name.lower() not in READING_METHODS:
            self.app_state.world.remember_unknown("GET of", name)
            raise ApiError(405, "Method Not Allowed: this stand-in changes nothing by GET")

    async def call(self, request: web.Request) -> web.Response:
        """Handles one request: arguments, the ordered fault, the method, a line in the log."""
        name = request.match_info["method"]
        try:
            self.check_token(request.match_info["token"])
            self.check_http_method(request, name)
            arguments = await read_arguments(request)
        except ApiError as refusal:
            return json_reply(refusal.code, refusal.body())
        except web.HTTPRequestEntityTooLarge:
            return json_reply(413, ApiError(413, "Request Entity Too Large").body())
        fault = self.app_state.faults.take_fault(name, arguments.text("chat_id"))
        return await self.play_call(request, name, arguments, fault)

    async def play_call(
        self, request: web.Request, name: str, arguments: Arguments, fault: Fault | None
    ) -> web.Response:
        """Plays one call as far as the ordered fault lets it."""
        match fault and fault.kind:
            case FaultKind.DROP_BEFORE:
                self.log_call(name, arguments, 0, None, fault)
                return cut_connection(request)
            case FaultKind.ERROR if fault:
                self.log_call(name, arguments, fault.status, fault.body, fault)
                return fault_response(fault)
            case FaultKind.RETRY_AFTER if fault:
                refusal = too_many_requests(int(fault.seconds))
                self.log_call(name, arguments, 429, refusal.body(), fault)
                return json_reply(429, refusal.body(), refusal.retry_after)
        status, body = await self.answer_call(name, arguments)
        self.log_call(name, arguments, status, body, fault)
        if fault and fault.kind is FaultKind.DROP_AFTER:
            return cut_connection(request)
        if fault and fault.kind is FaultKind.DELAY:
            await asyncio.sleep(fault.seconds)
        return json_reply(status, body, body.get("parameters", {}).get("retry_after"))

    async def answer_call(self, name: str, arguments: Arguments) -> tuple[int, Json]:
        """Returns the status and body that Telegram would send."""
        try:
            return 200, {"ok": True, "result": await self.run_method(name, arguments)}
        except ApiError as refusal:
            return refusal.code, refusal.body()
        except (AttributeError, KeyError, TypeError, ValueError) as wrong:
            self.app_state.world.remember_unknown("unreadable argument", name, repr(wrong))
            return 400, bad_request("can't parse the arguments").body()

    async def run_method(self, name: str, arguments: Arguments) -> Any:
        """Returns the method's result and records every method that is not played."""
        key, world = name.lower(), self.app_state.world
        if key not in METHODS:
            world.remember_unknown("method", name)
            raise methods.unknown_method_error()
        self.check_parameters(key, arguments)
        if key in RATE_LIMITED:
            paid = arguments.is_true("allow_paid_broadcast")
            self.app_state.rate_limiter.count_message(arguments.text("chat_id"), paid=paid)
        incoming = self.app_state.update_transport
        match key:
            case "getupdates":
                return await incoming.get_updates(arguments)
            case "setwebhook":
                return await incoming.set_webhook(arguments)
            case "deletewebhook":
                return await incoming.delete_webhook(arguments)
            case "getwebhookinfo":
                return incoming.get_webhook_info()
            case _:
                return methods.HANDLERS[key](world, arguments)

    def check_parameters(self, key: str, arguments: Arguments) -> None:
        """Records unknown parameters: Telegram ignores them, but a test should fail on them."""
        method = METHODS[key]
        attached = {
            str(value).removeprefix("attach://")
            for value in arguments.values.values()
            if str(value).startswith("attach://")
        }
        for name in {*arguments.values, *arguments.uploads} - method.parameters - attached:
            self.app_state.world.remember_unknown("parameter", method.name, name)

    def log_call(
        self, name: str, arguments: Arguments, status: int, body: Any, fault: Fault | None
    ) -> None:
        """Writes one log entry for tests and readers, without the token."""
        world = self.app_state.world
        world.call_number += 1
        method = METHODS.get(name.lower())
        counted = world.call_counts.setdefault(method.name if method else "?", Counter())
        counted[fault.kind if fault else str(status)] += 1
        world.calls.append(
            {
                "id": world.call_number,
                "at": world.clock.now().isoformat(),
                "method": method.name if method else name,
                "params": arguments.log_entry(),
                "status": status,
                "answer": body,
                "fault": fault.kind if fault else None,
            }
        )
        if name.lower() != "getupdates":
            world.feed.publish("call", None, id=world.call_number)

    async def download(self, request: web.Request) -> web.Response:
        """Sends a file by the path that getFile returned."""
        try:
            self.check_token(request.match_info["token"])
        except ApiError as refusal:
            return json_reply(refusal.code, refusal.body())
        for stored in self.app_state.world.files.values():
            if stored.path == request.match_info["path"]:
                return web.Response(body=stored.content, content_type="application/octet-stream")
        return json_reply(404, ApiError(404, "Not Found").body())


async def read_arguments(request: web.Request) -> Arguments:
    """Reads the arguments from the address and from the body, in any of the accepted encodings."""
    values: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        return Arguments(values | parse_json_body(await request.text()))
    uploads: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.content_type, value.file.read())
        else:
            values[name] = value if isinstance(value, str) else bytes(value).decode()
    return Arguments(values, uploads)


def parse_json_body(text: str) -> Json:
    """Returns an object, or an empty one where the body is empty."""
    try:
        body = json.loads(text or "{}")
    except ValueError as wrong:
        raise bad_request("can't parse JSON in the request body") from wrong
    if not isinstance(body, dict):
        raise bad_request("an object was expected in the request body")
    return body


def json_reply(status: int, body: Json, retry_after: int | None = None) -> web.Response:
    """Answers as the Bot API does: JSON, with the error code as the HTTP status."""
    headers = {"Retry-After": str(retry_after)} if retry_after else None
    text = json.dumps(body)  # escaped: half a surrogate pair cannot be written in any other way
    return web.Response(status=status, text=text, content_type="application/json", headers=headers)


def fault_response(fault: Fault) -> web.Response:
    """Returns the ordered answer; a string is sent unchanged, such as the error page of a proxy."""
    if isinstance(fault.body, str):
        return web.Response(status=fault.status, text=fault.body, content_type="text/html")
    return json_reply(
        fault.status, fault.body or ApiError(fault.status, "Internal Server Error").body()
    )


def cut_connection(request: web.Request) -> web.Response:
    """Cuts the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)

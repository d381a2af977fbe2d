"""These routes control the stand-in itself: move the clock, order faults, add many texts, count."""

import asyncio
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from aiohttp import web

from playground.app import AppState
from playground.http import views
from playground.http.exchange import (
    API_PREFIX,
    LONGEST_WAIT,
    json_response,
    parse_integer,
    parse_time,
    read_json,
    read_json_object,
)
from playground.world.faults import Fault, FaultKind
from playground.world.flood_limits import Limits, Speed
from playground.world.refusals import Json, Misuse

MAX_MESSAGES = 100_000
BATCH_SIZE = 200
"""So many texts are queued before the stand-in serves other requests again."""


class AdminApi:
    """Answers whoever controls the stand-in; a Misuse becomes a 400 with its text."""

    def __init__(self, app_state: AppState) -> None:
        self.app_state = app_state

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(f"{API_PREFIX}/token", self.token),
            web.get(f"{API_PREFIX}/clock", self.clock),
            web.post(f"{API_PREFIX}/clock", self.wind),
            web.get(f"{API_PREFIX}/calls", self.calls),
            web.get(f"{API_PREFIX}/counts", self.counts),
            web.get(f"{API_PREFIX}/said", self.list_messages),
            web.post(f"{API_PREFIX}/texts", self.send_texts),
            web.post(f"{API_PREFIX}/updates/raw", self.add_raw_update),
            web.get(f"{API_PREFIX}/faults", self.faults),
            web.post(f"{API_PREFIX}/faults", self.order_fault),
            web.delete(f"{API_PREFIX}/faults", self.cancel_faults),
            web.post(f"{API_PREFIX}/limits", self.set_limits),
            web.post(f"{API_PREFIX}/reset", self.reset),
        ]

    async def token(self, _request: web.Request) -> web.Response:
        """Returns the bot's token, which is another after each start."""
        return json_response({"token": self.app_state.token})

    async def clock(self, _request: web.Request) -> web.Response:
        return json_response(views.clock(self.app_state))

    async def wind(self, request: web.Request) -> web.Response:
        """Moves the clock by `seconds`, `to` a moment (ISO, with zone), `to_next_ping`,
        or `reset`.
        """
        body = await read_json_object(request)
        clock, wound, reason = self.app_state.clock, True, ""
        if body.get("to_next_ping"):
            wound, reason = await self.wind_to_next_ping()
        elif body.get("reset"):
            clock.unwind()
        elif "to" in body:
            clock.wind_to(parse_time(str(body["to"])))
        elif "seconds" in body:
            clock.wind(timedelta(seconds=float(body["seconds"])))
        else:
            raise Misuse("say seconds, to, to_next_ping or reset")
        self.app_state.world.feed.publish("clock")
        return json_response(views.clock(self.app_state) | {"wound": wound, "why": reason})

    async def wind_to_next_ping(self) -> tuple[bool, str]:
        """Returns whether the clock was moved and, if not, the reason in words for people."""
        if self.app_state.next_ping is None:
            return False, "Whoever started this stand-in did not tell it about pings."
        ahead = await self.app_state.next_ping()
        if ahead is None:
            return False, "No ping is planned."
        if ahead <= self.app_state.clock.now():
            return False, "A ping is due right now."
        self.app_state.clock.wind_to(ahead)
        return True, ""

    async def counts(self, _request: web.Request) -> web.Response:
        """Returns totals of everything that happened; logs are bounded, these numbers are not."""
        return json_response(views.counts(self.app_state))

    async def list_messages(self, request: web.Request) -> web.Response:
        """Returns messages of all chats after number `after`, in short form, `most` at a time.

        An edited message reads as it is now.
        """
        after = parse_integer(request.query.get("after", "0"))
        most = min(parse_integer(request.query.get("most", str(MAX_MESSAGES))), MAX_MESSAGES)
        return json_response(views.short_messages(self.app_state.world, after, most))

    async def send_texts(self, request: web.Request) -> web.Response:
        """Queues many texts at once, all of them or none.

        Each is a {"user", "text"}, with a "date" (seconds since 1970) if it was not written just
        now.
        """
        people = self.app_state.people
        texts = [parse_text(item) for item in require_list(await read_json(request))]
        for user, text, _ in texts:
            people.check_text(user, text)
        numbers: list[int] = []
        for at, (user, text, date) in enumerate(texts, 1):
            messages = people.send_text(user, text, date=date)
            numbers.extend(int(message["message_id"]) for message in messages)
            if at % BATCH_SIZE == 0:
                await asyncio.sleep(0)
        return json_response({"messages": numbers})

    async def add_raw_update(self, request: web.Request) -> web.Response:
        """Queues any object as an update and numbers it, unless it brings an `update_id`."""
        raw = await read_json_object(request)
        world = self.app_state.world
        queued = world.updates.add_raw(raw, find_lane(raw))
        world.feed.publish("raw", update_id=queued)
        world.on_change()
        return json_response({"update_id": queued})

    async def calls(self, request: web.Request) -> web.Response:
        """Returns calls of the bot after number `since`, of one `method`, waiting up to `wait`
        seconds.
        """
        since, method = (
            parse_integer(request.query.get("since", "0")),
            request.query.get("method", ""),
        )
        wait = min(float(request.query.get("wait", "0")), LONGEST_WAIT)

        def matching_calls() -> list[Json]:
            return [
                call
                for call in self.app_state.world.calls
                if call["id"] > since and method.lower() in ("", call["method"].lower())
            ]

        await self.app_state.world.feed.wait_until(lambda: bool(matching_calls()), wait)
        return json_response({"last": self.app_state.world.call_number, "calls": matching_calls()})

    async def faults(self, _request: web.Request) -> web.Response:
        return json_response([fault.to_json() for fault in self.app_state.faults.open_faults])

    async def order_fault(self, request: web.Request) -> web.Response:
        body = await read_json_object(request)
        try:
            values = {name: value for name, value in body.items() if not name.startswith("_")}
            fault = Fault(**(values | {"kind": FaultKind(body.get("kind", "error"))}))
        except (TypeError, ValueError) as wrong:
            raise Misuse(str(wrong)) from wrong
        return json_response(self.app_state.faults.order(fault).to_json())

    async def cancel_faults(self, _request: web.Request) -> web.Response:
        self.app_state.faults.cancel()
        return json_response([])

    async def set_limits(self, request: web.Request) -> web.Response:
        """Takes {"chat": {"rate": 1, "burst": 10}, "overall": null}; null lifts a limit."""
        body = await read_json_object(request)
        speeds = {
            name: Speed(**body[name]) if body.get(name) else None for name in ("chat", "overall")
        }
        self.app_state.rate_limiter.set_limits(Limits(**speeds))
        return json_response(asdict(self.app_state.rate_limiter.limits))

    async def reset(self, _request: web.Request) -> web.Response:
        """Removes all people, chats and faults; the clock stays as it is."""
        self.app_state.faults.cancel()
        self.app_state.world.clear()
        return json_response(views.state(self.app_state))


def require_list(body: Any) -> list[Any]:
    """Returns the body if it is a list; raises Misuse otherwise."""
    if not isinstance(body, list):
        raise Misuse("the body is no JSON list")
    return body


def parse_text(raw: Any) -> tuple[int, str, int | None]:
    """Returns who writes, what they write, and when, if it was not written just now."""
    match raw:
        case {"user": int(user), "text": str(text), "date": int(date)}:
            return user, text, date
        case {"user": int(user), "text": str(text)} if "date" not in raw:
            return user, text, None
    raise Misuse('a text looks like {"user": 1001, "text": "...", "date": 1800000000}')


def find_lane(raw: Json) -> int:
    """Returns whose update it seems to be; 0 where it belongs to nobody."""
    for body in raw.values():
        for field in ("chat", "from") if isinstance(body, dict) else ():
            sender = body.get(field)
            if isinstance(sender, dict) and isinstance(sender.get("id"), int):
                return int(sender["id"])
    return 0

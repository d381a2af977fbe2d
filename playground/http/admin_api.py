"""What is done to the desk itself: winding, ordering trouble, pouring in texts, counting."""

import asyncio
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from aiohttp import web

from playground.app import Desk
from playground.http import views
from playground.http.exchange import LONGEST_WAIT, PREFIX, moment, number, sent, sent_any, shown
from playground.world.faults import Fault, Trouble
from playground.world.flood_limits import Limits, Speed
from playground.world.refusals import Json, Misuse

MOST_SAID = 100_000
AT_ONCE = 200
"""Texts queued before whoever else talks to the stand-in gets a turn."""


class Steering:
    """Answers whoever sits at the desk. Misuse becomes a 400 with its text."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(f"{PREFIX}/clock", self.clock),
            web.post(f"{PREFIX}/clock", self.wind),
            web.get(f"{PREFIX}/calls", self.calls),
            web.get(f"{PREFIX}/counts", self.counts),
            web.get(f"{PREFIX}/said", self.said),
            web.post(f"{PREFIX}/texts", self.texts),
            web.post(f"{PREFIX}/updates/raw", self.raw_update),
            web.get(f"{PREFIX}/faults", self.faults),
            web.post(f"{PREFIX}/faults", self.order_fault),
            web.delete(f"{PREFIX}/faults", self.cancel_faults),
            web.post(f"{PREFIX}/limits", self.limits),
            web.post(f"{PREFIX}/reset", self.reset),
        ]

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

    async def counts(self, _request: web.Request) -> web.Response:
        """How much happened, however long ago: logs are bounded, these are not."""
        return shown(views.counts(self.desk))

    async def said(self, request: web.Request) -> web.Response:
        """All messages of all chats behind number `after`, in order and in short; `most` of them.
        What was edited reads as it is now."""
        after = number(request.query.get("after", "0"))
        most = min(number(request.query.get("most", str(MOST_SAID))), MOST_SAID)
        return shown(views.said(self.desk.world, after, most))

    async def texts(self, request: web.Request) -> web.Response:
        """Many texts at once: a list of {"user", "text"}, each with a "date" (seconds since 1970)
        if it was not written just now. All of them are queued, or none."""
        people = self.desk.people
        wanted = [text_of(one) for one in listed(await sent_any(request))]
        for user, text, _ in wanted:
            people.check_text(user, text)
        numbers: list[int] = []
        for at, (user, text, date) in enumerate(wanted, 1):
            messages = people.send_text(user, text, date=date)
            numbers.extend(int(message["message_id"]) for message in messages)
            if at % AT_ONCE == 0:
                await asyncio.sleep(0)
        return shown({"messages": numbers})

    async def raw_update(self, request: web.Request) -> web.Response:
        """Any object as an update, numbered here unless it brings an `update_id`."""
        raw = await sent(request)
        world = self.desk.world
        queued = world.updates.add_raw(raw, lane_of(raw))
        world.feed.tell("raw", update_id=queued)
        world.changed()
        return shown({"update_id": queued})

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
        return shown([fault.shown() for fault in self.desk.faults.open])

    async def order_fault(self, request: web.Request) -> web.Response:
        body = await sent(request)
        try:
            known = {name: value for name, value in body.items() if not name.startswith("_")}
            fault = Fault(**(known | {"kind": Trouble(body.get("kind", "error"))}))
        except (TypeError, ValueError) as wrong:
            raise Misuse(str(wrong)) from wrong
        return shown(self.desk.faults.order(fault).shown())

    async def cancel_faults(self, _request: web.Request) -> web.Response:
        self.desk.faults.cancel()
        return shown([])

    async def limits(self, request: web.Request) -> web.Response:
        """{"chat": {"rate": 1, "burst": 10}, "overall": null}; null lifts a limit."""
        body = await sent(request)
        speeds = {
            name: Speed(**body[name]) if body.get(name) else None for name in ("chat", "overall")
        }
        self.desk.pace.set(Limits(**speeds))
        return shown(asdict(self.desk.pace.limits))

    async def reset(self, _request: web.Request) -> web.Response:
        """No people, no chats, no faults; the clock stays."""
        self.desk.faults.cancel()
        self.desk.world.clear()
        return shown(views.state(self.desk))


def listed(body: Any) -> list[Any]:
    """A list, or Misuse."""
    if not isinstance(body, list):
        raise Misuse("the body is no JSON list")
    return body


def text_of(one: Any) -> tuple[int, str, int | None]:
    """Who writes what, and when if not now."""
    match one:
        case {"user": int(user), "text": str(text), "date": int(date)}:
            return user, text, date
        case {"user": int(user), "text": str(text)} if "date" not in one:
            return user, text, None
    raise Misuse('a text looks like {"user": 1001, "text": "...", "date": 1800000000}')


def lane_of(raw: Json) -> int:
    """Whose update it seems to be; 0 for nobody's."""
    for body in raw.values():
        for who in ("chat", "from") if isinstance(body, dict) else ():
            known = body.get(who)
            if isinstance(known, dict) and isinstance(known.get("id"), int):
                return int(known["id"])
    return 0

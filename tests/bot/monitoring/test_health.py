"""Health and metrics are right at every edge, and say nothing about anybody."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession
from prometheus_client.parser import text_string_to_metric_families

from bot.monitoring.health import NOT_IN_PLACE, OLDEST_ALLOWED, Health, find_troubles
from bot.monitoring.health_checks import HealthMonitor
from bot.monitoring.metrics import LATE_BOUNDS, SEND_OUTCOMES, Metrics, format_metrics
from bot.receiving.http_server import StatusPages, serve_http
from storage.tables.outgoing_message import OutgoingMessage
from storage.unit_of_work import Counts, Store
from tests.bot.conftest import NOW, HeldClock

MINUTE = timedelta(minutes=1)
WELL = Health(now=NOW, last_heard=NOW, silence_limit=MINUTE, is_writable=True, oldest_message=None)
CHAT = 987_654_321


@pytest.mark.parametrize(
    "health",
    [
        WELL,
        replace(WELL, last_heard=NOW - MINUTE),
        replace(WELL, last_heard=NOW + 60 * MINUTE),
        replace(WELL, oldest_message=NOW - OLDEST_ALLOWED),
        replace(WELL, oldest_message=NOW + 60 * MINUTE),
    ],
)
def test_ready(health: Health) -> None:
    """The bot is ready up to the edge of each limit, and when the clock was set back."""
    assert find_troubles(health) == ()


@pytest.mark.parametrize(
    ("health", "said"),
    [
        (replace(WELL, last_heard=None), "Telegram has not answered yet"),
        (replace(WELL, last_heard=NOW - 2 * MINUTE), "Telegram was last heard 120 s ago"),
        (replace(WELL, is_writable=False), "the database cannot be written to"),
        (replace(WELL, is_writable=False, is_in_place=False), NOT_IN_PLACE),
        (
            replace(WELL, unconfirmed_for=MINUTE),
            "Telegram has taken no confirmation of updates for 60 s",
        ),
        (
            replace(WELL, oldest_message=NOW - 20 * MINUTE),
            "the oldest outgoing message has waited for 1200 s",
        ),
        (replace(WELL, is_open=False, is_writable=False), "the database is not open yet"),
        (replace(WELL, is_stopping=True), "it is stopping"),
        (replace(WELL, is_stopping=True, is_open=False, is_writable=False), "it is stopping"),
    ],
)
def test_not_ready(health: Health, said: str) -> None:
    """Beyond a limit the bot is not ready, and the reason is given."""
    assert find_troubles(health) == (said,)


def test_every_reason_is_given() -> None:
    """One trouble does not hide another."""
    ill = replace(WELL, last_heard=None, is_writable=False, is_stopping=True)
    assert len(find_troubles(ill)) == 3


def _figures(measures: Metrics, counts: Counts | None = None) -> dict[str, float]:
    """Reads each line by name and labels, with the library's own parser."""
    text = format_metrics(measures, WELL, counts).decode()
    return {
        f"{sample.name}{''.join(f' {value}' for value in sample.labels.values())}": sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_what_was_counted_is_written() -> None:
    """The metrics have sums and buckets, and each bucket includes all below it."""
    measures = Metrics()
    measures.count_turn("message", "kept", 0.004)
    measures.count_turn("message", "kept", 0.005)
    measures.count_turn("<made up>", "parked: ZeroDivisionError at here.py:1", 100)
    measures.sends.labels("uncertain").inc()
    measures.presses.labels("answered").inc()
    measures.failed_batches.inc()
    for late in (-3.0, 15.0, 15.1):
        measures.record_delay(late)
    found = _figures(measures)
    assert found["debrief_turns_total message kept"] == 2
    assert found["debrief_turns_total other parked"] == 1
    assert found["debrief_turn_seconds_bucket 0.0025"] == 0
    assert found["debrief_turn_seconds_bucket 0.005"] == 2
    assert found["debrief_turn_seconds_bucket 2.5"] == 2
    assert found["debrief_turn_seconds_bucket +Inf"] == found["debrief_turn_seconds_count"] == 3
    assert found["debrief_turn_seconds_sum"] == pytest.approx(100.009)
    sends = {outcome: found[f"debrief_sends_total {outcome}"] for outcome in SEND_OUTCOMES}
    assert sends == dict.fromkeys(SEND_OUTCOMES, 0) | {"uncertain": 1}
    assert found["debrief_presses_total answered"] == 1
    assert found["debrief_failed_batches_total"] == 1
    buckets = [found[f"debrief_ping_late_seconds_bucket {bound}"] for bound in LATE_BOUNDS]
    assert buckets[:4] == [1, 1, 2, 3]


def test_what_is_there_is_written() -> None:
    """Without an answer of the database its numbers are left out, because old ones would
    be false.
    """
    counts = Counts(
        people=9,
        reachable=8,
        opportunities=7,
        messages=6,
        oldest_message=NOW - MINUTE,
        parked=5,
        due_people=4,
    )
    measures = Metrics()
    measures.last_backup = NOW
    found = _figures(measures, counts)
    assert found["debrief_last_backup_timestamp_seconds"] == NOW.timestamp()
    names = ("people", "people_reachable", "opportunities", "outbox_messages", "parked_updates")
    assert [found[f"debrief_{name}"] for name in names] == [9, 8, 7, 6, 5]
    assert (found["debrief_people_due"], found["debrief_outbox_age_seconds"]) == (4, 60)
    without = _figures(Metrics())
    assert not any(f"debrief_{name}" in without for name in names)
    assert without["debrief_ready"] == 1


class HealthServer:
    """Is a server on a database, with a client that asks it."""

    def __init__(self, vitals: HealthMonitor, url: str, session: ClientSession):
        self.vitals, self.url, self.session = vitals, url, session

    async def get(self, page: str) -> tuple[int, str]:
        async with self.session.get(f"{self.url}/{page}") as answer:
            return answer.status, await answer.text()

    async def because(self) -> list[str]:
        """Returns why the bot is not ready."""
        status, text = await self.get("readyz")
        said = json.loads(text)
        assert (status == 200) is said["ready"] is (not said["because"])
        found: list[str] = said["because"]
        return found


@pytest.fixture
async def server(clock: HeldClock) -> AsyncIterator[HealthServer]:
    measures = Metrics()
    vitals = HealthMonitor(
        clock, MINUTE, fresh_seconds=0, steady_clock=lambda: clock.now().timestamp()
    )
    pages = StatusPages(vitals, measures)
    async with (
        serve_http(pages.build_app(), "127.0.0.1", 0) as address,
        ClientSession() as session,
    ):
        yield HealthServer(vitals, address, session)


async def test_from_start_to_stop(server: HealthServer, store: Store, clock: HeldClock) -> None:
    """The bot is alive all the time, and ready only while Telegram and the database answer."""
    waits = ["Telegram has not answered yet", "the database is not open yet"]
    assert await server.because() == waits
    server.vitals.record_heard()
    assert await server.because() == waits[1:]
    server.vitals.watch_store(store)
    assert await server.because() == []
    clock.move(2 * MINUTE)
    assert await server.because() == ["Telegram was last heard 120 s ago"]
    server.vitals.watch_store(None)
    assert sorted(await server.because()) == ["Telegram was last heard 120 s ago", "it is stopping"]
    assert await server.get("healthz") == (200, "alive\n")


async def test_a_database_that_does_not_answer(
    server: HealthServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits forever for the database, and the metrics say what they can without it."""
    server.vitals.record_heard()
    server.vitals.watch_store(store)
    async with store.unit_of_work():
        monkeypatch.setattr("bot.monitoring.health_checks.LOOK_SECONDS", 0.05)
        assert await server.because() == ["the database cannot be written to"]
        status, figures = await server.get("metrics")
    assert status == 200
    assert "debrief_ready 0.0" in figures
    assert "debrief_people " not in figures
    monkeypatch.undo()
    assert await server.because() == []


async def test_a_database_that_is_deleted_underneath(
    server: HealthServer, store: Store, tmp_path: Path
) -> None:
    """When the database's file is gone, the bot is not ready and says why."""
    server.vitals.record_heard()
    server.vitals.watch_store(store)
    assert await server.because() == []
    (tmp_path / "debrief.db").rename(tmp_path / "aside")
    assert await server.because() == [NOT_IN_PLACE]
    (tmp_path / "aside").rename(tmp_path / "debrief.db")
    assert await server.because() == []


async def test_somebody_who_cannot_be_read_is_a_warning(server: HealthServer, store: Store) -> None:
    """A broken seal is said and counted, and the bot stays ready for everybody else."""
    server.vitals.record_heard()
    server.vitals.watch_store(store)
    async with store.unit_of_work() as unit:
        await unit.people.save([unit.people.new(CHAT, NOW)])
        await unit.people.mark_unreadable([CHAT], NOW)
    status, text = await server.get("readyz")
    said = json.loads(text)
    assert (status, said["ready"]) == (200, True)
    assert said["warnings"] == ["people who cannot be read: 1; python -m bot check"]
    assert "debrief_people_unreadable 1.0" in (await server.get("metrics"))[1]


async def test_an_outgoing_message_that_stays(
    server: HealthServer, store: Store, clock: HeldClock
) -> None:
    """The age of an old message shows in the metrics, then in the health, without its receiver."""
    server.vitals.watch_store(store)
    async with store.unit_of_work() as unit:
        kept = unit.people.new(CHAT, NOW)
        await unit.people.save([kept])
        await unit.outbox.queue([(kept, OutgoingMessage("sendMessage", {"text": "a secret"}))], NOW)
    clock.move(timedelta(seconds=90))
    _, figures = await server.get("metrics")
    assert "debrief_outbox_messages 1.0" in figures
    assert "debrief_outbox_age_seconds 90.0" in figures
    clock.move(10 * MINUTE)
    server.vitals.record_heard()
    assert await server.because() == ["the oldest outgoing message has waited for 690 s"]
    assert not any(part in figures for part in (str(CHAT), "secret"))


async def test_many_who_ask_share_one_look(store: Store, clock: HeldClock) -> None:
    """Many requests share one check, so that the database can do its work."""
    vitals = HealthMonitor(clock, MINUTE)
    vitals.watch_store(store)
    looks = await asyncio.gather(*(vitals.fresh_report() for _ in range(50)))
    assert looks[0].health.is_writable
    assert all(look is looks[0] for look in looks)


async def test_other_pages_are_not_there(server: HealthServer) -> None:
    """Other pages do not exist, and no webhook does where none is set."""
    assert (await server.get("hook"))[0] == 404
    async with server.session.post(f"{server.url}/", json={"update_id": 1}) as answer:
        assert answer.status == 404

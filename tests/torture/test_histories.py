"""A short version of the trial of the histories passes, and it would find what it looks for."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from storage.tables.received_updates import Updates
from tests.torture.people.memory import HOUR, DifferenceError, Expected, Job, Memory
from tests.torture.trials.histories import CrowdHistory, HistoriesResult, live, run, shrunk


def test_the_bot_remembers_what_people_told_it() -> None:
    """Some dozens of histories, side by side, with restarts between, agree with the people's
    memory.
    """
    report = run(1, 0.002)
    assert report.holds, str(report)


def _wrong(crowd: str, many: int = 8) -> list[str]:
    told = [CrowdHistory(crowd, chat) for chat in range(1, many + 1)]
    clients = asyncio.run(live(crowd, told, HistoriesResult()))
    return [client.wrong for client in clients if client.wrong]


def test_a_repeat_taken_twice_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that does not recognise a repeated update is found."""

    async def nothing(_updates: Updates, _ids: Sequence[int]) -> dict[int, datetime]:
        return {}

    monkeypatch.setattr(Updates, "find_handled_times", nothing)
    assert any("a repeat" in wrong for wrong in _wrong("repeats"))


def test_what_the_person_remembers_otherwise_is_found_and_made_short(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A difference is found and reported as the shortest history that shows it."""
    monkeypatch.setattr(Memory, "settle", lambda *_: None)
    told = [CrowdHistory("forgetful", chat) for chat in range(1, 7)]
    found = HistoriesResult()
    clients = asyncio.run(live("forgetful", told, found))
    (chat, *_) = [client.chat for client in clients if client.wrong]
    least, wrong = shrunk(CrowdHistory("forgetful", chat), found.rounds)
    assert wrong
    assert len(least.plan) < len(told[0].plan)


def test_a_move_overnight_moves_the_morning() -> None:
    """What waits for the morning waits for that of the new clock, and has to come then."""
    ended, moved = (datetime(2027, 5, 18, hour, 30, tzinfo=UTC) for hour in (9, 17))
    memory = Memory(zone="Pacific/Auckland")
    memory.expected.append(Expected(Job("Lumen", "Pilot", ended), "capture", ended, ended))
    memory.move("Asia/Kolkata", moved)
    at_eight_there = moved + 9 * HOUR
    memory.nothing_missed(at_eight_there + HOUR)
    with pytest.raises(DifferenceError, match="never came"):
        memory.nothing_missed(at_eight_there + 2 * HOUR)


def test_the_same_history_is_lived_again() -> None:
    """The same seed lives exactly the same history again."""
    lived = [
        asyncio.run(live("again", [CrowdHistory("again", 3)], HistoriesResult()))[0]
        for _ in range(2)
    ]
    assert lived[0].screen.came == lived[1].screen.came
    assert lived[0].acts > 10

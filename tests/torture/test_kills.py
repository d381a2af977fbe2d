"""Kills at random moments lose nothing, and a lost, doubled or misplaced update is found."""

from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.process.conftest import movable
from tests.torture.people.walks import WEDNESDAY, Act, explain_difference, outcome_of, twins, walk
from tests.torture.trials import kills
from tests.torture.trials.kills import KillPlan, kill_at_random


@movable
def test_nothing_is_lost_or_doubled_by_kills() -> None:
    """A bot that fetches and one with a webhook, killed and restarted, lose and double nothing."""
    report = kill_at_random(20261122, 0.008)
    assert report.holds, str(report)


@movable
def test_a_bot_that_confirms_before_it_keeps_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bot that confirms before it stores is found by its lost updates.

    Nobody presses: they would wait for a message with buttons that never comes.
    """
    monkeypatch.setattr(kills, "walk", lambda *of: [act for act in walk(*of) if not act.data])
    plan = KillPlan("20261122", "polling", tmp_path / "bot", 4, 100, "tests.torture.worse.hasty")
    counts = plan.run().counts
    assert counts["lost"] + counts["otherwise wrong"] > 0
    assert counts["never taken"] > 0


def _raw(at: int, act: Act) -> dict[str, Any]:
    who = {"id": 5, "is_bot": False, "first_name": "Sam"}
    chat = {"id": 5, "type": "private", "first_name": "Sam"}
    when = int(WEDNESDAY.timestamp())
    message = {"message_id": 10 * at, "date": when, "chat": chat, "from": who, "text": act.text}
    if act.text.startswith("/"):
        command = {"type": "bot_command", "offset": 0, "length": len(act.text.split()[0])}
        message["entities"] = [command]
    if not act.data:
        return {"update_id": at, "message": message}
    query = {"id": str(at), "from": who, "chat_instance": "1", "message": {**message, "text": "x"}}
    return {"update_id": at, "callback_query": {**query, "data": act.data}}


@pytest.mark.parametrize("seed", range(3))
async def test_each_update_leaves_a_trace(seed: int) -> None:
    """Any update lost, taken twice or out of order leaves another record or other replies."""
    acts = walk(Random(seed), 20)  # noqa: S311 - to be played again
    raws = [_raw(at, act) for at, act in enumerate(acts)]
    right = await outcome_of(raws)
    for at in range(len(raws)):
        for wrong in (
            [*raws[:at], *raws[at + 1 :]],
            [*raws[:at], raws[at], *raws[at:]],
            [*raws[:at], *raws[at : at + 2][::-1], *raws[at + 2 :]],
        ):
            other = await outcome_of(wrong)
            same = other.kept == right.kept and twins(right.said, other.said) is not None
            assert not same or wrong == raws, f"{at} of {raws}"


async def test_says_what_happened_to_an_update() -> None:
    """A record that differs tells what happened: lost, twice, out of order."""
    acts = (Act("/start"), Act("London"), Act("Robin"), Act("/new Acme; Role; 3 Dec 10:00"))
    raws = [_raw(at, act) for at, act in enumerate((*acts, Act("yes"), Act("/new"), Act("Delta")))]
    for what, wrong in (
        ("lost", raws[:-1]),
        ("twice", [*raws, raws[-1]]),
        ("out of order", [*raws[:-2], raws[-1], raws[-2]]),
        ("otherwise wrong", raws[:2]),
    ):
        came = await outcome_of(wrong)
        assert await explain_difference(raws, came.kept, came.said) == what


@pytest.mark.parametrize(
    ("heard", "found"),
    [
        ("abc", 0),
        ("aabc", 1),
        ("ababc", 2),
        ("abcc", 1),
        ("abcbc", 2),
        ("ac", None),
        ("acb", None),
        ("bac", None),
        ("abcd", None),
        ("ab", None),
    ],
)
def test_counts_replies_that_came_again(heard: str, found: int | None) -> None:
    """Going back to a message and on from there counts as a twin; anything else is a fault."""
    assert twins("abc", heard) == found

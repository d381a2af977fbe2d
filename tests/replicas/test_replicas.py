"""Replicas that are killed and cut off lose nothing, do nothing twice and keep the order."""

import asyncio
from collections import Counter

import pytest

from tests.postgres_server import find_binaries
from tests.process.conftest import movable
from tests.replicas.trial import harm_replicas, report_on
from tests.torture.trials.kills import KillsResult


@movable
@pytest.mark.skipif(not find_binaries(), reason="no PostgreSQL is installed, nor its wheel")
def test_harm_to_replicas_does_nobody_harm() -> None:
    """Two replicas with a kill and a crash of the server take each update once and in order."""
    result = asyncio.run(
        harm_replicas(20261130, replicas=2, kills=1, freezes=0, restarts=1, updates=25)
    )
    report = report_on(result, 2)
    assert report.holds, str(report)


@pytest.mark.parametrize("wrong", ["lost", "twice", "out of order", "never sent", "replies twice"])
def test_harm_is_seen(wrong: str) -> None:
    """A single fault of any kind fails the trial."""
    assert report_on(KillsResult(Counter({"updates": 9})), 2).holds
    assert not report_on(KillsResult(Counter({"updates": 9, wrong: 1})), 2).holds

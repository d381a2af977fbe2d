"""Rows that are exchanged in the file give nobody another's words, and looser seals are found."""

import asyncio
from collections.abc import Callable

import pytest

from storage.tables import (
    outbox,
    people,
    received_updates,
    undelivered_messages,
    waiting_files,
)
from storage.tables.seal_places import SealPlace
from tests.torture.trials.exchanges import HELD, run, try_changes
from tests.torture.worse.unbound import forget_bound_facts

Places = Callable[..., SealPlace]


def test_exchanged_rows_give_nobody_anothers_words() -> None:
    """Every kind of change in the file is seen, and brings nobody's words to another chat."""
    report = run(20261122, 0.01)
    assert report.holds, str(report)


def test_seals_that_do_not_bind_the_chat_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot whose seals do not bind what stands beside them is found in each table."""
    for module, name in (
        (people, "person_place"),
        (outbox, "message_place"),
        (received_updates, "update_place"),
        (waiting_files, "file_place"),
        (undelivered_messages, "place_of_undelivered"),
    ):
        monkeypatch.setattr(module, name, _loosen(getattr(module, name)))
    counts = asyncio.run(try_changes(1, HELD, 2 * len(HELD))).counts
    assert counts["words in a wrong chat"] > 0
    assert counts["messages in a wrong chat or form"] > 0
    assert counts["messages out of order"] > 0
    assert counts["changes that nobody sees"] > 0


def _loosen(real: Places) -> Places:
    return lambda *values, **named: forget_bound_facts(real(*values, **named))

"""/outcome with more jobs than a message has buttons for: each of them can be reached."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.model.documents import Dossier
from coaching.model.vocabulary import OpportunityId, Outcome
from tests.handlers.beginnings import WEDNESDAY, act, logged, only
from tests.handlers.chat import Chat


async def with_jobs(open_ones: int, closed: int) -> Chat:
    """Somebody with so many jobs that go on, and so many that were closed on days before."""
    chat = await logged()
    job = only(chat)
    jobs = [
        replace(
            job,
            id=OpportunityId(100 + at),
            company=f"Firm {at}",
            outcome=Outcome.WITHDRAWN if at >= open_ones else None,
            outcome_at=WEDNESDAY - timedelta(days=at) if at >= open_ones else None,
        )
        for at in range(open_ones + closed)
    ]
    chat.dossier = Dossier(chat.person, tuple(jobs))
    return chat


@pytest.mark.parametrize(("open_ones", "closed"), [(8, 0), (9, 3), (20, 20)])
async def test_every_job_is_on_some_page(open_ones: int, closed: int) -> None:
    """At most eight buttons a page, and none is left out."""
    chat = await with_jobs(open_ones, closed)
    await act(chat, "/outcome")
    seen = await _all_pages(chat)
    assert len(seen) == open_ones
    if closed:
        await act(chat, "[Closed ones]")
        assert len(await _all_pages(chat)) == closed


async def _all_pages(chat: Chat) -> set[str]:
    seen = set[str]()
    while True:
        assert len(chat.last.labels) <= 8
        seen |= {label for label in chat.last.labels if label.startswith("Firm ")}
        if "More ›" not in chat.last.labels:
            return seen
        await act(chat, "[More ›]")

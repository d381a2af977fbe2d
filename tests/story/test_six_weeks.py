"""Six weeks with the coach, kept as a page to read: docs/six-weeks.md.

The page is made by living through the story; `python -m tests.story.test_six_weeks --write`
writes it anew, and then it wants to be read.
"""

import asyncio
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from coaching.model.documents import Opportunity
from coaching.model.vocabulary import Outcome
from tests.handlers.screen import Seen
from tests.story.diary import Diary, Entry, awake, page
from tests.story.six_weeks import HARBOR, KESTREL, LUMEN, live

GOLDEN = Path(__file__).parents[2] / "docs" / "six-weeks.md"
PREFACE = """# Six weeks with Debrief

Nora lives in Berlin. She talks to a railway and a studio there and to a firm in New York: three
jobs, five rounds, nine people met, two who vouch for her. One says yes, one says no, one says
nothing. All of it was played through the real conversations with a wound clock; this page is
written by a test and compared with what happens.

Hours are Nora's. `[What stands so]` is a button; notes in *(brackets)* are shown for a moment
where a button was pressed.
"""


def written(me: Diary) -> str:
    """The whole page."""
    return f"{PREFACE}\n{page(me.entries, 'Nora')}"


@pytest.fixture(scope="module")
def me() -> Diary:
    return asyncio.run(live())


def job(me: Diary, company: str) -> Opportunity:
    assert me.dossier is not None
    return next(one for one in me.dossier.opportunities if one.company == company)


def pinged(me: Diary) -> list[tuple[Entry, Seen]]:
    """What came unasked."""
    return [(one, one.seen) for one in me.entries if one.pinged and one.seen]


def about(me: Diary, company: str, after: str) -> list[str]:
    """What came unasked under the heading of a job once these words were read."""
    since = next(at for at, one in enumerate(me.entries) if one.seen and after in one.seen.text)
    later = [one.seen.text for one in me.entries[since:] if one.pinged and one.seen]
    return [text for text in later if f"{company} ·" in text]


def test_the_page_is_what_happens(me: Diary) -> None:
    """Word for word; `--write` renews it."""
    assert written(me) == GOLDEN.read_text(encoding="utf-8")


def test_the_cast_is_whole(me: Diary) -> None:
    """Three jobs in two time zones, five rounds, nine people met, two who vouch; three endings."""
    jobs = [job(me, one) for one in (KESTREL, HARBOR, LUMEN)]
    assert [len(one.interviews) for one in jobs] == [2, 2, 1]
    assert sum(len(one.contacts) for one in jobs) == 9
    assert {one.zone for one in jobs} == {"Europe/Berlin", "America/New_York"}
    assert [one.name for one in me.person.referees] == ["Kim Fox", "Lou Hart"]
    endings = [Outcome.ACCEPTED, Outcome.REJECTED, Outcome.NO_ANSWER]
    assert [one.outcome for one in jobs] == endings


def test_a_no_silences_that_job_and_no_other(me: Diary) -> None:
    """Nothing of it comes unasked any more; what they answered and the lesson are kept."""
    assert about(me, HARBOR, "That is a disappointment") == []
    assert about(me, KESTREL, "That is a disappointment")
    assert about(me, LUMEN, "That is a disappointment")
    assert job(me, HARBOR).lesson == "Speak slower, and say the number first"
    assert job(me, HARBOR).feedback.startswith("Strong on method")


def test_nobody_is_asked_a_third_time(me: Diary) -> None:
    """Two check-ins, then the question how to leave it, then nothing."""
    words = ("Ask where things stand", "Ask once more", "Asked twice, no answer")
    texts = [seen.text for _, seen in pinged(me)]
    mine = [text for text in texts if f"{LUMEN} ·" in text]
    assert [sum(word in text for text in mine) for word in words] == [1, 1, 1]
    assert about(me, LUMEN, "Asked twice, no answer")[1:] == []


def test_an_acceptance_ends_the_looking(me: Diary) -> None:
    """Until then it came every week."""
    texts = [seen.text for _, seen in pinged(me)]
    assert sum("Keep looking" in text for text in texts) == 5
    since = next(at for at, one in enumerate(me.entries) if one.words == "I accepted")
    assert not [one for one in me.entries[since:] if one.pinged]


def test_nothing_comes_at_night_and_all_of_it_has_buttons(me: Diary) -> None:
    """Every word that comes unasked, and each of its steps can be put off and left out."""
    for entry, seen in pinged(me):
        assert awake(entry.at), f"at {entry.at}: {seen}"
        assert seen.labels, f"no buttons: {seen}"
        if "Shall we go on?" not in seen.text:
            rows = Counter(seen.labels)
            opens_each = all(label.endswith(" ›") for label in rows)
            assert opens_each or rows["Later"] == rows["Skip"] >= 1, str(seen)


def test_whoever_is_owed_thanks_is_counted(me: Diary) -> None:
    """ "2 of 4 thanked" on the way, and all of them in the end."""
    told = [one.seen.text for one in me.entries if one.seen]
    counted = {found for text in told for found in re.findall(r"\d of \d thanked", text)}
    assert {"2 of 4 thanked", "3 of 3 thanked"} <= counted


def test_what_felt_wrong_stays_private(me: Diary) -> None:
    """It is read back nowhere."""
    told = [one.seen.text for one in me.entries if one.seen]
    assert not [text for text in told if "children" in text]


def test_every_press_is_meant(me: Diary) -> None:
    """She never presses what is over: the story would tell something else than it means."""
    told = [one.seen.text for one in me.entries if one.seen and one.seen.what == "toast"]
    assert not [text for text in told if "behind us" in text or "no longer" in text]


def test_no_message_is_too_long(me: Diary) -> None:
    """At most 900 letters unless it is a draft, a brief or asked for with /status."""
    short = [seen.text for _, seen in pinged(me)]
    assert max(len(text) for text in short) <= 900


if __name__ == "__main__" and "--write" in sys.argv:
    GOLDEN.write_text(written(asyncio.run(live())), encoding="utf-8")

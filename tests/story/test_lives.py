"""Three lives with the coach, kept as pages to read: docs/lives/.

`python -m tests.story.test_lives --write` writes them anew, and then they want to be read; with
`--table` it prints what came unasked in each, by day and kind.
"""

import asyncio
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from tests.story.diary import Diary, page
from tests.story.lives import dana, ken, mateus
from tests.story.unprompted import list_unprompted, table

FOLDER = Path(__file__).parents[2] / "docs" / "lives"
LIVES = {"dana": dana, "mateus": mateus, "ken": ken}
AT_MOST = 25
NOTE = """All of it was played through the real conversations with a wound clock; this page is
written by a test and compared with what happens. `[What stands so]` is a button; notes in
*(brackets)* are shown for a moment where a button was pressed.
"""


@dataclass(frozen=True)
class PlayedLife:
    """One life as it was played."""

    module: ModuleType
    me: Diary

    def written(self) -> str:
        """The whole page, with the table of what came unasked at its end."""
        told = page(self.me.entries, self.module.NAME, self.module.ZONE)
        came = table(self.me.entries, self.module.ZONE)
        head = f"# {self.module.NAME}\n\n{self.module.PREFACE}\n{NOTE}"
        return f"{head}\n{told}\n## What came unasked\n\n{came}\n"


@cache
def live(name: str) -> PlayedLife:
    """Plays one life, once."""
    module = LIVES[name]
    me = Diary(module.BEGINNING, module.NAME, here=module.ZONE)

    async def play() -> None:
        for scene in module.SCENES:
            await scene(me)

    asyncio.run(play())
    return PlayedLife(module, me)


@pytest.mark.parametrize("name", LIVES)
def test_the_page_is_what_happens(name: str) -> None:
    """Word for word; `--write` renews it."""
    assert live(name).written() == (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def test_eight_applications_are_no_flood() -> None:
    """In eight weeks at most 25 messages come unasked, and the day of the offer is told."""
    came = list_unprompted(live("ken").me.entries)
    assert len(came) <= AT_MOST
    assert table(came, ken.ZONE).count("answer the offer") == len(("two days", "one", "3 h"))


def test_a_panel_told_aloud_and_an_offer_forwarded() -> None:
    """Dana speaks, forwards, answers a letter; the deadline is told though she haggles."""
    entries = live("dana").me.entries
    ways = {one.how.partition(" ")[0] for one in entries if one.how}
    assert ways == {"says", "forwards", "replies"}
    assert table(list_unprompted(entries), dana.ZONE).count("answer the offer") == 3


def test_nothing_comes_in_a_night_of_theirs() -> None:
    """Mateus sleeps until one in the afternoon."""
    came = list_unprompted(live("mateus").me.entries)
    assert came
    assert all(13 <= one.at.astimezone(mateus.ZONE).hour <= 23 for one in came)


def test_after_a_yes_it_is_quiet() -> None:
    """Dana accepts, gets one list of what is left, and hears nothing more."""
    entries = live("dana").me.entries
    since = next(at for at, one in enumerate(entries) if one.words == "i accepted oakline")
    assert list_unprompted(entries[since:]) == []


if __name__ == "__main__":
    for known, module_of in LIVES.items():
        if "--write" in sys.argv:
            FOLDER.mkdir(exist_ok=True)
            (FOLDER / f"{known}.md").write_text(live(known).written(), encoding="utf-8")
        if "--table" in sys.argv:
            print(f"{known}\n{table(live(known).me.entries, module_of.ZONE)}\n")

"""An answer that is longer than one message arrives in parts, with nothing of it lost."""

import pytest

from tests.steps_end_to_end.beginnings import DANA
from tests.steps_end_to_end.running import PlaygroundPerson

pytestmark = pytest.mark.asyncio(loop_scope="module")
ROUNDS = range(1, 11)


def note(what: str, number: int) -> str:
    """A note that begins with what it is about, 199 characters long."""
    return f"{what} {number}: {'R&D <and> more of it, ' * 9}"[:199].strip()


async def test_the_card_of_ten_rounds_arrives(robin: PlaygroundPerson) -> None:
    """Dana was met in ten rounds: the stand-in takes each part of her card, buttons at the end."""
    for number in ROUNDS:
        await robin.reach(number + 10, 5)
        await robin.does(f"/new Acme Robotics; Data Engineer; today {number + 9}:00")
        await robin.does("[Looks right]", "[Start the notes]", DANA if number == 1 else "Dana Lee")
        await robin.does("[Right]", note("topic", number), "/skip")
        await robin.does(note("doubt", number), "/cancel")
    await robin.does("/contacts")
    before = robin.last.id
    await robin.does("[Dana Lee]")
    parts = [card for card in robin.cards() if card.id > before]
    assert len(parts) > 1
    told = "\n".join(card.text for card in parts)
    assert all(note(what, at) in told for at in ROUNDS for what in ("topic", "doubt"))
    assert [card.labels[-1:] for card in parts] == [*(() for _ in parts[1:]), ("More ›",)]

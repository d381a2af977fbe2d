"""Several interviews are logged in a row, and each card is answered when the person likes."""

from collections.abc import Sequence
from random import Random

import pytest

from coaching.model.documents import Opportunity
from handlers.flows.engine import STALE_BUTTON
from handlers.flows.pauses import PAUSED_AT_MOST
from tests.handlers.beginnings import DAY, doing, only, somebody, talk
from tests.handlers.chat import Chat
from tests.handlers.screen import Seen

FIRMS = ("Acme", "Borealis", "Cobalt", "Dunmore", "Eiswerk", "Fjordline", "Gritstone", "Halcyon")


async def _log_all(chat: Chat, firms: tuple[str, ...]) -> list[Seen]:
    """Sends one line for each and returns the cards, of which none is confirmed."""
    cards = []
    for number, firm in enumerate(firms):
        await chat.send(f"/new {firm}; Engineer; in {number + 2} days 14:30")
        cards.append(chat.last)
        assert firm in chat.last.text
    return cards


def _firms(chat: Chat) -> list[str]:
    return [job.company for job in _jobs(chat)]


def _jobs(chat: Chat) -> Sequence[Opportunity]:
    assert chat.dossier is not None
    return chat.dossier.opportunities


@pytest.mark.parametrize("seed", range(6))
async def test_each_of_eight_cards_is_saved_later_in_any_order(seed: int) -> None:
    """Every card that waits is saved by its own button, whichever is pressed first."""
    chat = somebody()
    cards = await _log_all(chat, FIRMS)
    order = list(range(len(FIRMS)))
    Random(seed).shuffle(order)  # noqa: S311 - only an order
    for number in order:
        await chat.click("Looks right", on=cards[number])
        assert "Saved." in chat.last.text
        assert _firms(chat)[-1] == FIRMS[number]
    assert chat.person.paused == ()


async def test_a_card_that_was_left_is_saved_by_its_own_button() -> None:
    """After /cancel the button under the card still does what it says, a day later as well."""
    chat = somebody()
    (card,) = await _log_all(chat, FIRMS[:1])
    await doing(chat, "/cancel")
    await chat.wait(DAY)
    await chat.click("Looks right", on=card)
    assert "Saved." in chat.last.text
    assert only(chat).company == "Acme"


async def test_a_card_is_put_right_while_another_waits() -> None:
    """Its other buttons work as well, and the card that waits keeps what was said."""
    chat = somebody()
    first, second = await _log_all(chat, FIRMS[:2])
    await chat.click("Change …", on=first)
    await talk(chat, ("[Role]", "For which role?"))
    await talk(
        chat, ("Designer", ("Acme · Designer", "Is that right?")), ("[Looks right]", "Saved.")
    )
    await chat.click("Looks right", on=second)
    assert [(job.company, job.role) for job in _jobs(chat)] == [
        ("Acme", "Designer"),
        ("Borealis", "Engineer"),
    ]


async def test_a_card_that_was_saved_stays_saved() -> None:
    """A second press says that it is behind, and the one that waits is left alone."""
    chat = somebody()
    first, second = await _log_all(chat, FIRMS[:2])
    await chat.click("Looks right", on=first)
    await chat.click("Looks right", on=first)
    assert chat.last.text == str(STALE_BUTTON)
    await chat.click("Looks right", on=second)
    assert _firms(chat) == ["Acme", "Borealis"]


async def test_one_beyond_all_that_can_wait_is_told() -> None:
    """The oldest one is let go of by name, and its button says that it is behind."""
    chat = somebody()
    firms = tuple(f"Firm {number:02}" for number in range(PAUSED_AT_MOST + 2))
    cards = await _log_all(chat, firms[:-1])
    chat.read()
    await chat.send(f"/new {firms[-1]}; Engineer; tomorrow 9:00")
    told = " ".join(seen.text for seen in chat.read())
    assert "I let go of the oldest: logging Firm 00. Send it again" in told
    await chat.click("Looks right", on=cards[0])
    assert chat.last.text == str(STALE_BUTTON)
    await chat.click("Looks right", on=cards[1])
    assert _firms(chat) == ["Firm 01"]

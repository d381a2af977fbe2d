"""News that a referee was asked leads to the thanks to them, whatever the words."""

from dataclasses import replace

import pytest

from coaching.model.documents import Consent, Referee
from coaching.model.vocabulary import RefereeId
from tests.handlers.beginnings import only, talk
from tests.handlers.chat import Chat
from tests.handlers.people_in_berlin import job, robin

KIM = Referee(RefereeId(50), "Kim Park", "my manager", "kim@delta.com", Consent.GIVEN)
LOU = Referee(RefereeId(51), "Lou Hart", "a colleague", "lou@delta.com", Consent.GIVEN)


def with_referees(*listed: Referee) -> Chat:
    """Robin after an interview, with people who vouch."""
    dossier = robin(job(1, "Fenwick"))
    return Chat(dossier=replace(dossier, person=replace(dossier.person, referees=listed)))


def asked(chat: Chat) -> list[int]:
    """Whom Fenwick asked, as far as is kept."""
    return [check.referee for check in only(chat).checks]


@pytest.mark.parametrize(
    "told",
    ["fenwick called kim for a reference", "they rang my old boss", "Kim heard from Fenwick"],
)
async def test_it_is_confirmed_and_then_the_thanks_are_at_hand(told: str) -> None:
    """The card says what was understood; nothing is kept before a yes."""
    chat = with_referees(KIM)
    await talk(chat, (told, ("They asked Kim Park about you", "[Right]")))
    assert asked(chat) == []
    await talk(chat, ("[Right]", ("Thank Kim Park, who was asked about you", "[Thanks]")))
    assert asked(chat) == [KIM.id]
    await talk(chat, ("[Thanks]", "speaking for me"))


async def test_where_nobody_is_named_the_coach_asks_who_it_was() -> None:
    """A button each; what is marked is kept."""
    chat = with_referees(KIM, LOU)
    await talk(
        chat,
        ("fenwick have done the reference checks", "They asked somebody who vouches for you"),
        ("[Right]", ("Who did they ask?", "[Kim Park]", "[Lou Hart]")),
        ("[Lou Hart]", ""),
        ("[That is all]", "Thank Lou Hart"),
    )
    assert asked(chat) == [LOU.id]


async def test_somebody_new_comes_onto_the_list_and_undo_takes_them_off() -> None:
    """They vouch already, so nobody has to ask them."""
    chat = with_referees()
    await talk(
        chat,
        ("fenwick called Bob Stone for a reference", "They asked Bob Stone about you"),
        ("[Right]", "Thank Bob Stone"),
    )
    (bob,) = chat.person.referees
    assert (bob.name, bob.consent, asked(chat)) == ("Bob Stone", Consent.GIVEN, [bob.id])
    await chat.click("Undo")
    assert chat.person.referees == ()
    assert asked(chat) == []

"""Whoever is named for a coming round is expected there, and asked about by name afterwards."""

import json
from datetime import timedelta

import pytest

from coaching.letters.briefs.round_brief import next_round_brief
from coaching.model.documents import Contact
from handlers.privacy.export import export_json
from tests.handlers.beginnings import DAY, act, doing, only, talk, took_notes
from tests.handlers.chat import Chat

ROUND = "next round is Friday 20 November at 10 with Ana Ruiz, CFO, and Dana"


def somebody_called(chat: Chat, name: str) -> Contact:
    """The contact of that name."""
    return next(one for one in only(chat).contacts if one.name == name)


async def named_for_friday() -> Chat:
    """Two people are named for the second round."""
    return await doing(await took_notes(), ROUND, "[Right]")


async def after_friday() -> Chat:
    """The second round is over, and its notes are asked for."""
    chat = await named_for_friday()
    await chat.wait(timedelta(days=1, hours=20, minutes=10))
    chat.read()
    return await doing(chat, "/status", "[Acme Robotics ›]", "[Quick notes ›]", "[Start the notes]")


async def test_they_are_expected_and_were_not_met() -> None:
    """Nobody is thanked for an interview that is still to come."""
    chat = await named_for_friday()
    ahead = only(chat).interviews[-1].id
    for name in ("Ana Ruiz", "Dana Lee"):
        assert somebody_called(chat, name).expected == (ahead,)
        assert somebody_called(chat, name).meeting_in(ahead) is None
    assert not somebody_called(chat, "Sam Ortiz").expected


@pytest.mark.parametrize(
    "words",
    ["next round is with Ana Ruiz, CFO", "next they want me to meet Ana Ruiz, the CFO"],
)
async def test_a_round_without_a_day_is_the_one_that_gets_it(words: str) -> None:
    """Until then she is neither met nor forgotten."""
    chat = await doing(await took_notes(), words, "[Right]")
    assert not somebody_called(chat, "Ana Ruiz").met
    await doing(chat, "the next round at Acme is on Friday 20 November at 10", "[Right]")
    assert somebody_called(chat, "Ana Ruiz").expected == (only(chat).interviews[-1].id,)


async def test_the_brief_says_who_is_who() -> None:
    """First whom they meet, with title: the known with what was said, the new as new."""
    chat = await named_for_friday()
    job = only(chat)
    brief = next_round_brief(chat.person, job, job.interviews[-1], chat.now)
    who = brief[brief.index("Who is who") :]
    places = [who.index(name) for name in ("Dana Lee", "Ana Ruiz (CFO): new to you", "Sam Ortiz")]
    assert places == sorted(places)


async def test_the_card_of_the_day_names_them() -> None:
    """An hour before, and on their own card."""
    chat = await named_for_friday()
    await talk(chat, ("/contacts", "Ana Ruiz"), ("[Ana Ruiz]", "You meet on: Fri 20 Nov 2026"))
    chat.read()
    await chat.wait(timedelta(days=1, hours=18, minutes=5))
    told = "\n".join(one.text for one in chat.read())
    assert "You meet: Dana Lee (CTO), Ana Ruiz (CFO)" in told


async def test_a_day_that_is_over_is_none_on_which_you_meet() -> None:
    """Also while nobody has said yet who was there."""
    chat = await after_friday()
    await doing(chat, "/cancel", "/contacts", "[Ana Ruiz]")
    assert "Ana Ruiz" in chat.last.text
    assert "You meet on" not in chat.last.text


async def test_afterwards_it_is_asked_whether_they_were_there() -> None:
    """One tap says that all of them were, and then they are asked about by name."""
    chat = await after_friday()
    await talk(
        chat,
        ("[Ask me instead]", ("Were Dana and Ana there?", "[All of them]", "[Somebody else]")),
        ("[All of them]", ("Who else was there?", "[That was everyone]")),
        ("[That was everyone]", ("talk about with", "Ana")),
    )
    held = only(chat).interviews[-1].id
    assert all(somebody_called(chat, one).meeting_in(held) for one in ("Ana Ruiz", "Dana Lee"))


async def test_who_did_not_come_is_not_asked_about_again() -> None:
    """Then it is asked from nothing, and they are expected there no more."""
    chat = await after_friday()
    await talk(chat, ("[Ask me instead]", "there?"), ("[Somebody else]", "Who was there?"))
    assert not somebody_called(chat, "Ana Ruiz").expected
    await act(chat, "[Sam Ortiz]")
    assert somebody_called(chat, "Sam Ortiz").meeting_in(only(chat).interviews[-1].id)


async def test_an_export_names_the_round() -> None:
    """By its number, and not by an id of ours."""
    chat = await named_for_friday()
    await chat.wait(DAY / 24)
    assert chat.dossier is not None
    facts = json.loads(export_json(chat.dossier, chat.now, 1))
    people = {one["name"]: one for one in facts["opportunities"][0]["contacts"]}
    assert people["Ana Ruiz"]["expected"] == [2]
    assert "expected" not in people["Sam Ortiz"]

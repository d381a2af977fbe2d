"""Whoever answers "what did you talk about" with all of it is understood as if they told it."""

from dataclasses import replace

import pytest

from coaching.model.documents import Dossier, Meeting
from tests.handlers.beginnings import doing, only, somebody, talk
from tests.handlers.chat import Chat

TOLD = "interview at Thistle & Co this morning at 10 with Jo Reyes (head of brand) and Sunil Rao"
ALL_OF_IT = (
    "jo was lovely, she talked about relaunching the loyalty card. sunil thinks my sql is a bit "
    "basic and i said ive just done the dataschool course. forgot to mention i ran the Easter "
    "campaign. they decide by next friday"
)


def _meetings(chat: Chat) -> dict[str, Meeting]:
    job = only(chat)
    met = ((one.name, one.meeting_in(job.interviews[0].id)) for one in job.contacts)
    return {name: meeting for name, meeting in met if meeting is not None}


async def test_doubt_answer_and_day_are_nobody_s_topic() -> None:
    """Each is kept where it belongs, and the day of the decision is not asked again."""
    chat = await doing(somebody(), TOLD, "[Right]")
    await talk(chat, (ALL_OF_IT, ("relaunching the loyalty card", "my sql is a bit basic")))
    told = _meetings(chat)
    assert told["Jo Reyes"].topic == "relaunching the loyalty card"
    assert told["Sunil Rao"].topic == ""
    assert told["Sunil Rao"].concern == "my sql is a bit basic"
    assert told["Sunil Rao"].answer == "ive just done the dataschool course"
    assert only(chat).interviews[0].capture.unsaid == "i ran the Easter campaign"
    assert only(chat).interviews[0].process.decision is not None
    assert "By when do they decide" not in chat.last.text
    assert not chat.person.pending


async def test_a_list_of_topics_is_still_a_list() -> None:
    """A name, a colon and a thing each."""
    chat = await doing(somebody(), TOLD, "[Right]", "Jo: budgets, Sunil: the relaunch")
    assert {name: one.topic for name, one in _meetings(chat).items()} == {
        "Jo Reyes": "budgets",
        "Sunil Rao": "the relaunch",
    }


async def test_whoever_asked_something_was_there() -> None:
    """It is not asked again who it was."""
    chat = await doing(
        somebody(), "phone screen at Hooli this morning at 9 with Dana Lee", "[Right]", "[Skip]"
    )
    job = only(chat)
    chat.dossier = replace(
        chat.dossier or Dossier(chat.person),
        opportunities=(replace(job, contacts=(replace(job.contacts[0], met=()),)),),
    )
    await doing(chat, "/cancel", "dana asked why i'm leaving")
    assert "Dana Lee" in _meetings(chat)


@pytest.mark.parametrize(
    ("answer", "listener"),
    [
        ("I told Sunil my story about the outage", "Sunil Rao"),
        ("jo: budgets. I told Sunil my story about the outage", "Sunil Rao"),
        ("jo: budgets, sunil: my story about the outage", "Sunil Rao"),
    ],
)
async def test_a_story_is_kept_with_whom_it_was_told_to(answer: str, listener: str) -> None:
    """In an answer as in any message, also where it stands behind somebody else's topic."""
    chat = await doing(somebody(), TOLD, "[Right]", answer)
    assert f"Your story, told to {listener}: the outage" in chat.last.text
    await doing(chat, "/practice stories")
    assert any("the outage: told at Thistle" in one.text for one in chat.read())

"""What people type in a hurry is taken for what it means, and never for a name or a doubt."""

from datetime import date, timedelta

import pytest

from tests.handlers.beginnings import doing, only, somebody, talk
from tests.handlers.chat import Chat

NIMBUS = "interview with Nimbus today 10am, developer, with Sara Kim and Tom Baker"
TOPICS = "Sara: react, Tom: the team"


async def at_doubts() -> Chat:
    """The notes of an interview stand at the doubts."""
    return await doing(somebody(), NIMBUS, "[Right]", TOPICS, "[They did not say]")


async def asked_for_company() -> Chat:
    """A decision day was told before any company was."""
    return await doing(somebody(), "jo from hr said theyd decide by the 12th", "[Right]")


@pytest.mark.parametrize("words", ["no", "dont know", "nope", "no idea"])
async def test_a_no_is_no_company(words: str) -> None:
    """It is asked again, and the name that follows is taken."""
    chat = await asked_for_company()
    await talk(chat, (words, "Its name is enough"))
    await doing(chat, "greggs")
    assert only(chat).company == "greggs"


@pytest.mark.parametrize("words", ["Next", "X"])
async def test_an_employer_may_be_called_what_others_say_for_no(words: str) -> None:
    """Next is a shop, and X an app."""
    assert only(await doing(await asked_for_company(), words)).company == words


@pytest.mark.parametrize(
    "words", ["over. went well i think", "priya said they reply within 2 weeks"]
)
async def test_who_goes_on_telling_names_no_company(words: str) -> None:
    """It is shown to confirm, and the company asked again behind it."""
    chat = await asked_for_company()
    await doing(chat, words, "[Right]")
    assert "Which company is it?" in chat.last.text
    assert chat.dossier is not None
    assert chat.dossier.opportunities == ()


async def test_thanks_in_front_of_buttons_is_answered() -> None:
    """The question stands again behind it, and nobody is told to press."""
    chat = await doing(await at_doubts(), "[No doubts]")
    await talk(chat, ("thx", ("Any time.", "How may you follow up")))


@pytest.mark.parametrize("words", ["letter to sara", "thank you note for Sara", "what about sara?"])
async def test_a_letter_is_wished_for_in_three_words(words: str) -> None:
    """It is no doubt that somebody raised."""
    chat = await doing(await at_doubts(), words)
    assert "How do you greet Sara Kim?" in chat.last.text
    assert all(not meeting.concern for one in only(chat).contacts for meeting in one.met)


async def test_thanks_is_no_reason_for_wanting_a_job() -> None:
    """What letters say is never "thx"."""
    chat = await doing(await at_doubts(), "letter to sara", "[Hi Sara]", "/skip", "[Why I want it]")
    await talk(chat, ("thx", ("Any time.", "Why do you want this job?")))
    assert only(chat).why_want == ""


async def test_whoever_has_one_name_is_greeted_in_two_ways() -> None:
    """Without a surname there are no two buttons of the same words."""
    chat = await doing(somebody(), "talked to lena at Siemens today at 10", "[Right]")
    await doing(chat, "letter to lena")
    assert [label for label in chat.last.labels if "ena" in label] == ["Hi Lena", "Dear Lena"]


@pytest.mark.parametrize(
    ("words", "days"),
    [("pause for a week", 7), ("no reminders for 3 days", 3), ("leave me alone for two weeks", 14)],
)
async def test_quiet_lasts_as_long_as_was_said(words: str, days: int) -> None:
    """Not only until this evening."""
    chat = await doing(somebody(), NIMBUS, "[Right]", words)
    until = chat.person.paused_until
    assert until is not None
    assert until.date() == date(2026, 11, 18) + timedelta(days=days)


async def test_a_job_is_deleted_by_a_name_that_is_a_plain_word() -> None:
    """A small letter hides nothing."""
    chat = await doing(somebody(), "interview at Wise monday 10am", "[Right]")
    await talk(chat, ("delete wise", "Delete Wise"))


async def test_what_somebody_is_names_no_role() -> None:
    """The recruiter is whom they talked to, and no job they applied for."""
    chat = await doing(
        somebody(), "talked to lena at siemens today at 10, she's the recruiter", "[Right]"
    )
    assert (only(chat).company, only(chat).role) == ("Siemens", "")

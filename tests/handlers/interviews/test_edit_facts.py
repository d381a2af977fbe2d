"""Correct, on the card of a job: every fact put right, and the plan follows; a job deleted."""

from datetime import UTC, datetime

import pytest

from coaching import planner
from coaching.model.step_key import StepKind
from coaching.model.vocabulary import Channel, InterviewKind
from tests.handlers.beginnings import (
    DAY,
    HOUR,
    act,
    doing,
    interview,
    logged,
    met_three,
    only,
    pings,
    record,
    talk,
)
from tests.handlers.chat import Chat


async def correcting(line: str = "Acme Robotics; Data Engineer; today 13:00") -> Chat:
    """Somebody who looks at what can be put right."""
    return await doing(
        await logged(line), "/status", "[Acme Robotics ›]", "[About this job ›]", "[Correct]"
    )


async def turn_to(chat: Chat, button: str) -> None:
    """Goes to the page with that button; none has more than eight."""
    assert len(chat.last.labels) <= 8
    if button not in chat.last.labels:
        await doing(chat, "[More ›]")
        assert len(chat.last.labels) <= 8


@pytest.mark.parametrize(
    ("button", "question", "answer", "told"),
    [
        ("Company", "What is the company called?", "Acme & Co", "company: Acme & Co."),
        ("Role", "What is the role called?", "<b>Analyst", "role: <b>Analyst."),
        ("What it asks for", "What does the job", "SQL", "what it asks for: SQL."),
        ("Their city", "Which city", "NYC", "their city: New York City (New York time"),
        ("How to follow up", "How may you", "[Mail only]", "how to follow up: mail only."),
        ("Length", "How long?", "[90 min]", "length: 90 min."),
        ("How it is held", "How is it held?", "[Phone]", "how it is held: phone."),
        (
            "When they decide",
            "By when",
            "[Within a week]",
            "when they decide: by Wed 25 Nov (“Within a week”).",
        ),
        ("Time", "so far it was today 13:00", "today 11:30", "Moved: Acme Robotics, today 11:30"),
    ],
)
async def test_every_fact_is_put_right(button: str, question: str, answer: str, told: str) -> None:
    """One press, one answer, and the way back to the card; the rest stays as it was."""
    chat = await correcting()
    before = only(chat)
    await turn_to(chat, button)
    await talk(chat, (f"[{button}]", question), (answer, (told, "[‹ ")))
    after = only(chat)
    assert after != before
    kept = (before.id, before.contacts, before.records, len(before.interviews))
    assert (after.id, after.contacts, after.records, len(after.interviews)) == kept


async def test_what_was_put_right_is_what_is_kept() -> None:
    """Each in its place."""
    chat = await doing(await correcting(), "[More ›]", "[How to follow up]", "[I may call]")
    await doing(chat, "[‹ Acme Robotics]", "[About this job ›]", "[Correct]")
    for button, answer in (
        ("Length", "45 min"),
        ("How it is held", "[Video]"),
        ("When they decide", "a week or two"),
        ("Time", "today 11:30"),
    ):
        await act(chat, f"[{button}]")
        await act(chat, answer)
    held = interview(chat)
    assert only(chat).channel is Channel.CALL_ALLOWED
    assert (held.minutes, held.kind) == (45, InterviewKind.VIDEO)
    assert held.start == datetime(2026, 11, 18, 10, 30, tzinfo=UTC)
    assert held.wall == datetime(2026, 11, 18, 11, 30)  # noqa: DTZ001 - what the clock shows
    assert held.process.decision is not None
    assert held.process.decision.words == "a week or two"


async def test_they_did_not_say_takes_the_date_back() -> None:
    """The check-in waits the usual time again."""
    chat = await doing(await correcting(), "[When they decide]", "by friday")
    await talk(chat, ("[When they decide]", "By when"), ("[They did not say]", "they did not say"))
    assert interview(chat).process.decision is None


async def test_a_name_cannot_be_emptied() -> None:
    """The question shows the one there is, which can be kept."""
    chat = await correcting()
    await talk(
        chat,
        ("[Company]", "You said: Acme Robotics"),
        ("🎉", "at least one letter"),
        ("[Keep it]", "Kept: company: Acme Robotics."),
    )


async def test_what_may_stay_open_can_be_left() -> None:
    """Skipping changes nothing."""
    chat = await doing(await correcting(), "[More ›]", "[What it asks for]")
    await talk(chat, ("/skip", "what it asks for as it was"))
    await doing(chat, "[What it asks for]", "SQL")
    await talk(chat, ("[What it asks for]", "You said: SQL"), ("/skip", "what it asks for: SQL."))
    assert only(chat).requirements == "SQL"


async def test_their_city_moves_the_hours() -> None:
    """The card shows their clock, and a check-in comes in business hours there."""
    chat = await doing(await correcting(), "[When they decide]", "by friday")
    await doing(chat, "[‹ Acme Robotics]", "[About this job ›]", "[Correct]", "[More ›]")
    await doing(chat, "[Their city]", "San Francisco")
    await talk(chat, ("[‹ Acme Robotics]", "13:00–14:00 your time (04:00 Los Angeles time)"))
    steps = planner.plan_steps(chat.person, only(chat), chat.now)
    (asks,) = [one for one in steps if one.key.kind == StepKind("checkin")]
    assert asks.opens == datetime(2026, 11, 24, 17, tzinfo=UTC)


async def test_of_several_interviews_it_is_asked_which() -> None:
    """The latest first; the other stays as it was."""
    chat = await doing(
        await logged(), "/new Acme Robotics; Data Engineer; friday 10:00", "[Looks right]"
    )
    await doing(chat, "/status", "[Acme Robotics ›]", "[About this job ›]", "[Correct]")
    await talk(chat, ("[Length]", "Which interview?"))
    assert chat.last.labels == ["Fri 20 Nov 10:00", "today 13:00"]
    await doing(chat, "[Fri 20 Nov 10:00]", "[90 min]")
    assert [one.minutes for one in only(chat).interviews] == [60, 90]


async def test_a_correction_of_the_past_repeats_nothing() -> None:
    """Half an hour earlier than told: what was said and done is not said again."""
    chat = await doing(
        await met_three(),
        "[Done]",
        "/status",
        "[Acme Robotics ›]",
        "[About this job ›]",
        "[Correct]",
    )
    await talk(chat, ("[Time]", "so far it was today 13:00"), ("today 12:30", "Moved"))
    assert record(chat, StepKind("capture")).done is not None
    chat.read()
    await chat.wait(HOUR / 4)
    assert not [one for one in pings(chat) if "uick notes" in one.text or "Thank" in one.text]


async def test_a_new_length_moves_what_follows() -> None:
    """The notes are asked for after the end as it is now."""
    chat = await doing(
        await logged("Acme Robotics; Data Engineer; today 16:00"),
        *("/status", "[Acme Robotics ›]", "[Correct]", "[Length]", "2 hours"),
    )
    await chat.wait(HOUR * 2)
    chat.read()
    await chat.wait(HOUR * 0.9)
    assert not [one for one in pings(chat) if "behind you" in one.text]
    await chat.wait(HOUR * 0.4)
    assert [one for one in pings(chat) if "behind you" in one.text]


async def test_a_job_that_went_away_meanwhile_comes_back_by_no_answer() -> None:
    """The open question goes with it."""
    chat = await correcting()
    fields = chat.last
    await chat.click("Delete", on=fields)
    await doing(chat, "[Delete it]")
    await chat.click("Company", on=fields)
    assert "no longer here" in chat.last.text
    assert chat.dossier is not None
    assert chat.dossier.opportunities == ()


# -- deleting ------------------------------------------------------------------------------------


async def test_deleting_asks_once_and_says_what_goes() -> None:
    """Another job stays; no reminder comes of the one that is gone."""
    chat = await doing(await met_three(), "/new Beta; Analyst; tomorrow 9:00", "[Looks right]")
    await doing(chat, "/status", "[Acme Robotics ›]", "[About this job ›]", "[Correct]")
    await talk(
        chat,
        (
            "[Delete]",
            (
                "Delete Acme Robotics · Data Engineer for good,",
                "with 1 interview, 3 people and all its notes and reminders?",
                "/outcome closes it and keeps your notes",
            ),
        ),
        ("[Keep it]", "Acme Robotics · Data Engineer"),
        ("[Correct]", "What should change?"),
        ("[Delete]", "for good"),
        ("[Delete it]", "Acme Robotics is deleted."),
        ("[‹ Everything]", "Beta · Analyst"),
    )
    assert only(chat).company == "Beta"
    chat.read()
    await chat.wait(10 * DAY)
    assert not [one for one in pings(chat) if "Acme" in one.text]


async def test_a_deleted_job_is_in_no_open_question() -> None:
    """Neither in the one that is open nor in those that were left."""
    chat = await doing(await logged(), "[Start the notes]", "Dana Lee", "/status")
    await doing(
        chat, "[Acme Robotics ›]", "[About this job ›]", "[Correct]", "[Company]", "/status"
    )
    await doing(
        chat, "[Acme Robotics ›]", "[About this job ›]", "[Correct]", "[Delete]", "[Delete it]"
    )
    assert chat.person.conversation is None
    assert chat.person.paused == ()

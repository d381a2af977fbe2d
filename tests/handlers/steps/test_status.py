"""/status: the next thing of each job, what is open, what waits; and acting from there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from coaching.model.documents import Dossier
from coaching.model.step_key import StepKind
from coaching.model.vocabulary import Outcome
from handlers.ui.formatting import cut_label
from tests.handlers.beginnings import (
    DAY,
    THEIR_WORDS,
    WEDNESDAY,
    act,
    contact,
    doing,
    logged,
    met_three,
    only,
    record,
    somebody,
    talk,
)
from tests.handlers.chat import Chat
from tests.handlers.screen import Seen


async def jobs(count: int) -> Chat:
    """Somebody with so many jobs, each held an hour before the other."""
    chat = somebody()
    for number in range(count):
        line = f"/new Company {number}; Engineer; yesterday {18 - number}:00"
        await doing(chat, line, "[Looks right]")
    return chat


async def test_without_a_job_it_says_how_to_begin() -> None:
    """With a button for it."""
    await talk(
        somebody(),
        ("/status", ("Nothing is pending.", "[Log an interview]")),
        ("[Log an interview]", "Which company?"),
    )


async def test_one_job_shows_what_is_next_open_and_waiting() -> None:
    """And how many were thanked."""
    chat = await met_three()
    await talk(
        chat,
        (
            "/status",
            (
                "What is pending",
                "Acme Robotics · Data Engineer",
                "Next: Thank Dana Lee, until tomorrow 14:00 (23\N{NO-BREAK SPACE}h left)",
                "Also open: Thank Sam Ortiz; Thank Priya Nair",
                "0 of 3 thanked",
                "Waits: ",
                "[Draft it: Dana]",
                "[Acme Robotics ›]",
            ),
        ),
    )


async def test_what_waits_stands_behind_one_colon() -> None:
    """A task with a colon of its own gets a dash there."""
    chat = await doing(somebody(), "/new Corvid Labs; Planner; yesterday 10:00", "[Looks right]")
    await doing(chat, "/status")
    (line,) = [one for one in chat.last.text.splitlines() if one.startswith("Waits: ")]
    assert line.startswith("Waits: Look back – how it went")


async def test_what_waits_says_until_when() -> None:
    """With the range that the employer named."""
    chat = await doing(await met_three(), *THEIR_WORDS, "a week or two")
    await doing(chat, "/skip", "/skip", "/skip", "/skip")
    await chat.wait(timedelta(hours=3))
    await talk(
        chat,
        (
            "/status",
            (
                "Waits: Ask where things stand, from Fri 4 Dec 09:00",
                "they decide between Wed 25 Nov and Wed 2 Dec (“a week or two”)",
            ),
        ),
    )


async def test_two_of_three_thanked() -> None:
    """Who was left out on purpose counts for neither."""
    chat = await doing(await met_three(), "/contacts", "[Priya Nair]", "[Part]", "[Interviewer]")
    await doing(chat, "/status", "[Acme Robotics ›]")
    card = chat.last
    for name in ("Dana Lee", "Sam Ortiz"):
        await doing(chat, f"[Thank {name} ›]")
        await talk(chat, ("[Draft it]", "Dear"), ("[I sent it]", "Done."))
    await talk(chat, ("/status", "2 of 3 thanked"))
    priya = contact(chat, "Priya Nair").id
    await chat.press(f"s:skip:{only(chat).id}:thank.{only(chat).interviews[0].id}.{priya}", card)
    await talk(chat, ("/status", "2 of 2 thanked"))


async def test_an_interview_ahead_stands_first() -> None:
    """Nothing to do about it is no reproach."""
    chat = await doing(somebody(), "/new Acme; Engineer; tomorrow 14:30", "[Looks right]")
    await talk(chat, ("/status", ("Interview tomorrow 14:30–15:30", "[Acme ›]")))
    assert "Next:" not in chat.last.text
    await act(chat, "[Acme ›]")
    assert "Nothing to do right now." in chat.last.text
    assert chat.last.labels == ["Outcome", "Any news", "Correct", "People", "‹ Everything"]


async def test_the_nearer_of_two_rounds_is_shown() -> None:
    """However they were logged."""
    chat = await doing(
        somebody(),
        *("/new Acme; Engineer; friday 14:30", "[Looks right]"),
        *("/new Acme; Engineer; tomorrow 9:00", "[Looks right]"),
    )
    await talk(chat, ("/status", "Interview tomorrow 09:00–10:00"))
    await talk(chat, ("[Acme ›]", ("Round 1: tomorrow 09:00", "Round 2: Fri 20 Nov 14:30")))


async def test_what_is_next_stands_first() -> None:
    """However they were logged; a job with nothing to do comes last."""
    chat = await doing(somebody(), "i applied at Fenwick for the buyer job", "[Right]")
    await doing(chat, "interview at Globex on dec 10 at 9", "[Right]")
    await doing(chat, "interview at Initech tomorrow at 9", "[Right]")
    await chat.send("/status")
    places = [chat.last.text.index(name) for name in ("Initech", "Globex", "Fenwick")]
    assert places == sorted(places)


async def test_three_jobs_fit_on_one_page() -> None:
    """What closes first stands on top."""
    chat = await jobs(3)
    await chat.send("/status")
    places = [chat.last.text.index(f"Company {number}") for number in (2, 1, 0)]
    assert places == sorted(places)
    assert "More ›" not in chat.last.labels


async def test_nine_jobs_have_pages() -> None:
    """Every job is on one of them, and a page that is gone shows the last."""
    chat = await jobs(9)
    await chat.send("/status")
    pages = [chat.last.text]
    while "More ›" in chat.last.labels:
        await chat.click("More ›", on=chat.last)
        pages.append(chat.last.text)
    shown = [number for page in pages for number in range(9) if f"Company {number} " in page]
    assert sorted(shown) == list(range(9))
    assert len(pages) == 2
    assert all(len(page) < 900 for page in pages)
    await chat.press("t:page:99999", chat.last)
    assert chat.last.text == pages[-1]
    await chat.click("‹ Earlier", on=chat.last)
    assert chat.last.text == pages[0]


async def test_a_closed_job_is_no_longer_pending() -> None:
    """Its outcome ended it; it is found again among the closed ones."""
    chat = await met_three()
    assert chat.dossier is not None
    closed = replace(only(chat), outcome=Outcome.WITHDRAWN, outcome_at=WEDNESDAY)
    chat.dossier = Dossier(chat.person, (closed,))
    await talk(
        chat,
        ("/status", ("Nothing is pending.", "[Closed ones]")),
        ("[Closed ones]", "[Acme Robotics · Data Engineer: you withdrew]"),
        ("[Acme Robotics · Data Engineer: you withdrew]", "You withdrew, today"),
    )


async def test_what_is_left_to_do_about_a_closed_job_is_pending() -> None:
    """The one question for feedback, and nothing of what was open before."""
    chat = await met_three()
    assert chat.dossier is not None
    closed = replace(only(chat), outcome=Outcome.REJECTED, outcome_at=WEDNESDAY)
    chat.dossier = Dossier(chat.person, (closed,))
    await talk(chat, ("/status", ("Turned down, today", "Next: Thank them, and ask once")))
    assert "Also open" not in chat.last.text
    assert "thanked" not in chat.last.text


async def test_acting_from_the_job_keeps_its_card_true() -> None:
    """Done, undone, put off: the same card shows it each time."""
    chat = await doing(await met_three(), "/status", "[Acme Robotics ›]")
    card = chat.last.id

    def shown() -> Seen:
        return chat.screen.messages[card]

    await chat.click("Thank Dana Lee ›", on=shown())
    await chat.click("Done", on=shown())
    assert "✓ Dana Lee thanked" in shown().text
    assert record(chat, StepKind("thank"), contact(chat, "Dana Lee").id).done == chat.now
    await chat.click("More ›", on=shown())
    await chat.click("✓ Dana Lee thanked ›", on=shown())
    await chat.click("Undo: Dana", on=shown())
    await chat.click("‹ Earlier", on=shown())
    assert "• Thank Dana Lee, until" in shown().text
    await chat.click("Thank Dana Lee ›", on=shown())
    await chat.click("Later", on=shown())
    await chat.click("tomorrow 09:00", on=shown())
    assert "• Thank Dana Lee, later: tomorrow 09:00" in shown().text
    await chat.click("‹ Everything", on=shown())
    assert "What is pending" in shown().text


async def test_the_ways_of_a_job_lead_on() -> None:
    """To its notes, what they said, the look back and the people."""
    chat = await doing(await logged(), "/status", "[Acme Robotics ›]", "[About this job ›]")
    card = chat.last
    for label, words in (
        ("Notes", "Tell me all of it as it comes"),
        ("What they said", "By when do they decide?"),
        ("People", "Nobody here yet"),
        ("‹ Back", "Quick notes"),
    ):
        await chat.click(label, on=card)
        assert words in chat.last.text


async def test_the_ways_are_about_the_round_that_was_last() -> None:
    """Not about the one ahead."""
    chat = await met_three()
    await doing(chat, "/new Acme Robotics; Data Engineer; friday 10:00", "[Looks right]")
    await doing(chat, "/status", "[Acme Robotics ›]", "[About this job ›]")
    await talk(chat, ("[What they said]", "By when do they decide?"), ("by Friday", "turn down"))
    first, second = only(chat).interviews
    assert first.process.decision is not None
    assert second.process.decision is None


async def test_a_job_that_is_gone_says_so() -> None:
    """An old page of another time never fails."""
    chat = await doing(await met_three(), "/status")
    page = chat.last
    assert chat.dossier is not None
    chat.dossier = Dossier(chat.person, ())
    await chat.click("Acme Robotics ›", on=page)
    assert chat.last.text == "That job is no longer there."
    await talk(chat, ("[‹ Everything]", "Nothing is pending."))


async def test_weeks_later_it_still_reads_kindly() -> None:
    """What is late still helps or has gone; nothing is counted as a fault."""
    chat = await met_three()
    for days in (2, 5, 9, 40):
        await chat.at(WEDNESDAY + days * DAY)
        await doing(chat, "/status", "[Acme Robotics ›]")
        text = chat.last.text.casefold()
        assert not any(word in text for word in ("missed", "overdue", "failed", "lapsed"))
        assert len(text) < 900


@pytest.mark.parametrize("name", ["<b>A</b>&Co", "🎉🎉🎉", "חברה", "C" * 80])
async def test_any_company_fits_on_card_and_button(name: str) -> None:
    """As it was written."""
    name = f"{name} x"[:80]
    chat = await doing(somebody(), "/new", name, name, "yesterday 10:00", "/skip", "/skip")
    await doing(chat, "[Looks right]")
    await talk(
        chat, ("/status", f"{name} · {name}"), (f"[{cut_label(name)} ›]", f"{name} · {name}")
    )


async def test_nine_long_jobs_fit_into_a_message() -> None:
    """The longest names there may be, many people each, in four blocks a page."""
    chat = somebody(datetime(2026, 11, 18, 14, tzinfo=UTC))
    people = "\n".join(f"{chr(65 + at)}{'&' * 79}, interviewer" for at in range(12))
    for number in range(9):
        await doing(chat, "/new", f"{number}C{'&' * 78}", "R" + "<" * 79, "today 13:00")
        await doing(chat, "/skip", "/skip", "[Looks right]", "/status")
        company = chat.dossier.opportunities[-1] if chat.dossier else None
        assert company is not None
        await chat.press(f"b:capture:{company.id}:{company.interviews[-1].id}", chat.last)
        await doing(chat, people, "/cancel")
    await doing(chat, "/status", "[More ›]", "/contacts", "[More ›]")
    for one in only_jobs(chat):
        await chat.press(f"t:opp:{one}", chat.last)
    await chat.wait(2 * DAY)


def only_jobs(chat: Chat) -> list[int]:
    """The ids of all jobs."""
    assert chat.dossier is not None
    return [one.id for one in chat.dossier.opportunities]


BETA_OFFER = "Beta Works made me an offer, 61k, i have to answer by friday noon"


async def test_an_offer_to_be_answered_in_days_stands_on_top() -> None:
    """Before notes that are late at another job."""
    chat = await met_three()
    await doing(chat, "/new Beta Works; Analyst; on 2 November 12:00", "[Looks right]")
    await doing(chat, BETA_OFFER, "[Right]", "/cancel")
    await chat.wait(timedelta(hours=25))
    await doing(chat, "/status")
    shown = chat.last.text
    assert shown.index("Beta Works") < shown.index("Acme Robotics")

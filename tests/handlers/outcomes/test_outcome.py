"""/outcome: how it went on, with all that stops, opens and comes back with it."""

import pytest

from coaching.model.documents import Opportunity
from coaching.model.step_key import StepKind
from coaching.model.vocabulary import Outcome
from tests.handlers.beginnings import (
    DAY,
    HOUR,
    doing,
    logged,
    met_three,
    only,
    pings,
    somebody,
    talk,
)
from tests.handlers.chat import Chat


def job(chat: Chat, company: str) -> Opportunity:
    """One of several."""
    assert chat.dossier is not None
    (found,) = [one for one in chat.dossier.opportunities if one.company == company]
    return found


async def two_jobs() -> Chat:
    """One interview held today at Acme Robotics, and one held nine days ago at Beta."""
    return await doing(
        await met_three(), "/new Beta; Analyst; 9 Nov 10:00", "[Looks right]", "/cancel"
    )


async def test_without_a_job_it_says_how_to_begin() -> None:
    """With a button for it."""
    await talk(somebody(), ("/outcome", ("There is no job here yet.", "[Log an interview]")))


async def test_one_job_is_not_asked_for() -> None:
    """The five outcomes stand there at once."""
    await talk(
        await logged(),
        (
            "/outcome",
            (
                "Acme Robotics · Data Engineer",
                "What happened?",
                "[They turned me down] [I have an offer] [I accepted] [I withdrew]",
                "[No answer: close it]",
            ),
        ),
    )


async def test_of_several_jobs_the_likeliest_comes_first() -> None:
    """An offer wants an answer; else news comes of whoever is due to decide."""
    chat = await two_jobs()
    await talk(chat, ("/outcome", "Which one is it about?"))
    assert chat.last.labels == ["Beta · Analyst", "Acme Robotics · Data Engineer"]
    await doing(chat, "[Acme Robotics · Data Engineer]", "[I have an offer]")
    await doing(chat, "/cancel", "/outcome")
    assert chat.last.labels == ["Acme Robotics · Data Engineer", "Beta · Analyst"]


async def test_turned_down_is_kind_and_leaves_a_lesson() -> None:
    """The lesson, then staying in touch, then the one question for feedback; no other reminder."""
    chat = await two_jobs()
    await doing(chat, "/outcome", "[Acme Robotics · Data Engineer]")
    await talk(
        chat,
        (
            "[They turned me down]",
            (
                "no verdict on you",
                "off your list. Your other job is still open.",
                "[Undo]",
                "One line for yourself",
            ),
        ),
        (
            "Ask about streaming first",
            ("Kept, for the next one.", "[Stay in touch]", "ask once what would have helped"),
        ),
    )
    acme = job(chat, "Acme Robotics")
    assert (acme.outcome, acme.lesson) == (Outcome.REJECTED, "Ask about streaming first")
    assert acme.outcome_at == chat.now
    chat.read()
    await chat.wait(14 * DAY)
    told = "\n".join(one.text for one in pings(chat))
    assert "Thank Dana" not in told
    assert "Beta" in told


async def test_the_lesson_can_stay_unsaid() -> None:
    """Then nothing is kept, and the rest is offered all the same."""
    chat = await doing(await met_three(), "/outcome", "[They turned me down]")
    await talk(chat, ("/skip", ("Fine, that is that.", "[Stay in touch]", "ask once")))
    assert only(chat).lesson == ""


async def test_staying_in_touch_is_two_lines_for_each() -> None:
    """To copy at a tap, each within LinkedIn's 200 characters."""
    chat = await doing(await met_three(), "/outcome", "[They turned me down]", "/skip")
    await talk(chat, ("[Stay in touch]", ("An invitation for Dana Lee", "Sam Ortiz")))
    await chat.click("Copy the text")
    assert 0 < len(chat.clipboard) <= 200
    nobody = await doing(await logged(), "/outcome", "[They turned me down]", "/skip")
    assert all("Stay in touch" not in one.labels for one in nobody.read())
    await nobody.press(f"o:stay:{only(nobody).id}", nobody.last)
    assert "Nobody is noted for that job" in nobody.last.text


async def test_what_they_answer_is_kept() -> None:
    """From the card of the closed job, which shows it; the step is done with it."""
    chat = await doing(await met_three(), "/outcome", "[They turned me down]", "more SQL")
    await doing(chat, "/outcome", "[Acme Robotics · Data Engineer: turned down]")
    await talk(
        chat,
        ("[Their feedback]", "What did they answer?"),
        ("We <b>liked</b> you; others had more years.", "Kept with Acme Robotics."),
    )
    assert only(chat).feedback == "We <b>liked</b> you; others had more years."
    await doing(chat, "/outcome")
    await talk(
        chat,
        (
            "[Acme Robotics · Data Engineer: turned down]",
            ("Turned down, today", "Your lesson: more SQL", "Their feedback: We <b>liked</b> you"),
        ),
        ("[Lesson]", "One line for yourself"),
        ("less talk", "Kept, for the next one."),
    )
    assert only(chat).lesson == "less talk"


async def test_an_offer_brings_back_what_is_open() -> None:
    """Other leads go on, check-ins end, and what to weigh comes before the answer."""
    chat = await doing(await two_jobs(), "/outcome", "[Acme Robotics · Data Engineer]")
    await talk(
        chat,
        (
            "[I have an offer]",
            (
                "An offer from Acme Robotics: well earned.",
                "Keep your other job going until the terms are agreed.",
                "Before you answer",
            ),
        ),
    )
    assert job(chat, "Acme Robotics").is_live
    alone = await doing(await logged(), "/outcome")
    await talk(alone, ("[I have an offer]", "other leads are worth keeping warm"))


async def test_accepted_is_one_calm_line() -> None:
    """It ends the search; helpers are thanked; the other jobs are not forgotten."""
    chat = await doing(await met_three(), "/contacts", "[Priya Nair]", "[Part]")
    await doing(chat, "[Got me the interview]", "/outcome", "[I have an offer]", "/outcome")
    await talk(
        chat,
        (
            "[I accepted]",
            ("Congratulations, Acme Robotics it is.", "remind you to keep looking", "Priya"),
        ),
    )
    assert only(chat).outcome is Outcome.ACCEPTED
    assert StepKind("looking") not in " ".join(chat.person.records)
    await chat.wait(DAY)
    chat.read()
    await chat.wait(20 * DAY)
    assert not [one for one in pings(chat) if "look around" in one.text or "ooking" in one.text]
    two = await doing(await two_jobs(), "/outcome", "[Beta · Analyst]")
    await talk(two, ("[I accepted]", "Your other job is still open; a word to them is fair"))


@pytest.mark.parametrize(
    ("button", "told", "reached"),
    [
        ("I withdrew", "Noted: you withdrew.", Outcome.WITHDRAWN),
        ("No answer: close it", "Closed without an answer.", Outcome.NO_ANSWER),
    ],
)
async def test_what_is_over_says_nothing_more(button: str, told: str, reached: Outcome) -> None:
    """No reminder of that job comes after it."""
    chat = await doing(await met_three(), "/outcome")
    await talk(chat, (f"[{button}]", told))
    assert only(chat).outcome is reached
    chat.read()
    await chat.wait(20 * DAY)
    assert not [one for one in pings(chat) if "Acme" in one.text]


@pytest.mark.parametrize(
    "button", ["They turned me down", "I have an offer", "I accepted", "I withdrew"]
)
async def test_every_outcome_can_be_taken_back(button: str) -> None:
    """The plan is what it was, down to the last step; the open question goes with it."""
    chat = await doing(await met_three(), "/status", "[Acme Robotics ›]")
    before, plan = only(chat), chat.last.text
    await doing(chat, "[About this job ›]", "[Outcome]", f"[{button}]")
    await talk(chat, ("[Undo]", "Taken back. All is as it was."))
    assert (only(chat).outcome, only(chat).outcome_at) == (before.outcome, before.outcome_at)
    assert chat.person.conversation is None
    await talk(chat, ("[‹ Acme Robotics]", plan.split("Settled")[0].strip()))


async def test_undo_takes_the_question_for_a_lesson_away() -> None:
    """It stands on the same card, can be skipped there, and nothing asks for it afterwards."""
    chat = await doing(await met_three(), "/outcome", "[They turned me down]")
    assert "One line for yourself" in chat.last.text
    assert chat.last.labels == ["Skip", "Undo", "Something else"]
    asked = chat.last
    await doing(chat, "[Undo]")
    shown = "\n".join(one.text for one in chat.screen.messages.values())
    assert "One line for yourself" not in shown
    await chat.click("Skip", on=asked)
    assert chat.last.what == "toast"
    await doing(chat, "/outcome", "[They turned me down]")
    await talk(chat, ("[Skip]", "Fine, that is that."))


async def test_taking_back_the_yes_leaves_the_offer() -> None:
    """With the day on which it came."""
    chat = await doing(await met_three(), "/outcome", "[I have an offer]")
    came = only(chat).outcome_at
    await chat.wait(3 * DAY)
    await doing(chat, "/outcome", "[I accepted]", "[Undo]")
    assert (only(chat).outcome, only(chat).outcome_at) == (Outcome.OFFER, came)


async def test_an_outcome_can_be_changed() -> None:
    """It is said how it stands; the present one is not offered again."""
    chat = await doing(await logged(), "/outcome", "[I have an offer]", "/cancel", "/outcome")
    assert "So far: an offer is on the table, today. What is it now?" in chat.last.text
    assert "I have an offer" not in chat.last.labels
    await talk(chat, ("[I withdrew]", "Noted: you withdrew."))
    await talk(
        chat,
        ("/outcome", ("Nothing is open.", "[Acme Robotics · Data Engineer: you withdrew]")),
        ("[Acme Robotics · Data Engineer: you withdrew]", "You withdrew, today"),
        ("[Outcome]", "So far: you withdrew, today."),
        ("[None of these: still open]", "Taken back"),
    )
    assert only(chat).outcome is None


async def test_an_old_button_does_nothing_wrong() -> None:
    """It says how things stand by now."""
    chat = await doing(await logged(), "/outcome")
    asked = chat.last
    await doing(chat, "[I have an offer]")
    told = next(one for one in chat.screen.messages.values() if "Undo" in one.labels)
    await chat.click("I have an offer", on=asked)
    assert chat.last.text == "That is how it stands: an offer is on the table."
    await chat.click("I withdrew", on=asked)
    await chat.click("Undo", on=told)
    assert "It has changed since: you withdrew." in chat.last.text
    assert only(chat).outcome is Outcome.WITHDRAWN


@pytest.mark.parametrize(
    "data",
    [
        "o:of:99",
        "o:set:99:offer",
        "o:set:1:nothing",
        "o:undo:99:offer:open:0",
        "o:undo:2:rejected:offer:9999999999",
        "o:gone:0",
        "o:set:0:rejected",
        "o:edit:2:company:99",
        "o:edit:2:when:99",
        "o:edit:2:nothing",
        "o:ref:2:99",
        "o:move:2:99",
        "o:closed",
        "o:",
        "o:lesson:" + "9" * 40,
        "c:join:2:2:2",
        "c:both:2:2",
        "t:opp:0",
    ],
)
async def test_anything_may_be_sent(data: str) -> None:
    """It is answered, and neither the job nor the person is harmed."""
    chat = await logged()
    before = only(chat)
    chat.read()
    await chat.press(data, chat.last)
    assert chat.read()
    assert (only(chat).outcome, only(chat).company) == (before.outcome, before.company)


# -- references ----------------------------------------------------------------------------------


async def vouched() -> Chat:
    """Somebody with two who vouch for them, both agreed, looking at the news of Acme."""
    chat = await met_three()
    for name in ("Kim Fox", "Lou Hart"):
        await doing(chat, "/referees", "[Add somebody]", name)
        while chat.person.conversation is not None:
            at = chat.person.conversation.at
            await chat.send("yes" if at == "consent" else "/skip")
    return await doing(chat, "/status", "[Acme Robotics ›]", "[About this job ›]", "[Any news]")


async def test_a_check_is_reported_with_a_press_for_each() -> None:
    """Each can be taken back; whoever was asked is thanked."""
    chat = await vouched()
    await talk(
        chat,
        ("[A reference was called or written to]", ("Who did they ask?", "[Kim Fox] [Lou Hart]")),
        ("[Kim Fox]", ""),
        ("[Lou Hart]", "[✓ Kim Fox] [✓ Lou Hart]"),
        ("[✓ Kim Fox]", "[Kim Fox] [✓ Lou Hart]"),
        ("[That is all]", ("✓ Lou Hart", "A short thank-you to each", "Thank Lou Hart")),
    )
    (check,) = only(chat).checks
    assert check.at == chat.now
    assert [one.name for one in chat.person.referees if one.id == check.referee] == ["Lou Hart"]


async def test_without_a_mark_nothing_changes() -> None:
    """And without referees there is a way to add them."""
    chat = await doing(await vouched(), "[A reference was called or written to]")
    await talk(chat, ("[That is all]", "Nobody is marked"))
    chat = await doing(
        await met_three(), "/status", "[Acme Robotics ›]", "[About this job ›]", "[Any news]"
    )
    await talk(
        chat,
        (
            "[A reference was called or written to]",
            ("Nobody who vouches for you", "[Add somebody]"),
        ),
    )


async def test_references_are_asked_for() -> None:
    """Whoever vouches is to be briefed at once; it can be taken back."""
    chat = await vouched()
    await talk(chat, ("[They asked for references]", ("they asked for references", "Brief")))
    assert only(chat).references_asked == chat.now
    await doing(chat, "/status", "[Acme Robotics ›]", "[About this job ›]", "[Any news]")
    await talk(chat, ("[They did not ask for references]", "Taken back"))
    assert only(chat).references_asked is None


# -- an interview that was moved or fell through ---------------------------------------------------


async def ahead(line: str = "Acme; Engineer; tomorrow 14:30") -> Chat:
    """Somebody who looks at what may have become of an interview ahead."""
    chat = await doing(await logged(line), "/status", "[Acme ›]", "[Any news]")
    return await doing(chat, "[The interview tomorrow 14:30: moved, off …]")


async def test_a_moved_interview_takes_its_reminders_along() -> None:
    """Wall, zone and start follow; what was put off or pinged for the old time holds nothing."""
    chat = await ahead()
    old = only(chat).interviews[0]
    await talk(
        chat,
        ("[It has a new time]", "When is it now? It was tomorrow 14:30, your time."),
        ("friday", "At what time on Fri 20 Nov?"),
        ("10:00", "Moved: Acme, Fri 20 Nov 10:00–11:00. All reminders follow."),
    )
    new = only(chat).interviews[0]
    assert new.start - old.start == DAY - 4 * HOUR - HOUR / 2
    assert (new.wall.hour, new.zone, new.minutes) == (10, "Europe/Berlin", 60)
    chat.read()
    await chat.wait(DAY + HOUR)
    assert not [one for one in pings(chat) if "Before you leave" in one.text]
    await chat.wait(DAY)
    assert [one for one in pings(chat) if "Before you leave" in one.text]


async def test_the_checklist_comes_again_for_a_new_time() -> None:
    """Also when it came for the old one and was put away."""
    chat = await logged("Acme; Engineer; today 16:00")
    await chat.wait(HOUR / 12)
    await doing(chat, "[Got it]", "/status", "[Acme ›]", "[Any news]")
    await doing(chat, "[The interview today 16:00: moved, off …]", "[It has a new time]")
    await doing(chat, "tomorrow 12:00")
    chat.read()
    await chat.wait(DAY)
    assert [one for one in pings(chat) if "Before you leave" in one.text]


@pytest.mark.parametrize("line", ["Acme; Engineer; tomorrow 14:30"])
async def test_a_cancelled_interview_stops_and_can_be_rebooked(line: str) -> None:
    """Its reminders end, a short draft asks for a new time; undo brings all of it back."""
    chat = await ahead(line)
    await talk(
        chat, ("[Cancelled]", ("Noted: cancelled.", "[It has a new time] [Undo]", "Draft it"))
    )
    await talk(chat, ("/status", "Acme · Engineer"), ("[Acme ›]", "Cancelled: tomorrow 14:30"))
    cancelled = only(chat)
    chat.read()
    await chat.wait(DAY + HOUR)
    told = "\n".join(one.text for one in pings(chat))
    assert "Before you leave" not in told
    assert "quick notes" not in told
    await talk(chat, ("[Undo]", "it stands as before"))
    assert only(chat).interviews[0].fell_through is None
    assert cancelled.interviews[0].fell_through is not None


async def test_nobody_came_is_theirs_to_put_right() -> None:
    """Offered once the interview has begun; a new time makes it stand again."""
    chat = await ahead()
    assert "Nobody came" not in chat.last.labels
    await chat.wait(DAY + HOUR)
    await doing(chat, "/status", "[Acme ›]", "[Any news]")
    await doing(chat, "[The interview today 14:30: moved, off …]")
    await talk(
        chat,
        ("[Nobody came]", ("theirs to put right", "[It has a new time]")),
        ("[It has a new time]", "It was today 14:30"),
        ("in 3 days 9:00", "Moved: Acme"),
    )
    assert only(chat).interviews[0].fell_through is None
    await talk(chat, ("/status", "Interview Sun 22 Nov 09:00"))

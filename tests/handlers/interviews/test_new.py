"""/new: an interview in one line or asked for, and a card on which every field can be put right."""

from datetime import UTC, datetime, timedelta

import pytest

from coaching.model.vocabulary import InterviewKind
from handlers.listening.messages import EDITED_COMMAND
from tests.handlers.beginnings import (
    DAY,
    WEDNESDAY,
    doing,
    interview,
    logged,
    only,
    somebody,
    talk,
)

LINE = "/new Acme Robotics; Data Engineer; "


async def test_one_line_is_enough() -> None:
    """What is read back is the card; one press keeps it."""
    chat = somebody()
    await talk(
        chat,
        (
            LINE + "tomorrow 14:30",
            (
                "Acme Robotics · Data Engineer",
                "tomorrow 14:30–15:30, your time",
                "60 min · upcoming",
                "Employer: Berlin time (UTC+1), holidays of Germany",
                "Is that right?",
            ),
        ),
        ("[Looks right]", "A short checklist comes tomorrow 13:30"),
    )
    assert interview(chat).start == datetime(2026, 11, 19, 13, 30, tzinfo=UTC)
    assert (interview(chat).minutes, interview(chat).kind) == (60, InterviewKind.OTHER)


async def test_bare_new_asks_one_thing_at_a_time() -> None:
    """Company, role, when, how and how long; then the card."""
    await talk(
        somebody(),
        ("/new", "Which company?"),
        ("Acme Robotics", "For which role?"),
        ("Data Engineer", "Which day and time"),
        ("yesterday 3pm", "How is it held?"),
        ("[Video]", "How long?"),
        ("75 min", ("yesterday 15:00–16:15, your time", "Video, 75 min · held, 24 h ago")),
        ("[Looks right]", ("Saved.", "Start the notes")),
    )


async def test_questions_that_do_not_matter_can_be_skipped() -> None:
    """An hour long, held in some way, until told otherwise."""
    chat = await doing(somebody(), "/new", "Acme", "Engineer", "tomorrow 9:00")
    await talk(chat, ("/skip", "How long?"), ("[Skip]", ("60 min", "Is that right?")))


async def test_what_is_needed_cannot_be_skipped() -> None:
    """An interview without company, role and time is none."""
    chat = await doing(somebody(), "/new")
    await talk(
        chat,
        ("/skip", "I need this one"),
        ("Acme", "role"),
        ("/skip", "I need this one"),
        ("Engineer", "Which day and time"),
        ("/skip", "I need this one"),
    )


async def test_a_line_may_stop_early() -> None:
    """What is missing is asked, and nothing else."""
    await talk(
        somebody(),
        ("/new Acme Robotics", "For which role?"),
        ("Data Engineer", "Which day and time"),
        ("tomorrow 9:00", "Is that right?"),
    )


async def test_a_line_without_the_command_is_a_line_too() -> None:
    """Two semicolons say what it is."""
    await talk(somebody(), ("Acme; Engineer; tomorrow 9:00", ("Acme · Engineer", "Is that right?")))


async def test_a_line_may_be_three_lines() -> None:
    """On a phone the return key is nearer than the semicolon."""
    await talk(
        somebody(), ("/new\nAcme Robotics\nData Engineer\ntomorrow 9:00", "Acme Robotics · Data")
    )


async def test_an_unreadable_date_keeps_the_rest_of_the_line() -> None:
    """Only the time is asked again."""
    chat = somebody()
    await doing(chat, LINE + "when the moon is full")
    assert chat.person.conversation is not None
    assert chat.person.conversation.answers["company"] == "Acme Robotics"
    await talk(chat, ("tomorrow 9:00", ("Acme Robotics · Data Engineer", "tomorrow 09:00–10:00")))


async def test_a_name_too_long_keeps_the_rest_of_the_line() -> None:
    """The limit is said; role and time need not be typed again."""
    await talk(
        somebody(),
        (f"/new {'A' * 90}; Engineer; tomorrow 9:00", "90 characters; up to 80 fit"),
        ("Acme", ("Acme · Engineer", "tomorrow 09:00")),
    )


async def test_a_day_without_a_time_asks_for_the_time() -> None:
    """And nothing else of it."""
    await talk(
        somebody(),
        (LINE + "tomorrow", "At what time tomorrow?"),
        ("late", "could not read that as a time"),
        ("half past three", "tomorrow 15:30–16:30"),
    )


async def test_a_swapped_day_and_month_become_buttons() -> None:
    """5/6 is two days; so is it again when the card's date is corrected."""
    chat = somebody()
    await talk(chat, (LINE + "5/6 10:00", "can be read in two ways"))
    assert chat.last.labels == ["Fri 5 Jun 2026, 10:00", "Thu 6 May 2027, 10:00"]
    await talk(chat, ("[Thu 6 May 2027, 10:00]", "Thu 6 May 2027 10:00–11:00"))
    await talk(
        chat,
        ("[Change …]", "Which part"),
        ("[When]", "You said: Thu 6 May 2027, 10:00"),
        ("5/6 10:00", "two ways"),
    )


async def test_a_start_a_year_off_asks_back_once() -> None:
    """More often a slip than a plan; a new date does as well as the button."""
    chat = somebody()
    await talk(chat, (LINE + "18 Nov 2027 10:00", ("in 365 days", "Is it right?")))
    assert chat.last.labels == ["Yes, that is right"]
    await talk(chat, ("[Yes, that is right]", "Thu 18 Nov 2027 10:00–11:00"))
    await talk(
        chat,
        ("[Change …]", "Which part"),
        ("[When]", "You said"),
        ("1 Mar 2026 10:00", "262 days ago"),
    )
    await talk(chat, ("tomorrow 10:00", "tomorrow 10:00–11:00"))


@pytest.mark.parametrize(
    ("button", "typed", "reads"),
    [
        ("Company", "Beta & Co", "Beta & Co · Data Engineer"),
        ("Role", "Analyst", "Acme Robotics · Analyst"),
        ("When", "tomorrow 16:00 to 17:30", "tomorrow 16:00–17:30, your time"),
        ("When", "yesterday 10:00", "held, 29 h ago"),
        ("How", "phone", "Phone, 60 min"),
        ("How", "[On site]", "On site, 60 min"),
        ("Length", "half an hour", "tomorrow 14:30–15:00"),
        ("Length", "[90 min]", "tomorrow 14:30–16:00"),
        ("City", "London", "London time (UTC), holidays of the United Kingdom · 13:30 there"),
        ("What the job asks for", "SQL & Python", "Asks for: SQL & Python"),
    ],
)
async def test_every_field_of_the_card_can_be_put_right(
    button: str, typed: str, reads: str
) -> None:
    """One press, one answer, and the card again; everything else stays."""
    chat = await doing(somebody(), LINE + "tomorrow 14:30", "[Change …]", f"[{button}]")
    await talk(chat, (typed, (reads, "Is that right?")))


async def test_going_back_from_a_correction_shows_the_card() -> None:
    """Also from a field that is only asked on request."""
    chat = await doing(somebody(), LINE + "tomorrow 14:30", "[Change …]", "[City]")
    await talk(
        chat,
        ("[‹ Back]", "Is that right?"),
        ("[Change …]", "Which part"),
        ("[Role]", "You said: Data Engineer"),
    )
    await talk(chat, ("[Keep it]", "Acme Robotics · Data Engineer"))


async def test_a_corrected_day_without_a_time_asks_for_the_time() -> None:
    """The earlier hour is not taken over silently."""
    chat = await doing(somebody(), LINE + "tomorrow 14:30", "[Change …]", "[When]")
    await talk(chat, ("friday", "At what time on Fri 20 Nov?"), ("9:15", "Fri 20 Nov 09:15–10:15"))


async def test_how_long_counts_from_the_latest_word() -> None:
    """A span typed after a length was chosen is the one that stands."""
    chat = await doing(
        somebody(),
        LINE + "tomorrow 14:30",
        "[Change …]",
        "[Length]",
        "[30 min]",
        "[Change …]",
        "[When]",
    )
    await talk(chat, ("tomorrow 15:00-16:30", "tomorrow 15:00–16:30"))


async def test_the_card_is_confirmed_in_words_too() -> None:
    """Yes is yes; anything else asks for the button."""
    chat = await doing(somebody(), LINE + "tomorrow 14:30")
    await talk(chat, ("hm", "Take Looks right"), ("Yes.", "Saved."))


async def test_yes_is_yes_while_it_is_asked_what_should_change() -> None:
    """The card has two buttons and the way around; its parts stand behind [Change …]."""
    chat = await doing(somebody(), LINE + "tomorrow 14:30")
    assert chat.last.labels[:2] == ["Looks right", "Change …"]
    await talk(chat, ("[Change …]", "Which part should change?"), ("hm", "the part that should"))
    await talk(chat, ("looks right", "Saved."))


async def test_an_employer_elsewhere_has_a_clock_of_their_own() -> None:
    """What was typed is the person's own time; both are shown."""
    chat = await doing(
        somebody(), LINE + "tomorrow 14:30", "[Change …]", "[City]", "NYC", "[Looks right]"
    )
    assert only(chat).zone == "America/New_York"
    assert only(chat).country == "US"
    assert interview(chat).start == datetime(2026, 11, 19, 13, 30, tzinfo=UTC)
    await talk(chat, ("/status", "tomorrow 14:30–15:30 your time (08:30 New York time)"))


async def test_an_ambiguous_city_of_the_employer_becomes_buttons() -> None:
    """As at the start."""
    chat = await doing(somebody(), LINE + "tomorrow 14:30", "[Change …]", "[City]")
    await talk(
        chat,
        ("Portland", "There is more than one"),
        ("[Portland, Maine, United States]", "New York time"),
    )


async def test_an_interview_going_on_now_waits_for_its_end() -> None:
    """The checklist would come too late; the notes come afterwards."""
    chat = await doing(somebody(), LINE + "today 14:45")
    await talk(chat, ("[Looks right]", "Saved. Once it is over I will ask for a few quick notes."))
    await chat.at(WEDNESDAY + timedelta(minutes=56))
    assert "Start the notes" in chat.last.labels


async def test_a_checklist_is_promised_for_when_it_comes() -> None:
    """At eight on the first train it comes the evening before, never at night."""
    chat = await doing(somebody(), LINE + "tomorrow 07:30")
    await talk(chat, ("[Looks right]", "A short checklist comes today 21:00;"))
    chat.read()
    await chat.at(datetime(2026, 11, 18, 20, tzinfo=UTC))
    assert "Before you leave the room" in chat.read()[-1].text


async def test_a_second_round_joins_its_opportunity() -> None:
    """However company and role are capitalised; the first round's spelling stays."""
    chat = await logged()
    await talk(
        chat,
        ("/new acme ROBOTICS; data engineer; friday 10:00", "Is that right?"),
        ("[Looks right]", "Saved as round 2 at Acme Robotics. A short checklist comes Fri 20 Nov"),
    )
    assert len(only(chat).interviews) == 2
    assert only(chat).company == "Acme Robotics"


async def test_another_role_is_another_opportunity() -> None:
    """Two jobs at one employer are two."""
    chat = await doing(await logged(), "/new Acme Robotics; Analyst; friday 10:00", "[Looks right]")
    assert chat.dossier is not None
    assert [one.role for one in chat.dossier.opportunities] == ["Data Engineer", "Analyst"]


async def test_an_hour_that_the_clocks_leave_out_is_asked_for_again() -> None:
    """On 28 March 2027 there is no 2:30 in Berlin."""
    chat = somebody(datetime(2027, 3, 26, 10, tzinfo=UTC))
    await talk(chat, (LINE + "28 Mar 02:30", "there is no 02:30"), ("28 Mar", "At what time"))
    await talk(chat, ("02:30", "there is no 02:30"), ("03:30", "Sun 28 Mar 03:30–04:30"))


async def test_an_hour_that_comes_twice_becomes_buttons() -> None:
    """On 31 October 2027 it is 2:30 twice in Berlin; the two are told apart."""
    chat = somebody(datetime(2027, 10, 29, 10, tzinfo=UTC))
    await chat.send(LINE + "31 Oct 02:30")
    assert chat.last.labels == [
        "Sun 31 Oct 2027, 02:30 UTC+02:00",
        "Sun 31 Oct 2027, 02:30 UTC+01:00",
    ]
    await doing(chat, f"[{chat.last.labels[1]}]", "[Looks right]")
    assert interview(chat).start == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


async def test_days_are_the_persons_own() -> None:
    """Tomorrow is tomorrow where they are, also late in the evening."""
    chat = somebody(datetime(2026, 11, 18, 23, 30, tzinfo=UTC))
    await talk(chat, (LINE + "tomorrow 9:00", "tomorrow 09:00"), ("[Looks right]", "Saved"))
    assert interview(chat).start == datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.mark.parametrize("name", ["<b>Acme & Co</b>", "🎉 Acme", "שלום טכנולוגיות", "A" * 80])
async def test_any_company_comes_back_as_it_was_written(name: str) -> None:
    """On the card, in the title of the flow, and in /status."""
    chat = somebody()
    await talk(chat, (f"/new {name}; {name}; tomorrow 9:00", f"{name} · {name}"))
    await chat.wait(4 * timedelta(hours=1))
    assert f"We were at logging {name}" in chat.last.text
    await talk(chat, ("[Looks right]", "Saved."), ("/status", f"{name} · {name}"))


async def test_a_line_that_was_left_is_taken_up_again() -> None:
    """/cancel keeps what was read of it."""
    chat = await doing(somebody(), LINE + "tomorrow 14:30", "/cancel")
    await talk(chat, ("[Take it up again]", ("Acme Robotics · Data Engineer", "Is that right?")))


async def test_a_left_line_is_offered_again_once() -> None:
    """Three hours later, when the person is awake; and still good a day later."""
    chat = await doing(somebody(), LINE + "in 3 days 14:30")
    chat.read()
    await chat.wait(DAY)
    (offer,) = chat.read()
    assert offer.text == "We were at logging Acme Robotics. Shall we go on?"
    await talk(chat, ("[Go on]", "Is that right?"), ("[Looks right]", "Saved."))


async def test_nothing_is_offered_at_night() -> None:
    """Somebody who fell asleep over it reads the offer in the morning."""
    chat = await doing(
        somebody(datetime(2026, 11, 18, 19, 30, tzinfo=UTC)), LINE + "in 3 days 9:00"
    )
    await chat.at(datetime(2026, 11, 19, 6, 59, tzinfo=UTC))
    assert "Shall we go on" not in chat.last.text
    await chat.at(datetime(2026, 11, 19, 7, tzinfo=UTC))
    assert "Shall we go on" in chat.last.text


async def test_an_edited_answer_counts_while_its_question_is_open() -> None:
    """Afterwards the first wording stays, and is said to."""
    chat = await doing(somebody(), "/new", "Acme", "Engineer")
    typed = await chat.send("tomorow at teatime")
    await chat.edit(typed, "tomorrow 12:00")
    assert "How is it held?" in chat.last.text
    await chat.edit(typed, "friday 12:00")
    assert (
        chat.last.text
        == "I keep your first wording there. /back changes an answer while we are at it."
    )


async def test_an_edited_command_is_no_answer() -> None:
    """Who puts a command right has not answered the question, and is told to send it again."""
    chat = await doing(somebody(), "/new")
    typed = await chat.send("/stats")
    chat.read()
    await chat.edit(typed, "/status")
    assert [seen.text for seen in chat.read()] == [str(EDITED_COMMAND)]
    await talk(chat, ("Acme", "For which role?"))


async def test_stickers_in_place_of_a_name_ask_again() -> None:
    """So do pictures and voice notes; the answers before them stay."""
    chat = await doing(somebody(), "/new", "Acme")
    for send in (chat.sticker, chat.photo, chat.voice):
        await send()
        assert chat.last.text == "For which role?"
    await talk(chat, ("Engineer", "Which day and time"))


async def test_a_flood_of_words_is_refused_with_the_limit() -> None:
    """5,000 characters are no company; nothing before them is lost."""
    chat = await doing(somebody(), "/new", "Acme")
    await talk(
        chat,
        ("x" * 5000, "5,000 characters; I keep up to 2,000"),
        ("Engineer", "Which day and time"),
    )


async def test_a_command_in_the_middle_is_answered_and_the_question_asked_again() -> None:
    """Known or not."""
    chat = await doing(somebody(), "/new", "Acme")
    await talk(
        chat,
        ("/status", ("Nothing is pending", "For which role?")),
        ("/help", ("Log an interview", "For which role?")),
        ("/nonsense", ("I do not know that command", "For which role?")),
        ("/contacts", "For which role?"),
    )

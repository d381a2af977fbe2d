"""An invitation of a calendar becomes an interview to confirm: new, moved, cancelled, or known."""

import pytest

from coaching.model.vocabulary import InterviewKind, InterviewStatus
from tests.handlers.beginnings import WEDNESDAY, doing, logged, somebody, talk
from tests.handlers.chat import Chat
from tests.handlers.listening.test_free_talk import job

DANA = "CN=Dana Lee:mailto:dana.lee@acme-robotics.example"
ROBIN = "CN=Robin Hale:mailto:robin.hale@gmail.com"


def invitation(
    start: str = "DTSTART:20261125T150000Z\nDTEND:20261125T154500Z",
    *,
    method: str = "REQUEST",
    sequence: int = 0,
    uid: str = "one@calendar",
    more: str = "",
    title: str = "Interview: Data Engineer at Acme Robotics",
) -> str:
    """An invitation as calendars write them."""
    return (
        f"BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:{method}\nBEGIN:VEVENT\nUID:{uid}\n{start}\n"
        f"SEQUENCE:{sequence}\nORGANIZER;{DANA}\nATTENDEE;PARTSTAT=ACCEPTED;{DANA}\n"
        f"ATTENDEE;PARTSTAT=NEEDS-ACTION;{ROBIN}\n"
        "ATTENDEE;CUTYPE=ROOM;CN=Lab 3:mailto:lab3@acme-robotics.example\n"
        f"SUMMARY:{title}\nLOCATION:https://meet.google.com/abc\n{more}"
        "END:VEVENT\nEND:VCALENDAR\n"
    )


async def test_an_invitation_is_kept_with_one_press() -> None:
    """With job, role, length and who asks; the person and the room are nobody to meet."""
    chat = somebody()
    await talk(
        chat,
        (
            invitation(),
            (
                "Acme Robotics · Data Engineer, a new job",
                "Video interview Wed 25 Nov 16:00–16:45",
                "• Dana Lee · dana.lee@acme-robotics.example",
                "note: “https://meet.google.com/abc”",
            ),
        ),
        ("[Right]", "✓ Saved."),
    )
    kept = job(chat, "Acme Robotics")
    (round_,) = kept.interviews
    assert (round_.minutes, round_.kind) == (45, InterviewKind.VIDEO)
    assert [one.name for one in kept.contacts] == ["Dana Lee"]


async def test_a_later_version_moves_it() -> None:
    """The same round at its new time, and no second one."""
    chat = await doing(somebody(), invitation(), "[Right]")
    later = "DTSTART:20261126T100000Z\nDTEND:20261126T110000Z"
    await talk(
        chat,
        (invitation(later, sequence=1), "New time: Thu 26 Nov 11:00–12:00 (it was Wed 25 Nov"),
        ("[Right]", "✓ Saved."),
    )
    (round_,) = job(chat, "Acme Robotics").interviews
    assert (round_.wall.day, round_.minutes, round_.invitation_version) == (26, 60, 1)


async def test_a_cancellation_calls_it_off() -> None:
    """By the event's own name."""
    chat = await doing(somebody(), invitation(), "[Right]")
    await talk(chat, (invitation(method="CANCEL", sequence=2), "Wed 25 Nov 16:00 is cancelled"))
    await doing(chat, "[Right]")
    (round_,) = job(chat, "Acme Robotics").interviews
    assert round_.held is InterviewStatus.CANCELLED


@pytest.mark.parametrize("sequence", [1, 0])
async def test_what_is_logged_just_so_asks_nothing(sequence: int) -> None:
    """Nor does an older version that comes late."""
    chat = await doing(somebody(), invitation(sequence=1), "[Right]")
    at_three = "DTSTART:20261125T140000Z\nDTEND:20261125T144500Z"
    when = at_three if sequence == 0 else "DTSTART:20261125T150000Z\nDTEND:20261125T154500Z"
    await talk(chat, (invitation(when, sequence=sequence), "I have that one: Acme Robotics, Wed"))
    assert not chat.person.pending


async def test_one_that_was_told_in_words_is_the_same() -> None:
    """By its moment, though it has no name of a calendar's yet."""
    chat = await doing(
        somebody(), "interview at Acme Robotics on Nov 25 at 4pm for 45 minutes", "[Right]"
    )
    await talk(chat, (invitation(), "I have that one"))


async def test_calling_off_what_is_not_known_changes_nothing() -> None:
    """And says so."""
    chat = await logged()
    before = chat.dossier
    await talk(chat, (invitation(method="CANCEL", title="Coffee"), "calls off “Coffee”"))
    assert chat.dossier == before


async def test_an_answer_to_an_invitation_is_none() -> None:
    """It is what calendars send among themselves."""
    await talk(somebody(), (invitation(method="REPLY"), "nothing in it to keep"))


async def test_one_ahead_at_the_same_job_is_asked_about() -> None:
    """Its new time, or another round."""
    chat = await doing(somebody(), "interview at Acme Robotics on Nov 24 at 4pm", "[Right]")
    await talk(chat, (invitation(), ("new time, or another round?", "[Another round]")))


@pytest.mark.parametrize(
    ("start", "reads"),
    [
        (
            "DTSTART;TZID=America/New_York:20261125T100000\nDURATION:PT30M",
            "Wed 25 Nov 16:00–16:30 your time (10:00 New York time)",
        ),
        (
            "DTSTART;TZID=Eastern Standard Time:20261125T100000",
            "16:00–17:00 your time (10:00 New York time)",
        ),
        ("DTSTART:20261125T100000", "Wed 25 Nov 10:00–11:00"),
        (
            "DTSTART;TZID=Europe/Berlin:20260902T100000\nRRULE:FREQ=WEEKLY;BYDAY=WE",
            "Wed 25 Nov 10:00–11:00",
        ),
        ("DTSTART:20261101T080000Z\nRRULE:FREQ=MONTHLY", "Tue 1 Dec 09:00–10:00"),
        (
            "DTSTART:20261118T160000Z\nRRULE:FREQ=DAILY\nEXDATE:20261118T160000Z",
            "tomorrow 17:00–18:00",
        ),
    ],
)
async def test_its_time_is_read_as_it_was_planned(start: str, reads: str) -> None:
    """In its zone, or in the person's where it names none; of a series the next one."""
    await talk(somebody(), (invitation(start), reads))


async def test_a_whole_day_asks_for_the_hour() -> None:
    """Once it is confirmed."""
    await talk(
        somebody(),
        (invitation("DTSTART;VALUE=DATE:20261125"), "Wed 25 Nov"),
        ("[Right]", "At what time?"),
        ("3pm", "✓ Saved."),
    )


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("I interviewed with Corvid Labs yesterday", "I do not remember"),
        ("Interview with Corvid Labs on 25 November", "I do not know yet"),
    ],
)
async def test_the_button_for_no_hour_fits_the_day(said: str, label: str) -> None:
    """Of a day that is past no hour will be known."""
    chat = somebody()
    await doing(chat, said)
    await chat.click("Right")
    assert "At what time?" in chat.last.text
    assert label in chat.last.labels


@pytest.mark.parametrize(
    "text",
    [
        "BEGIN:VCALENDAR",
        "BEGIN:VCALENDAR\nEND:VCALENDAR",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR",
        invitation("DTSTART:soon"),
        invitation("DTSTART:99999999T999999Z"),
        invitation()[:200],
        "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * 300,
    ],
)
async def test_a_broken_one_is_answered_kindly(text: str) -> None:
    """Nothing of it waits, and the way in words is shown."""
    chat = somebody()
    await doing(chat, text)
    assert "invitation" in chat.last.text
    assert not chat.person.pending


async def test_a_whole_calendar_is_no_invitation() -> None:
    """Nobody wants fifty interviews to confirm."""
    event = "BEGIN:VEVENT\nDTSTART:20261125T150000Z\nEND:VEVENT\n"
    await talk(
        somebody(), (f"BEGIN:VCALENDAR\n{event * 50}END:VCALENDAR", "a calendar and no invitation")
    )


async def test_a_newcomer_is_asked_where_they_are_first() -> None:
    """Then the invitation is there."""
    chat = Chat(now=WEDNESDAY)
    await doing(chat, invitation(), "Berlin")
    await talk(chat, ("[Robin]", "Video interview Wed 25 Nov 16:00–16:45"))


async def test_an_open_question_is_asked_again_after_it() -> None:
    """An invitation is no answer."""
    chat = await doing(await logged(), "[Start the notes]")
    question = chat.last.text
    await talk(chat, (invitation(uid="two@calendar", title="Coffee at Initech"), "Initech"))
    await doing(chat, "[Right]")
    assert chat.last.text == question


@pytest.mark.parametrize(
    "more",
    [
        "RRULE:FREQ=SECONDLY;COUNT=999999999\n",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31\n",
        "RRULE:FREQ=WEEKLY;INTERVAL=0;BYDAY=XX\n",
        "DESCRIPTION:" + "&lt;<b>" * 200 + "\n",
        "X-HUGE:" + "A" * 1500 + "\n",
        "BEGIN:VALARM\nTRIGGER:-PT10M\nEND:VALARM\n",
    ],
)
async def test_hostile_parts_harm_nothing(more: str) -> None:
    """The interview is read all the same."""
    await talk(somebody(), (invitation(more=more), "Acme Robotics"))

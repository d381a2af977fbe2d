"""A day and an hour are tapped where typing is a bother; old calendars change nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from coaching.model.vocabulary import CountryCode, ZoneName
from handlers.flows.calendar_keyboard import PickHour, month_keyboard
from tests.handlers.beginnings import ROBIN, WEDNESDAY, doing, interview, met_three, somebody, talk
from tests.handlers.chat import Chat


async def asked_when() -> Chat:
    """Somebody who is asked when an interview starts."""
    return await doing(somebody(), "/new", "Acme", "Engineer")


async def test_an_interview_is_logged_by_tapping() -> None:
    """A month, another one, a day, an hour; it is the person's own clock."""
    chat = await doing(await asked_when(), "[Pick a day]")
    assert {"November 2026", "‹", "›", "18"} <= set(chat.last.labels)
    await doing(chat, "[›]", "[3]")
    assert {"8:00", "14:30", "19:30", "‹ The days"} <= set(chat.last.labels)
    await talk(chat, ("[14:30]", "How is it held?"))
    await doing(chat, "/skip", "/skip", "[Looks right]")
    assert interview(chat).start == datetime(2026, 12, 3, 13, 30, tzinfo=UTC)


async def test_the_way_back_from_the_hours_is_the_month_of_the_day() -> None:
    """And any day that is past may be chosen for an interview that was."""
    chat = await doing(await asked_when(), "[Pick a day]", "[‹]", "[5]", "[‹ The days]")
    assert "October 2026" in chat.last.labels


async def test_later_is_never_before_now() -> None:
    """Days and hours that are past cannot be pressed."""
    chat = await doing(await met_three(), "[Thank Dana Lee ›]", "[Later]")
    await doing(chat, "[Pick a time]", "[Pick a day]")
    assert {"17", "‹"}.isdisjoint(chat.last.labels)
    await doing(chat, "[18]")
    assert "15:00" not in chat.last.labels
    await talk(chat, ("[17:30]", "I will come back to it today 17:30."))


async def test_a_calendar_of_an_earlier_question_changes_nothing() -> None:
    """Neither its months, nor its days, nor its hours."""
    chat = await doing(await asked_when(), "[Pick a day]")
    month = chat.last
    await doing(chat, "[20]")
    hours = chat.last
    await doing(chat, "tomorrow 9:00")
    for label, old in (("›", month), ("21", month), ("10:00", hours)):
        await chat.click(label, on=old)
        assert "behind us" in chat.last.text


@pytest.mark.parametrize("data", ["y:month:1:when:9999:13", "y:day:1:when:999999999999", "y:none"])
async def test_what_no_calendar_sends_does_no_harm(data: str) -> None:
    """A client can send anything."""
    chat = await asked_when()
    serial = chat.person.conversation.serial if chat.person.conversation else 0
    await chat.press(data.replace(":1:", f":{serial}:"), chat.last)
    assert chat.person.conversation is not None
    assert chat.person.conversation.at == "when"


def test_a_week_begins_where_the_person_lives() -> None:
    """On Sunday in New York, on Monday in Berlin; six weeks fit on a phone."""
    for country, first in (("US", "Sun"), ("DE", "Mon")):
        rows = month_keyboard(1, "when", date(2026, 8, 1), None, CountryCode(country))
        assert str(rows[1][0].text) == first
        assert len(rows) <= 8
        assert all(len(row) == 7 for row in rows[1:])


def test_an_hour_fits_on_a_button() -> None:
    """Whatever the question, and however much was asked before."""
    data = PickHour(10**15 - 1, "when", date(2030, 12, 31).toordinal(), 1439)
    assert len(data.pack().encode()) <= 64


async def test_the_clock_is_the_persons() -> None:
    """In Tokyo it is the next day already."""
    person = replace(ROBIN, zone=ZoneName("Asia/Tokyo"), country=CountryCode("JP"))
    chat = await doing(somebody(WEDNESDAY.replace(hour=20), person), "/new", "Acme", "Engineer")
    await doing(chat, "[Pick a day]", "[19]", "[9:00]", "/skip", "/skip", "[Looks right]")
    assert interview(chat).start == datetime(2026, 11, 19, 0, tzinfo=UTC)

"""/settings: each is shown, asked for, changed or kept."""

from datetime import time, timedelta

import pytest

from coaching.calendar.business_hours import WAKING_TOO_SHORT
from handlers.account.settings_menu import NAME
from handlers.answers.countries import UNKNOWN_COUNTRY
from handlers.answers.months import UNREADABLE
from handlers.flows.engine import NOT_TEXT
from handlers.flows.pauses import LEFT_EMPTY
from tests.handlers.beginnings import act
from tests.handlers.chat import Chat
from tests.handlers.people_in_berlin import job, robin
from tests.handlers.screen import plain

CARD = [
    "Settings",
    "You are: Robin",
    "You sign: Robin",
    "Time zone: Berlin time (UTC+1)",
    "Holidays: Germany",
    "I may write: 08:00 to 21:00",
    "Your mail: not set",
    "Check-in: 2 business days after their date",
    "Closed jobs: asked about after 12 months",
    "Reminders: as planned",
]
BEHIND_REMINDERS = {"Check-in", "Closed jobs"}


@pytest.fixture
def chat() -> Chat:
    return Chat(dossier=robin(job()))


async def opened(chat: Chat, button: str) -> None:
    await chat.send("/settings")
    if button in BEHIND_REMINDERS:
        await chat.click("Reminders ›")
    await chat.click(button)


# -- settings --------------------------------------------------------------------------------------


async def test_settings_show_what_is_set(chat: Chat) -> None:
    """One card, a line each; what is about reminders alone is changed behind one button."""
    await chat.send("/settings")
    assert chat.last.text.splitlines() == CARD
    labels = [line.partition(":")[0] for line in CARD[1:-1]]
    assert chat.last.labels == [one for one in labels if one not in BEHIND_REMINDERS] + [
        "Reminders ›"
    ]


async def test_names_are_changed(chat: Chat) -> None:
    """How they are called and how they sign are two things."""
    await opened(chat, "You are")
    await chat.send("Rob")
    await opened(chat, "You sign")
    await chat.send("Robin Ray")
    assert (chat.person.first_name, chat.person.sign_off) == ("Rob", "Robin Ray")


async def test_a_city_sets_zone_and_country(chat: Chat) -> None:
    """It says both, and takes the keys for the location away."""
    await opened(chat, "Time zone")
    await chat.send("NYC")
    said = [one.text for one in chat.read()]
    assert "New York time (UTC-5) it is. Holidays: United States." in said
    assert (chat.person.zone, chat.person.country) == ("America/New_York", "US")


async def test_a_city_that_is_two_cities_is_asked_about(chat: Chat) -> None:
    """The choice has the countries on it."""
    await opened(chat, "Time zone")
    await chat.send("Cambridge")
    labels = chat.last.labels
    assert len(labels) > 1
    await chat.click(next(label for label in labels if "United States" in label or "US" in label))
    assert chat.person.zone == "America/New_York"


async def test_a_shared_location_sets_the_zone(chat: Chat) -> None:
    """Tokyo by its degrees."""
    await opened(chat, "Time zone")
    await chat.share_location(35.68, 139.69)
    assert (chat.person.zone, chat.person.country) == ("Asia/Tokyo", "JP")


@pytest.mark.parametrize(
    ("text", "country"), [("France", "FR"), ("uk", "GB"), ("at", "AT"), ("Nairobi", "KE")]
)
async def test_a_country_is_read(chat: Chat, text: str, country: str) -> None:
    """By name, short form, code or a city in it."""
    await opened(chat, "Holidays")
    await chat.send(text)
    assert chat.person.country == country


async def test_no_country_is_weekends_only(chat: Chat) -> None:
    """An unknown one is asked again; a button does without."""
    await opened(chat, "Holidays")
    await chat.send("Atlantis <b>")
    assert chat.last.text == plain(UNKNOWN_COUNTRY)
    await chat.click("Weekends only")
    assert chat.person.country == ""
    assert "Holidays: not set" in chat.last.text


async def test_hours_are_typed_or_taken(chat: Chat) -> None:
    """Both ways lead to the card with the new hours."""
    await opened(chat, "I may write")
    await chat.send("7:30 to 22:00")
    assert (chat.person.wakes, chat.person.sleeps) == (time(7, 30), time(22))
    await opened(chat, "I may write")
    await chat.click("09:00 to 23:00")
    assert "I may write: 09:00 to 23:00\n" in chat.last.text


@pytest.mark.parametrize(
    ("does", "months", "reads"),
    [
        ("[6 months]", 6, "asked about after 6 months"),
        ("[Never]", None, "kept, never asked about"),
        ("two years", 24, "asked about after 24 months"),
        ("after a year", 12, "asked about after 12 months"),
        ("Half a year.", 6, "asked about after 6 months"),
        ("do not ask", None, "kept, never asked about"),
        ("3", 3, "asked about after 3 months"),
    ],
)
async def test_when_closed_jobs_are_asked_about_is_theirs_to_set(
    chat: Chat, does: str, months: int | None, reads: str
) -> None:
    """By button or in words."""
    await opened(chat, "Closed jobs")
    await act(chat, does)
    assert chat.person.clear_after == months
    assert f"Closed jobs: {reads}" in chat.last.text


@pytest.mark.parametrize("text", ["5 months", "0", "a few", "month", "a while", "99 years"])
async def test_other_months_are_not_taken(chat: Chat, text: str) -> None:
    """What is not offered is said, and the setting stays as it was."""
    await opened(chat, "Closed jobs")
    await chat.send(text)
    assert chat.last.text == str(UNREADABLE)
    assert chat.person.clear_after == 12


async def test_too_few_hours_are_refused(chat: Chat) -> None:
    """Under four hours no reminder could come in time; the hours stay as they were."""
    await opened(chat, "I may write")
    await chat.send("8-11")
    assert chat.last.text == plain(WAKING_TOO_SHORT)
    assert (chat.person.wakes, chat.person.sleeps) == (time(8), time(21))


async def test_nine_to_five_is_asked_about(chat: Chat) -> None:
    """In the afternoon, or in the morning after a night shift."""
    await opened(chat, "I may write")
    await chat.send("9 to 5")
    assert chat.last.labels == ["17:00", "05:00"]
    await chat.click("17:00")
    assert (chat.person.wakes, chat.person.sleeps) == (time(9), time(17))


async def test_a_setting_that_is_left_stays(chat: Chat) -> None:
    """/cancel and "Keep it" change nothing, and nothing waits to be taken up."""
    await opened(chat, "You sign")
    await chat.click("Keep it")
    await chat.click("You sign")
    await chat.send("/cancel")
    assert (chat.last.text, chat.person.sign_off) == (str(LEFT_EMPTY), "Robin")
    assert chat.person.paused == ()


async def test_an_old_card_asks_with_what_is_set_now(chat: Chat) -> None:
    """Yesterday's card opens today's question; a second tap asks once more, no harm done."""
    await chat.send("/settings")
    old = chat.last
    await opened(chat, "You are")
    await chat.send("Rob")
    await chat.wait(timedelta(days=1))
    await chat.click("You are", on=old)
    await chat.click("You are", on=old)
    assert chat.last.text == f"{NAME}\n\nYou said: Rob"


async def test_the_keys_for_a_place_go_when_it_is_left(chat: Chat) -> None:
    """Nothing stays in the way of the keyboard."""
    await opened(chat, "Time zone")
    assert chat.screen.keys
    await chat.send("/cancel")
    assert not chat.screen.keys


async def test_a_sticker_is_no_setting(chat: Chat) -> None:
    """It asks for words, and again for the name."""
    await opened(chat, "You are")
    chat.read()
    await chat.sticker()
    assert [one.text.split("\n")[0] for one in chat.read()] == [str(NOT_TEXT), str(NAME)]


async def test_settings_in_the_middle_of_a_flow(chat: Chat) -> None:
    """The flow is offered again after the setting is changed."""
    await chat.send("/reflect")
    await chat.send("4")
    await opened(chat, "You are")
    await chat.send("Rob & <Bob>")
    assert chat.person.first_name == "Rob & <Bob>"
    await chat.click("Go on")
    assert chat.last.text.startswith("What went well?")


@pytest.mark.parametrize(("does", "days"), [("[1 business day]", 1), ("a week", 5), ("two", 2)])
async def test_how_long_after_their_date_to_ask(chat: Chat, does: str, days: int) -> None:
    """By a button or in words."""
    await opened(chat, "Check-in")
    await act(chat, does)
    assert chat.person.check_in_after == days

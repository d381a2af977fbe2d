"""The coach speaks first: at the playbook's minutes, in one card, and never at night."""

import ast
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import coaching
import handlers
from coaching.model.documents import Consent, Referee
from coaching.model.step_key import StepKind
from coaching.model.vocabulary import CountryCode, RefereeId, ZoneName
from storage.tables.outgoing_message import Rank
from tests.handlers.beginnings import (
    DAY,
    HOUR,
    ROBIN,
    THEIR_WORDS,
    WEDNESDAY,
    act,
    contact,
    doing,
    logged,
    met_three,
    noting,
    pings,
    record,
    somebody,
)
from tests.handlers.chat import Chat

BERLIN = ZoneInfo("Europe/Berlin")
CHECKLIST = "Before you leave the room"
NOTES = "two minutes of notes"
FIRST_NOTES = "Start the notes"


def berlin(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    """A moment of 2026 on Berlin's clocks."""
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


async def said_at(chat: Chat, until: datetime, words: str) -> list[datetime]:
    """When something with these words came unasked, in UTC, until then."""
    moments = []
    chat.read()
    while chat.next_ping is not None and chat.next_ping <= until:
        await chat.at(max(chat.next_ping, chat.now))
        if any(words in one.text for one in pings(chat)):
            moments.append(chat.now)
    await chat.at(until)
    return moments


async def test_the_checklist_comes_an_hour_before() -> None:
    """With when it begins, and what to bring home from it."""
    chat = await doing(somebody(), "/new Acme; Engineer; tomorrow 14:30", "[Looks right]")
    assert await said_at(chat, berlin(19, 14), CHECKLIST) == [berlin(19, 13, 30)]
    assert "today 14:30–15:30" in chat.last.text
    assert chat.last.labels == ["Got it", "Later", "Skip"]


async def test_the_notes_are_asked_for_ten_minutes_after_the_end() -> None:
    """A calm word first."""
    chat = await doing(somebody(), "/new Acme; Engineer; tomorrow 14:30", "[Looks right]")
    assert await said_at(chat, berlin(19, 16), NOTES) == [berlin(19, 15, 40)]
    assert "Sit down, eat something" in chat.last.text


async def test_the_look_back_comes_two_hours_after_the_end() -> None:
    """Next morning when that is late."""
    chat = await logged("Acme; Engineer; today 15:30")
    assert await said_at(chat, berlin(18, 20), "Look back") == [berlin(18, 18, 30)]
    chat = await logged("Acme; Engineer; today 18:15")
    assert await said_at(chat, berlin(19, 12), "Look back") == [berlin(19, 8)]


async def test_thanks_come_an_hour_after_the_end_and_three_hours_before_its_window_ends() -> None:
    """In business hours; one card for all of them."""
    chat = await met_three(berlin(18, 14, 20).astimezone(UTC))
    assert await said_at(chat, berlin(20, 12), "Thank Dana Lee") == [berlin(18, 15), berlin(19, 11)]
    cards = [
        one for one in chat.screen.came if "Thank Dana Lee" in one.text and one.what == "message"
    ]
    assert all("Thank Sam Ortiz" in one.text for one in cards)
    assert "until tomorrow 14:00 (23\N{NO-BREAK SPACE}h left)" in cards[0].text
    assert "until today 14:00 (3\N{NO-BREAK SPACE}h left)" in cards[1].text


async def test_after_work_thanks_wait_for_the_morning() -> None:
    """Nine o'clock on the next business day, still within the day."""
    chat = await met_three(berlin(18, 18, 5).astimezone(UTC), "Acme; Engineer; today 17:00")
    assert await said_at(chat, berlin(20, 12), "Thank Dana Lee") == [berlin(19, 9), berlin(19, 15)]


async def test_on_a_friday_evening_the_mail_may_wait_for_monday() -> None:
    """One truth: write it now, send it on Monday at nine; then a reminder."""
    chat = await met_three(berlin(20, 18, 5).astimezone(UTC), "Acme; Engineer; today 17:00")
    assert await said_at(chat, berlin(24, 12), "Thank Dana Lee") == [berlin(20, 19), berlin(23, 9)]
    cards = [one.text for one in chat.screen.came if "Thank Dana Lee" in one.text]
    assert "let your mail program send it Mon 23 Nov 09:00" in cards[0]
    assert "until" not in cards[0]
    assert "until today 17:00" in cards[1]


async def test_a_late_note_is_never_a_failure() -> None:
    """The same day, the hint names the same day's opening; what is late still helps."""
    chat = await met_three()
    await doing(
        chat, "[Thank Dana Lee ›]", "[Later]", "[Pick a time]", "friday 8:00 am", "[Keep it]"
    )
    assert await said_at(chat, berlin(20, 12), "a late note still helps") == [berlin(20, 8)]
    (card,) = [one.text for one in chat.screen.came if "a late note still helps" in one.text]
    assert "send it today 09:00" in card
    assert "within a day" not in card


async def test_two_time_zones() -> None:
    """Business hours are the employer's, the clock on the card is the person's."""
    chat = await doing(
        somebody(berlin(18, 22, 5).astimezone(UTC)),
        *("/new Acme; Engineer; today 20:00", "[Change …]", "[City]", "NYC", "[Looks right]"),
        *("[Start the notes]", "Dana Lee, interviewer, CTO, d@acme.com", "[Right]", "/cancel"),
    )
    # ended 21:00 in Berlin, 15:00 in New York: their afternoon is the person's night
    first, second = await said_at(chat, berlin(20, 12), "Thank Dana Lee")
    assert (first, second) == (berlin(19, 15), berlin(19, 18))
    (card,) = [one.text for one in chat.screen.came if "(3\N{NO-BREAK SPACE}h left)" in one.text]
    assert "Thank Dana Lee, until today 21:00 (3\N{NO-BREAK SPACE}h left)" in card


async def test_a_window_in_the_night_is_pinged_before_it() -> None:
    """In Tokyo, New York's business hours are the middle of the night."""
    tokyo = replace(ROBIN, zone=ZoneName("Asia/Tokyo"), country=CountryCode("JP"))
    chat = somebody(datetime(2026, 11, 18, 23, tzinfo=UTC), tokyo)
    await doing(
        chat,
        *("/new Acme; Engineer; today 0:00", "[Change …]", "[City]", "NYC", "[Looks right]"),
        *("[Start the notes]", "Dana Lee, interviewer, CTO, d@acme.com", "[Right]", "/cancel"),
    )
    moments = await said_at(chat, datetime(2026, 11, 22, tzinfo=UTC), "Thank Dana Lee")
    hours = [one.astimezone(ZoneInfo("Asia/Tokyo")) for one in moments]
    assert hours
    assert all(time(8) <= one.time() <= time(21) for one in hours)
    cards = [one.text for one in chat.screen.came if "Thank Dana Lee" in one.text]
    assert any("outside their business hours" in one for one in cards)


async def test_nothing_ever_comes_at_night() -> None:
    """Whatever is planned, over six weeks, with an employer on the other side of the world."""
    chat = await doing(
        somebody(berlin(18, 20, 30).astimezone(UTC)),
        *(
            "/new Acme; Engineer; today 19:00",
            "[Change …]",
            "[City]",
            "Sydney, Australia",
            "[Looks right]",
        ),
        *("[Start the notes]", "Dana Lee\nSam Ortiz, sam@acme.com", "[Right]", "/cancel"),
    )
    moments = await said_at(chat, chat.now + 42 * DAY, "")
    clocks = [one.astimezone(BERLIN).time() for one in moments]
    assert len(clocks) >= 4
    assert all(time(8) <= one <= time(21) for one in clocks), clocks


async def test_an_address_is_looked_for_with_the_thanks() -> None:
    """On the same card; who has one is only thanked."""
    chat = await logged("Acme; Engineer; today 17:00", berlin(18, 18, 5).astimezone(UTC))
    await noting(chat, "Dana Lee, interviewer")
    assert await said_at(chat, berlin(19, 9), "Find a way to write to Dana Lee") == [berlin(19, 9)]
    assert "Thank Dana Lee" in chat.last.text
    await doing(chat, "[Find a way to write to Dana Lee, Acme ›]", "[I have it]", "dana@acme.com")
    chat.read()
    await chat.at(berlin(19, 16))
    assert [one.text.count("Find a way") for one in pings(chat)] == [0]


async def test_what_is_due_together_is_one_card() -> None:
    """Of two jobs as well, each under its own name."""
    chat = await doing(
        await logged("Acme; Engineer; today 15:10"),
        *("/new Beta; Analyst; today 15:15", "[Looks right]"),
    )
    chat.read()
    await chat.at(berlin(18, 16, 30))
    (card,) = [one for one in pings(chat) if NOTES in one.text]
    assert "Acme · Engineer" in card.text
    assert "Beta · Analyst" in card.text
    assert {"Start the notes: Acme", "Start the notes: Beta"} <= set(card.labels)


async def test_after_a_time_away_there_is_one_card() -> None:
    """Ordered by what closes first; nothing is counted up."""
    chat = await met_three()
    chat.read()
    chat.now += 3 * DAY
    await chat.wait(timedelta(minutes=1))
    (card,) = pings(chat)
    assert card.text.index("Thank Dana Lee") < card.text.index("Look back")
    assert len(card.text) < 900
    await chat.wait(HOUR)
    assert pings(chat) == []


async def test_a_card_never_has_more_rows_than_one_reads() -> None:
    """A panel of twelve: the rest is counted, and not said again a moment later."""
    chat = await logged("Acme; Engineer; today 13:00")
    await noting(chat, ", ".join(f"Dana {chr(65 + at)}" for at in range(12)))
    chat.read()
    await chat.wait(timedelta(minutes=90))
    (card,) = [one for one in pings(chat) if "Thank" in one.text or "Find" in one.text]
    assert "And 16 more: /status shows all of it." in card.text
    assert len(card.labels) == 8
    assert all(label.endswith(" ›") for label in card.labels)


async def test_moments_that_can_be_touched_leave_a_card_as_much_room() -> None:
    """What a client makes of the markup of a moment is not read, so that it counts for nothing."""
    chat = await logged("Acme; Engineer; today 13:00")
    names = ("Theodora", "Anastasia", "Bartholomew", "Guinevere")
    await noting(chat, ", ".join(f"{name} Featherstonehaugh Cholmondeley" for name in names))
    chat.read()
    await chat.wait(timedelta(minutes=90))
    (card,) = [one for one in pings(chat) if "Thank" in one.text]
    assert len(card.html) > 850 > len(card.text)
    assert "more: /status" not in card.text


async def test_nobody_is_interrupted_in_the_middle_of_an_answer() -> None:
    """What falls due waits until a few minutes after the last word."""
    chat = await doing(somebody(), "/new Acme; Engineer; today 14:10", "[Looks right]")
    await chat.at(berlin(18, 15, 17))
    await doing(chat, "/new Beta; Analyst")
    chat.read()
    await chat.at(berlin(18, 15, 21))
    assert pings(chat) == []
    await chat.at(berlin(18, 15, 22))
    assert FIRST_NOTES in pings(chat)[0].labels


async def test_a_check_in_comes_after_five_business_days() -> None:
    """And the second, the last, five after the first was sent; there is no third."""
    chat = await met_three()
    assert await said_at(chat, berlin(26, 12), "Ask where things stand") == [berlin(25, 9)]
    await doing(chat, "/status", "[Draft it]", "[I sent it]")
    sent = chat.now
    assert await said_at(chat, berlin(20, 12, month=12), "for the last time") == [
        berlin(3, 9, month=12),
        berlin(8, 9, month=12),  # nobody touched it
    ]
    await doing(chat, "[Ask once more where things stand, Acme Robotics ›]", "[Draft it]")
    assert "Data Engineer" in chat.last.text
    assert "decision" in chat.last.text
    await act(chat, "[I sent it]")
    assert sent < chat.now
    assert await said_at(chat, chat.now + 90 * DAY, "things stand") == []


async def test_a_named_range_is_waited_for() -> None:
    """Two business days after its upper end, and once more where nobody touches it (S1)."""
    chat = await doing(await met_three(), *THEIR_WORDS, "a week or two")
    await doing(chat, "/skip", "/skip", "/skip", "/skip")
    asked = await said_at(chat, berlin(20, 12, month=12), "things stand")
    assert asked == [berlin(4, 9, month=12), berlin(9, 9, month=12)]


async def test_a_next_round_ends_the_check_in() -> None:
    """They answered, after all."""
    chat = await met_three()
    await doing(chat, "/new Acme Robotics; Data Engineer; in 3 weeks 10:00", "[Looks right]")
    assert await said_at(chat, berlin(5, 12, month=12), "things stand") == []


async def test_who_vouches_is_briefed_on_the_next_business_day() -> None:
    """At ten; at once when the employer asked for references."""
    nora = Referee(RefereeId(900), "Nora Berg", consent=Consent.GIVEN)
    person = replace(ROBIN, referees=(nora,))
    chat = await doing(
        somebody(WEDNESDAY, person), "/new Acme; Engineer; today 13:00", "[Looks right]"
    )
    assert await said_at(chat, berlin(20, 12), "Brief Nora Berg") == [berlin(19, 10)]
    chat = await doing(
        somebody(WEDNESDAY, person), "/new Acme; Engineer; today 13:00", "[Looks right]"
    )
    await doing(
        chat, "/status", "[Acme ›]", "[About this job ›]", "[What they said]", *["/skip"] * 4
    )
    chat.read()
    await act(chat, "[Yes]")
    assert "Brief Nora Berg" in chat.last.text


async def test_notes_once_begun_are_not_asked_for_again() -> None:
    """Who took them at once reads no reminder of them."""
    chat = await met_three()
    chat.read()
    await chat.wait(2 * DAY)
    assert not [one for one in pings(chat) if FIRST_NOTES in one.labels]


async def test_a_ping_is_worth_delivering_for_as_long_as_it_helps() -> None:
    """The checklist until it begins, thanks for days, a check-in without an end."""
    from handlers.cards.reminders import say_reminder
    from handlers.ui.turn import Turn

    chat = await doing(somebody(), "/new Acme; Engineer; tomorrow 14:30", "[Looks right]")
    assert chat.dossier is not None
    turn = Turn(berlin(19, 13, 30).astimezone(UTC), chat.id, chat.dossier)
    say_reminder(turn)
    (saying,) = turn.outgoing
    assert (saying.rank, saying.expires) == (Rank.PING, berlin(19, 14, 30))


async def test_nothing_due_is_nothing_said() -> None:
    """A scheduler that comes too early, or twice, says nothing."""
    from handlers.cards.reminders import say_reminder
    from handlers.ui.turn import Turn

    chat = await met_three()
    assert chat.dossier is not None
    turn = Turn(chat.now, chat.id, chat.dossier)
    say_reminder(turn)
    assert (turn.outgoing, turn.dossier) == ([], chat.dossier)


async def test_done_stops_the_second_ping() -> None:
    """Of that one; the others are still reminded of."""
    chat = await doing(await met_three(), "[Thank Dana Lee ›]", "[Done]")
    assert record(chat, StepKind("thank"), contact(chat, "Dana Lee").id).done == chat.now
    assert await said_at(chat, berlin(20, 12), "Thank Dana") == []
    assert "Thank Sam Ortiz" in [one.text for one in chat.screen.came if "Thank" in one.text][-1]


PACKAGES = [Path(package.__path__[0]) for package in (coaching, handlers)]
FILES = sorted(file for package in PACKAGES for file in package.glob("*.py"))


def strings_of(file: Path) -> list[str]:
    """Every text in a file but its docstrings."""
    tree = ast.parse(file.read_text())
    bare = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return [one.value for one in constants if isinstance(one.value, str) and one not in bare]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_no_text_blames_or_shouts(file: Path) -> None:
    """Nothing is ever missed, failed or overdue, and nobody is shouted at."""
    for text in strings_of(file):
        words = text.casefold()
        for never in ("missed", "you failed", "overdue", "too late", "you forgot", "!!", "hurry"):
            assert never not in words, text


async def test_a_note_after_a_weekend_is_not_called_one_within_a_day() -> None:
    """Words fit the distance: on Saturday nobody is said to be back at work yet."""
    chat = await met_three(berlin(20, 18, 5).astimezone(UTC), "Acme; Engineer; today 17:00")
    await chat.at(berlin(21, 20))
    (friday,) = (one for one in chat.screen.came if "Thank Dana Lee" in one.text)
    assert "within a day" in friday.text
    assert "send it now" not in friday.text
    await chat.click("Thank Dana Lee ›", friday)
    saturday = chat.last
    await chat.at(berlin(24, 12))
    monday = next(one for one in reversed(chat.screen.came) if "Thank Dana Lee" in one.text)
    assert monday is not saturday
    for later in (saturday, monday):
        assert "within a day" not in later.text
        assert "meets them on their first day back" in later.text


async def test_a_reason_is_said_once_on_a_card_of_several_jobs() -> None:
    """It stands under the first of them; the same words below every job would be noise."""
    chat = await met_three(berlin(20, 18, 5).astimezone(UTC), "Acme; Engineer; today 17:00")
    await doing(chat, "/new Globex; Engineer; today 17:00", "[Looks right]")
    await noting(chat, "Ola Berg, cto")
    await chat.at(berlin(20, 19, 30))
    card = next(one.text for one in reversed(chat.screen.came) if "Thank Dana Lee" in one.text)
    assert "Thank Ola Berg" in card
    assert card.count("while they remember the talk") == 1
    assert card.count("let your mail program") == 1

"""Words fit the distance: of an offer whose day is past, of fading notes, of a panel in a call."""

from datetime import timedelta

from tests.handlers.beginnings import doing, logged, pings, somebody, talk
from tests.handlers.chat import Chat

OFFERED = "Globex offered me the job, 61k, i must answer by thursday noon"


async def offered() -> Chat:
    """An offer at Globex; Acme still decides, and was met in an interview of today."""
    chat = await doing(
        await logged(), "interview at Globex yesterday at 10 with Ola Berg", "[Right]"
    )
    await doing(chat, "/cancel", OFFERED, "[Right]", "/cancel")
    return chat


async def test_an_offer_whose_day_has_passed_stands_on_top_of_status() -> None:
    """A late thank-you elsewhere can wait longer than they do."""
    chat = await offered()
    await chat.at(chat.now + timedelta(days=1))
    await doing(chat, "/status")
    assert chat.last.text.index("Globex") < chat.last.text.index("Acme")
    assert "the day they named has passed" in chat.last.text


async def test_nobody_is_told_of_a_day_that_has_passed() -> None:
    """The step and its letter speak of the offer alone then."""
    chat = await offered()
    await doing(chat, "/status", "[Acme Robotics ›]")
    assert "have an offer and must answer by Thu 19 Nov" in chat.last.text
    await chat.at(chat.now + timedelta(days=3))
    await doing(chat, "/status", "[Acme Robotics ›]")
    assert "Let Acme Robotics know that you have an offer" in chat.last.text
    assert "must answer" not in chat.last.text


async def test_fresh_notes_come_before_an_older_look_back() -> None:
    """Names and remarks are the first to fade."""
    chat = await doing(await logged(), "second round at acme robotics tomorrow at 10", "[Right]")
    await chat.at(chat.now + timedelta(hours=21))
    await talk(chat, ("/status", "Next: Quick notes"))


async def test_a_panel_may_sit_in_a_room_or_in_a_call() -> None:
    """Its checklist speaks of neither."""
    chat = await doing(somebody(), "panel at Globex tomorrow 10:00 on zoom", "[Right]")
    chat.read()
    await chat.at(chat.now + timedelta(hours=19))
    told = "".join(one.text for one in pings(chat))
    assert "Before it ends, try to have" in told
    assert "reception" not in told


async def test_who_was_asked_today_is_not_asked_after_right_before_an_interview() -> None:
    """The coach comes back to it once the interview of that morning is over."""
    chat = await doing(await logged(), "/referees", "[Add somebody]", "Luis Ferreira", "[Skip]")
    await doing(chat, "[Skip]", "[Not asked yet]", "[Skip]", "[Skip]")
    await doing(chat, "interview at Globex friday at 10 with Ola Berg", "[Right]")
    await chat.at(chat.now + timedelta(hours=20))
    await doing(chat, "[Ask Luis Ferreira to vouch for you, Acme Robotics ›]", "[Asked]")
    chat.read()
    await chat.at(chat.now + timedelta(hours=23))
    told = pings(chat)
    assert any("try to have" in one.text for one in told)
    assert not any("Luis" in one.text for one in told)

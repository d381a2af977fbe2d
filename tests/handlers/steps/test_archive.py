"""What was closed long ago: asked about with Clear and Keep, and nothing goes unasked."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from coaching.model.documents import Opportunity
from coaching.model.vocabulary import OpportunityId, Outcome
from handlers.ui.shared_texts import NO_LONGER_THERE
from tests.handlers.beginnings import WEDNESDAY, doing, logged, talk
from tests.handlers.chat import Chat
from tests.handlers.people_in_berlin import job, robin

CLOSED = datetime(2026, 11, 20, 12, tzinfo=UTC)
ASKED = datetime(2027, 11, 20, 9, tzinfo=UTC)
"""10:00 in Berlin, a year on."""
DAY = timedelta(days=1)
RESTED = CLOSED + 90 * DAY
"""When nobody is asked any more to keep looking."""


def ended(number: int, company: str, at: datetime = CLOSED) -> Opportunity:
    """A job that they withdrew from."""
    return replace(job(number, company), outcome=Outcome.WITHDRAWN, outcome_at=at)


async def asked(*jobs: Opportunity) -> Chat:
    """A year on, with the card just read."""
    chat = Chat(now=RESTED, dossier=robin(*(jobs or (ended(1, "Acme & Co"),))))
    await chat.send("/help")
    chat.read()
    await chat.at(ASKED)
    return chat


def ids(chat: Chat) -> list[int]:
    """The jobs that are kept."""
    assert chat.dossier is not None
    return [one.id for one in chat.dossier.opportunities]


async def test_one_card_a_year_later_says_what_each_button_does() -> None:
    """What is asked, and that Keep changes nothing."""
    chat = await asked()
    (card,) = chat.read()
    assert "It ended on 20 Nov 2026. Clear it, or keep it?" in card.text
    assert "Clear deletes it for good" in card.text
    assert "I ask again in 12 months" in card.text
    assert card.labels == ["Clear", "Keep", "Later"]


async def test_cleared_it_is_gone_with_all_there_was_to_it() -> None:
    """Also what was told of it in a conversation left in the middle; other jobs stay."""
    chat = await logged()
    await doing(chat, "[Start the notes]", "Dana Lee", "/cancel", "/outcome", "[I withdrew]")
    await chat.send("/new Basil; Editor; tomorrow 9:00")
    await chat.click("Looks right")
    await chat.send("/outcome")
    withdrawn = WEDNESDAY.replace(hour=9)
    await chat.at(withdrawn.replace(year=2027))
    await chat.click("Clear")
    assert chat.dossier is not None
    assert [one.company for one in chat.dossier.opportunities] == ["Basil"]
    assert "Dana Lee" not in repr(chat.dossier)
    assert [one.text for one in chat.screen.came[-2:]] == ["Acme Robotics is cleared."] * 2


async def test_kept_nothing_changes_and_a_year_later_it_is_asked_about_again() -> None:
    """Keep can be taken back for a day, as any step."""
    chat = await asked()
    card = chat.last
    await talk(chat, ("[Keep]", ("Kept, with all there is to it", "✓ Kept, nothing was deleted")))
    await talk(
        chat, ("[Undo: Kept, nothing was deleted]", "Clear it, or keep it?"), ("[Keep]", "✓")
    )
    await chat.click("Clear", on=card)
    assert ids(chat) == [1]
    assert any("You kept it" in one.text for one in chat.read())
    await chat.at(ASKED + 364 * DAY)
    assert chat.read() == []
    await chat.at(ASKED.replace(year=2028) + DAY)
    assert "Clear it, or keep it?" in chat.last.text


async def test_unanswered_nothing_is_deleted() -> None:
    """Three years of silence: three questions, and everything is still there."""
    chat = await asked()
    await chat.at(ASKED.replace(year=2029) + DAY)
    assert len(chat.read()) == 3
    assert ids(chat) == [1]


async def test_jobs_that_ended_together_share_a_card_and_go_one_by_one() -> None:
    """Each button names whose it is; the card goes on with who is left."""
    chat = await asked(ended(1, "Acme"), ended(2, "Basil"))
    assert chat.last.labels == ["Clear: Acme", "Keep", "Later", "Clear: Basil", "Keep", "Later"]
    await chat.click("Clear: Acme")
    assert ids(chat) == [2]
    shown = [one for one in chat.screen.came if one.what == "edit"][-1]
    assert (shown.labels, "Basil" in shown.text) == (["Clear", "Keep", "Later"], True)


async def test_a_job_that_goes_on_again_is_not_cleared_by_an_old_button() -> None:
    """The state of today counts."""
    chat = await asked()
    card = chat.last
    assert chat.dossier is not None
    open_again = replace(chat.dossier.opportunities[0], outcome=None, outcome_at=None)
    chat.dossier = replace(chat.dossier, opportunities=(open_again,))
    await chat.click("Clear", on=card)
    assert ids(chat) == [1]
    assert str(NO_LONGER_THERE) in [one.text for one in chat.read()]


async def test_put_off_it_comes_back_then() -> None:
    """Later is as for any other step; there is no skipping a question that only waits."""
    chat = await asked()
    await doing(chat, "[Later]", "[tomorrow 09:00]")
    chat.read()
    await chat.at(ASKED + DAY)
    assert "Clear it, or keep it?" in chat.last.text


async def test_it_is_found_among_the_closed_ones_and_is_nothing_pending() -> None:
    """Housekeeping never stands above what there is to do."""
    chat = await asked(ended(1, "Acme"), ended(2, "Basil", CLOSED + 60 * DAY))
    await talk(
        chat,
        ("/status", "Nothing is pending."),
        ("[Closed ones]", "[Acme · Data Engineer: clear or keep?]"),
        ("[Acme · Data Engineer: clear or keep?]", ("Open", "It ended on 20 Nov 2026")),
        ("[Clear]", "Acme is cleared."),
    )
    assert ids(chat) == [OpportunityId(2)]


async def test_set_to_never_nobody_is_asked() -> None:
    """Neither in a year nor in five."""
    chat = Chat(now=RESTED, dossier=robin(ended(1, "Acme")))
    await doing(chat, "/settings", "[Reminders ›]", "[Closed jobs]", "[Never]")
    chat.read()
    await chat.at(CLOSED + 5 * 365 * DAY)
    assert chat.read() == []

"""Where there is no room for more it is said at that place, and nothing told so far is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.model.documents import Contact, Referee
from coaching.model.limits import (
    MAX_CONTACTS,
    MAX_OPEN_OPPORTUNITIES,
    MAX_OPPORTUNITIES,
    MAX_REFEREES,
)
from coaching.model.vocabulary import ContactId, Outcome, RefereeId
from handlers.answers.limits_messages import (
    CONTACT_LIMIT_TEXT,
    OPEN_LIMIT_TEXT,
    OPPORTUNITY_LIMIT_TEXT,
    REFEREE_LIMIT_TEXT,
)
from handlers.flows.overlong_answers import ANSWER_LIMIT
from handlers.listening.messages import TOO_LONG_TO_READ
from tests.handlers.beginnings import WEDNESDAY, act, doing, logged, only, somebody
from tests.handlers.chat import Chat
from tests.handlers.people_in_berlin import job
from tests.handlers.screen import plain

LINE = "/new Zeta; Editor; tomorrow 9:00"


def full() -> Chat:
    """Somebody with as many open jobs as there can be."""
    chat = somebody()
    assert chat.dossier is not None
    jobs = tuple(
        job(number, f"Firm {number}", WEDNESDAY) for number in range(1, MAX_OPEN_OPPORTUNITIES + 1)
    )
    person = replace(chat.dossier.person, serial=9000)
    chat.dossier = replace(chat.dossier, person=person, opportunities=jobs)
    return chat


def companies(chat: Chat) -> list[str]:
    """All that is kept, by company."""
    assert chat.dossier is not None
    return [one.company for one in chat.dossier.opportunities]


async def test_one_job_too_many_waits_with_all_that_was_said_until_there_is_room() -> None:
    """Told on its card; the same button saves it once another one is closed."""
    chat = full()
    await chat.send(LINE)
    assert plain(OPEN_LIMIT_TEXT.format(limit=MAX_OPEN_OPPORTUNITIES)) in chat.last.text
    await chat.click("Looks right")
    assert chat.last.text == plain(OPEN_LIMIT_TEXT.format(limit=MAX_OPEN_OPPORTUNITIES))
    assert "Zeta" not in companies(chat)
    await doing(chat, "/outcome", "[More ›]", "[Firm 7 · Data Engineer]", "[I withdrew]")
    await chat.send("/status")
    await chat.click("Looks right")
    assert companies(chat)[-1] == "Zeta"


async def test_a_further_round_of_a_job_that_goes_on_takes_no_room() -> None:
    """Thirty open jobs may have as many rounds as they like."""
    chat = full()
    await doing(chat, "/new Firm 3; Data Engineer; tomorrow 9:00")
    assert plain(OPEN_LIMIT_TEXT.format(limit=MAX_OPEN_OPPORTUNITIES)) not in chat.last.text
    await chat.click("Looks right")
    assert "Saved as round 2" in chat.last.text


async def test_a_closed_job_goes_on_only_where_there_is_room() -> None:
    """Its next round is held back as a new job is, and is not lost."""
    chat = full()
    assert chat.dossier is not None
    over = replace(job(99, "Omega", WEDNESDAY), outcome=Outcome.REJECTED, outcome_at=WEDNESDAY)
    jobs = (*chat.dossier.opportunities, over)
    chat.dossier = replace(chat.dossier, opportunities=jobs)
    await doing(chat, "/new Omega; Data Engineer; tomorrow 9:00", "[Yes, next round]")
    await chat.click("Looks right")
    assert chat.last.text == plain(OPEN_LIMIT_TEXT.format(limit=MAX_OPEN_OPPORTUNITIES))
    assert not chat.dossier.opportunities[-1].is_live


async def test_with_as_many_jobs_as_can_be_kept_a_closed_one_makes_room() -> None:
    """It goes where the card says; then the same button saves what was told."""
    chat = with_closed(MAX_OPPORTUNITIES)
    await chat.send(LINE)
    assert plain(OPPORTUNITY_LIMIT_TEXT.format(limit=MAX_OPPORTUNITIES)) in chat.last.text
    await chat.click("Looks right")
    assert chat.last.text == plain(OPPORTUNITY_LIMIT_TEXT.format(limit=MAX_OPPORTUNITIES))
    await doing(chat, "/status", "[Closed ones]", "[More ›]")
    await doing(chat, "[Firm 7 · Data Engineer: turned down]")
    await doing(chat, "[About this job ›]", "[Correct]", "[Delete]", "[Delete it]")
    assert "Firm 7" not in companies(chat)
    await doing(chat, "/status", "[Looks right]")
    assert companies(chat)[-1] == "Zeta"
    assert len(companies(chat)) == MAX_OPPORTUNITIES


async def test_a_closed_one_goes_on_however_many_are_kept() -> None:
    """Its next round is no further job."""
    chat = with_closed(MAX_OPPORTUNITIES)
    await doing(chat, "/new Firm 3; Data Engineer; tomorrow 9:00", "[Yes, next round]")
    assert plain(OPPORTUNITY_LIMIT_TEXT.format(limit=MAX_OPPORTUNITIES)) not in chat.last.text
    await chat.click("Looks right")
    assert "which is open again" in chat.last.text


def with_closed(count: int) -> Chat:
    """Somebody with so many jobs behind them, the first the last to end."""
    chat = somebody()
    assert chat.dossier is not None
    jobs = tuple(
        replace(
            job(number, f"Firm {number}", WEDNESDAY - timedelta(days=9)),
            outcome=Outcome.REJECTED,
            outcome_at=WEDNESDAY - timedelta(minutes=number),
        )
        for number in range(1, count + 1)
    )
    person = replace(chat.dossier.person, serial=9000)
    chat.dossier = replace(chat.dossier, person=person, opportunities=jobs)
    return chat


def vouched_for(count: int) -> Chat:
    """Somebody with so many referees."""
    chat = somebody()
    assert chat.dossier is not None
    listed = tuple(Referee(RefereeId(2000 + n), f"Person {n:02}") for n in range(count))
    person = replace(chat.dossier.person, referees=listed, serial=9000)
    chat.dossier = replace(chat.dossier, person=person)
    return chat


async def test_one_referee_too_many_is_told_where_to_make_room() -> None:
    """Before anything is asked; with one removed there is room again."""
    chat = vouched_for(MAX_REFEREES)
    await doing(chat, "/referees", "[Add somebody]")
    assert chat.last.text == plain(REFEREE_LIMIT_TEXT.format(limit=MAX_REFEREES))
    assert chat.person.conversation is None
    await doing(chat, "/referees", "[Person 03]", "[Remove]", "[Remove]", "[Add somebody]")
    await chat.send("Zoe Zimmer")
    assert len(chat.person.referees) == MAX_REFEREES
    assert chat.person.referees[-1].name == "Zoe Zimmer"


async def test_a_question_that_was_open_already_lets_nobody_in_besides() -> None:
    """By word or by card; whoever has the last place may still be named anew."""
    chat = vouched_for(MAX_REFEREES - 1)
    await doing(chat, "/referees", "[Add somebody]", "Zoe Zimmer", "/back", "Zora Zimmer")
    assert chat.person.referees[-1].name == "Zora Zimmer"
    chat = vouched_for(MAX_REFEREES - 1)
    await doing(chat, "/referees", "[Add somebody]")
    assert chat.dossier is not None
    listed = vouched_for(MAX_REFEREES).person.referees
    chat.dossier = replace(chat.dossier, person=replace(chat.person, referees=listed))
    await chat.send("Yan Young")
    assert chat.last.text == plain(REFEREE_LIMIT_TEXT.format(limit=MAX_REFEREES))
    await chat.contact("Xi Xu")
    assert chat.last.text == plain(REFEREE_LIMIT_TEXT.format(limit=MAX_REFEREES))
    assert chat.person.referees == listed


async def crowded(count: int) -> Chat:
    """Somebody whose one job has so many people already."""
    chat = await logged()
    assert chat.dossier is not None
    crowd = tuple(
        Contact(ContactId(2000 + n), f"Person {chr(65 + n // 26)}{chr(65 + n % 26)}")
        for n in range(count)
    )
    chat.dossier = replace(chat.dossier, opportunities=(replace(only(chat), contacts=crowd),))
    return chat


async def test_one_person_too_many_is_told_and_the_notes_go_on() -> None:
    """The card stays; who is known already is no newcomer."""
    chat = await crowded(MAX_CONTACTS)
    await doing(chat, "[Start the notes]", "Zoe Zimmer", "[Right]")
    assert "0 more can be noted here" in chat.last.text
    assert len(only(chat).contacts) == MAX_CONTACTS
    assert len(chat.person.pending) == 1


async def test_of_several_names_it_says_how_many_fit() -> None:
    """None is left out silently, and those that fit are taken when they come."""
    chat = await crowded(MAX_CONTACTS - 2)
    await doing(chat, "[Start the notes]", "Zoe Zimmer, Yan Young, Ken Krug", "[Right]")
    assert "2 more can be noted here" in chat.last.text
    await doing(chat, "[Change …]", "[Ken Krug]", "[Leave it out]", "[Right]")
    assert len(only(chat).contacts) == MAX_CONTACTS


async def test_a_shared_card_and_contacts_know_the_limit_too() -> None:
    """Every way to a new contact says the same."""
    chat = await crowded(MAX_CONTACTS)
    await doing(chat, "[Start the notes]")
    await chat.contact("Zoe Zimmer")
    await act(chat, "[Right]")
    assert "0 more can be noted here" in chat.last.text
    await doing(chat, "/contacts", "[Add somebody]")
    assert chat.last.text == CONTACT_LIMIT_TEXT.format(limit=MAX_CONTACTS)


# -- how much text comes in ------------------------------------------------------------------------

LONG = "x" * (ANSWER_LIMIT + 1)
TOLD = "That is 2,001 characters; I keep up to 2,000"


@pytest.mark.parametrize(
    "line", [f"/new {LONG}", f"/new Acme; {LONG[7:]}; now", f"A; B; {LONG[6:]}"]
)
async def test_a_line_that_logs_an_interview_has_the_same_limit(line: str) -> None:
    """With the command and without; also from somebody who is asked for their place first."""
    for chat in (somebody(), Chat()):
        before = chat.dossier
        await chat.send(line)
        assert chat.last.text.startswith("That is 2,00")
        assert chat.dossier is not None
        assert LONG[:1000] not in repr(chat.dossier)
        assert before is None or chat.dossier.person.conversation is None


@pytest.mark.parametrize("beginning", ["", "/new ", "A; B; "])
async def test_a_million_letters_are_not_read(beginning: str) -> None:
    """Telegram sends no such message; what says it is Telegram may, and others would wait."""
    chat = await doing(somebody(), "/referees", "[Add somebody]")
    before = chat.dossier
    await chat.send(beginning + "x" * 10**6)
    told, asked_again = chat.read()[-2:]
    assert told.text == str(TOO_LONG_TO_READ)
    assert asked_again.text.startswith("Who")
    assert before is not None
    assert chat.dossier is not None
    assert chat.dossier.opportunities == before.opportunities
    assert chat.person.referees == ()


async def test_an_edited_answer_and_a_shared_card_have_it_too() -> None:
    """Whatever way it comes in."""
    chat = await doing(somebody(), "/referees", "[Add somebody]")
    name = await chat.send("Nora Berg")
    await chat.edit(name + 50, LONG)
    assert chat.last.text.startswith(TOLD)
    chat = await doing(somebody(), "/referees", "[Add somebody]")
    await chat.contact("Dana Lee", phone="1" * (ANSWER_LIMIT + 1))
    assert chat.last.text.startswith(TOLD)
    assert chat.person.referees == ()

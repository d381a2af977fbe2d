"""Privacy, export, deletion and help: what is theirs, and how they get it or end it."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coaching.model.documents import Conversation, Dossier, PracticeAttempt, Referee, ReferenceCheck
from coaching.model.limits import EXPORTS_A_DAY
from coaching.model.vocabulary import RefereeId
from handlers.flows.engine import STALE_BUTTON
from handlers.flows.question import CHOICES_KEY
from handlers.help import HELP
from handlers.privacy import privacy
from handlers.privacy.export import export_json
from handlers.ui.abilities import Abilities
from storage.tables.received_updates import PARKED_LIFETIME
from storage.tables.undelivered_messages import UNDELIVERED_LIFETIME
from tests.handlers.beginnings import doing
from tests.handlers.chat import SUNDAY_MORNING, Chat, transcript
from tests.handlers.people_in_berlin import YESTERDAY, job, robin
from tests.handlers.screen import plain
from tests.texts.leaks import find_leaks
from tests.texts.pseudo import CODE, PseudoScreen, pseudo, pseudo_language


@pytest.fixture
def chat() -> Chat:
    return Chat(dossier=robin(job()))


# -- privacy, export, help -------------------------------------------------------------------------


async def test_privacy_is_read_in_two_minutes_and_names_the_ways_out(chat: Chat) -> None:
    """What, why, how, who could look, backups, how long, and other people's data."""
    await chat.send("/privacy")
    assert len(chat.last.text) < 2000
    told = ("/export", "/delete", "/contacts", "Other people", "Sealed", "Backups", "Whoever runs")
    assert all(words in chat.last.text for words in told)


async def test_privacy_names_what_stands_open_and_what_is_put_aside(chat: Chat) -> None:
    """All that is on the disk unsealed, and how long what could not be handled is kept at most."""
    await chat.send("/privacy")
    beside = ("of this chat", "next reminder", "how many jobs", "kind and times", "put aside")
    assert all(words in chat.last.text for words in beside)
    parked, undelivered = PARKED_LIFETIME.days, UNDELIVERED_LIFETIME.days
    assert f"has seen to it, {parked} days at most" in chat.last.text
    assert f"did not get through, {undelivered} days. /delete takes both too" in chat.last.text


@pytest.mark.parametrize(
    ("abilities", "told"),
    [
        (Abilities(), "do not listen to voice notes"),
        (Abilities(hears=True), "on the machine that runs this bot and goes nowhere else"),
        (Abilities(hears=True, hearing_host="ears.example"), "A voice note goes to ears.example"),
    ],
)
async def test_privacy_says_who_hears_voice_notes(
    chat: Chat, abilities: Abilities, told: str
) -> None:
    """As the operator has set it, with the host that gets them, and no longer than before."""
    chat.abilities = abilities
    await chat.send("/privacy")
    assert told in chat.last.text
    assert len(chat.last.text) < 2300


@pytest.mark.parametrize(
    ("months", "told"),
    [(6, "6 months after a job is closed I ask"), (None, "I do not ask about them")],
)
async def test_privacy_says_how_long_as_it_is_set(months: int | None, told: str) -> None:
    """The person's own setting, not the usual one."""
    kept = robin(job())
    chat = Chat(dossier=replace(kept, person=replace(kept.person, clear_after=months)))
    await chat.send("/privacy")
    assert told in chat.last.text


async def test_help_is_short(chat: Chat) -> None:
    """It goes by what a person wants to do."""
    await chat.send("/help")
    assert chat.last.text == plain(HELP)
    assert len(chat.last.text) < 700
    assert all(word in chat.last.text for word in ("/draft", "/outcome", "/practice"))


async def test_export_hands_over_two_files(chat: Chat) -> None:
    """Also in the middle of a flow, with what was told there."""
    await chat.send("/reflect")
    await chat.send("4")
    chat.read()
    await chat.send("/export")
    file, page = chat.read()[:2]
    assert page.name == "debrief-export.html"
    assert page.content.startswith("<!doctype html>")
    assert "Acme Robotics · Data Engineer" in page.content
    told = json.loads(file.content)
    assert file.name == "debrief-export.json"
    assert told["opportunities"][0]["interviews"][0]["reflection"] == {"rating": 4}
    assert told["you"]["conversation"]["answers"] == {"rating": 4}


def words_of(value: Any) -> set[str]:
    """All texts in plain JSON."""
    if isinstance(value, dict):
        return set().union(*map(words_of, value.values()))
    if isinstance(value, list):
        return set().union(*map(words_of, value))
    return {value} if isinstance(value, str) else set()


async def test_names_of_files_are_ours_whatever_was_typed() -> None:
    """No path, no spreadsheet, nothing that somebody wrote."""
    kept = robin(job(1, "../../=cmd.csv"))
    chat = Chat(dossier=replace(kept, person=replace(kept.person, first_name="../evil.csv")))
    await chat.send("/export")
    files = [one.name for one in chat.read() if one.what == "file"]
    assert files == ["debrief-export.json", "debrief-export.html"]


async def test_five_exports_a_day_and_then_kindly_no_more(chat: Chat) -> None:
    """The sixth says when the next can come; a day after the first it does."""
    first = chat.now
    for _ in range(EXPORTS_A_DAY):
        await chat.send("/export")
        assert chat.last.what == "file"
        await chat.wait(timedelta(hours=1))
    await chat.send("/export")
    assert chat.last.text.startswith("That was 5 times within a day")
    assert "tomorrow 10:00" in chat.last.text
    await chat.at(first + timedelta(days=1))
    await chat.send("/export")
    assert chat.last.what == "file"


def test_what_was_practised_and_checked_has_its_time_and_name_in_the_file() -> None:
    """Nobody has to know our numbers to read it."""
    kept = robin(replace(job(), checks=(ReferenceCheck(RefereeId(5), YESTERDAY),)))
    tried = {"strengths": (PracticeAttempt(YESTERDAY, "I listen"),)}
    referees = (Referee(RefereeId(5), "Nora Berg"),)
    kept = replace(kept, person=replace(kept.person, practised=tried, referees=referees))
    told = json.loads(export_json(kept, SUNDAY_MORNING, 7))
    moment = YESTERDAY.isoformat()
    assert told["opportunities"][0]["checks"] == [{"referee": "Nora Berg", "at": moment}]
    assert told["you"]["chat"] == 7
    assert told["you"]["practised"]["strengths"] == [{"at": moment, "answer": "I listen"}]


OURS = {"origin", "flow", "at", "changes", "proposals", "question", "decided"}
OURS |= {"letter_questions", "drafted", "key", "keys", "sources"}
"""The coach's own notes; what Undo goes back to is what the export told before."""
ANSWERS = st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text())
st.register_type_strategy(Conversation, st.builds(Conversation, answers=ANSWERS))


def as_stored(value: Any) -> Any:
    """The same facts as storage hands them over: whatever is a mapping is a dict."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{one.name: as_stored(getattr(value, one.name)) for one in fields(value)}
        )
    if isinstance(value, Mapping):
        return {name: as_stored(fact) for name, fact in value.items()}
    return tuple(as_stored(fact) for fact in value) if isinstance(value, tuple) else value


@given(st.from_type(Dossier).map(as_stored))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_export_leaves_out_nothing_that_was_said(dossier: Dossier) -> None:
    """Every name and note of any dossier stands in the file."""
    told = words_of(json.loads(export_json(dossier, SUNDAY_MORNING, 7)))
    assert said_in(dossier) - {""} <= told


def said_in(value: Any) -> set[str]:
    """All texts in facts, but for the machine's own and the words of enumerations."""
    if is_dataclass(value):
        value = {one.name: getattr(value, one.name) for one in fields(value)}
        value = {name: fact for name, fact in value.items() if name not in OURS}
    if isinstance(value, Mapping):
        value = [fact for name, fact in value.items() if name != CHOICES_KEY]
    if isinstance(value, list | tuple):
        return set().union(*map(said_in, value))
    return {value} if type(value) is str else set()


# -- deletion --------------------------------------------------------------------------------------


async def test_deleting_asks_once(chat: Chat) -> None:
    """It says what goes; then nothing is kept."""
    await chat.send("/delete")
    assert "1 job, all notes and your settings go" in chat.last.text
    await chat.click("Delete everything")
    assert chat.last.text == str(privacy.ALL_DELETED)
    assert chat.dossier is None


async def test_deleting_is_typed(chat: Chat) -> None:
    """The word is enough; another word is asked about."""
    await chat.send("/delete")
    await chat.send("yes")
    assert chat.last.text == "Type delete to delete everything, or keep."
    await chat.send("Delete.")
    assert chat.dossier is None


async def test_deleting_is_typed_in_ones_own_language() -> None:
    """The words that the question names are read as it names them, and in English."""
    for word in (pseudo("delete"), "delete", pseudo("Delete everything")):
        screen = PseudoScreen()
        chat = Chat(screen=screen, dossier=in_made_up_language(robin(job())), language=CODE)
        with pseudo_language():
            await doing(chat, "/delete", pseudo("keep"), "/delete", word)
        assert chat.dossier is None
        assert find_leaks(screen.shown, []) == set()


async def test_what_goes_is_listed_in_whole_sentences() -> None:
    """What there is none of is not named; with nothing to count the sentence is another one."""
    kept = robin(job(), job(2))
    referees = (Referee(RefereeId(5), "Nora Berg"),)
    chat = Chat(dossier=replace(kept, person=replace(kept.person, referees=referees)))
    await chat.send("/delete")
    assert "of you? 2 jobs, 1 referee, all notes and your settings go. It" in chat.last.text
    chat = Chat(dossier=robin())
    await chat.send("/delete")
    assert "of you? All notes and your settings go. It" in chat.last.text


def in_made_up_language(dossier: Dossier) -> Dossier:
    return replace(dossier, person=replace(dossier.person, language=CODE))


async def test_keeping_goes_back_to_the_flow(chat: Chat) -> None:
    """Nothing is deleted, and the flow that was open is offered."""
    await chat.send("/reflect")
    await chat.send("4")
    await chat.send("/delete")
    await chat.click("Keep it")
    said = [one.text for one in chat.read()]
    assert str(privacy.NOTHING_DELETED) in said
    await chat.click("Go on")
    assert chat.last.text.startswith("What went well?")


async def test_an_old_button_deletes_nothing(chat: Chat) -> None:
    """Neither one of an earlier asking nor one that was left open for long."""
    await chat.send("/delete")
    old = chat.last
    await chat.send("/cancel")
    await chat.click("Delete everything", on=old)
    assert chat.last.text == str(STALE_BUTTON)
    await chat.send("/delete")
    await chat.wait(timedelta(hours=2))
    await chat.click("Delete everything")
    assert chat.last.text == str(privacy.QUESTION_TOO_OLD)
    assert chat.dossier is not None


async def test_a_deletion_left_open_is_not_offered_again(chat: Chat) -> None:
    """Nobody is reminded to delete everything."""
    await chat.send("/delete")
    await chat.wait(timedelta(days=1))
    assert "deleting everything" not in transcript(chat)


async def test_after_deletion_everything_is_new(chat: Chat) -> None:
    """The next message is a newcomer's."""
    await chat.send("/delete")
    await chat.send("delete")
    await chat.send("/start")
    assert chat.person.zone is None
    assert chat.person.first_name == "Robin"

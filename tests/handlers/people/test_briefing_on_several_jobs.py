"""One reminder and one letter or call brief a referee on all jobs of the same weeks."""

from dataclasses import replace
from datetime import timedelta

from coaching.model.documents import Consent, Referee
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import RefereeId
from coaching.planner import plan_job
from tests.handlers.beginnings import answer_letter, doing, talk
from tests.handlers.chat import Chat
from tests.handlers.people_in_berlin import YESTERDAY, job, robin

KIM = Referee(RefereeId(50), "Kim Park", "my manager", "kim@delta.com", Consent.GIVEN)
KEY = StepKey(StepKind("referee"), 0, KIM.id)


def two_jobs(referee: Referee = KIM) -> Chat:
    """Robin was interviewed twice in these days, and Kim has agreed."""
    bolt = job(2, "Bolt", YESTERDAY - timedelta(days=1), role="Analyst")
    dossier = robin(job(), bolt)
    return Chat(dossier=replace(dossier, person=replace(dossier.person, referees=(referee,))))


def is_briefed(chat: Chat, company: str) -> bool:
    """Whether nothing is left to tell Kim of that job."""
    assert chat.dossier is not None
    wanted = next(one for one in chat.dossier.opportunities if one.company == company)
    steps = {step.key: step for step in plan_job(chat.dossier, wanted, chat.now)}
    return steps[KEY].state == "done"


async def test_a_letter_about_both_settles_both_and_undo_takes_it_back() -> None:
    """What to speak about for the second job is asked by a button."""
    chat = two_jobs()
    await doing(chat, "write to Kim about the reference", "[Dear Kim]")
    await talk(
        chat,
        ("the move to dbt", ("two jobs", "the move to dbt", "[More]")),
        ("[More]", "[For the other job]"),
        ("[For the other job]", "for Bolt?"),
        ("the pricing study", ("two jobs", "the move to dbt", "the pricing study")),
        ("[I sent it]", "Done"),
    )
    assert is_briefed(chat, "Acme Robotics")
    assert is_briefed(chat, "Bolt")
    await chat.click("Undo")
    assert not is_briefed(chat, "Acme Robotics")
    assert not is_briefed(chat, "Bolt")


async def test_who_is_reached_by_phone_gets_notes_for_the_call() -> None:
    """The mail is a button away, and the call settles the step."""
    chat = two_jobs(replace(KIM, reach="phone only, 030 1234567"))
    await doing(chat, "write to Kim about the reference", "[Dear Kim]")
    await answer_letter(chat, "the move to dbt")
    assert "For a call to Kim Park" in chat.last.text
    assert "the move to dbt" in chat.last.text
    assert "The mail" in chat.last.labels
    await chat.click("I called")
    assert is_briefed(chat, "Bolt")


async def test_a_call_is_one_of_the_buttons_of_a_mail() -> None:
    """For whoever would rather ring."""
    chat = two_jobs()
    await doing(chat, "write to Kim about the reference", "[Dear Kim]")
    await answer_letter(chat, "the move to dbt")
    await talk(chat, ("[Call notes]", ("For a call to Kim Park", "the move to dbt")))


async def test_the_reminder_names_the_jobs_of_the_one_letter() -> None:
    """One line, and nothing of it for the other job."""
    chat = await doing(two_jobs(), "/status")
    chat.read()
    await chat.wait(timedelta(days=2))
    told = [line for seen in chat.read() for line in seen.text.splitlines() if "Kim" in line]
    assert [line for line in told if "Acme Robotics and Bolt in one go" in line]
    assert len(told) == 1

"""/new for a job that is there already: joined, asked about when unsure, never logged twice."""

import pytest

from coaching.model.documents import Opportunity
from coaching.model.vocabulary import InterviewStatus, Outcome
from coaching.reading.similarity import is_same_name, is_similar_name, is_similar_person
from tests.handlers.beginnings import doing, logged, met_three, only, talk
from tests.handlers.chat import Chat

FRIDAY = "friday 10:00"


def jobs(chat: Chat) -> list[Opportunity]:
    """All there are."""
    assert chat.dossier is not None
    return list(chat.dossier.opportunities)


@pytest.mark.parametrize(
    ("company", "role"),
    [
        ("ACME robotics", "data  engineer"),
        ("Acme Robotics, Inc.", "Data Engineer"),
        ("AcmeRobotics", "Data-Engineer"),
    ],
)
async def test_what_only_looks_different_joins_without_a_question(company: str, role: str) -> None:
    """Case, spaces, punctuation and "Inc" tell no two jobs apart; the card shows the first name."""
    chat = await logged()
    await talk(
        chat,
        (f"/new {company}; {role}; {FRIDAY}", ("Acme Robotics · Data Engineer", "Is that right?")),
        ("[Looks right]", "Saved as round 2 at Acme Robotics."),
    )
    assert len(only(chat).interviews) == 2


@pytest.mark.parametrize(
    ("company", "role"),
    [
        ("Acme Robotcs", "Data Engineer"),
        ("Acme", "Data Engineer"),
        ("Acme Robotics", "Senior Data Engineer"),
        ("Acme Robotics GmbH", "Data Enginer"),
    ],
)
async def test_a_small_difference_is_asked_about(company: str, role: str) -> None:
    """Yes makes it the next round, under the name it has; no makes it a job of its own."""
    line = f"/new {company}; {role}; {FRIDAY}"
    question = "Is this the Data Engineer job at Acme Robotics you logged?"
    chat = await logged()
    await talk(
        chat,
        (line, (question, "[Yes, next round]", "[No, another job]")),
        ("[Yes, next round]", "Acme Robotics · Data Engineer"),
        ("[Looks right]", "round 2 at Acme Robotics"),
    )
    assert len(only(chat).interviews) == 2
    chat = await logged()
    await talk(chat, (line, question), ("no", f"{company} · {role}"), ("yes", "Saved."))
    assert [one.company for one in jobs(chat)] == ["Acme Robotics", company]


async def test_what_has_only_a_word_in_common_is_another_job() -> None:
    """Nothing is asked; a number is no slip of the pen."""
    chat = await logged("Plant 1; Data Engineer; today 13:00")
    for line in ("Plant 2; Data Engineer", "Plant 1; Nurse", "Tree 1; Data Engineer"):
        await talk(chat, (f"/new {line}; {FRIDAY}", "Is that right?"), ("[Looks right]", "Saved."))
    assert len(jobs(chat)) == 4


async def test_several_that_may_be_meant_become_buttons() -> None:
    """With a way out; a bare yes is not enough."""
    chat = await doing(await logged("Acme Robotics; Data Engineer; today 13:00"))
    await doing(chat, "/new Acme Bakery; Data Engineer; tomorrow 9:00", "[Looks right]")
    await talk(chat, (f"/new Acme; Data Engineer; {FRIDAY}", "Which one is it?"))
    assert chat.last.labels[:3] == [
        "Data Engineer at Acme Bakery",
        "Data Engineer at Acme Robotics",
        "Another job",
    ]
    await talk(
        chat,
        ("yes", "Press the button of the job it belongs to."),
        ("[Data Engineer at Acme Robotics]", "Acme Robotics · Data Engineer"),
        ("[Looks right]", "Saved as round 2 at Acme Robotics."),
    )


async def test_another_name_on_the_card_asks_anew() -> None:
    """The answer was about the name before."""
    chat = await doing(await logged(), f"/new Acme; Data Engineer; {FRIDAY}", "[Yes, next round]")
    await talk(
        chat,
        ("[Change …]", "Which part should change?"),
        ("[Company]", "You said: Acme"),
        ("Beta", "Beta · Data Engineer"),
        ("[Change …]", "Which part should change?"),
        ("[Company]", "You said: Beta"),
        ("Robotics", "Is this the Data Engineer job at Acme Robotics you logged?"),
        ("[No, another job]", "Robotics · Data Engineer"),
        ("[Looks right]", "Saved."),
    )
    assert [one.company for one in jobs(chat)] == ["Acme Robotics", "Robotics"]


async def test_a_closed_job_can_go_on() -> None:
    """They called after all: it is asked, and the job is open again."""
    chat = await doing(await logged(), "/outcome", "[No answer: close it]")
    assert only(chat).outcome is Outcome.NO_ANSWER
    await talk(
        chat,
        (
            f"/new acme robotics; Data Engineer; {FRIDAY}",
            "closed without an answer. Is it open again",
        ),
        ("[Yes, next round]", "Is that right?"),
        ("[Looks right]", "Saved as round 2 at Acme Robotics, which is open again."),
    )
    assert only(chat).outcome is None
    assert only(chat).outcome_at is None


async def test_the_same_start_twice_is_asked_about() -> None:
    """The same one is not logged again, and two at one time are possible."""
    line = "/new Acme Robotics; Data Engineer; today 13:00"
    question = "You logged an interview with Acme Robotics for today 13:00 already."
    chat = await logged()
    await talk(
        chat,
        (line, question),
        ("[No, the same one]", "Then it stays as it is: Acme Robotics, today 13:00."),
    )
    assert len(only(chat).interviews) == 1
    await talk(chat, (line, question), ("yes", "Is that right?"), ("[Looks right]", "Saved as"))
    assert len(only(chat).interviews) == 2


async def test_a_cancelled_interview_counts_for_no_round() -> None:
    """What is logged instead is round one, and no second time of the same."""
    chat = await doing(await logged(), "/status", "[Acme Robotics ›]", "[Any news]")
    await doing(chat, f"[{chat.last.labels[2]}]", "[Cancelled]")
    assert only(chat).interviews[0].held is InterviewStatus.CANCELLED
    line = "/new Acme Robotics; Data Engineer; today 13:00"
    await talk(chat, (line, "Is that right?"), ("[Looks right]", "Saved as round 1"))


async def test_the_next_round_is_a_press_away() -> None:
    """From the card of the job; company and role are not asked again."""
    chat = await doing(await logged(), "/status", "[Acme Robotics ›]", "[Any news]")
    await talk(
        chat,
        ("[Next round]", "Which day and time"),
        (FRIDAY, "How is it held?"),
        ("[Phone]", "How long?"),
        ("[1 hour]", ("Acme Robotics · Data Engineer", "Is that right?")),
        ("[Looks right]", "Saved as round 2 at Acme Robotics."),
    )


# -- people met again ------------------------------------------------------------------------------


async def second_round() -> Chat:
    """Somebody who met three people and takes the notes of the next round."""
    chat = await met_three()
    await doing(chat, "/new Acme Robotics; Data Engineer; today 14:00 to 14:30", "[Looks right]")
    return await doing(chat, "[Start the notes]")


async def test_a_first_name_is_who_was_met_before() -> None:
    """They stand on the card with their whole name; once confirmed, they were met twice."""
    chat = await second_round()
    await talk(
        chat,
        ("Dana", "• Dana Lee, CTO"),
        ("[Right]", "What did you and Dana talk about?"),
        ("the budget", "By when do they decide?"),
    )
    (dana,) = [one for one in only(chat).contacts if "Dana" in one.name]
    assert (dana.name, dana.email) == ("Dana Lee", "dana@acme.com")
    assert [met.topic for met in dana.met] == ["their move to dbt", "the budget"]
    assert len(only(chat).contacts) == 3


async def test_somebody_of_the_same_first_name_stays_apart() -> None:
    """Another surname is somebody else, and the questions tell the two apart."""
    chat = await second_round()
    await talk(
        chat,
        ("Dana Fox, Kim Fox and Dana Lee", ("• Dana Fox", "• Kim Fox", "• Dana Lee")),
        ("[Right]", ("with Dana Lee, Dana Fox and Kim?",)),
    )
    names = [one.name for one in only(chat).contacts]
    assert names == ["Dana Lee", "Sam Ortiz", "Priya Nair", "Dana Fox", "Kim Fox"]


@pytest.mark.parametrize(
    ("one", "other", "same", "like"),
    [
        ("Acme", "acme inc.", True, True),
        ("The Acme Company", "ACME", True, True),
        ("Müller", "Muller", True, True),
        ("Acme", "Acme Robotics", False, True),
        ("Google", "Gogle", False, True),
        ("Plant 1", "Plant 2", False, False),
        ("Beta", "Meta", False, False),
        ("Backend Engineer", "Frontend Engineer", False, False),
        ("株式会社", "合同会社", False, False),
        ("Inc", "Ltd", False, False),
    ],
)
def test_names_of_jobs(one: str, other: str, *, same: bool, like: bool) -> None:
    """Both ways round."""
    for pair in ((one, other), (other, one)):
        assert (is_same_name(*pair), is_similar_name(*pair)) == (same, like)


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("Dana", "Dana Lee", True),
        ("D. Lee", "Dana Lee", True),
        ("Dana L", "dana lee", True),
        ("Dana Leee", "Dana Lee", True),
        ("Dana Moore", "Dana Lee", False),
        ("D", "Dana Lee", False),
        ("Sam", "Dana Lee", False),
        ("🎉", "Dana", False),
    ],
)
def test_names_of_people(one: str, other: str, *, like: bool) -> None:
    """Both ways round."""
    assert is_similar_person(one, other) is like
    assert is_similar_person(other, one) is like

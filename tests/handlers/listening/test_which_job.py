"""News that does harm with the wrong job: it is asked which one is meant where nobody was named."""

import pytest

from coaching.model.vocabulary import InterviewStatus
from tests.handlers.beginnings import doing, logged, only, somebody, talk
from tests.handlers.chat import Chat
from tests.handlers.listening.test_free_talk import job


async def two_ahead() -> Chat:
    """Globex on Thursday and Initech on Friday are ahead."""
    chat = await logged("Globex; Analyst; tomorrow 10:00")
    return await doing(chat, "interview at Initech on Friday at 11", "[Right]")


def states(chat: Chat) -> dict[str, InterviewStatus]:
    """How each job's first interview stands."""
    assert chat.dossier is not None
    return {one.company: one.interviews[0].held for one in chat.dossier.opportunities}


async def test_of_several_jobs_the_one_that_cancelled_is_pressed() -> None:
    """The card names none before, and only the one that was pressed is touched."""
    chat = await two_ahead()
    await talk(
        chat,
        (
            "they cancelled the interview",
            ("Which job is it about?", "[Globex · Analyst]", "[Initech]", "[Another one]"),
        ),
    )
    assert "tomorrow 10:00" not in chat.last.text
    await talk(chat, ("[Initech]", ("Initech", "Fri 20 Nov 11:00 is cancelled", "✓ Saved.")))
    assert states(chat) == {
        "Globex": InterviewStatus.PLANNED,
        "Initech": InterviewStatus.CANCELLED,
    }


async def test_another_one_is_named() -> None:
    """Then no job that is known is touched."""
    chat = await two_ahead()
    await talk(
        chat,
        ("they made me an offer", "Which job is it about?"),
        ("[Another one]", "Which company is it?"),
        ("Hooli", ("Hooli", "✓ Saved.")),
    )
    assert job(chat, "Hooli").outcome is not None
    assert job(chat, "Globex").outcome is None
    assert job(chat, "Initech").outcome is None


async def test_a_new_interview_is_not_given_to_a_guessed_job() -> None:
    """It may be a further round at either, or somewhere else."""
    chat = await two_ahead()
    await talk(
        chat,
        ("interview next tuesday at 3pm", ("Which job is it about?", "[Globex · Analyst]")),
        ("[Another one]", "Which company is it?"),
        ("Hooli", ("Hooli", "✓ Saved.")),
    )
    assert len(job(chat, "Hooli").interviews) == 1
    assert len(job(chat, "Globex").interviews) == len(job(chat, "Initech").interviews) == 1


async def test_with_one_job_its_name_stands_on_the_card() -> None:
    """Nothing more is asked."""
    chat = await logged("Globex; Analyst; tomorrow 10:00")
    await talk(
        chat,
        ("they cancelled the interview", ("Globex · Analyst", "tomorrow 10:00 is cancelled")),
    )
    assert "Right" in chat.last.labels


@pytest.mark.parametrize(
    "words",
    [
        "n26 cancelled the interview",
        "n26 moved to friday 15:00",
        "got rejected by stripe today",
        "stripe said no",
        "kestrel rail made me an offer",
    ],
)
async def test_news_of_a_firm_that_is_not_known_never_touches_the_only_job(words: str) -> None:
    """Whatever is pressed, the job that is known stays as it was."""
    chat = await logged("Globex; Analyst; tomorrow 10:00")
    before = only(chat)
    await doing(chat, words)
    if "Right" in chat.last.labels:
        await doing(chat, "[Right]")
    assert job(chat, "Globex") == before


async def test_a_card_changed_to_another_job_shows_the_interview_of_that_one() -> None:
    """Not the time of the job that was meant before."""
    chat = await doing(await two_ahead(), "globex cancelled the interview", "[Change …]")
    await talk(chat, ("[The company]", "[Initech]"), ("[Initech]", "Fri 20 Nov 11:00 is cancelled"))


@pytest.mark.parametrize(
    "words", ["hooli cancelled the interview", "hooli ghosted me, nobody came"]
)
async def test_what_nobody_logged_cannot_be_called_off(words: str) -> None:
    """It is said, and no job is made without a word."""
    chat = await logged("Globex; Analyst; tomorrow 10:00")
    before = chat.dossier
    await talk(chat, (words, "no interview at Hooli logged"))
    assert chat.dossier == before


async def test_calling_off_before_anything_is_logged() -> None:
    """Nothing is asked that leads nowhere."""
    await talk(somebody(), ("they cancelled the interview", "no interview logged yet"))

"""The look back: both halves, left and taken up again, shown and changed."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from coaching.model.documents import Capture, Interview, Reflection
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import AnswerResult
from handlers.flows.engine import NOT_TEXT, STALE_BUTTON
from handlers.flows.pauses import LEFT_FOR_NOW
from handlers.listening.sent.voice import CANNOT_HEAR
from handlers.reflection import interview_questions as rounds
from handlers.reflection import reflect, reflection
from tests.handlers.chat import Chat, transcript
from tests.handlers.people_in_berlin import YESTERDAY, job, robin

OWN_HALF = ("my SQL", "the opening", "they nodded", "/skip", "Partly", "their stack", "breathe")


@pytest.fixture
def chat() -> Chat:
    return Chat(dossier=robin(job()))


def interview(chat: Chat) -> Interview:
    assert chat.dossier is not None
    return chat.dossier.opportunities[0].interviews[0]


def done(chat: Chat) -> datetime | None:
    """When the step was marked done."""
    assert chat.dossier is not None
    record = chat.dossier.opportunities[0].records.get(StepKey(StepKind("reflect"), 10).text)
    return record.done if record else None


async def say_all(chat: Chat, *texts: str) -> None:
    for text in texts:
        await chat.send(text)


async def finished(chat: Chat) -> None:
    """Looks back on its own half and stops there."""
    await say_all(chat, "/reflect", "4", *OWN_HALF, "/skip")
    await chat.click("Stop here")


async def test_both_halves_read_as_a_conversation(chat: Chat) -> None:
    """One question a message, the performance first, then the company, then one line."""
    await say_all(chat, "/reflect", "4", *OWN_HALF)
    await say_all(chat, "Why us?", "Robots")
    await chat.click("Shaky")
    await chat.click("That is enough")
    await chat.click("Go on")
    await say_all(chat, "hopeful", "For years", "kind", "some", "5", "none", "the salary")
    read = [line for line in transcript(chat).splitlines() if line.startswith("< ")]
    asked = [line[2:].partition(" [")[0] for line in read if "(edited)" not in line]
    assert asked == [
        str(text)
        for text in (
            reflection.RATING,
            reflection.WENT_WELL,
            reflection.BETTER,
            reflection.REACTIONS,
            reflection.UNSAID,
            reflection.PREPARED,
            reflection.WISH_KNOWN,
            reflection.DIFFERENTLY,
            rounds.QUESTION_PROMPT,
            rounds.ANSWER_PROMPT,
            rounds.WENT_PROMPT,
            rounds.MORE_PROMPT,
            reflection.SECOND_HALF_PROMPT.format(company="Acme Robotics"),
            reflection.FEELING.format(company="Acme Robotics"),
            reflection.ENJOY,
            reflection.PEOPLE,
            reflection.GROWTH,
            reflection.FIT,
            reflection.RED_FLAGS,
            reflection.CLARIFY,
            reflection.KEPT_FIRST_TIME,
        )
    ]


async def test_answers_are_facts_and_the_step_is_done(chat: Chat) -> None:
    """Both halves and the questions asked stand in the interview."""
    await say_all(chat, "/reflect", "4/5", *OWN_HALF, "Why us?", "Robots", "shaky")
    await say_all(chat, "Salary?", "/skip", "it threw me", "no", "yes")
    await say_all(chat, "hopeful", "For years", "kind", "some", "five", "none", "the salary")
    assert interview(chat).reflection == Reflection(
        rating=4,
        went_well="my SQL",
        better="the opening",
        reactions="they nodded",
        prepared="Partly",
        wish_known="their stack",
        differently="breathe",
        feeling="hopeful",
        enjoy="For years",
        people="kind",
        growth="some",
        fit=5,
        red_flags="",
        clarify="the salary",
    )
    asked = [(one.question, one.answer, one.went) for one in interview(chat).asked]
    assert asked == [
        ("Why us?", "Robots", AnswerResult.SHAKY),
        ("Salary?", "", AnswerResult.TRIPPED),
    ]
    assert done(chat) == chat.now


async def test_each_answer_is_kept_at_once(chat: Chat) -> None:
    """What was told is a fact before the end, and the step is still open."""
    await say_all(chat, "/reflect", "4", "my SQL")
    assert interview(chat).reflection == Reflection(rating=4, went_well="my SQL")
    assert done(chat) is None


async def test_a_corrected_question_is_not_kept_twice(chat: Chat) -> None:
    """Going back to a question they asked changes it."""
    await say_all(chat, "/reflect", "4", *OWN_HALF, "Why us?", "Robots")
    await say_all(chat, "/back", "/back", "Why here?")
    (asked,) = interview(chat).asked
    assert (asked.question, asked.answer) == ("Why here?", "Robots")


async def test_stopping_before_the_second_half_is_an_end(chat: Chat) -> None:
    """The step is done, and the other half waits behind a button."""
    await finished(chat)
    assert done(chat) == chat.now
    await chat.send("/reflect")
    await chat.click("The half about Acme Robotics")
    await chat.send("hopeful")
    assert interview(chat).reflection.feeling == "hopeful"
    assert interview(chat).reflection.went_well == "my SQL"


async def test_it_is_left_and_taken_up_a_day_later(chat: Chat) -> None:
    """ "Finish later" keeps all; /reflect goes on at the open question."""
    await say_all(chat, "/reflect", "4", "my SQL")
    chat.read()
    await chat.click("Finish later")
    assert [one.text for one in chat.read()] == [str(LEFT_FOR_NOW)]
    await chat.wait(timedelta(days=1))
    await chat.send("/reflect")
    assert chat.last.text == str(reflection.BETTER)
    await chat.send("the opening")
    assert interview(chat).reflection == Reflection(
        rating=4, went_well="my SQL", better="the opening"
    )


async def test_what_is_told_already_is_not_asked_again(chat: Chat) -> None:
    """A look back that was let go goes on with what is missing."""
    await say_all(chat, "/reflect", "4", "my SQL")
    await chat.click("Finish later")
    serial = chat.person.paused[-1].serial
    await chat.press(f"r:drop:{serial}", chat.last)
    await chat.send("/reflect")
    assert chat.last.text == str(reflection.BETTER)


async def test_reflect_in_the_middle_asks_the_open_question_once(chat: Chat) -> None:
    """The command goes on rather than beginning anew."""
    await say_all(chat, "/reflect", "4")
    chat.read()
    await chat.send("/reflect")
    assert [one.text for one in chat.read()] == [str(reflection.WENT_WELL)]


async def test_a_finished_one_is_shown_and_changed(chat: Chat) -> None:
    """/reflect shows what was told; a button changes one answer and nothing else."""
    await finished(chat)
    await chat.send("/reflect")
    assert "Went well: my SQL" in chat.last.text
    await chat.click("Went well")
    assert chat.last.text == f"{reflection.WENT_WELL}\n\nYou said: my SQL"
    await chat.send("the demo")
    assert chat.last.text == str(reflection.KEPT_CHANGE)
    told = interview(chat).reflection
    assert (told.went_well, told.better, told.rating) == ("the demo", "the opening", 4)


async def test_every_answer_is_found_over_pages_of_eight_buttons(chat: Chat) -> None:
    """With both halves told there are sixteen buttons; none is lost, and the way goes back."""
    told: dict[str, Any] = dict.fromkeys((*reflection.OWN_HALF, *reflection.THEIR_HALF), "it")
    kept = replace(Reflection(), **{**told, "rating": 4, "fit": 4})
    await finished(chat)
    (opportunity,) = chat.dossier.opportunities if chat.dossier else ()
    (held,) = opportunity.interviews
    both = replace(opportunity, interviews=(replace(held, reflection=kept),))
    chat.dossier = robin(both)
    await chat.send("/reflect")
    pages = [chat.last.labels]
    while "More ›" in chat.last.labels:
        await chat.click("More ›")
        pages.append(chat.last.labels)
    assert {*map(str, reflect.FIELD_LABELS.values())} <= {label for page in pages for label in page}
    assert [len(page) <= 8 for page in pages] == [True] * 3
    await chat.click("‹ Earlier")
    assert chat.last.labels == pages[1]


async def test_a_question_is_added_later(chat: Chat) -> None:
    """Those told before stay."""
    await say_all(chat, "/reflect", "4", *OWN_HALF, "Why us?", "/skip", "/skip", "no", "no")
    await chat.send("/reflect")
    await chat.click("Add a question they asked")
    await say_all(chat, "Where in five years?", "Here", "well", "no")
    assert [one.question for one in interview(chat).asked] == ["Why us?", "Where in five years?"]


async def test_what_was_left_unsaid_in_the_notes_is_shown() -> None:
    """The quick notes are not asked for a second time."""
    opportunity = job()
    (held,) = opportunity.interviews
    held = replace(held, capture=Capture(unsaid="my <b>patent</b>"))
    chat = Chat(dossier=robin(replace(opportunity, interviews=(held,))))
    await say_all(chat, "/reflect", "4", "a", "b", "c")
    assert "You noted as left unsaid: my <b>patent</b>" in chat.last.text


async def test_several_interviews_are_a_choice() -> None:
    """The latest stands first; one that is finished carries a tick."""
    chat = Chat(dossier=robin(job(), job(2, "Beta & Sons", YESTERDAY - timedelta(days=7))))
    await chat.send("/reflect")
    assert chat.last.text == str(reflect.WHICH_INTERVIEW)
    assert chat.last.labels == [
        "Acme Robotics · Data Engineer, yesterday",
        "Beta & Sons · Data Engineer, Sat 14 Nov",
    ]
    await chat.click("Beta & Sons · Data Engineer, Sat 14 Nov")
    assert chat.last.text == str(reflection.RATING)


async def test_an_interview_ahead_is_no_look_back() -> None:
    """It says when it is, and that the time comes."""
    chat = Chat(dossier=robin(job(1, "Acme", Chat().now + timedelta(days=1))))
    await chat.send("/reflect")
    assert chat.last.text == reflect.STILL_AHEAD.format(company="Acme", when="tomorrow 10:00")


async def test_nothing_to_look_back_on_is_said_kindly() -> None:
    """Without any interview it says how to log one."""
    chat = Chat(dossier=robin())
    await chat.send("/reflect")
    assert chat.last.text == str(reflect.NO_INTERVIEW_YET)


async def test_a_button_of_an_interview_that_is_gone(chat: Chat) -> None:
    """An old card changes nothing and says so."""
    await finished(chat)
    await chat.send("/reflect")
    old = chat.last
    chat.dossier = robin()
    await chat.click("Went well", on=old)
    assert chat.last.text == str(reflect.INTERVIEW_GONE)


@pytest.mark.parametrize("text", ["6", "0", "very well", "4 of 10", "<b>4</b>", "🎉"])
async def test_a_rating_is_one_to_five(chat: Chat, text: str) -> None:
    """Anything else is asked again, with the buttons."""
    await say_all(chat, "/reflect", text)
    assert chat.last.text == str(reflection.FROM_ONE_TO_FIVE)
    assert chat.last.labels[:5] == ["1", "2", "3", "4", "5"]


async def test_a_sticker_is_no_answer(chat: Chat) -> None:
    """It says what can be read and asks again; nothing is lost."""
    await say_all(chat, "/reflect", "4")
    chat.read()
    await chat.sticker()
    await chat.voice()
    await chat.photo()
    answers = (NOT_TEXT, CANNOT_HEAR, NOT_TEXT)
    heard = [text for answer in answers for text in (str(answer), str(reflection.WENT_WELL))]
    assert [one.text for one in chat.read()] == heard
    assert interview(chat).reflection == Reflection(rating=4)


async def test_a_long_note_is_refused_and_not_cut(chat: Chat) -> None:
    """5,000 characters are too many, 1,500 are kept to the last."""
    await say_all(chat, "/reflect", "4", "x" * 5000)
    assert "5,000" in chat.last.text
    assert interview(chat).reflection == Reflection(rating=4)
    await chat.send("x" * 1500)
    assert interview(chat).reflection.went_well == "x" * 1500


async def test_thirteen_long_answers_fit_on_the_card(chat: Chat) -> None:
    """The card shortens what is long; the answers stay whole."""
    long = "& " * 700 + "end"
    await say_all(chat, "/reflect", "4", *[long] * 7, "/skip", "yes", *[long] * 4, "5", long, long)
    await chat.send("/reflect")
    assert chat.last.text.count("…") == 13
    assert interview(chat).reflection.clarify.endswith("end")


@pytest.mark.parametrize("text", ["<b>&", "🎉 great", "مرحبا بك", "a\nb"])
async def test_any_script_and_markup_is_text(chat: Chat, text: str) -> None:
    """What was written is kept and shown as it was."""
    await say_all(chat, "/reflect", "4", text, "/back")
    assert interview(chat).reflection.went_well == text
    assert chat.last.text.endswith(f"You said: {text}")


async def test_two_taps_answer_once(chat: Chat) -> None:
    """The second press of a rating says that it is behind us."""
    await chat.send("/reflect")
    question = await chat.click("4")
    await chat.click("2", on=question)
    assert chat.last.text == str(STALE_BUTTON)
    assert interview(chat).reflection == Reflection(rating=4)


async def test_an_edited_message_is_no_second_answer(chat: Chat) -> None:
    """An edit of an answer given earlier does not answer the open question."""
    await say_all(chat, "/reflect", "4")
    message = await chat.send("my SQL")
    await chat.edit(message, "my Python")
    assert interview(chat).reflection == Reflection(rating=4, went_well="my SQL")


async def test_a_refused_answer_is_mended_by_editing_it(chat: Chat) -> None:
    """The edit answers the question, which is still open."""
    await say_all(chat, "/reflect", "4")
    message = await chat.send("x" * 5000)
    await chat.edit(message, "my SQL")
    assert interview(chat).reflection.went_well == "my SQL"


async def test_a_command_in_the_middle_is_answered(chat: Chat) -> None:
    """Then the open question stands below it again."""
    await say_all(chat, "/reflect", "4", "/help")
    assert chat.last.text == str(reflection.WENT_WELL)

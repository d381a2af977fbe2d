"""/practice: a question, the answer, the better one from before; and questions that felt wrong."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.model.documents import Dossier, InterviewQuestion, Opportunity
from coaching.model.vocabulary import AnswerResult
from coaching.practice import question_bank
from coaching.practice.practice_offers import PRACTICE_KEY
from coaching.practice.practice_queue import practice_queue
from handlers.flows.overlong_answers import TOO_LONG
from handlers.flows.pauses import LEFT_EMPTY
from handlers.practice import practice_kinds, practise
from handlers.privacy.export import export_json
from handlers.reflection import interview_questions
from tests.handlers.beginnings import doing, talk
from tests.handlers.chat import Chat
from tests.handlers.people_in_berlin import job, robin

SALARY = next(one for one in question_bank.list_questions() if one.category == "salary")


def with_questions(*questions: InterviewQuestion) -> Opportunity:
    """A job whose one interview, yesterday, had these questions."""
    one = job()
    return replace(one, interviews=(replace(one.interviews[0], asked=questions),))


def tripped(answer: str = "I was not sure.") -> InterviewQuestion:
    return InterviewQuestion("Why did you leave <Beta>?", answer, AnswerResult.TRIPPED, "9.0")


def only_asked(chat: Chat) -> InterviewQuestion:
    assert chat.dossier is not None
    (found,) = chat.dossier.opportunities[0].interviews[0].asked
    return found


@pytest.fixture
def chat() -> Chat:
    """Somebody whom one question tripped yesterday."""
    return Chat(dossier=robin(with_questions(tripped())))


async def test_the_question_that_tripped_comes_first_and_ends_with_its_next_day(chat: Chat) -> None:
    """The answer of then is shown only after the new one is given."""
    await talk(
        chat,
        (
            "/practice",
            (
                "Acme Robotics asked you this, and it threw you:",
                "Why did you leave <Beta>?",
                "[I said it aloud] [Another kind] [Skip]",
            ),
        ),
        (
            "For a team that ships.",
            ("What you said at Acme Robotics:\nI was not sure.", "How did it go this time?"),
        ),
        ("[Well]", ("Kept. It can rest until Tue 24 Nov.", "[Another one]", "[Enough for now]")),
    )
    kept = only_asked(chat)
    assert kept.went is AnswerResult.TRIPPED
    assert [(one.answer, one.went) for one in kept.practised] == [
        ("For a team that ships.", AnswerResult.WELL)
    ]


async def test_the_best_answer_is_shown_the_next_time_and_not_the_latest(chat: Chat) -> None:
    """What went well is what to build on, even after a worse try."""
    await doing(chat, "/practice", "For a team that ships.", "[Well]")
    await chat.wait(timedelta(days=2))
    await doing(chat, "/practice", "Er.", "[Shaky]")
    await chat.wait(timedelta(days=1))
    await talk(
        chat,
        ("/practice", "Acme Robotics asked you this:"),
        ("[I said it aloud]", "What went well Sun 22 Nov:\nFor a team that ships."),
        ("[Shaky]", "Kept. It comes back tomorrow"),
    )
    assert [one.answer for one in only_asked(chat).practised] == [
        "For a team that ships.",
        "Er.",
        "",
    ]


async def test_finishing_a_question_is_practice_done_for_the_day(chat: Chat) -> None:
    """One question is enough; an answer without its judgement is kept, and is not the end."""
    await doing(chat, "/practice", "For a team that ships.")
    assert PRACTICE_KEY.text not in chat.person.records
    assert [one.went for one in only_asked(chat).practised] == [None]
    await chat.click("Well")
    assert chat.person.records[PRACTICE_KEY.text].done == chat.now


async def test_another_one_is_another_and_enough_is_enough(chat: Chat) -> None:
    """After their own question common ones come, with what a good answer does."""
    await doing(chat, "/practice", "For a team that ships.", "[Well]")
    first = question_bank.list_questions()[0]
    await talk(
        chat,
        ("[Another one]", ("One that many ask:", first.text)),
        ("We talked.", f"A good answer {first.good_answer}"),
        ("[Shaky]", "Kept. It comes back tomorrow"),
        ("[Enough for now]", str(practise.ENOUGH)),
    )
    assert [one.went for one in chat.person.practised[first.id]] == [AnswerResult.SHAKY]
    assert chat.person.conversation is None


async def test_without_any_interview_there_is_the_bank() -> None:
    """Nobody has to have been somewhere to practise."""
    chat = Chat(dossier=robin())
    await doing(chat, "/practice")
    await talk(
        chat,
        ("[Another kind]", ("[Salary]", "[Why this job]")),
        ("[Salary]", SALARY.text),
        (
            "[I said it aloud]",
            f"A good answer {SALARY.good_answer}",
        ),
        ("[Well]", "Kept. It can rest until Tue 24 Nov."),
    )
    assert "What they asked me" not in "".join(chat.lines)
    assert list(chat.person.practised) == [SALARY.id]


async def test_a_kind_stays_for_the_next_question_and_can_be_written() -> None:
    """Salary after salary, until they choose another kind."""
    chat = Chat(dossier=robin())
    salaries = [one for one in question_bank.list_questions() if one.category == "salary"]
    await talk(
        chat,
        ("/practice salary", salaries[0].text),
        ("A range.", "How did it go"),
        ("[Well]", "[Another one]"),
        ("[Another one]", salaries[1].text),
        ("[Another kind]", str(practise.WHICH_KIND)),
        ("closings", str(practice_kinds.TAKE_A_KIND)),
        ("closing", "One that many ask:"),
    )
    assert any(
        one.text in chat.last.text
        for one in question_bank.list_questions()
        if one.category == "closing"
    )


async def test_their_own_questions_can_be_chosen(chat: Chat) -> None:
    """The kind that no bank has."""
    await talk(
        chat,
        ("/practice salary", SALARY.text),
        ("[‹ Back]", "[What they asked me]"),
        ("[What they asked me]", "Acme Robotics asked you this"),
    )


async def test_skip_passes_to_another_question_and_keeps_nothing(chat: Chat) -> None:
    """No question comes twice in a row, and passing is not practice."""
    await doing(chat, "/practice", "[Skip]")
    passed = [chat.last.text]
    for _ in range(3):
        await chat.click("Skip")
        assert chat.last.text not in passed
        passed.append(chat.last.text)
    assert only_asked(chat).practised == ()
    assert chat.person.practised == {}
    assert PRACTICE_KEY.text not in chat.person.records


async def test_leaving_before_an_answer_leaves_nothing_behind(chat: Chat) -> None:
    """Looking at a question is not offered again as something left undone."""
    await talk(chat, ("/practice", "Acme Robotics"), ("/cancel", str(LEFT_EMPTY)))
    assert chat.person.paused == ()


async def test_what_cannot_be_taken_keeps_the_question_open(chat: Chat) -> None:
    """A novel, a sticker, a wrong word: said shortly, and the answer before it stands."""
    await doing(chat, "/practice", "x" * 5000)
    assert chat.last.text == TOO_LONG.format(length="5,000", limit="2,000")
    await chat.sticker()
    assert "Why did you leave" in chat.last.text
    await talk(
        chat,
        ("For a team that ships.", "How did it go"),
        ("so so", str(interview_questions.WENT_HINT)),
        ("shaky", "Kept. It comes back tomorrow"),
    )


async def test_an_answer_taken_back_is_kept_once(chat: Chat) -> None:
    """Back, another wording, on: one try, the last wording."""
    await doing(chat, "/practice", "Because.", "[‹ Back]", "For a team that ships.", "[Well]")
    assert [one.answer for one in only_asked(chat).practised] == ["For a team that ships."]


async def test_no_message_is_longer_than_a_screen() -> None:
    """Long questions and answers are shortened where they are shown, and kept whole."""
    chat = Chat(
        dossier=robin(
            with_questions(
                InterviewQuestion("Why? " * 300, "So. " * 500, AnswerResult.SHAKY, "9.0")
            )
        )
    )
    await doing(chat, "/practice", "Well. " * 240, "[Shaky]")
    assert all(len(one.text) <= 900 for one in chat.read())
    assert len(only_asked(chat).practised[0].answer) > 1400


async def test_a_question_that_went_away_meanwhile_says_so(chat: Chat) -> None:
    """Its opportunity was deleted: the way on is named, and nothing breaks."""
    await doing(chat, "/practice")
    assert chat.dossier is not None
    chat.dossier = replace(chat.dossier, opportunities=())
    await talk(
        chat,
        ("/help", "That question is not here any more. /skip takes the next one."),
        ("/skip", "One that many ask:"),
    )


# -- a question that felt wrong --------------------------------------------------------------------

PLANS = "Do you plan to have children?"


async def reflected(*rest: str) -> Chat:
    """Looks back on an interview, up to the questions asked."""
    chat = Chat(dossier=robin(job()))
    return await doing(chat, "/reflect", "4", *["/skip"] * 7, *rest)


async def test_a_question_that_felt_wrong_is_noted_in_one_line_and_not_rated() -> None:
    """The flag is one tap, before any answer; the answer may still be kept."""
    chat = await reflected(PLANS)
    await talk(
        chat,
        (
            "[That one felt wrong]",
            (str(interview_questions.FOR_YOU_ALONE), "[It was fine after all]"),
        ),
        ("I laughed it off.", str(interview_questions.MORE_PROMPT)),
        ("[That is enough]", "That was your side."),
    )
    assert only_asked(chat) == InterviewQuestion(
        PLANS, "I laughed it off.", None, only_asked(chat).origin, uncomfortable=True
    )


async def test_it_can_be_flagged_when_asked_how_it_went_and_unflagged() -> None:
    """Whoever thinks of it a question later, and whoever thinks again."""
    chat = await reflected(PLANS, "I laughed it off.")
    await talk(
        chat,
        (
            "[That one felt wrong]",
            (str(interview_questions.FOR_YOU_ALONE), str(interview_questions.MORE_PROMPT)),
        ),
    )
    assert only_asked(chat).uncomfortable
    assert only_asked(chat).went is None
    await talk(
        chat,
        ("[‹ Back]", str(interview_questions.WENT_PROMPT)),
        ("[Shaky]", str(interview_questions.MORE_PROMPT)),
    )
    assert not only_asked(chat).uncomfortable
    assert only_asked(chat).went is AnswerResult.SHAKY
    chat = await reflected(PLANS, "[That one felt wrong]")
    await talk(chat, ("[It was fine after all]", str(interview_questions.ANSWER_PROMPT)))
    assert not only_asked(chat).uncomfortable


async def test_only_the_round_in_which_it_was_flagged_is_flagged() -> None:
    """The next question of the same look back is an ordinary one."""
    chat = await reflected(PLANS, "[That one felt wrong]", "No.", "[Another]")
    await doing(chat, "Why us?", "Robots.", "[Shaky]", "[That is enough]")
    assert chat.dossier is not None
    told = chat.dossier.opportunities[0].interviews[0].asked
    assert [(one.uncomfortable, one.went) for one in told] == [
        (True, None),
        (False, AnswerResult.SHAKY),
    ]


async def test_what_felt_wrong_is_never_practised_and_stands_in_the_export() -> None:
    """Private, and theirs."""
    chat = await reflected(PLANS, "[That one felt wrong]", "No.", "[That is enough]", "[Stop here]")
    assert chat.dossier is not None
    assert PLANS not in [one.text for one in practice_queue(chat.dossier, chat.now)]
    told = json.loads(export_json(chat.dossier, chat.now, 7))
    (kept,) = told["opportunities"][0]["interviews"][0]["asked"]
    assert kept["question"] == PLANS
    assert kept["uncomfortable"] is True
    await talk(chat, ("/reflect", f"{PLANS} · felt wrong, for you alone"))


async def test_a_look_back_taken_up_again_keeps_what_was_practised_since() -> None:
    """Practice in the middle of an unfinished look back is not lost when it goes on."""
    chat = await reflected("Why us?", "Robots.", "[Shaky]", "[Finish later]")
    await doing(chat, "/practice", "Robots that help.", "[Well]", "/reflect", "[That is enough]")
    assert [one.answer for one in only_asked(chat).practised] == ["Robots that help."]


def test_a_dossier_without_anything_has_something_to_pick() -> None:
    """Even what was all passed over is asked again rather than nothing."""
    chat = Chat(dossier=robin())
    assert isinstance(chat.dossier, Dossier)
    everything = [one.number for one in practice_queue(chat.dossier, chat.now)]
    assert (
        practice_kinds.pick_item(chat.dossier, chat.now, "salary", everything).text == SALARY.text
    )

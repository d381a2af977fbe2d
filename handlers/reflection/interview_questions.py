"""The questions they asked: one a round, the answer, how it went, or that it felt wrong (S0)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coaching.model.documents import Conversation, Interview, InterviewQuestion
from coaching.model.vocabulary import AnswerResult, InvalidInputError
from coaching.reading.names import read_note
from handlers.answers.yes_no import read_yes_no
from handlers.flows.flow import DISCARD, Answers
from handlers.flows.question import Choice, Choices, Question, QuestionContext, slot_name

QUESTION_PROMPT = "Which questions did they ask? One at a time, the first that comes to mind."
NEXT_QUESTION_PROMPT = "Which one comes to mind next?"
ANSWER_PROMPT = "And what did you answer? The gist is enough."
FELT_WRONG = "That one felt wrong"
FINE_AFTER_ALL = "It was fine after all"
FOR_YOU_ALONE = (
    "Noted, for you alone: it goes into no draft, no brief and no practice. Some questions are "
    "worth talking over with somebody you trust."
)
WRONG_ANSWER_PROMPT = f"{FOR_YOU_ALONE}\n\nIf you want it kept, write what you answered."
WENT_PROMPT = "How did that answer go?"
MORE_PROMPT = "Another question they asked?"
WENT_HINT = "Take the button that comes closest."

WENT_WORDS = {
    AnswerResult.WELL: "well",
    AnswerResult.SHAKY: "shaky",
    AnswerResult.TRIPPED: "tripped me",
}
ROUND = "asked"

# -- reading -------------------------------------------------------------------------------------


def _read_note(text: str, _: QuestionContext) -> str:
    return read_note(text)


def read_went(text: str, _: QuestionContext) -> str:
    """How an answer went, by its button's words or the plain ones. Raises Rejected."""
    words = text.strip().casefold().rstrip(".!").replace("it ", "")
    found = [went for went, said in WENT_WORDS.items() if words in (went.value, said)]
    if not found:
        raise InvalidInputError(WENT_HINT)
    return found[0].value


def _read_more(text: str, context: QuestionContext) -> Any:
    """Yes, no, or the next question at once."""
    try:
        return read_yes_no(text, context)
    except InvalidInputError:
        after = slot_name("question", context.repeat_index + 1)
        return Answers(answer=True, other_answers={after: read_note(text)})


# -- choices -------------------------------------------------------------------------------------


def went_choices(_: QuestionContext) -> Choices:
    """How an answer can go."""
    return ((Choice("Well", "well"), Choice("Shaky", "shaky"), Choice("It tripped me", "tripped")),)


def _went_or_wrong_choices(context: QuestionContext) -> Choices:
    wrong = Answers(answer=None, other_answers={slot_name("wrong", context.repeat_index): "went"})
    rated = [
        [replace(one, value=_went_answer(one.value, context)) for one in row]
        for row in went_choices(context)
    ]
    return (*rated, (Choice(FELT_WRONG, wrong),))


def _went_answer(went: str, context: QuestionContext) -> Any:
    """A rating takes an earlier flag back."""
    return (
        Answers(went, {slot_name("wrong", context.repeat_index): None})
        if context.answer("wrong")
        else went
    )


def _felt_wrong_choices(context: QuestionContext) -> Choices:
    """The question stays open: what they answered may still be kept."""
    flag = None if context.answer("wrong") else "answer"
    wrong = Answers(answer=DISCARD, other_answers={slot_name("wrong", context.repeat_index): flag})
    return ((Choice(FELT_WRONG if flag else FINE_AFTER_ALL, wrong),),)


def _more_choices(_: QuestionContext) -> Choices:
    return ((Choice("Another", value=True), Choice("That is enough", value=False)),)


def _answer_prompt(context: QuestionContext) -> str:
    return WRONG_ANSWER_PROMPT if context.answer("wrong") else ANSWER_PROMPT


def _more_prompt(context: QuestionContext) -> str:
    return f"{FOR_YOU_ALONE}\n\n{MORE_PROMPT}" if context.answer("wrong") == "went" else MORE_PROMPT


def _needs_rating(context: QuestionContext) -> bool:
    """What felt wrong is not rated; flagged only then, the question of how it went stays."""
    return _has_question(context) and context.answer("wrong") != "answer"


def _has_question(context: QuestionContext) -> bool:
    return bool(context.answer("question"))


# -- keeping -------------------------------------------------------------------------------------


def collect_questions(
    interview: Interview, conversation: Conversation
) -> tuple[InterviewQuestion, ...]:
    """The questions of earlier tellings, then those of this one."""
    mine = f"{conversation.serial}."
    before = (one for one in interview.asked if not one.origin.startswith(mine))
    known = {one.origin: one for one in interview.asked}
    rounds = sum(1 for name in conversation.answers if name.partition("#")[0] == "question")
    told = (_build_question(conversation, rnd, known) for rnd in range(rounds))
    return (*before, *(one for one in told if one is not None))


def _build_question(
    conversation: Conversation, round_index: int, known: Mapping[str, InterviewQuestion]
) -> InterviewQuestion | None:
    """One question as it was told; what was practised of it since stays."""
    question = conversation.answers.get(slot_name("question", round_index))
    wrong = bool(conversation.answers.get(slot_name("wrong", round_index)))
    went = None if wrong else conversation.answers.get(slot_name("went", round_index))
    if not question:
        return None
    origin = f"{conversation.serial}.{round_index}"
    return replace(
        known.get(origin, InterviewQuestion(question)),
        question=question,
        answer=conversation.answers.get(slot_name("answer", round_index)) or "",
        went=AnswerResult(went) if went else None,
        origin=origin,
        uncomfortable=wrong,
    )


# -- the round -----------------------------------------------------------------------------------


def question_round() -> tuple[Question, ...]:
    """The round of questions, asked again for as long as there is another."""
    return (
        Question(
            "question",
            lambda scene: NEXT_QUESTION_PROMPT if scene.repeat_index else QUESTION_PROMPT,
            _read_note,
            repeat=ROUND,
        ),
        Question(
            "answer",
            _answer_prompt,
            _read_note,
            _felt_wrong_choices,
            when=_has_question,
            repeat=ROUND,
        ),
        Question(
            "went",
            WENT_PROMPT,
            lambda text, scene: _went_answer(read_went(text, scene), scene),
            _went_or_wrong_choices,
            when=_needs_rating,
            format_answer=lambda value: WENT_WORDS[AnswerResult(value)],
            repeat=ROUND,
        ),
        Question(
            "more",
            _more_prompt,
            _read_more,
            _more_choices,
            when=_has_question,
            format_answer=lambda value: "yes" if value else "no",
            repeat=ROUND,
            asks_for_more=True,
        ),
    )

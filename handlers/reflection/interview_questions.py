"""A person tells which questions they asked, one a round: the answer, how it went, or that it
felt wrong (S0)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coaching.model.documents import Conversation, Interview, InterviewQuestion
from coaching.model.vocabulary import AnswerResult, InvalidInputError
from coaching.reading.people.names import read_note
from coaching.translation import _, spellings
from handlers.answers.yes_no import read_yes_no, yes_no_text
from handlers.flows.flow import DISCARD, Answers
from handlers.flows.question import Choice, Choices, Question, QuestionContext, slot_name

QUESTION_PROMPT = _("Which questions did they ask? One at a time, the first that comes to mind.")
NEXT_QUESTION_PROMPT = _("Which one comes to mind next?")
ANSWER_PROMPT = _("And what did you answer? The gist is enough.")
FELT_WRONG = _("That one felt wrong")
FINE_AFTER_ALL = _("It was fine after all")
FOR_YOU_ALONE = _(
    "Noted, for you alone: it goes into no draft, no brief and no practice. Some questions are "
    "worth talking over with somebody you trust."
)
WRITE_ANSWER_PROMPT = _("If you want it kept, write what you answered.")
WENT_PROMPT = _("How did that answer go?")
MORE_PROMPT = _("Another question they asked?")
WENT_HINT = _("Press the button that comes closest.")

ANOTHER_LABEL = _("Another")
ENOUGH_LABEL = _("That is enough")

# Translators: how an answer went: well, or they were unsure, or it threw them.
WENT_WORDS = {
    AnswerResult.WELL: _("well"),
    AnswerResult.SHAKY: _("shaky"),
    AnswerResult.TRIPPED: _("threw me"),
}
WENT_LABELS = {
    AnswerResult.WELL: _("Well"),
    AnswerResult.SHAKY: _("Shaky"),
    AnswerResult.TRIPPED: _("It threw me"),
}
ROUND = "asked"

# -- reading -------------------------------------------------------------------------------------


def _read_note(text: str, _: QuestionContext) -> str:
    return read_note(text)


def read_went(text: str, _: QuestionContext) -> str:
    """Reads how an answer went, in the words of its button or in short; raises
    InvalidInputError for anything else.
    """
    typed = text.strip().casefold().rstrip(".!")
    for went in AnswerResult:
        if {typed, typed.replace("it ", "")} & _went_spellings(went):
            return went.value
    raise InvalidInputError(WENT_HINT)


def _went_spellings(went: AnswerResult) -> set[str]:
    """Returns what can be typed for it, in English and in the person's own language."""
    return {went.value, *spellings(WENT_WORDS[went]), *spellings(WENT_LABELS[went])}


def _read_more(text: str, context: QuestionContext) -> Any:
    """Reads yes, no, or the next question at once."""
    try:
        return read_yes_no(text, context)
    except InvalidInputError:
        after = slot_name("question", context.repeat_index + 1)
        return Answers(answer=True, other_answers={after: read_note(text)})


# -- choices -------------------------------------------------------------------------------------


def went_choices(_: QuestionContext) -> Choices:
    """Offers how an answer can go."""
    return (tuple(Choice(label, went.value) for went, label in WENT_LABELS.items()),)


def _went_or_wrong_choices(context: QuestionContext) -> Choices:
    wrong = Answers(answer=None, other_answers={slot_name("wrong", context.repeat_index): "went"})
    rated = [
        [replace(choice, value=_went_answer(choice.value, context)) for choice in row]
        for row in went_choices(context)
    ]
    return (*rated, (Choice(FELT_WRONG, wrong),))


def _went_answer(went: str, context: QuestionContext) -> Any:
    """Returns the rating, which takes an earlier flag back."""
    return (
        Answers(went, {slot_name("wrong", context.repeat_index): None})
        if context.answer("wrong")
        else went
    )


def _felt_wrong_choices(context: QuestionContext) -> Choices:
    """Offers the flag; the question stays open, since what they answered may still be kept."""
    flag = None if context.answer("wrong") else "answer"
    wrong = Answers(answer=DISCARD, other_answers={slot_name("wrong", context.repeat_index): flag})
    return ((Choice(FELT_WRONG if flag else FINE_AFTER_ALL, wrong),),)


def _more_choices(_: QuestionContext) -> Choices:
    return ((Choice(ANOTHER_LABEL, value=True), Choice(ENOUGH_LABEL, value=False)),)


def _answer_prompt(context: QuestionContext) -> str:
    if context.answer("wrong"):
        return f"{FOR_YOU_ALONE}\n\n{WRITE_ANSWER_PROMPT}"
    return str(ANSWER_PROMPT)


def _more_prompt(context: QuestionContext) -> str:
    if context.answer("wrong") == "went":
        return f"{FOR_YOU_ALONE}\n\n{MORE_PROMPT}"
    return str(MORE_PROMPT)


def _needs_rating(context: QuestionContext) -> bool:
    """Returns whether to ask how the answer went.

    What was flagged as wrong at its answer is not rated; what is flagged at its rating stays open.
    """
    return _has_question(context) and context.answer("wrong") != "answer"


def _has_question(context: QuestionContext) -> bool:
    return bool(context.answer("question"))


# -- keeping -------------------------------------------------------------------------------------


def collect_questions(
    interview: Interview, conversation: Conversation
) -> tuple[InterviewQuestion, ...]:
    """Returns the questions that were told earlier, then those of this conversation."""
    own_origin = f"{conversation.serial}."
    before = (asked for asked in interview.asked if not asked.origin.startswith(own_origin))
    known = {asked.origin: asked for asked in interview.asked}
    rounds = sum(1 for name in conversation.answers if name.partition("#")[0] == "question")
    questions = (_build_question(conversation, index, known) for index in range(rounds))
    return (*before, *(question for question in questions if question is not None))


def _build_question(
    conversation: Conversation, round_index: int, known: Mapping[str, InterviewQuestion]
) -> InterviewQuestion | None:
    """Builds one question as it was told, with what was practised of it since."""
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
    """Returns the round of questions, which is asked again while there is another question."""
    return (
        Question(
            "question",
            lambda context: NEXT_QUESTION_PROMPT if context.repeat_index else QUESTION_PROMPT,
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
            lambda text, context: _went_answer(read_went(text, context), context),
            _went_or_wrong_choices,
            when=_needs_rating,
            format_answer=lambda value: str(WENT_WORDS[AnswerResult(value)]),
            repeat=ROUND,
        ),
        Question(
            "more",
            _more_prompt,
            _read_more,
            _more_choices,
            when=_has_question,
            format_answer=yes_no_text,
            repeat=ROUND,
            asks_for_more=True,
        ),
    )

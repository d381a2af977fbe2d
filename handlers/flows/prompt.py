"""Puts a question: its text, the answer it had, its usual answers, and the ways around it."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from coaching.model.documents import Conversation
from coaching.translation import Words
from handlers.flows.flow import Flow
from handlers.flows.flow_callbacks import AnswerQuestion
from handlers.flows.question import (
    CHOICES_KEY,
    AmbiguousAnswer,
    Question,
    QuestionContext,
    question_context,
)
from handlers.ui.buttons import Button, Buttons
from handlers.ui.turn import Turn

EARLIER_ANSWER = "You said: <i>{answer}</i>"


def ask_next_or_finish(turn: Turn, flow: Flow, conversation: Conversation) -> None:
    """Asks the first question that has no answer yet, or ends the flow."""
    order = flow.slots(turn, conversation)
    upcoming = next((name for name in order if name not in conversation.answers), None)
    if upcoming is not None:
        ask(turn, flow, replace(conversation, at=upcoming))
        return
    turn.person = replace(turn.person, conversation=None)
    flow.finish(turn, conversation)


def ask(turn: Turn, flow: Flow, conversation: Conversation) -> None:
    """Makes the slot where `talk` stands the open question, and says it."""
    answers = {key: kept for key, kept in conversation.answers.items() if key != CHOICES_KEY}
    conversation = replace(conversation, answers=answers, touched=turn.now, version=flow.version)
    turn.person = replace(turn.person, conversation=conversation)
    question = flow.question(conversation.at)
    if question is None:
        ask_next_or_finish(turn, flow, conversation)
        return
    scene = question_context(turn.dossier, conversation, turn.now)
    text = question.prompt_text(scene)
    earlier = conversation.answers.get(conversation.at)
    if earlier is not None:
        text += "\n\n" + EARLIER_ANSWER.format(answer=escape(question.format_answer(earlier)))
    keys = question.keys(scene) if question.keys else None
    turn.say(
        text, () if keys else _question_buttons(turn, flow, conversation, question, scene), keys
    )


def _question_buttons(
    turn: Turn, flow: Flow, conversation: Conversation, question: Question, context: QuestionContext
) -> Buttons:
    count = iter(range(100))
    rows = [
        [Button(one.text, answer_data(conversation, str(next(count)))) for one in row]
        for row in question.choices(context)
    ]
    return [*rows, _navigation_buttons(turn, flow, conversation, question, context)]


def answer_data(conversation: Conversation, action: str) -> AnswerQuestion:
    """What a button of the open question sends."""
    return AnswerQuestion(conversation.serial, conversation.at, action)


def _has_empty_choice(question: Question, context: QuestionContext) -> bool:
    """Whether one of the usual answers says already that there is none."""
    return any(
        choice.value in (None, "") and not choice.goto
        for row in question.choices(context)
        for choice in row
    )


def _navigation_buttons(
    turn: Turn, flow: Flow, conversation: Conversation, question: Question, context: QuestionContext
) -> Sequence[Button]:
    """Back, skip and leave: the small row under every question, where they make sense."""
    order = flow.slots(turn, conversation)
    ways: list[tuple[str, str]] = []
    if conversation.at not in order[:1]:
        ways.append(("‹ Back", "back"))
    if conversation.answers.get(conversation.at) is not None:
        ways.append(("Keep it", "skip"))
    elif question.optional and not _has_empty_choice(question, context):
        ways.append(("Skip", "skip"))
    if flow.is_resumable and order and conversation.at != order[0]:
        ways.append(("Finish later", "later"))
    return [Button(text, answer_data(conversation, way)) for text, way in ways]


def say_with_question_buttons(
    turn: Turn, flow: Flow, conversation: Conversation, text: Words
) -> None:
    """Says what is wrong with the buttons of the open question; the question stays open."""
    question = flow.question(conversation.at)
    scene = question_context(turn.dossier, conversation, turn.now)
    buttons = _question_buttons(turn, flow, conversation, question, scene) if question else ()
    turn.person = replace(turn.person, conversation=replace(conversation, touched=turn.now))
    turn.say(text, buttons)


def offer_choices(turn: Turn, conversation: Conversation, ambiguity: AmbiguousAnswer) -> None:
    """Offers the ways in which an answer can be read. They carry a number of their own: buttons
    of an earlier offer must not choose from this one."""
    number = turn.allocate_id()
    offered = [[str(choice.text), choice.value] for choice in ambiguity.choices]
    answers = {**conversation.answers, CHOICES_KEY: {"number": number, "offered": offered}}
    conversation = replace(conversation, touched=turn.now, answers=answers)
    turn.person = replace(turn.person, conversation=conversation)
    turn.say(
        ambiguity.text,
        [
            [Button(choice.text, answer_data(conversation, f"w{number}.{index}"))]
            for index, choice in enumerate(ambiguity.choices)
        ],
    )

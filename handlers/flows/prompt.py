"""Asks a question: its text, the answer it had, its usual answers, and the buttons around it."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from coaching.model.documents import Conversation
from coaching.translation import Text, Words, _
from handlers.flows.calendar_keyboard import ShowMonth
from handlers.flows.flow import Flow, current_flow
from handlers.flows.flow_callbacks import AnswerQuestion, ChosenAnswer, WayAround
from handlers.flows.question import (
    CHOICES_KEY,
    AmbiguousAnswer,
    Question,
    QuestionContext,
    question_context,
)
from handlers.ui.buttons import Button, Buttons
from handlers.ui.pages import BUTTONS_AT_MOST
from handlers.ui.turn import Turn

EARLIER_ANSWER = _("You said: <i>{answer}</i>")
BACK_LABEL = _("‹ Back")
# Translators: keeps the answer that was given before.
KEEP_ANSWER_LABEL = _("Keep it")
SKIP_LABEL = _("Skip")
LATER_LABEL = _("Finish later")
PICK_DAY_LABEL = _("Pick a day")


def ask_next_or_finish(turn: Turn, flow: Flow, conversation: Conversation) -> None:
    """Asks the first question that has no answer yet, or ends the flow."""
    order = flow.walk(turn, conversation)
    upcoming = next((name for name in order if name not in conversation.answers), None)
    if upcoming is not None:
        ask(turn, flow, replace(conversation, at=upcoming))
        return
    turn.person = replace(turn.person, conversation=None)
    flow.finish(turn, conversation)


def ask(turn: Turn, flow: Flow, conversation: Conversation) -> None:
    """Makes the slot where the conversation stands the open question, and asks it."""
    answers = {key: value for key, value in conversation.answers.items() if key != CHOICES_KEY}
    conversation = replace(conversation, answers=answers, touched=turn.now, version=flow.version)
    turn.person = replace(turn.person, conversation=conversation)
    question = flow.question(conversation.at)
    if question is None:
        ask_next_or_finish(turn, flow, conversation)
        return
    context = question_context(turn.dossier, conversation, turn.now)
    keys = question.keys(context) if question.keys else None
    buttons = () if keys else _question_buttons(turn, flow, conversation, question, context)
    turn.say(_prompt_with_earlier_answer(question, conversation, context), buttons, keys)


def _prompt_with_earlier_answer(
    question: Question, conversation: Conversation, context: QuestionContext
) -> str:
    prompt = question.prompt_text(context)
    earlier = conversation.answers.get(conversation.at)
    if earlier is None:
        return prompt
    answer = EARLIER_ANSWER.format(answer=escape(question.format_answer(earlier)))
    return f"{prompt}\n\n{answer}"


def _question_buttons(
    turn: Turn,
    flow: Flow,
    conversation: Conversation,
    question: Question,
    context: QuestionContext,
) -> Buttons:
    numbered = (answer_data(conversation, ChosenAnswer(index)) for index in itertools.count())
    rows = [
        [Button(choice.text, next(numbered)) for choice in row] for row in question.choices(context)
    ]
    if question.picks_time:
        month = ShowMonth(conversation.serial, conversation.at, 0, 0)
        rows.append([Button(PICK_DAY_LABEL, month)])
    is_first = conversation.at == next(flow.walk(turn, conversation), None)
    ways = _navigation_buttons(flow, conversation, question, context, is_first=is_first)
    return [*rows, ways[: max(1, BUTTONS_AT_MOST - sum(map(len, rows)))]]


def answer_data(conversation: Conversation, action: ChosenAnswer | WayAround) -> AnswerQuestion:
    """Returns what a button of the open question sends."""
    return AnswerQuestion(conversation.serial, conversation.at, action)


def _has_empty_choice(question: Question, context: QuestionContext) -> bool:
    """Returns whether one of the usual answers already says that there is none."""
    return any(
        choice.value in (None, "") and not choice.goto
        for row in question.choices(context)
        for choice in row
    )


def _navigation_buttons(
    flow: Flow,
    conversation: Conversation,
    question: Question,
    context: QuestionContext,
    *,
    is_first: bool,
) -> Sequence[Button]:
    """Returns the row of buttons under a question: back, skip and leave, where they make sense."""
    labels: list[tuple[Text, WayAround]] = []
    if not is_first:
        labels.append((BACK_LABEL, WayAround.BACK))
    if conversation.answers.get(conversation.at) is not None:
        labels.append((KEEP_ANSWER_LABEL, WayAround.SKIP))
    elif question.optional and not _has_empty_choice(question, context):
        labels.append((SKIP_LABEL, WayAround.SKIP))
    has_answers = any(value is not None for value in conversation.answers.values())
    if flow.is_resumable and (has_answers or not is_first):
        labels.append((LATER_LABEL, WayAround.LATER))
    return [Button(label, answer_data(conversation, action)) for label, action in labels]


def say_with_question_buttons(
    turn: Turn, flow: Flow, conversation: Conversation, text: Words
) -> None:
    """Says a text, such as what is wrong with an answer, above the buttons of the open question.
    The question stays open."""
    question = flow.question(conversation.at)
    context = question_context(turn.dossier, conversation, turn.now)
    buttons = _question_buttons(turn, flow, conversation, question, context) if question else ()
    turn.person = replace(turn.person, conversation=replace(conversation, touched=turn.now))
    turn.say(text, buttons)


def offer_choices(turn: Turn, conversation: Conversation, ambiguity: AmbiguousAnswer) -> None:
    """Offers the ways in which an answer can be read. Each offer has a number of its own, so that a
    button of an earlier offer never chooses from this one."""
    number = turn.allocate_id()
    offered = [[str(choice.text), choice.value] for choice in ambiguity.choices]
    answers = {**conversation.answers, CHOICES_KEY: {"number": number, "offered": offered}}
    conversation = replace(conversation, touched=turn.now, answers=answers)
    turn.person = replace(turn.person, conversation=conversation)
    turn.say(
        ambiguity.text,
        [
            [Button(choice.text, answer_data(conversation, ChosenAnswer(index, number)))]
            for index, choice in enumerate(ambiguity.choices)
        ],
    )


def ask_again(turn: Turn) -> None:
    """Repeats the open question, after a command was answered in the middle of a flow."""
    here = current_flow(turn)
    if here is not None:
        ask(turn, *here)

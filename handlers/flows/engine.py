"""Runs every flow: begins it, takes answers and presses, goes back and skips."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from coaching.model.documents import Conversation
from coaching.model.vocabulary import InterviewId, InvalidInputError, OpportunityId
from coaching.translation import Words, _
from handlers.flows.flow import DISCARD, FLOWS, Answers, Flow, current_flow
from handlers.flows.flow_callbacks import AnswerQuestion, ChosenAnswer, WayAround
from handlers.flows.overlong_answers import is_continuation, is_cut, require_short
from handlers.flows.pauses import NOTHING_OPEN, drop_paused, leave_flow, pause_current, take_up
from handlers.flows.prompt import ask, ask_next_or_finish, offer_choices, say_with_question_buttons
from handlers.flows.question import (
    CHOICES_KEY,
    AmbiguousAnswer,
    Choice,
    QuestionContext,
    question_context,
)
from handlers.flows.typed_answer import read_typed
from handlers.ui.turn import Turn

STALE_BUTTON = _("That question is behind us. /back goes back to it while we are at it.")
NOT_TEXT = _("I can only read words here. Write it, or press a button.")
EDITED_EARLIER = _("I keep your first wording there. /back changes an answer while we are at it.")
FIRST_QUESTION = _("This is the first question. /cancel leaves; nothing is lost.")
ANSWER_NEEDED = _("I need this one to go on. /cancel leaves it for another time.")


# -- beginning ---------------------------------------------------------------------------------


def begin(
    turn: Turn,
    flow: Flow,
    *,
    opportunity: OpportunityId | None = None,
    interview: InterviewId | None = None,
    subject: int | None = None,
    answers: Mapping[str, Any] | None = None,
    start_at: str = "",
) -> None:
    """Starts a flow; one that was going on is paused and offered again later. With `start_at`, the
    flow starts at that slot and shows the answer that `answers` holds for it, so that it can be
    kept."""
    pause_current(turn)
    drop_paused(turn, flow, opportunity, interview, subject)
    conversation = Conversation(
        serial=turn.allocate_id(),
        flow=flow.name,
        version=flow.version,
        at=start_at,
        touched=turn.now,
        answers=dict(answers or {}),
        opportunity=opportunity,
        interview=interview,
        subject=subject,
        asked_after=turn.message_id,
    )
    if start_at:
        ask(turn, flow, conversation)
    else:
        ask_next_or_finish(turn, flow, conversation)


# -- what a person does in a flow ----------------------------------------------------------------


def answer_with_text(turn: Turn, text: str) -> bool:
    """Takes what was typed as the answer. Returns False when no question is open."""
    here = current_flow(turn)
    if here is None:
        return False
    flow, conversation = here
    question = flow.question(conversation.at)
    if question is None:
        ask_next_or_finish(turn, flow, conversation)
        return True
    if not is_continuation(turn, conversation):
        _take_answer(
            turn,
            flow,
            conversation,
            lambda context: read_typed(question, require_short(text), context),
        )
    still = turn.person.conversation
    if still is not None:
        overlong_message_id = turn.message_id if is_cut(text) else 0
        turn.person = replace(
            turn.person, conversation=replace(still, overlong=overlong_message_id)
        )
    return True


def answer_with_location(turn: Turn, latitude: float, longitude: float) -> bool:
    """Takes a shared location. Returns False when the open question wants none."""
    here = current_flow(turn)
    question = here and here[0].question(here[1].at)
    if here is None or not question or question.read_location is None:
        return False
    read = question.read_location
    _take_answer(turn, *here, lambda context: read(latitude, longitude, context))
    return True


def answer_with_contact(turn: Turn, card: Mapping[str, str]) -> bool:
    """Takes a shared contact card, as name and phone. Returns False when the open question wants
    none."""
    here = current_flow(turn)
    question = here and here[0].question(here[1].at)
    if here is None or not question or question.read_contact is None:
        return False
    read = question.read_contact
    _take_answer(
        turn, *here, lambda context: read({key: require_short(card[key]) for key in card}, context)
    )
    return True


def _take_answer(
    turn: Turn, flow: Flow, conversation: Conversation, read: Callable[[QuestionContext], Any]
) -> None:
    try:
        value = read(
            replace(
                question_context(turn.dossier, conversation, turn.now), written_at=turn.written_at
            )
        )
    except InvalidInputError as error:
        say_with_question_buttons(turn, flow, conversation, error.text)
    except AmbiguousAnswer as ambiguity:
        offer_choices(turn, conversation, ambiguity)
    else:
        _accept(turn, flow, conversation, value)


def press_button(turn: Turn, pressed: AnswerQuestion) -> None:
    """Answers a press on a question's button. `action` is the number of a choice, or back, skip,
    later.

    A button under the open question of a conversation that waits takes it up. One of an earlier
    question changes nothing and says so.
    """
    here = _find_asked(turn, pressed)
    if here is None:
        turn.show_toast(STALE_BUTTON)
        return
    flow, conversation = here
    if isinstance(pressed.action, WayAround):
        turn.replace_buttons()
        _WAYS_AROUND[pressed.action](turn)
        return
    context = question_context(turn.dossier, conversation, turn.now)
    choice = _find_choice(flow, conversation, context, pressed.action)
    if choice is None:
        turn.show_toast(STALE_BUTTON)
    elif choice.goto:
        turn.replace_buttons()
        wanted = flow.question_slot(choice.goto, conversation)
        ask(turn, flow, replace(conversation, at=wanted, touched=turn.now))
    else:
        _show_choice(turn, flow, conversation, choice)
        _accept(turn, flow, conversation, choice.value)


def _find_asked(turn: Turn, pressed: AnswerQuestion) -> tuple[Flow, Conversation] | None:
    """Returns the flow that asks what the button is under, or None when nothing asks it now."""
    here = current_flow(turn)
    if here is not None and here[1].serial == pressed.serial:
        return here if here[1].at == pressed.slot else None
    return current_flow(turn) if take_up(turn, pressed.serial, pressed.slot) else None


def _find_choice(
    flow: Flow, conversation: Conversation, context: QuestionContext, chosen: ChosenAnswer
) -> Choice | None:
    question = flow.question(conversation.at)
    if chosen.offer is not None:
        offer = conversation.answers.get(CHOICES_KEY) or {"number": 0, "offered": ()}
        offered = offer["offered"] if chosen.offer == offer["number"] else ()
        options = [Choice(text, value) for text, value in offered]
    else:
        rows = question.choices(context) if question else ()
        options = [choice for row in rows for choice in row]
    return options[chosen.index] if chosen.index < len(options) else None


def _show_choice(turn: Turn, flow: Flow, conversation: Conversation, choice: Choice) -> None:
    """Leaves the question in the chat with the answer under it, and no buttons."""
    question = flow.question(conversation.at)
    if question is not None and CHOICES_KEY not in conversation.answers:
        text = question.prompt_text(question_context(turn.dossier, conversation, turn.now))
        turn.edit(f"{text}\n\n✓ {escape(str(choice.text))}")
    else:
        turn.replace_buttons()


def _accept(turn: Turn, flow: Flow, conversation: Conversation, value: Any) -> None:
    answers = {key: item for key, item in conversation.answers.items() if key != CHOICES_KEY}
    if isinstance(value, Answers):
        answers |= (
            value.other_answers
            if value.answer is DISCARD
            else {conversation.at: value.answer, **value.other_answers}
        )
        answers = {key: item for key, item in answers.items() if item is not DISCARD}
    else:
        answers[conversation.at] = value
    conversation = replace(
        conversation, answers=answers, touched=turn.now, asked_after=turn.message_id
    )
    _keep_answers(turn, flow, conversation)
    ask_next_or_finish(turn, flow, turn.person.conversation or conversation)


def _keep_answers(turn: Turn, flow: Flow, conversation: Conversation) -> None:
    turn.person = replace(turn.person, conversation=conversation)
    if flow.keep is not None:
        flow.keep(turn, conversation)


def accept_answer(turn: Turn, value: Any) -> None:
    """Takes a value that was read already as the answer to the open question."""
    here = current_flow(turn)
    if here is not None:
        _accept(turn, *here, value)


def keep_open(turn: Turn, conversation: Conversation, slot: str, text: Words) -> None:
    """Keeps a flow open at the question of a slot, with all that was said in it, when it cannot end
    yet; `text` says what is in the way."""
    flow = FLOWS.get(conversation.flow)
    if flow is not None:
        answers = {key: item for key, item in conversation.answers.items() if key != slot}
        say_with_question_buttons(turn, flow, replace(conversation, at=slot, answers=answers), text)


def go_back(turn: Turn) -> None:
    """Asks the previous question again; its answer stands until there is a new one."""
    here = current_flow(turn)
    if here is None:
        turn.say(NOTHING_OPEN)
        return
    flow, conversation = here
    order = [*flow.walk(turn, conversation)]
    if conversation.at not in order:
        # the question was asked on request: back to where the request was made
        ask_next_or_finish(turn, flow, conversation)
        return
    place = order.index(conversation.at)
    if place == 0:
        say_with_question_buttons(turn, flow, conversation, FIRST_QUESTION)
    else:
        ask(turn, flow, replace(conversation, at=order[place - 1], asked_after=turn.message_id))


def skip_question(turn: Turn) -> None:
    """Leaves the open question out, or keeps the answer it had."""
    here = current_flow(turn)
    if here is None:
        turn.say(NOTHING_OPEN)
        return
    flow, conversation = here
    question = flow.question(conversation.at)
    if conversation.answers.get(conversation.at) is not None:
        _accept(turn, flow, conversation, conversation.answers[conversation.at])
    elif question is not None and not question.optional:
        say_with_question_buttons(turn, flow, conversation, ANSWER_NEEDED)
    else:
        _accept(turn, flow, conversation, None)


_WAYS_AROUND: dict[WayAround, Callable[[Turn], None]] = {
    WayAround.BACK: go_back,
    WayAround.SKIP: skip_question,
    WayAround.LATER: leave_flow,
}

"""Runs every flow: asks, checks, goes back, skips, leaves and takes up again."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from html import escape
from typing import Any

from coaching.model.documents import Conversation
from coaching.model.vocabulary import InterviewId, InvalidInputError, OpportunityId
from coaching.translation import Words, _
from handlers.flows.flow import DISCARD, FLOWS, Answers, Flow
from handlers.flows.flow_callbacks import AnswerQuestion, ChosenAnswer, ResumeFlow, WayAround
from handlers.flows.prompt import ask, ask_next_or_finish, offer_choices, say_with_question_buttons
from handlers.flows.question import (
    CHOICES_KEY,
    AmbiguousAnswer,
    Choice,
    QuestionContext,
    question_context,
)
from handlers.flows.typed_answer import read_typed
from handlers.ui.buttons import Button, ReplyKeyboard
from handlers.ui.fit import TEXT_UNITS
from handlers.ui.html_glyphs import utf16_length
from handlers.ui.turn import Turn

STALE_BUTTON = _("That question is behind us. /back goes back to it while we are at it.")
NOT_TEXT = _("I can only read words here. Write it, or press a button.")
TOO_LONG = _(
    "That is {length} characters; I keep up to {limit} for one answer. Can you shorten it?"
)
EDITED_EARLIER = _("I keep your first wording there. /back changes an answer while we are at it.")
NOTHING_OPEN = _(
    "We are not in the middle of anything. /new logs an interview, /status shows the rest."
)
FIRST_QUESTION = _("This is the first question. /cancel leaves; nothing is lost.")
ANSWER_NEEDED = _("I need this one to go on. /cancel leaves it for another time.")
LEFT_FOR_NOW = _(
    "Left for now. What you told me so far is kept; take it up again whenever you like."
)
LEFT_KEPT = _("Left. What you told me so far is kept.")
LEFT_EMPTY = _("Left. Nothing was changed.")
RESUME_LABEL = _("Take it up again")
ANSWER_LIMIT = 2000
LET_GO = _(
    "More than {limit} things wait for your answer, which is more than I can hold. I let go of the "
    "oldest: {title}. Send it again if it still matters."
)
PAUSED_AT_MOST = 30
"""So many conversations may wait; it is as many as jobs may be open."""
CUT_WITHIN = timedelta(seconds=3)
"""Within this time the client sends the parts of a message that it had to cut."""
CUT_FROM = 4090
"""A client cuts a long message before the limit where it can do so between words or characters: a
message of at least this many UTF-16 units was probably cut."""


# -- beginning, leaving, taking up again ------------------------------------------------------


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
    _drop_paused(turn, flow, opportunity, interview, subject)
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


def _drop_paused(
    turn: Turn,
    flow: Flow,
    opportunity: OpportunityId | None,
    interview: InterviewId | None,
    subject: int | None,
) -> None:
    """Drops the same flow about the same thing where its facts are kept already."""
    if flow.keep is None:
        return
    wanted = (flow.name, opportunity, interview, subject)
    rest = tuple(
        paused
        for paused in turn.person.paused
        if (paused.flow, paused.opportunity, paused.interview, paused.subject) != wanted
    )
    turn.person = replace(turn.person, paused=rest)


def pause_current(turn: Turn) -> Conversation | None:
    """Takes the person out of the flow they are in and keeps what they said. Returns None when they
    were in no flow."""
    conversation = turn.person.conversation
    if conversation is None:
        return None
    turn.person = replace(turn.person, conversation=None)
    flow = FLOWS.get(conversation.flow)
    if flow is not None and flow.is_resumable and _has_answers(conversation):
        turn.person = replace(turn.person, paused=(*turn.person.paused, conversation))
        _let_go_of_oldest(turn)
    return conversation


def _let_go_of_oldest(turn: Turn) -> None:
    """Drops what has waited longest where too many conversations wait, and tells the person."""
    surplus = len(turn.person.paused) - PAUSED_AT_MOST
    for gone in turn.person.paused[: max(surplus, 0)]:
        rest = tuple(paused for paused in turn.person.paused if paused is not gone)
        turn.person = replace(turn.person, paused=rest)
        flow = FLOWS.get(gone.flow)
        if flow is not None:
            title = flow.title(question_context(turn.dossier, gone, turn.now))
            turn.say(LET_GO.format(limit=PAUSED_AT_MOST, title=title))


def _has_answers(conversation: Conversation) -> bool:
    return any(
        value is not None for key, value in conversation.answers.items() if key != CHOICES_KEY
    )


def _has_earlier_answers(flow: Flow, conversation: Conversation) -> bool:
    """Tells whether a question before the open one was answered; what the flow began with, such as
    the value that is to be changed, is no answer."""
    return any(
        value is not None and slot != conversation.at and flow.question(slot)
        for slot, value in conversation.answers.items()
    )


def leave_flow(turn: Turn) -> None:
    """Leaves the flow on /cancel and offers a button to resume it."""
    here = current_flow(turn)
    question = here and here[0].question(here[1].at)
    conversation = pause_current(turn)
    if conversation is None:
        turn.say(NOTHING_OPEN)
    elif conversation in turn.person.paused:
        turn.say(LEFT_FOR_NOW, [[Button(RESUME_LABEL, ResumeFlow(conversation.serial))]])
    elif here and here[0].keep is not None and _has_earlier_answers(*here):
        turn.say(LEFT_KEPT)
    else:
        turn.say(LEFT_EMPTY, keys=ReplyKeyboard() if question and question.keys else None)


def resume(turn: Turn, serial: int) -> bool:
    """Goes on with a flow that was paused. Returns False when it is not there any more."""
    current = turn.person.conversation
    if current is not None and current.serial == serial:
        ask_again(turn)
        return True
    conversation = next((paused for paused in turn.person.paused if paused.serial == serial), None)
    if conversation is None or conversation.flow not in FLOWS:
        return False
    rest = tuple(paused for paused in turn.person.paused if paused.serial != serial)
    turn.person = replace(turn.person, paused=rest)
    pause_current(turn)
    ask(turn, FLOWS[conversation.flow], replace(conversation, asked_after=turn.message_id))
    return True


def discard(turn: Turn, serial: int) -> bool:
    """Drops a flow, whether it is paused or still open. Returns True when what was said in it has
    become facts already, and so is kept."""
    conversations = [*turn.person.paused, *filter(None, [turn.person.conversation])]
    flows = [FLOWS.get(item.flow) for item in conversations if item.serial == serial]
    rest = tuple(paused for paused in turn.person.paused if paused.serial != serial)
    turn.person = replace(turn.person, paused=rest)
    if turn.person.conversation is not None and turn.person.conversation.serial == serial:
        turn.person = replace(turn.person, conversation=None)
    return any(flow is not None and flow.keep is not None for flow in flows)


# -- what a person does in a flow ----------------------------------------------------------------


def current_flow(turn: Turn) -> tuple[Flow, Conversation] | None:
    """Returns the flow a person is in. A conversation whose flow no longer exists is dropped."""
    conversation = turn.person.conversation
    if conversation is None:
        return None
    flow = FLOWS.get(conversation.flow)
    if flow is None:
        turn.person = replace(turn.person, conversation=None)
        return None
    return flow, conversation


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
    if not _is_continuation(turn, conversation):
        _take_answer(
            turn,
            flow,
            conversation,
            lambda context: read_typed(question, _require_short(text), context),
        )
    still = turn.person.conversation
    if still is not None:
        overlong_message_id = turn.message_id if _was_cut(text) else 0
        turn.person = replace(
            turn.person, conversation=replace(still, overlong=overlong_message_id)
        )
    return True


def _was_cut(text: str) -> bool:
    """Returns whether the person's client probably cut the message here, as it is about as long as
    Telegram allows."""
    return CUT_FROM <= utf16_length(text) <= TEXT_UNITS


def _is_continuation(turn: Turn, conversation: Conversation) -> bool:
    """Returns whether this is the rest of an overlong message that the person's client had cut.

    Such a rest follows at once, with at most our own answer in between. It is left out, because
    the beginning of the message was refused for its length."""
    behind = turn.message_id - conversation.overlong if conversation.overlong else 0
    at_once = turn.now - conversation.touched <= CUT_WITHIN
    return at_once and (behind == 1 or (behind == 2 and turn.now > conversation.touched))


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
        turn, *here, lambda context: read({key: _require_short(card[key]) for key in card}, context)
    )
    return True


def _require_short(text: str) -> str:
    if too_long_text(text):
        raise InvalidInputError(too_long_text(text))
    return text


def too_long_text(text: str) -> str:
    """Returns what to say about a text that is longer than the limit for one answer; it is empty
    when the text is not."""
    if len(text) <= ANSWER_LIMIT:
        return ""
    return TOO_LONG.format(length=f"{len(text):,}", limit=f"{ANSWER_LIMIT:,}")


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

    A button of an earlier question changes nothing and says so.
    """
    here = current_flow(turn)
    if here is None or (here[1].serial, here[1].at) != (pressed.serial, pressed.slot):
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
    order = flow.slots(turn, conversation)
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


def ask_again(turn: Turn) -> None:
    """Repeats the open question, after a command was answered in the middle of a flow."""
    here = current_flow(turn)
    if here is not None:
        ask(turn, *here)


_WAYS_AROUND: dict[WayAround, Callable[[Turn], None]] = {
    WayAround.BACK: go_back,
    WayAround.SKIP: skip_question,
    WayAround.LATER: leave_flow,
}

"""A conversation that is left waits with what was said in it, and is taken up again."""

from dataclasses import replace

from coaching.model.documents import Conversation
from coaching.model.vocabulary import InterviewId, OpportunityId
from coaching.translation import _
from handlers.flows.flow import FLOWS, Flow, current_flow
from handlers.flows.flow_callbacks import ResumeFlow
from handlers.flows.prompt import ask_again
from handlers.flows.question import CHOICES_KEY, question_context
from handlers.ui.buttons import Button, ReplyKeyboard
from handlers.ui.turn import Turn

NOTHING_OPEN = _(
    "We are not in the middle of anything. /new logs an interview, /status shows the rest."
)
LEFT_FOR_NOW = _(
    "Left for now. What you told me so far is kept; take it up again whenever you like."
)
LEFT_KEPT = _("Left. What you told me so far is kept.")
LEFT_EMPTY = _("Left. Nothing was changed.")
RESUME_LABEL = _("Take it up again")
LET_GO = _(
    "More than {limit} things wait for your answer, which is more than I can hold. I let go of the "
    "oldest: {title}. Send it again if it still matters."
)
PAUSED_AT_MOST = 30
"""So many conversations may wait; it is as many as jobs may be open."""


def drop_paused(
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
    """Takes the person out of the flow they are in and keeps what they said, and a question that a
    button offers to take up. Returns None when they were in no flow."""
    conversation = turn.person.conversation
    if conversation is None:
        return None
    turn.person = replace(turn.person, conversation=None)
    flow = FLOWS.get(conversation.flow)
    is_worth_it = _has_answers(conversation) or conversation.offered is not None
    if flow is not None and flow.is_resumable and is_worth_it:
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
        _note_offered(turn, conversation)
        turn.say(LEFT_FOR_NOW, [[Button(RESUME_LABEL, ResumeFlow(conversation.serial))]])
    elif here and here[0].keep is not None and _has_earlier_answers(*here):
        turn.say(LEFT_KEPT)
    else:
        turn.say(LEFT_EMPTY, keys=ReplyKeyboard() if question and question.keys else None)


def _note_offered(turn: Turn, conversation: Conversation) -> None:
    """Notes that the button to take it up stands there: it is not offered again right behind."""
    offered = replace(conversation, offered=turn.now)
    paused = (offered if one is conversation else one for one in turn.person.paused)
    turn.person = replace(turn.person, paused=tuple(paused))


def resume(turn: Turn, serial: int) -> bool:
    """Goes on with a flow that was paused. Returns False when it is not there any more."""
    current = turn.person.conversation
    if current is not None and current.serial == serial:
        ask_again(turn)
        return True
    if not take_up(turn, serial):
        return False
    ask_again(turn)
    return True


def take_up(turn: Turn, serial: int, slot: str | None = None) -> bool:
    """Makes a flow that was paused the current one, without asking. Returns False when it is not
    there any more, or waits at another question than that of `slot`."""
    conversation = next((paused for paused in turn.person.paused if paused.serial == serial), None)
    if conversation is None or conversation.flow not in FLOWS:
        return False
    if slot not in (None, conversation.at):
        return False
    rest = tuple(paused for paused in turn.person.paused if paused.serial != serial)
    turn.person = replace(turn.person, paused=rest)
    pause_current(turn)
    taken_up = replace(conversation, asked_after=turn.message_id, offered=None)
    turn.person = replace(turn.person, conversation=taken_up)
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

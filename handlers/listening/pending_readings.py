"""What was understood waits here for the person's yes, through restarts and other messages."""

from dataclasses import replace

from coaching.facts.proposal_json import encode_proposal
from coaching.facts.unclaimed import find_rest
from coaching.model.documents import Conversation
from coaching.model.pending import PendingReading
from coaching.reading.context import ReadingContext
from coaching.reading.proposals import Proposal, Reading
from handlers.flows.prompt import ask_again
from handlers.ui.turn import Turn

WAITING_AT_MOST = 10
"""Whoever sends all their interviews one by one, before pressing anything, has room for these."""

ASK_ABOUT_PENDING = ("missing_parts", "correct")
"""These flows ask about a message that waits; `serial` among their answers is its number."""


def add_pending(
    turn: Turn, text: str, reading: Reading, context: ReadingContext, *, with_rest: bool = True
) -> PendingReading:
    """Keeps what was understood until the person says whether it is right.

    Without `with_rest`, what was not understood is no note: it was taken elsewhere.
    """
    pending = build_pending(turn.allocate_id(), text, reading, context)
    pending = pending if with_rest else replace(pending, rest=())
    turn.person = replace(turn.person, pending=(*turn.person.pending, pending))
    return pending


def build_pending(
    serial: int, text: str, reading: Reading, context: ReadingContext
) -> PendingReading:
    """Returns the message with what was understood of it as JSON."""
    asked = context.asked
    rest = find_rest(text, reading, is_forwarded=context.is_forwarded)
    return PendingReading(
        serial=serial,
        said=context.now,
        text=text,
        proposals=tuple(encode_proposal(one) for one in reading.proposals),
        rest=tuple((span.start, span.end) for span in reading.rest or rest),
        question=asked.question.value,
        opportunity=asked.opportunity,
        interview=asked.interview,
        contact=asked.contact,
        is_forwarded=context.is_forwarded,
    )


def has_room(turn: Turn) -> bool:
    """Tells whether one more message can wait for a yes."""
    return len(turn.person.pending) < WAITING_AT_MOST


def find_pending(turn: Turn, serial: int) -> PendingReading | None:
    """Returns what waits under that number; None when it was settled already."""
    return next((one for one in turn.person.pending if one.serial == serial), None)


def put_pending(turn: Turn, pending: PendingReading) -> None:
    """Puts a corrected reading in the place of the earlier one."""
    waiting = tuple(pending if one.serial == pending.serial else one for one in turn.person.pending)
    turn.person = replace(turn.person, pending=waiting)


def remove_pending(turn: Turn, serial: int) -> None:
    """Takes away what was confirmed or let go, with the open question about it."""
    end_question_about(turn, serial)
    waiting = tuple(one for one in turn.person.pending if one.serial != serial)
    turn.person = replace(turn.person, pending=waiting)


def end_question_about(turn: Turn, serial: int) -> None:
    """Ends the open question about a message that waits."""
    conversation = turn.person.conversation
    asks = conversation is not None and conversation.flow in ASK_ABOUT_PENDING
    if conversation and asks and conversation.answers.get("serial") == serial:
        turn.person = replace(turn.person, conversation=None)


def with_proposals(pending: PendingReading, proposals: tuple[Proposal, ...]) -> PendingReading:
    """Returns the message with these proposals in the place of what was understood before."""
    return replace(pending, proposals=tuple(encode_proposal(one) for one in proposals))


# -- one question at a time ------------------------------------------------------------------------


def ask_again_without_card(turn: Turn, waiting: int) -> None:
    """Asks the open question again, unless a card came in its place that asks for a yes.

    `waiting` is how many cards waited before.
    """
    if len(turn.person.pending) <= waiting:
        ask_again(turn)


def ask_behind_card(turn: Turn, settled: PendingReading, before: Conversation | None) -> None:
    """Asks the question again that waited behind a card, once that is settled.

    `before` is the conversation as it was when the button was pressed: where what was kept led to
    another question or ended this one, nothing is asked.
    """
    if before is None or turn.person.conversation is not before:
        return
    if before.serial < settled.serial and before.touched <= settled.said:
        ask_again(turn)

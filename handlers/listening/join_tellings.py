"""Who goes on telling before they press anything gets one card with all of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from coaching.facts.proposal_json import encode_proposal, is_fact
from coaching.model.limits import LONGEST_MESSAGE
from coaching.model.pending import PendingReading
from coaching.reading.context import NOTHING_ASKED, OpenQuestion, ReadingContext
from coaching.reading.interview_notes.who_was_there import read_told
from coaching.reading.proposals import UNSAID_MATTER, Matter, Proposal, Reading
from coaching.reading.read import read
from handlers.listening.pending_readings import remove_pending
from handlers.listening.reading_context import pending_context
from handlers.ui.turn import Turn

_TOLD: Final = (OpenQuestion.NOTHING, OpenQuestion.TELLING)
GOES_ON_WITHIN: Final = timedelta(hours=2)
"""What is written later, or after midnight, is about something else as likely as not."""


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """Holds a message with what it says, and what it was read against."""

    text: str
    reading: Reading
    context: ReadingContext


def join_with_waiting(turn: Turn, message: ReadMessage) -> ReadMessage:
    """Returns the message together with the card that waits for a yes, where it goes on with that
    one's telling; that card is gone then. Both are read as of the first of them."""
    waiting = turn.person.pending[-1] if turn.person.pending else None
    if waiting is None or not _can_go_on(waiting, message.context):
        return message
    context = pending_context(turn, waiting)
    reader = read if context.asked == NOTHING_ASKED else read_told
    before, whole = reader(waiting.text, context), f"{waiting.text}\n{message.text}"
    if len(whole) > LONGEST_MESSAGE or not _is_as_shown(waiting, before):
        return message
    joined = reader(whole, context)
    if not goes_on(before, message.reading, joined):
        return message
    remove_pending(turn, waiting.serial)
    return ReadMessage(whole, joined, context)


def goes_on(before: Reading, after: Reading, joined: Reading) -> bool:
    """Tells whether the second of two messages is about the job of the first.

    Read together they must say more than the first alone, and all of it of one job.
    """
    first, second = _matters(before.proposals), _matters(after.proposals)
    if len(first) != 1 or not all(map(is_fact, (*after.proposals, *joined.proposals))):
        return False
    (told,) = first
    fits = all(_may_be(one, told) for one in second)
    whole = _matters(joined.proposals)
    says_more = len(joined.proposals) > len(before.proposals) or whole != first
    return fits and len(whole) == 1 and says_more


def _may_be(matter: Matter, told: Matter) -> bool:
    """Tells whether what was said next can belong to the job that was told of."""
    if told.opportunity is not None:
        return matter.opportunity == told.opportunity
    if matter.opportunity is not None:
        return matter.is_guess
    names = {one.casefold() for one in (matter.company, told.company) if one}
    return matter == UNSAID_MATTER or len(names) <= 1


def _matters(proposals: Iterable[Proposal]) -> set[Matter]:
    return {one.about for one in proposals}


def _can_go_on(waiting: PendingReading, context: ReadingContext) -> bool:
    question, told_of = OpenQuestion(waiting.question), context.asked.interview
    is_plain = question in _TOLD and not waiting.is_forwarded
    is_same = question is context.asked.question and waiting.interview == told_of
    zone = ZoneInfo(context.zone)
    is_same_day = waiting.said.astimezone(zone).date() == context.today
    is_soon = is_same_day and timedelta() <= context.now - waiting.said <= GOES_ON_WITHIN
    is_free = is_same and not context.is_forwarded
    return is_plain and is_soon and is_free and not (waiting.decided or waiting.is_bare)


def _is_as_shown(waiting: PendingReading, before: Reading) -> bool:
    """Tells whether nobody has corrected the card: to read it anew would lose that. What was wished
    beside it is done by now, and is not to be done again."""
    return all(map(is_fact, before.proposals)) and waiting.proposals == tuple(
        encode_proposal(one) for one in before.proposals
    )

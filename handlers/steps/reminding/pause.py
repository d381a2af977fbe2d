"""A person asks for quiet for a day, a week or until a day, and for reminders again."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from zoneinfo import ZoneInfo

from coaching.calendar.business_hours import local_moment
from coaching.model.documents import Conversation, Person
from coaching.model.vocabulary import to_utc
from coaching.playbook import windows
from coaching.playbook.plan_context import waking_hours
from coaching.translation import _
from handlers.cards.snooze import read_moment_ahead
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Question, QuestionContext
from handlers.outcomes.deadlines_ahead import deadlines_before
from handlers.ui import formatting
from handlers.ui.buttons import Button, Buttons
from handlers.ui.callback_data import CallbackData
from handlers.ui.turn import Turn

PAUSED = _("Quiet until {when}. What falls due waits until then.")
PAUSE_ENDED = _("Good: reminders come again as planned.")
REMIND_LABEL = _("Remind me after all")
UNTIL_WHEN = _("Until when shall I keep quiet? Such as <i>Monday</i> or <i>12 Dec 9:00</i>.")
# Translators: stands in "We were at: {title}".
TITLE = _("until when I keep quiet")


class QuietFor(StrEnum):
    """Says for how long a button asks for quiet."""

    DAY = "day"
    WEEK = "week"
    UNTIL = "until"
    """Until a moment that is asked for."""


DAYS = {QuietFor.DAY: 1, QuietFor.WEEK: 7}


@dataclass(frozen=True, slots=True)
class AskQuiet(CallbackData):
    """Asks for quiet."""

    prefix: ClassVar[str] = "k:hush"
    stretch: QuietFor


@dataclass(frozen=True, slots=True)
class EndPause(CallbackData):
    """Ends the quiet that the person asked for."""

    prefix: ClassVar[str] = "k:loud"


def is_quiet(turn: Turn) -> bool:
    """Tells whether the person asked for quiet, and it is not over."""
    until = turn.person.paused_until
    return until is not None and until > turn.now


def end_of_quiet(person: Person, now: datetime, days: int) -> datetime | None:
    """Returns the same time of the day so many days later, or when the person wakes after it."""
    waking = waking_hours(person)
    if waking is None:
        return None
    local = now.astimezone(ZoneInfo(waking.zone))
    then = local_moment(local.date() + days * windows.DAY, local.time(), waking.zone)
    return windows.snooze_moment(then, waking)


def keep_quiet(turn: Turn, until: datetime) -> None:
    """Keeps every reminder back until then, and says so in a message of its own."""
    start_pause(turn, until)
    turn.say(quiet_text(turn, until), end_rows())


def start_pause(turn: Turn, until: datetime | None) -> None:
    """Keeps every reminder back until then."""
    turn.person = replace(turn.person, paused_until=until, paused_at=to_utc(turn.now))


def end_pause(turn: Turn) -> None:
    """Lets reminders come again."""
    turn.person = replace(turn.person, paused_until=None, paused_at=None)


def quiet_text(turn: Turn, until: datetime) -> str:
    """Says until when it is quiet, and which offers are to be answered within that time."""
    when = formatting.moment_text(until, formatting.person_zone(turn.person), turn.now)
    return " ".join([PAUSED.format(when=when), *deadlines_before(turn, until)])


def end_rows() -> Buttons:
    """Returns the way back to reminders."""
    return [[Button(REMIND_LABEL, EndPause())]]


def _read_end(text: str, context: QuestionContext) -> str:
    return read_moment_ahead(text, context).isoformat()


def _finish(turn: Turn, conversation: Conversation) -> None:
    waking = waking_hours(turn.person)
    until = datetime.fromisoformat(conversation.answers["until"])
    keep_quiet(turn, windows.snooze_moment(until, waking) if waking else until)


PAUSE = register_flow(
    Flow(
        name="pause",
        version=1,
        title=lambda _context: TITLE,
        questions=(Question("until", UNTIL_WHEN, _read_end, optional=False, picks_time="ahead"),),
        finish=_finish,
        is_resumable=False,
    )
)

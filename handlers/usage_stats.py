"""/stats shows how the bot is doing, in counts only, and only to the people who run it."""

from collections.abc import Collection
from datetime import datetime

from coaching.translation import _, plural
from handlers.ui.turn import Turn
from storage.tables.counting import Counts

COMMAND = "/stats"
HEADING = _("<b>How things stand</b>")
PEOPLE = _("People: {people}, {reachable} of them within reach")
JOBS = _("Jobs: {jobs}")
REMINDERS = _("Reminders due: {reminders}")
WAITING = _("Waiting to be sent: {messages}")
WAITING_SINCE = _("Waiting to be sent: {messages}, the oldest for {age}")
NOTHING_WAITS = _("Waiting to be sent: nothing")
PARKED = _("Put aside: {updates}")
NOTHING_PARKED = _("Put aside: nothing")
SECONDS = plural("{count} s", "{count} s")
AGES = (
    (plural("{count} d", "{count} d"), 86400),
    (plural("{count} h", "{count} h"), 3600),
    (plural("{count} min", "{count} min"), 60),
)
"""The units of an age with their seconds; the largest comes first."""


def is_wanted(command: str, chat: int, admins: Collection[int]) -> bool:
    """Tells whether this is the command, of a chat that may see the figures."""
    return command == COMMAND and chat in admins


def say_stats(turn: Turn, counts: Counts) -> None:
    """Answers /stats for a person who runs the bot."""
    turn.say(counts_text(counts, turn.now))


def counts_text(counts: Counts, now: datetime) -> str:
    """Returns all the counts, in Telegram's HTML."""
    lines = (
        str(HEADING),
        PEOPLE.format(people=f"{counts.people:,}", reachable=f"{counts.reachable:,}"),
        JOBS.format(jobs=f"{counts.opportunities:,}"),
        REMINDERS.format(reminders=f"{counts.due_people:,}"),
        _waiting_line(counts, now),
        PARKED.format(updates=f"{counts.parked:,}") if counts.parked else str(NOTHING_PARKED),
    )
    return "\n".join(lines)


def _waiting_line(counts: Counts, now: datetime) -> str:
    if not counts.messages:
        return str(NOTHING_WAITS)
    messages = f"{counts.messages:,}"
    if counts.oldest_message is None:
        return WAITING.format(messages=messages)
    age = _format_age(counts.oldest_message, now)
    return WAITING_SINCE.format(messages=messages, age=age)


def _format_age(start: datetime, now: datetime) -> str:
    """Returns the age in the largest unit of which at least one has passed."""
    seconds = max(0, int((now - start).total_seconds()))
    for unit, size in AGES:
        if seconds >= size:
            return unit.format(seconds // size)
    return SECONDS.format(seconds)

"""/stats: how the house stands, in counts only, for those who run it and for nobody else."""

from datetime import datetime

from handlers.ui.turn import Turn
from storage.tables.counting import Counts

COMMAND = "/stats"


def say_stats(turn: Turn, counts: Counts) -> None:
    """Answers /stats of somebody who runs the bot."""
    turn.say(counts_text(counts, turn.now))


def counts_text(counts: Counts, now: datetime) -> str:
    """All the counts, in Telegram's HTML."""
    waits = "nothing"
    if counts.messages:
        waits = f"{counts.messages:,}"
        if counts.oldest_message is not None:
            waits += f", the oldest for {_format_age(counts.oldest_message, now)}"
    aside = f"{counts.parked:,}" if counts.parked else "nothing"
    return (
        "<b>How things stand</b>\n"
        f"People: {counts.people:,}, {counts.reachable:,} of them within reach\n"
        f"Jobs: {counts.opportunities:,}\n"
        f"Reminders due: {counts.due_people:,}\n"
        f"Waiting to be sent: {waits}\n"
        f"Put aside: {aside}"
    )


def _format_age(start: datetime, now: datetime) -> str:
    """In the largest unit that is at least one."""
    seconds = max(0, int((now - start).total_seconds()))
    for unit, size in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"

"""Reads by when they decide, call, write or send something."""

from collections.abc import Iterator, Sequence
from datetime import date

from coaching.reading.matter import matter_at
from coaching.reading.message import Message
from coaching.reading.news.clauses_said import clause_around
from coaching.reading.news.days import DayUse, UsedDay
from coaching.reading.proposals import DecisionSaid, PromiseSaid, Proposal, Stretch


def read_promises(message: Message, days: Sequence[UsedDay]) -> Iterator[Proposal]:
    """Reads the days of decisions and of promises by them; what is past is no promise."""
    for day in days:
        ends = day.ends()
        if ends is None or ends[1] < message.context.today:
            continue
        if day.use is DayUse.DECISION:
            matter = matter_at(message, day.span)
            words = day.span.text_in(message.text)
            yield DecisionSaid(day.sentence, matter, earliest=ends[0], latest=ends[1], words=words)
        elif day.use is DayUse.PROMISE:
            yield _read_promise(message, day, ends[1])


def _read_promise(message: Message, day: UsedDay, by: date) -> PromiseSaid:
    both = Stretch(min(day.cue.start, day.span.start), max(day.cue.end, day.span.end))
    clause = clause_around(message, both, day.sentence)
    people = (one for one in message.people if clause.start <= one.span.start < clause.end)
    who = next(people, None)
    return PromiseSaid(
        clause,
        matter_at(message, day.span),
        by=by,
        text=clause.text_in(message.text),
        whom=who.name if who else None,
    )

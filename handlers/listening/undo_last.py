"""What was done last is taken back in words: "undo that"."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from html import escape
from operator import itemgetter

from coaching.facts.undo import take_back
from coaching.model.documents import ConfirmedChange, StepRecord
from coaching.model.pending import PendingReading
from coaching.model.vocabulary import ReminderTopic
from coaching.playbook.step_records import reopen_step, step_record, wake_step
from coaching.translation import _
from handlers.cards.card import CardLine, all_card_lines
from handlers.listening.confirm import LET_GO
from handlers.listening.keep_pending import CHANGED_SINCE, show_waiting
from handlers.listening.pending_readings import remove_pending
from handlers.listening.steps_done import say_steps
from handlers.listening.steps_meant import MADE_BY_FLOWS
from handlers.steps.reminding.back_on import resume_reminders
from handlers.steps.reminding.topics_menu import switch_in_words
from handlers.ui.turn import Turn

NOTHING_TO_UNDO = _(
    "I find nothing of the last hour that I could take back. /status and /contacts change what is "
    "kept."
)
# Translators: {words} is the message that is taken back.
TAKEN_BACK_WORDS = _("Taken back, and nothing of it is kept: <i>{words}</i>")
STEPS_UNDONE = _("Taken back.")
UNDONE_WITHIN = timedelta(hours=1)
"""What is longer ago is not what "that" means."""
WORDS_LENGTH = 200

Deed = tuple[datetime, Callable[[Turn], None]]
"""When something was done, and what takes it back."""


def undo_last(turn: Turn) -> None:
    """Takes back whatever was told, settled or switched last, within the last hour."""
    since = turn.now - UNDONE_WITHIN
    deeds = [one for one in _list_deeds(turn) if one[0] >= since]
    if not deeds:
        turn.say(NOTHING_TO_UNDO)
        return
    _at, undo = max(reversed(deeds), key=itemgetter(0))
    undo(turn)


def _list_deeds(turn: Turn) -> Iterator[Deed]:
    """Yields what can be taken back; of two at one time, the later kind is meant."""
    person = turn.person
    if person.paused_at is not None:
        yield person.paused_at, partial(resume_reminders, everything=False)
    for topic, at in person.switched_off.items():
        yield at, partial(_switch_on, topic=topic)
    yield from _list_steps(turn)
    for change in person.changes:
        yield change.at, partial(_take_back, change=change)
    for pending in person.pending:
        yield pending.said, partial(_let_go, pending=pending)


def _switch_on(turn: Turn, topic: ReminderTopic) -> None:
    switch_in_words(turn, topic, is_on=True)


def _take_back(turn: Turn, change: ConfirmedChange) -> None:
    earlier = take_back(turn.dossier, change.serial)
    if earlier is None:
        turn.say(CHANGED_SINCE)
        return
    turn.dossier = earlier
    _end_question_of(turn, change)
    turn.say(TAKEN_BACK_WORDS.format(words=escape(change.text[:WORDS_LENGTH])))


def _end_question_of(turn: Turn, change: ConfirmedChange) -> None:
    """Ends the question that followed from what is taken back."""
    conversation, jobs = turn.person.conversation, {*change.new, *(one.id for one in change.before)}
    if conversation is not None and conversation.opportunity in jobs:
        turn.person = replace(turn.person, conversation=None)


def _let_go(turn: Turn, pending: PendingReading) -> None:
    remove_pending(turn, pending.serial)
    turn.say(LET_GO)
    show_waiting(turn)


# -- steps -----------------------------------------------------------------------------------------


def _list_steps(turn: Turn) -> Iterator[Deed]:
    """Yields each time at which steps were settled or put off, with all of that time."""
    lines: dict[datetime, list[CardLine]] = {}
    for job in turn.dossier.opportunities:
        for line in all_card_lines(turn.dossier, job.id, turn.now):
            at = _time_of_settling(step_record(line.subject.opportunity, line.ref.key))
            if at is not None and line.ref.key.kind not in MADE_BY_FLOWS:
                lines.setdefault(at, []).append(line)
    return ((at, partial(_reopen, lines=these)) for at, these in lines.items())


def _time_of_settling(record: StepRecord) -> datetime | None:
    return record.done or record.skipped or record.put_off_at


def _reopen(turn: Turn, lines: list[CardLine]) -> None:
    for line in lines:
        job, key = turn.find_opportunity(line.ref.opportunity), line.ref.key
        if job is not None:
            turn.put_opportunity(line.definition.reopen(wake_step(reopen_step(job, key), key), key))
    say_steps(turn, str(STEPS_UNDONE), lines)

"""Does at once what a person asks for in words: mark a step, wait, delete, show what is open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from telegram import Update

from coaching.calendar.business_hours import local_moment
from coaching.model.documents import Opportunity
from coaching.planner import SNOOZE_MORNING, snooze_choices, snooze_step
from coaching.playbook import windows
from coaching.playbook.plan_context import waking_hours
from coaching.reading.context import ReadingContext
from coaching.reading.proposals import Proposal, SaidTime
from coaching.reading.text_folding import fold_text
from coaching.reading.wishes import AskAbout, AskSaid, DeleteSaid, DoneSaid, KeptSaid, SnoozeSaid
from coaching.translation import _
from handlers.cards.card import CardLine
from handlers.cards.snooze import COMES_BACK
from handlers.interviews.delete_opportunity import delete_question
from handlers.listening.answer_questions import answer_question
from handlers.listening.commitments_settled import settle_commitments
from handlers.listening.letters_wanted import open_wanted_letter
from handlers.listening.steps_done import STEPS_AT_MOST, mark_steps_done, say_steps
from handlers.listening.steps_meant import find_steps_waiting
from handlers.outcomes.deadlines_ahead import deadlines_before
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.turn import Turn

PAUSED = _("Quiet until {when}. What is due waits for then.")
PAUSE_ENDED = _("Good: reminders come again as planned.")
REMIND_LABEL = _("Remind me after all")
NOTHING_WAITS = _("Nothing is waiting for you right now, so there is nothing to put off.")
DELETE_ALL = _("/delete takes out everything I keep of you, after a question.")
NO_SUCH_JOB = _("I have no job of that name. /status shows what there is.")


@dataclass(frozen=True, slots=True)
class EndPause(CallbackData):
    """Ends the pause that the person asked for."""

    prefix: ClassVar[str] = "k:loud"


async def handle_callback(_: Update, turn: Turn, _data: EndPause) -> None:
    """Lets reminders come again."""
    turn.person = replace(turn.person, paused_until=None)
    turn.edit(PAUSE_ENDED)


def do_wishes(turn: Turn, wishes: Sequence[Proposal], text: str, context: ReadingContext) -> None:
    """Does each wish in turn; the steps that were done come first, together."""
    done = [wish for wish in wishes if isinstance(wish, DoneSaid)]
    if done:
        mark_steps_done(turn, done, context)
    settle_commitments(turn, [wish for wish in wishes if isinstance(wish, KeptSaid)])
    for wish in wishes:
        match wish:
            case DoneSaid() | KeptSaid():
                pass  # is done by now
            case SnoozeSaid():
                _wait(turn, wish, context)
            case DeleteSaid():
                _ask_delete(turn, wish)
            case AskSaid(question=AskAbout.LETTER):
                open_wanted_letter(turn, wish)
            case AskSaid():
                answer_question(turn, wish, text)
            case _:
                raise TypeError(f"no wish: {type(wish).__name__}")


# -- later -----------------------------------------------------------------------------------------


def _wait(turn: Turn, wish: SnoozeSaid, context: ReadingContext) -> None:
    until = _waiting_end(turn, wish.until)
    if until is None:
        turn.say(NOTHING_WAITS)
    elif wish.everything:
        turn.person = replace(turn.person, paused_until=until)
        text = " ".join([PAUSED.format(when=_when(turn, until)), *deadlines_before(turn, until)])
        turn.say(text, [[Button(REMIND_LABEL, EndPause())]])
    else:
        _put_off(turn, find_steps_waiting(turn, wish, context), until)


def _put_off(turn: Turn, lines: Sequence[CardLine], until: datetime) -> None:
    for line in lines:
        job = turn.find_opportunity(line.ref.opportunity)
        if job is not None:
            turn.put_opportunity(snooze_step(job, line.ref.key, until, turn.now))
    if lines:
        say_steps(turn, COMES_BACK.format(when=_when(turn, until)), lines[:STEPS_AT_MOST])
    else:
        turn.say(NOTHING_WAITS)


def _waiting_end(turn: Turn, said: SaidTime | None) -> datetime | None:
    """Returns until when to wait: as said, else the coming evening or morning."""
    waking = waking_hours(turn.person)
    if waking is None:
        return None
    if said is not None:
        moment = said.start or local_moment(said.day, SNOOZE_MORNING, waking.zone)
        if moment > turn.now:
            return windows.snooze_moment(moment, waking)
    _hour, evening, morning = snooze_choices(turn.person, turn.now, None)
    return min(evening.at, morning.at)


def _when(turn: Turn, moment: datetime) -> str:
    return formatting.moment_text(moment, formatting.person_zone(turn.person), turn.now)


# -- delete ----------------------------------------------------------------------------------------


def _ask_delete(turn: Turn, wish: DeleteSaid) -> None:
    job = turn.find_real_opportunity(wish.about.opportunity) or _find_named(turn, wish)
    if job is not None:
        turn.say(*delete_question(job))
    elif wish.about.company:
        turn.say(NO_SUCH_JOB)
    else:
        turn.say(DELETE_ALL)


def _find_named(turn: Turn, wish: DeleteSaid) -> Opportunity | None:
    """Returns the only job of that name, also where its name is a plain word: "delete wise"."""
    name = fold_text(wish.about.company or "")
    named = [job for job in turn.dossier.opportunities if fold_text(job.company) == name]
    return named[0] if name and len(named) == 1 else None

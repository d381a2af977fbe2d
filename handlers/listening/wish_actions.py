"""Does at once what a person asks for in words: mark a step, wait, delete, show what is open."""

from collections.abc import Sequence
from datetime import datetime

from coaching.calendar.business_hours import local_moment
from coaching.model.documents import Opportunity
from coaching.planner import SNOOZE_MORNING, snooze_choices, snooze_step
from coaching.playbook import windows
from coaching.playbook.plan_context import waking_hours
from coaching.reading.context import ReadingContext
from coaching.reading.proposals import Proposal, SaidTime
from coaching.reading.text_folding import fold_text
from coaching.reading.wishes import (
    AskAbout,
    AskSaid,
    DeleteSaid,
    DoneSaid,
    KeptSaid,
    ResumeSaid,
    SnoozeSaid,
    SwitchSaid,
    UndoSaid,
)
from coaching.translation import _
from handlers.cards.card import CardLine
from handlers.cards.snooze import COMES_BACK
from handlers.flows.pauses import resume
from handlers.interviews.delete_opportunity import delete_question
from handlers.listening.answer_questions import answer_question
from handlers.listening.asked_letters.letters_wanted import open_wanted_letter
from handlers.listening.commitments_settled import settle_commitments
from handlers.listening.on_record.asked_of import NO_SUCH_JOB
from handlers.listening.steps_done import STEPS_AT_MOST, mark_steps_done, say_steps
from handlers.listening.steps_meant import find_steps_waiting
from handlers.listening.undo_last import undo_last
from handlers.steps.reminding.back_on import is_held_back, resume_reminders
from handlers.steps.reminding.pause import keep_quiet
from handlers.steps.reminding.topics_menu import switch_in_words
from handlers.ui import formatting
from handlers.ui.turn import Turn

NOTHING_WAITS = _("Nothing is waiting for you right now, so there is nothing to put off.")
DELETE_ALL = _("/delete takes out everything I keep of you, after a question.")


def do_wishes(turn: Turn, wishes: Sequence[Proposal], text: str, context: ReadingContext) -> None:
    """Does each wish in turn; the steps that were done come first, together."""
    done = [wish for wish in wishes if isinstance(wish, DoneSaid)]
    if done:
        mark_steps_done(turn, done, context)
    settle_commitments(turn, [wish for wish in wishes if isinstance(wish, KeptSaid)])
    for wish in wishes:
        if not isinstance(wish, DoneSaid | KeptSaid):
            _do_wish(turn, wish, text, context)


def _do_wish(turn: Turn, wish: Proposal, text: str, context: ReadingContext) -> None:
    match wish:
        case SnoozeSaid():
            _wait(turn, wish, context)
        case SwitchSaid(topic=topic, is_on=is_on):
            switch_in_words(turn, topic, is_on=is_on)
        case ResumeSaid(everything=everything):
            _resume(turn, everything=everything)
        case UndoSaid():
            undo_last(turn)
        case DeleteSaid():
            _ask_delete(turn, wish)
        case AskSaid(question=AskAbout.LETTER):
            open_wanted_letter(turn, wish, text)
        case AskSaid():
            answer_question(turn, wish, text)
        case _:
            raise TypeError(f"no wish: {type(wish).__name__}")


def _resume(turn: Turn, *, everything: bool) -> None:
    """Lets reminders come again; where nothing is held back, goes on with what was left last."""
    left = turn.person.paused[-1:] if not is_held_back(turn) else ()
    if not left or everything or not resume(turn, left[0].serial):
        resume_reminders(turn, everything=everything)


# -- later -----------------------------------------------------------------------------------------


def _wait(turn: Turn, wish: SnoozeSaid, context: ReadingContext) -> None:
    until = _waiting_end(turn, wish.until)
    if until is None:
        turn.say(NOTHING_WAITS)
    elif wish.everything:
        keep_quiet(turn, until)
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

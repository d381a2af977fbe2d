"""Settles what a person says is kept: a promise of theirs or their own, or a task handed in."""

from collections.abc import Sequence

from coaching.planner import mark_done
from coaching.reading.wishes import KeptSaid
from coaching.translation import _
from handlers.cards.card import CardLine, all_card_lines
from handlers.listening.steps_done import WELL_DONE, say_steps
from handlers.outcomes.what_came import ask_what_came
from handlers.ui.turn import Turn

NOTED = _("Noted.")


def settle_commitments(turn: Turn, wishes: Sequence[KeptSaid]) -> None:
    """Marks each as kept and says so; whoever got back is asked after: what did they say?"""
    lines = [line for wish in wishes for line in _find_lines(turn, wish)]
    if not lines:
        return
    for line in lines:
        job = turn.find_opportunity(line.ref.opportunity)
        if job is not None:
            done = mark_done(job, line.ref.key, turn.now)
            turn.put_opportunity(line.definition.close(done, line.ref.key, turn.now))
    theirs = [line for line in lines if _is_theirs(line)]
    say_steps(turn, str(NOTED if theirs else WELL_DONE), lines)
    if theirs:
        ask_what_came(turn, theirs[0].subject.opportunity)


def _find_lines(turn: Turn, wish: KeptSaid) -> list[CardLine]:
    job = turn.find_real_opportunity(wish.about.opportunity)
    if job is None:
        return []
    return [
        line for line in all_card_lines(turn.dossier, job.id, turn.now) if _is_meant(line, wish)
    ]


def _is_meant(line: CardLine, wish: KeptSaid) -> bool:
    promise, task = line.subject.promise, line.subject.assignment
    is_promise = promise is not None and promise.id == wish.promise
    is_task = task is not None and task.id == wish.assignment
    return line.is_actionable and (is_promise or is_task)


def _is_theirs(line: CardLine) -> bool:
    promise = line.subject.promise
    return promise is not None and not promise.is_mine

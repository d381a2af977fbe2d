"""Finds the steps that a person means by "sent it", "done with Imogen's note" or "later"."""

from collections.abc import Iterable

from coaching.model.step_key import StepState
from coaching.playbook.step_records import step_record
from coaching.reading.context import ReadingContext
from coaching.reading.similarity import is_similar_person
from coaching.reading.wishes import DoneSaid, DoneWhat, SnoozeSaid
from handlers.cards.card import CardLine, all_card_lines
from handlers.ui.turn import Turn

FOLLOWING_QUESTIONS: dict[DoneWhat, frozenset[str]] = {
    DoneWhat.THANK_YOU: frozenset(
        {"thank", "staff", "helper", "offerthanks", "tellno", "checked", "endorsed"}
    ),
    DoneWhat.LINKEDIN: frozenset({"linkedin"}),
    DoneWhat.CHECK_IN: frozenset({"checkin"}),
    DoneWhat.REFEREE_BRIEF: frozenset({"referee"}),
    DoneWhat.REFLECTION: frozenset({"reflect"}),
}
MADE_BY_FLOWS: frozenset[str] = frozenset({"capture", "process", "details"})
"""These steps are done by telling, not by saying that they are done."""


def find_steps_done(turn: Turn, wish: DoneSaid, context: ReadingContext) -> list[CardLine]:
    """Returns the steps that the words fit: one where they are clear, or all that can be meant.

    With `everyone` these are all of that kind. Where the last reminder tells, it is that one's.
    """
    lines = [line for line in _every_line(turn) if line.ref.key.kind not in MADE_BY_FLOWS]
    if wish.what is not None:
        lines = [line for line in lines if line.ref.key.kind in FOLLOWING_QUESTIONS[wish.what]]
    elif wish.is_sent:
        lines = [line for line in lines if line.definition.letter is not None]
    lines = _of_job(_about_whom(lines, wish.whom), wish)
    asked = _find_replied(lines, context)
    is_open = [line for line in lines if line.step and line.step.state is StepState.OPEN]
    if asked:
        return asked
    if wish.everyone and wish.what is not None:
        return lines
    if wish.whom is not None:
        return is_open or lines
    return _last_shown(is_open) or is_open or lines


def find_steps_waiting(turn: Turn, wish: SnoozeSaid, context: ReadingContext) -> list[CardLine]:
    """Returns the steps of the last reminder, or those about whom the person names."""
    lines = _about_whom(_every_line(turn), wish.whom)
    asked = _find_replied(lines, context) or _last_shown(lines)
    return asked or (lines if wish.whom is not None else [])


def _of_job(lines: list[CardLine], wish: DoneSaid) -> list[CardLine]:
    """Returns the steps of the job that was named, where there are any."""
    about = wish.about
    if about.is_guess or about.opportunity is None:
        return lines
    return [line for line in lines if line.ref.opportunity == about.opportunity] or lines


def _every_line(turn: Turn) -> list[CardLine]:
    """Returns what can be done now; of what comes later, only letters: they may go out early."""
    every = (
        line
        for job in turn.dossier.opportunities
        for line in all_card_lines(turn.dossier, job.id, turn.now)
    )
    return [line for line in every if _is_doable(line)]


def _is_doable(line: CardLine) -> bool:
    state = line.step.state if line.step else None
    is_letter = line.definition.goes_to_employer or line.subject.name != ""
    return state is StepState.OPEN or (state is StepState.UPCOMING and is_letter)


def _about_whom(lines: Iterable[CardLine], whom: str | None) -> list[CardLine]:
    every = list(lines)
    if whom is None:
        return every
    return [line for line in every if is_similar_person(line.subject.name, whom)]


def _find_replied(lines: Iterable[CardLine], context: ReadingContext) -> list[CardLine]:
    """Returns the steps of the card that the message replies to."""
    return [line for line in lines if tuple(line.ref) in context.asked.steps]


def _last_shown(lines: Iterable[CardLine]) -> list[CardLine]:
    """Returns the open steps of the last reminder; none where nothing was shown yet."""
    shown = [(line, step_record(line.subject.opportunity, line.ref.key).pinged) for line in lines]
    times = [pinged[-1] for _, pinged in shown if pinged]
    if not times:
        return []
    return [line for line, pinged in shown if pinged and pinged[-1] == max(times)]

"""Marks the steps that a person says they did: what is certain at once, the rest after asking."""

from collections.abc import Sequence
from html import escape

from coaching.model.documents import Consent
from coaching.planner import mark_done
from coaching.reading.context import ReadingContext
from coaching.reading.wishes import DoneSaid
from coaching.translation import _
from handlers.cards.card import CardLine, card_lines
from handlers.cards.card_buttons import card_buttons, rows_to_settle
from handlers.cards.card_text import card_text
from handlers.listening.steps_meant import find_steps_done
from handlers.ui.turn import Turn

WELL_DONE = _("Well done.")
WHICH_STEP = _("Well done. Which of these was it?")
WHICH_OTHER_STEP = _("And which of these was it?")
NO_SUCH_STEP = _("Good. I have no reminder open for that, so there is nothing to tick off.")
NO_STEP_FOR = _("I have no reminder open for {name}, so there is nothing to tick off.")
STEPS_AT_MOST = 4
STEPS_DONE_AT_MOST = 8


def mark_steps_done(turn: Turn, wishes: Sequence[DoneSaid], context: ReadingContext) -> None:
    """Does what was said of several steps together: one card for what is done, then questions."""
    found = [(wish, find_steps_done(turn, wish, context)) for wish in wishes]
    certain = [line for wish, lines in found if _is_certain(wish, lines) for line in lines]
    done = list({line.ref: line for line in certain}.values())[:STEPS_DONE_AT_MOST]
    unclear = [lines for wish, lines in found if lines and not _is_certain(wish, lines)]
    for line in done:
        _mark(turn, line)
    if done:
        say_steps(turn, str(WELL_DONE), done)
    for lines in unclear:
        lead = WHICH_OTHER_STEP if done else WHICH_STEP
        _ask_which(turn, str(lead), lines[:STEPS_AT_MOST])
    _say_missing(turn, [wish for wish, lines in found if not lines], is_alone=not (done or unclear))


def _is_certain(wish: DoneSaid, lines: Sequence[CardLine]) -> bool:
    """Tells whether the words can mean nothing but these steps."""
    if any(line.subject.consent is not Consent.GIVEN for line in lines):
        return False
    if not wish.everyone:
        return len(lines) == 1
    if wish.number is not None:
        return 0 < len(lines) <= wish.number
    return len({line.ref.opportunity for line in lines}) == 1


def _mark(turn: Turn, line: CardLine) -> None:
    job = turn.find_opportunity(line.ref.opportunity)
    if job is not None:
        turn.put_opportunity(
            line.definition.close(mark_done(job, line.ref.key, turn.now), line.ref.key, turn.now)
        )


def _say_missing(turn: Turn, missing: Sequence[DoneSaid], *, is_alone: bool) -> None:
    """Says of whom no step is open; once where nobody was named."""
    names = list(dict.fromkeys(wish.whom for wish in missing if wish.whom))
    for name in names:
        turn.say(NO_STEP_FOR.format(name=escape(name)))
    if missing and is_alone and not names:
        turn.say(NO_SUCH_STEP)


def _ask_which(turn: Turn, lead: str, lines: Sequence[CardLine]) -> None:
    """Asks which of the steps was done; a button for each says so."""
    turn.say(f"{lead}\n\n{card_text(lines, turn.now)}", rows_to_settle(lines))


def say_steps(turn: Turn, lead: str, lines: Sequence[CardLine]) -> None:
    """Shows the steps as they stand now, with their buttons and the way back."""
    now = card_lines(turn.dossier, [line.ref for line in lines], turn.now)
    turn.say(f"{lead}\n\n{card_text(now, turn.now)}", card_buttons(now, turn.now))

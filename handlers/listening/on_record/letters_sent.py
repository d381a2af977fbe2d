"""Says whom the person thanked and when they last wrote, and offers what is still to be sent."""

from collections.abc import Sequence
from datetime import datetime

from coaching.model.step_key import StepState
from coaching.playbook.step_records import step_record
from coaching.reading.wishes import AskSaid, DoneWhat
from coaching.translation import _
from handlers.cards.card import CardLine
from handlers.cards.card_buttons import card_buttons
from handlers.cards.card_text import step_text
from handlers.listening.on_record.asked_of import (
    about_contact,
    find_asked_contact,
    jobs_asked_of,
    lines_of,
    say_nobody,
)
from handlers.listening.steps_meant import FOLLOWING_QUESTIONS
from handlers.steps.step_order import open_lines
from handlers.ui import formatting
from handlers.ui.turn import Turn

YES, NOT_YET = _("Yes."), _("Not yet.")
NOBODY_LEFT = _("Everybody is thanked.")
NOBODY_TO_THANK = _("Nobody is to be thanked yet. That comes once you tell who was there.")
STILL_TO_THANK = _("Still to thank:")
NOTHING_SENT = _("Nothing is ticked off as sent. If something went out, tell me.")
# Translators: such as "✓ Dana Lee thanked, yesterday 14:05".
SENT_AT = _("✓ {deed}, {when}")
LISTED_AT_MOST = 5
BUTTONS_FOR = 4


def say_thanked(turn: Turn, wish: AskSaid) -> None:
    """Answers whether somebody was thanked, or who is still to be."""
    jobs = jobs_asked_of(turn, wish)
    contact = find_asked_contact(jobs, wish)
    if wish.whom and contact is None:
        say_nobody(turn, jobs, wish)
        return
    kinds = FOLLOWING_QUESTIONS[DoneWhat.THANK_YOU]
    asked = [one for one in lines_of(turn, jobs) if one.ref.key.kind in kinds]
    lines = about_contact(asked, contact)
    open_ones, done = _lines_to_do(lines), _lines_done(lines)
    if not lines:
        turn.say(NOBODY_TO_THANK)
    elif contact is not None:
        lead = YES if done and not open_ones else NOT_YET
        _say_lines(turn, str(lead), done, open_ones)
    else:
        lead = STILL_TO_THANK if open_ones else NOBODY_LEFT
        _say_lines(turn, str(lead), done, open_ones)


def say_written(turn: Turn, wish: AskSaid) -> None:
    """Answers when a letter last went to somebody; what can be sent now stands below it."""
    jobs = jobs_asked_of(turn, wish)
    contact = find_asked_contact(jobs, wish)
    if wish.whom and contact is None:
        say_nobody(turn, jobs, wish)
        return
    letters = [one for one in lines_of(turn, jobs) if one.definition.letter is not None]
    if contact is not None:
        letters = [one for one in about_contact(letters, contact) if one.subject.name]
    done = _lines_done(letters)
    lead = "" if done else str(NOTHING_SENT)
    _say_lines(turn, lead, done, _lines_to_do(letters))


def _lines_to_do(lines: Sequence[CardLine]) -> list[CardLine]:
    waiting = [line for line in lines if line.step and line.step.state is StepState.UPCOMING]
    return [*open_lines(lines), *waiting]


def _lines_done(lines: Sequence[CardLine]) -> list[CardLine]:
    """Returns what was done, the latest first."""
    done = [(at, line) for line in lines if (at := _time_of_doing(line)) is not None]
    return [line for _at, line in sorted(done, key=lambda pair: pair[0], reverse=True)]


def _time_of_doing(line: CardLine) -> datetime | None:
    return step_record(line.subject.opportunity, line.ref.key).done


def _say_lines(
    turn: Turn, lead: str, done: Sequence[CardLine], open_ones: Sequence[CardLine]
) -> None:
    shown = open_ones[:LISTED_AT_MOST]
    told = [_done_text(turn, line) for line in done[:LISTED_AT_MOST]]
    rows = [lead, *told] if lead and not open_ones else [*told, lead]
    rows = [*filter(None, rows), *(f"• {step_text(line, turn.now)}" for line in shown)]
    turn.say("\n".join(rows), card_buttons(shown[:BUTTONS_FOR], turn.now))


def _done_text(turn: Turn, line: CardLine) -> str:
    at, zone = _time_of_doing(line), formatting.person_zone(turn.person)
    when = formatting.moment_html(at or turn.now, zone, turn.now)
    return SENT_AT.format(deed=line.done_text, when=when)

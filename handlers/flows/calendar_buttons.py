"""Answers the buttons of the calendar under a question: months, days, and hours."""

from datetime import date
from zoneinfo import ZoneInfo

from telegram import Update

from coaching.translation import _
from handlers.flows import engine
from handlers.flows.calendar_keyboard import (
    HALF_HOURS,
    PickDay,
    PickHour,
    PickNothing,
    ShowMonth,
    hours_keyboard,
    month_keyboard,
)
from handlers.flows.engine import STALE_BUTTON
from handlers.flows.flow import current_flow
from handlers.flows.question import Question
from handlers.ui.formatting import person_zone
from handlers.ui.turn import Turn

CalendarData = ShowMonth | PickDay | PickHour | PickNothing
TAP_A_DAY = _("Tap one of the numbers.")
YEARS_AROUND = 2
"""The calendar goes so many years back and ahead."""


async def handle_calendar_button(_update: Update, turn: Turn, data: CalendarData) -> None:
    """Turns a page of the calendar, or answers the question with what was chosen on it."""
    if isinstance(data, PickNothing):
        turn.show_toast(TAP_A_DAY)
        return
    here = current_flow(turn)
    question = here and here[0].question(here[1].at)
    is_open = here is not None and (here[1].serial, here[1].at) == (data.serial, data.slot)
    if not is_open or question is None or not question.picks_time:
        turn.show_toast(STALE_BUTTON)
        return
    try:
        _turn_page(turn, question, data)
    except (ValueError, OverflowError):  # a client can send any number
        turn.show_toast(STALE_BUTTON)


def _turn_page(turn: Turn, question: Question, data: ShowMonth | PickDay | PickHour) -> None:
    now = turn.now.astimezone(ZoneInfo(person_zone(turn.person)))
    earliest = now.date() if question.picks_time == "ahead" else None
    if isinstance(data, ShowMonth):
        shown = date(data.year, data.month, 1) if data.year else now.date()
        _check_near(shown, now.date())
        keys = month_keyboard(data.serial, data.slot, shown, earliest, turn.person.country)
        turn.replace_buttons(keys)
        return
    day = date.fromordinal(data.day)
    _check_near(day, now.date())
    if isinstance(data, PickDay):
        since = now.hour * 60 + now.minute if earliest == day else -1
        minutes = [at for at in HALF_HOURS if at > since]
        turn.replace_buttons(hours_keyboard(data.serial, data.slot, day, minutes))
    else:
        turn.replace_buttons()
        hour, minute = divmod(data.minutes, 60)
        engine.answer_with_text(turn, f"{day.isoformat()} {hour:02}:{minute:02}")


def _check_near(day: date, today: date) -> None:
    if abs(day.year - today.year) > YEARS_AROUND:
        raise ValueError(f"too far away: {day}")

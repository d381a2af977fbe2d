"""What steps without a letter lead to: a brief, an end to the waiting, a day of the week."""

from dataclasses import replace
from datetime import datetime
from html import escape

from coaching.calendar.business_hours import BusinessCalendar
from coaching.letters.briefing import next_round_brief, offer_review
from coaching.model.documents import Opportunity
from coaching.model.step_key import StepKind
from coaching.model.vocabulary import Outcome
from coaching.playbook import windows
from coaching.playbook.playbook import waking_hours
from handlers.cards.card import CardLine, StepRef
from handlers.cards.subjects import StepSubject
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

READABLE_KINDS = frozenset({StepKind.BRIEF, StepKind.OFFER})
"""What is read in the chat, as often as one likes."""
NO_BRIEF = "There is nothing to read up on here any more. /status shows where things stand."
CLOSED = "Closed. That says nothing about you; Undo stays here for a day."
WAITING = "Then we wait. I will ask again {when}."
WHICH_DAY = "On which day of the week shall I remind you to look around?"
DAY_CHOSEN = "{day} it is, at half past nine."
WEEKDAYS = (
    "Mondays",
    "Tuesdays",
    "Wednesdays",
    "Thursdays",
    "Fridays",
    "Saturdays",
    "Sundays",
)
_SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAYS_PER_ROW = 4


# -- to read -------------------------------------------------------------------------------------


def say_brief(turn: Turn, line: CardLine) -> None:
    """Says the brief of the next round, or what to weigh before an offer is answered."""
    text = _brief_text(line.subject, turn.now)
    if not text:
        turn.show_toast(NO_BRIEF)
        return
    turn.say(
        brief_html(text),
        [[Button("Got it", line.ref.callback_data("done"))]] if line.is_actionable else (),
    )


def _brief_text(subject: StepSubject, now: datetime) -> str:
    if subject.key.kind is StepKind.OFFER:
        return offer_review(subject.opportunity)
    interview = subject.interview
    if interview is None:
        return ""
    return next_round_brief(subject.person, subject.opportunity, interview, now)


def brief_html(text: str) -> str:
    """Plain paragraphs as HTML: the first line in bold, and what stands over a list."""
    first, *others = text.split("\n\n")
    return "\n\n".join([_bold_html(first), *(_section_html(one) for one in others)])


def _section_html(paragraph: str) -> str:
    heading, _, items = paragraph.partition("\n")
    if not items:
        return escape(heading, quote=False)
    return f"{_bold_html(heading)}\n{escape(items, quote=False)}"


def _bold_html(line: str) -> str:
    return f"<b>{escape(line, quote=False)}</b>"


# -- to close, or to wait ------------------------------------------------------------------------


def close_unanswered(opportunity: Opportunity, now: datetime) -> Opportunity:
    """Nobody answered: all else about it falls silent (S1)."""
    return replace(opportunity, outcome=Outcome.NO_ANSWER, outcome_at=now)


def reopen(opportunity: Opportunity) -> Opportunity:
    """It was closed by a slip of the thumb; an answer told since stays."""
    if opportunity.outcome is not Outcome.NO_ANSWER:
        return opportunity
    return replace(opportunity, outcome=None, outcome_at=None)


def end_of_waiting(subject: StepSubject, now: datetime) -> datetime | None:
    """Five business days from now, in their business hours; None without a time zone."""
    waking = waking_hours(subject.person)
    calendar = BusinessCalendar(subject.opportunity.country, subject.opportunity.zone)
    pings = windows.closure_window(now, calendar, waking).pings if waking else ()
    return pings[0].at if pings else None


# -- on which day to keep looking ------------------------------------------------------------------


def weekday_buttons(ref: StepRef) -> list[list[Button]]:
    """The week in two rows."""
    days = [Button(name, ref.callback_data(f"d{day}")) for day, name in enumerate(_SHORT_DAYS)]
    return [days[:DAYS_PER_ROW], days[DAYS_PER_ROW:]]

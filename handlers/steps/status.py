"""/status: for each live opportunity the next thing, what is open, what waits; act from there."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import assert_never

from telegram import Update

from coaching import planner
from coaching.model.documents import Interview, Opportunity
from coaching.model.personal_steps import personal_opportunity
from coaching.model.step_key import Step, StepState
from coaching.model.vocabulary import NO_OPPORTUNITY, InterviewStatus, OpportunityId, Outcome
from handlers.answers.match_opportunity import round_number
from handlers.cards.card import CardLine, StepRef, all_card_lines, card_buttons, step_text
from handlers.interviews.news import News, TellNews
from handlers.interviews.process import decision_range
from handlers.outcomes.choose_job import ListClosed
from handlers.outcomes.lessons import lesson_lines
from handlers.outcomes.outcome import JobOutcome, OutcomeAction
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.links import (
    BeginFlow,
    CorrectOpportunity,
    InterviewFlow,
    LogInterview,
    OpenOpportunity,
    ShowContacts,
    ShowStatus,
)
from handlers.ui.turn import Turn

TITLE = "<b>What is pending</b>"
NOTHING_PENDING = "Nothing is pending. /new logs an interview in one line."
NOTHING_TO_DO = "Nothing to do right now."
NEXT = "Next: {what}"
AND_OPEN = "Also open: {what}"
WAITS = "Waits: {what}"
THANKED = "{done} of {of} thanked"
OPPORTUNITY_GONE = "That job is no longer there."
PERSONAL_NAME = "Your search"
PAGE_SIZE = 3
NAMED_AT_MOST = 2
LISTED_AT_MOST = 8
"""Steps of a section, which is as many as have buttons."""
AND_MORE = "and {count} more"


async def handle_status(_: Update, turn: Turn) -> None:
    """/status."""
    turn.say(*overview_card(turn, 0))


async def handle_callback(_: Update, turn: Turn, data: ShowStatus | OpenOpportunity) -> None:
    """A page, or one opportunity."""
    match data:
        case ShowStatus(page):
            turn.edit(*overview_card(turn, page))
        case OpenOpportunity(opportunity):
            turn.edit(*opportunity_card(turn, opportunity))
        case _:
            assert_never(data)


# -- the overview ----------------------------------------------------------------------------------


def overview_card(turn: Turn, page: int) -> tuple[str, list[list[Button]]]:
    """The live opportunities, the most pressing first, a page at a time."""
    live = [one for one in turn.dossier.opportunities if _is_pending(turn, one)]
    own = personal_opportunity(turn.person)
    mine = open_lines(_card_lines(turn, own))
    if not live and not mine:
        return NOTHING_PENDING, [
            [Button("Log an interview", LogInterview())],
            *_rows_to_closed(turn),
        ]
    live.sort(key=lambda one: _urgency_order(_card_lines(turn, one), turn.now))
    page = min(page, max(len(live) - 1, 0) // PAGE_SIZE)
    shown = live[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    shown += [own] * bool(mine)
    blocks = [_block(turn, one, _card_lines(turn, one)) for one in shown]
    rows = [_overview_row(one, _card_lines(turn, one), shown) for one in shown]
    return "\n\n".join([TITLE, *blocks]), [
        *rows,
        *_page_rows(page, len(live)),
        *_rows_to_closed(turn),
    ]


def _is_pending(turn: Turn, opportunity: Opportunity) -> bool:
    """Whether it goes on, or something is still to be done about how it ended."""
    todo = open_lines(_card_lines(turn, opportunity))
    return opportunity.is_live or any(not line.definition.is_housekeeping for line in todo)


def _rows_to_closed(turn: Turn) -> list[list[Button]]:
    closed = any(not one.is_live for one in turn.dossier.opportunities)
    return [[Button("Closed ones", ListClosed())]] if closed else []


def _card_lines(turn: Turn, opportunity: Opportunity) -> list[CardLine]:
    return all_card_lines(turn.dossier, opportunity.id, turn.now)


def _urgency_order(lines: Sequence[CardLine], now: datetime) -> tuple[int, float]:
    """Open steps by their end come first, then what waits by its beginning."""
    steps = [line.step for line in lines if line.step]
    ends = [one.closes or one.opens for one in steps if one.state is StepState.OPEN]
    starts = [one.opens for one in steps if one.state is StepState.UPCOMING]
    if ends:
        return 0, min(ends).timestamp()
    return 1, (min(starts) if starts else now).timestamp()


def _lines_in_state(lines: Sequence[CardLine], state: StepState) -> list[CardLine]:
    return [line for line in lines if line.step and line.step.state is state]


def open_lines(lines: Sequence[CardLine]) -> list[CardLine]:
    """What can be done now, what closes first on top."""
    return sorted(_lines_in_state(lines, StepState.OPEN), key=_end_order)


def _end_order(line: CardLine) -> tuple[bool, bool, float]:
    """What ends first comes first; what there is time for, last."""
    closes = line.step.closes if line.step else None
    moment = closes.timestamp() if closes else _opening_timestamp(line.step)
    return line.definition.joins_card, closes is None, moment


def _block(turn: Turn, opportunity: Opportunity, lines: Sequence[CardLine]) -> str:
    now = turn.now
    todo, waiting = open_lines(lines), _lines_waiting(lines)
    ahead = _next_interview_lines(turn, opportunity)
    parts = [
        formatting.opportunity_heading(opportunity),
        *_outcome_lines(turn, opportunity),
        *ahead,
    ]
    if todo:
        parts.append(NEXT.format(what=step_text(todo[0], now)))
    elif not ahead:
        parts.append(NOTHING_TO_DO)
    if todo[1:]:
        parts.append(AND_OPEN.format(what=_names_in_short(todo[1:])))
    parts += _coverage_lines(opportunity) if opportunity.is_live else []
    if waiting:
        parts.append(WAITS.format(what=_waits_text(turn, waiting[0])))
    return "\n".join(parts)


def _outcome_lines(turn: Turn, opportunity: Opportunity) -> list[str]:
    """What came of it so far, and since when."""
    if opportunity.outcome is None:
        return []
    at = opportunity.outcome_at or turn.now
    words = str(formatting.OUTCOME_HEADINGS[opportunity.outcome])
    return [f"{words}, {formatting.day_text(at, formatting.person_zone(turn.person), turn.now)}"]


def _names_in_short(lines: Sequence[CardLine]) -> str:
    named = [line.task for line in lines[:NAMED_AT_MOST]]
    more = len(lines) - len(named)
    return "; ".join(named) + (f"; and {more} more" if more else "")


def _next_interview_lines(turn: Turn, opportunity: Opportunity) -> list[str]:
    coming = sorted(
        (one for one in opportunity.interviews if one.end > turn.now and _is_planned(one)),
        key=lambda one: one.start,
    )
    return [f"Interview {_interview_text(turn, opportunity, one)}" for one in coming[:1]]


def _interview_text(turn: Turn, opportunity: Opportunity, interview: Interview) -> str:
    return formatting.interview_time(interview, turn.person, opportunity.zone, turn.now)


def _coverage_lines(opportunity: Opportunity) -> list[str]:
    rows = []
    for interview in opportunity.interviews:
        done, of = planner.count_thanks(opportunity, interview.id)
        if of:
            rows.append(THANKED.format(done=done, of=of))
    return rows[-1:]


def _lines_waiting(lines: Sequence[CardLine]) -> list[CardLine]:
    waiting = [
        line for line in _lines_in_state(lines, StepState.UPCOMING) if line.definition.is_announced
    ]
    return sorted(waiting, key=lambda line: _opening_timestamp(line.step))


def _opening_timestamp(step: Step | None) -> float:
    return step.opens.timestamp() if step else 0.0


def _waits_text(turn: Turn, line: CardLine) -> str:
    words = step_text(line, turn.now)
    interview = line.subject.interview
    decides = decision_range(interview) if interview else ""
    if decides and line.definition.waits_for_decision:
        words += f"; they decide {decides}"
    return words


def _overview_row(
    opportunity: Opportunity, lines: Sequence[CardLine], shown: Sequence[Opportunity]
) -> list[Button]:
    todo = [line for line in open_lines(lines) if not line.definition.is_housekeeping]
    name = opportunity.company[:24] or PERSONAL_NAME
    if formatting.has_same_company(opportunity, shown):
        name = f"{opportunity.company[:12]} · {opportunity.role[:24]}"
    more = Button(f"{name} ›", OpenOpportunity(opportunity.id))
    if not todo or not todo[0].action_label:
        return [more]
    first = todo[0]
    action = f"{first.action_label}: {first.subject.short_name}".rstrip(": ")
    return [Button(action, first.ref.callback_data("do"), style="primary"), more]


def _page_rows(page: int, count: int) -> list[list[Button]]:
    before = [Button("‹ Earlier", ShowStatus(page - 1))] if page else []
    after = [Button("More ›", ShowStatus(page + 1))] if (page + 1) * PAGE_SIZE < count else []
    return [[*before, *after]] if before or after else []


# -- one opportunity -------------------------------------------------------------------------------


def opportunity_card(
    turn: Turn, wanted: OpportunityId, snooze_ref: StepRef | None = None
) -> tuple[str, list[list[Button]]]:
    """Everything about one opportunity as it stands, with buttons for what can be done."""
    opportunity = turn.find_opportunity(wanted)
    if opportunity is None:
        return OPPORTUNITY_GONE, [[Button("‹ Everything", ShowStatus(0))]]
    lines = _card_lines(turn, opportunity)
    todo = open_lines(lines)
    settled = [*_lines_in_state(lines, StepState.DONE), *_lines_in_state(lines, StepState.SKIPPED)]
    parts = [
        formatting.opportunity_heading(opportunity),
        *_outcome_lines(turn, opportunity),
        *lesson_lines(opportunity),
    ]
    parts += [
        f"{title}: {_interview_text(turn, opportunity, one)}"
        for title, one in _interviews_with_titles(opportunity)
    ]
    parts += _section("Open", todo, turn.now) or [f"\n{NOTHING_TO_DO}"]
    parts += _section("Waits", _lines_waiting(lines), turn.now)
    parts += _section("Settled", settled, turn.now)
    buttons = card_buttons([*todo[:8], *settled[-2:]], turn.now, snooze_ref)
    return "\n".join(parts), [*buttons, *_further_rows(opportunity, turn.now)]


def _interviews_with_titles(opportunity: Opportunity) -> list[tuple[str, Interview]]:
    """Each with its title; what fell through counts for no round."""
    ordered = sorted(opportunity.interviews, key=lambda one: one.start)
    return [(_interview_title(opportunity, one), one) for one in ordered]


def _interview_title(opportunity: Opportunity, interview: Interview) -> str:
    match interview.held:
        case InterviewStatus.PLANNED:
            return f"Round {round_number(opportunity, interview)}"
        case InterviewStatus.CANCELLED:
            return "Cancelled"
        case InterviewStatus.NO_SHOW:
            return "Nobody came"
        case _:
            assert_never(interview.held)


def _is_planned(interview: Interview) -> bool:
    return interview.held is InterviewStatus.PLANNED


def _section(title: str, lines: Sequence[CardLine], now: datetime) -> list[str]:
    if not lines:
        return []
    more = (
        [AND_MORE.format(count=len(lines) - LISTED_AT_MOST)] if len(lines) > LISTED_AT_MOST else []
    )
    shown = (f"• {step_text(line, now)}" for line in lines[:LISTED_AT_MOST])
    return [f"\n<b>{escape(title)}</b>", *shown, *more]


def _further_rows(opportunity: Opportunity, now: datetime) -> list[list[Button]]:
    """Notes and the like are about the round that was last; before the first there are none."""
    begun = [one for one in opportunity.interviews if one.start <= now and _is_planned(one)]
    news = [
        Button("Outcome", JobOutcome(OutcomeAction.ASK, opportunity.id)),
        Button("Any news", TellNews(News.ASK, opportunity.id)),
        Button("Correct", CorrectOpportunity(opportunity.id)),
    ]
    if opportunity.outcome is Outcome.REJECTED:
        news[1:2] = [
            Button("Lesson", JobOutcome(OutcomeAction.LESSON, opportunity.id)),
            Button("Their feedback", JobOutcome(OutcomeAction.FEEDBACK, opportunity.id)),
        ]
    ways = [Button("People", ShowContacts(0)), Button("‹ Everything", ShowStatus(0))]
    if opportunity.id == NO_OPPORTUNITY:
        return [ways[1:]]
    if not begun:
        return [news, ways]
    last = max(begun, key=lambda one: one.start).id
    talk = [
        Button(label, BeginFlow(flow, opportunity.id, last))
        for label, flow in (
            ("Notes", InterviewFlow.CAPTURE),
            ("What they said", InterviewFlow.PROCESS),
            ("Look back", InterviewFlow.REFLECT),
        )
    ]
    return [talk, news, ways]

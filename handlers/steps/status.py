"""/status shows for each live job what comes next, what is open and what waits, with buttons."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from html import escape
from typing import assert_never

from telegram import Update

from coaching import planner
from coaching.model.documents import Interview, Opportunity
from coaching.model.personal_steps import personal_opportunity
from coaching.model.step_key import Step, StepState
from coaching.model.vocabulary import NO_OPPORTUNITY, InterviewStatus, OpportunityId, Outcome
from coaching.reading.matter import next_round
from coaching.translation import Text, _, in_context, plural
from handlers.answers.match_opportunity import round_number
from handlers.cards.card import (
    CardLine,
    StepRef,
    all_card_lines,
    card_buttons,
    format_label,
    step_text,
)
from handlers.cards.step_verbs import StepVerb
from handlers.interviews.news import News, TellNews
from handlers.interviews.process import decision_range
from handlers.outcomes.choose_job import ListClosed
from handlers.outcomes.lessons import lesson_lines
from handlers.outcomes.offer_card import offer_rows
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

TITLE = _("<b>What is pending</b>")
NOTHING_PENDING = _("Nothing is pending. /new logs an interview in one line.")
NOTHING_TO_DO = _("Nothing to do right now.")
NEXT = _("Next: {what}")
AND_OPEN = _("Also open: {what}")
WAITS = _("Waits: {what}")
THANKED = _("{done} of {of} thanked")
OPPORTUNITY_GONE = _("That job is no longer there.")
PERSONAL_NAME = _("Your search")
# Translators: such as "An offer is on the table, yesterday".
OUTCOME_SINCE = _("{outcome}, {day}")
# Translators: {names} are things to do, such as "Thank Dana; Thank Sam".
NAMES_AND_MORE = plural("{names}; and {count} more", "{names}; and {count} more")
INTERVIEW_AHEAD = _("Interview {when}")
# Translators: {when} is such as "12 Nov–15 Nov".
WAITS_FOR_DECISION = _("{what}; they decide {when}")
# Translators: {title} is such as "Round 2".
INTERVIEW_LINE = _("{title}: {when}")
ROUND = _("Round {number}")
CANCELLED = _("Cancelled")
NOBODY_CAME = _("Nobody came")
OPEN_HEADING = in_context("heading of steps", "Open")
WAITS_HEADING = in_context("heading of steps", "Waits")
SETTLED_HEADING = in_context("heading of steps", "Settled")
AND_MORE = plural("and {count} more", "and {count} more")
LOG_LABEL = _("Log an interview")
CLOSED_LABEL = _("Closed ones")
EARLIER_LABEL = _("‹ Earlier")
MORE_LABEL = _("More ›")
EVERYTHING_LABEL = _("‹ Everything")
OUTCOME_LABEL = _("Outcome")
NEWS_LABEL = _("Any news")
# Translators: a button to change what is known of a job.
CORRECT_LABEL = _("Correct")
LESSON_LABEL = _("Lesson")
FEEDBACK_LABEL = _("Their feedback")
PEOPLE_LABEL = _("People")
TALK_LABELS = {
    InterviewFlow.CAPTURE: _("Notes"),
    InterviewFlow.PROCESS: _("What they said"),
    InterviewFlow.REFLECT: _("Look back"),
}
PAGE_SIZE = 3
NAMED_AT_MOST = 2
LISTED_AT_MOST = 8
"""A section lists at most this many steps, which is as many as have buttons."""


async def handle_status(_update: Update, turn: Turn) -> None:
    """Answers /status."""
    turn.say(*overview_card(turn, 0))


async def handle_callback(_update: Update, turn: Turn, data: ShowStatus | OpenOpportunity) -> None:
    """Shows a page of the overview, or one opportunity."""
    match data:
        case ShowStatus(page):
            turn.edit(*overview_card(turn, page))
        case OpenOpportunity(opportunity):
            turn.edit(*opportunity_card(turn, opportunity))
        case _:
            assert_never(data)


# -- the overview ----------------------------------------------------------------------------------


def overview_card(turn: Turn, page: int) -> tuple[str, list[list[Button]]]:
    """Shows the live opportunities a page at a time, with the most pressing first."""
    personal = personal_opportunity(turn.person)
    jobs = (personal, *turn.dossier.opportunities)
    lines = {job.id: _card_lines(turn, job) for job in jobs}
    live = [job for job in turn.dossier.opportunities if _is_pending(job, lines[job.id])]
    has_personal_steps = bool(open_lines(lines[personal.id]))
    if not live and not has_personal_steps:
        return str(NOTHING_PENDING), [[Button(LOG_LABEL, LogInterview())], *_rows_to_closed(turn)]
    live.sort(key=lambda job: _urgency_order(job, lines[job.id], turn.now))
    page = min(page, max(len(live) - 1, 0) // PAGE_SIZE)
    shown = live[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    shown += [personal] * has_personal_steps
    blocks = [_block(turn, job, lines[job.id]) for job in shown]
    rows = [_overview_row(job, lines[job.id], shown) for job in shown]
    return "\n\n".join([str(TITLE), *blocks]), [
        *rows,
        *_page_rows(page, len(live)),
        *_rows_to_closed(turn),
    ]


def _is_pending(opportunity: Opportunity, lines: Sequence[CardLine]) -> bool:
    """Tells whether the job goes on, or a step other than housekeeping is still open."""
    todo = _lines_in_state(lines, StepState.OPEN)
    return opportunity.is_live or any(not line.definition.is_housekeeping for line in todo)


def _rows_to_closed(turn: Turn) -> list[list[Button]]:
    has_closed = any(not job.is_live for job in turn.dossier.opportunities)
    return [[Button(CLOSED_LABEL, ListClosed())]] if has_closed else []


def _card_lines(turn: Turn, opportunity: Opportunity) -> list[CardLine]:
    return all_card_lines(turn.dossier, opportunity.id, turn.now)


LATE_COUNTS_AS = timedelta(hours=12)
"""What is late can wait for so long behind what has its hour, such as tomorrow's interview."""


def _urgency_order(
    job: Opportunity, lines: Sequence[CardLine], now: datetime
) -> tuple[int, float, float]:
    """Sorts jobs by what ends or begins next: an open step or the interview; then by what waits.

    A job with nothing to do comes last.
    """
    steps = [line.step for line in lines if line.step]
    ends = [step.closes or step.opens for step in steps if step.state is StepState.OPEN]
    coming = next_round(job, now)
    moments = [(end if end > now else now + LATE_COUNTS_AS, end) for end in ends]
    moments += [(coming.start, coming.start)] if coming else []
    if moments:
        moment, end = min(moments)
        return 0, moment.timestamp(), end.timestamp()
    starts = [step.opens for step in steps if step.state is StepState.UPCOMING]
    return (1, min(starts).timestamp(), 0.0) if starts else (2, 0.0, 0.0)


def _lines_in_state(lines: Sequence[CardLine], state: StepState) -> list[CardLine]:
    return [line for line in lines if line.step and line.step.state is state]


def open_lines(lines: Sequence[CardLine]) -> list[CardLine]:
    """Returns the steps that can be done now; the step that ends first comes first."""
    return sorted(_lines_in_state(lines, StepState.OPEN), key=_end_order)


def _end_order(line: CardLine) -> tuple[bool, bool, float]:
    """Sorts steps by their end. Steps without an end, and those that join a card, come last."""
    closes = line.step.closes if line.step else None
    moment = closes.timestamp() if closes else _opening_timestamp(line.step)
    return line.definition.joins_card, closes is None, moment


def _block(turn: Turn, opportunity: Opportunity, lines: Sequence[CardLine]) -> str:
    todo, waiting = open_lines(lines), _lines_waiting(lines)
    interviews = _next_interview_lines(turn, opportunity)
    parts = [
        formatting.opportunity_heading(opportunity),
        *_outcome_lines(turn, opportunity),
        *interviews,
    ]
    if todo:
        parts.append(NEXT.format(what=step_text(todo[0], turn.now)))
    elif not interviews:
        parts.append(str(NOTHING_TO_DO))
    if todo[1:]:
        parts.append(AND_OPEN.format(what=_names_in_short(todo[1:])))
    parts += _coverage_lines(opportunity) if opportunity.is_live else []
    if waiting:
        parts.append(WAITS.format(what=_waits_text(turn, waiting[0])))
    return "\n".join(parts)


def _outcome_lines(turn: Turn, opportunity: Opportunity) -> list[str]:
    """Says what the outcome is so far, and since when."""
    if opportunity.outcome is None:
        return []
    at = opportunity.outcome_at or turn.now
    day = formatting.day_text(at, formatting.person_zone(turn.person), turn.now)
    heading = formatting.OUTCOME_HEADINGS[opportunity.outcome]
    return [OUTCOME_SINCE.format(outcome=heading, day=day)]


def _names_in_short(lines: Sequence[CardLine]) -> str:
    names = "; ".join(line.task for line in lines[:NAMED_AT_MOST])
    more = len(lines) - NAMED_AT_MOST
    return NAMES_AND_MORE.format(more, names=names) if more > 0 else names


def _next_interview_lines(turn: Turn, opportunity: Opportunity) -> list[str]:
    ahead = [
        interview
        for interview in opportunity.interviews
        if interview.end > turn.now and _is_planned(interview)
    ]
    if not ahead:
        return []
    first = min(ahead, key=lambda interview: interview.start)
    return [INTERVIEW_AHEAD.format(when=_interview_text(turn, opportunity, first))]


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
    text = step_text(line, turn.now)
    interview = line.subject.interview
    decision = decision_range(interview) if interview else ""
    if decision and line.definition.waits_for_decision:
        return WAITS_FOR_DECISION.format(what=text, when=decision)
    return text


def _overview_row(
    opportunity: Opportunity, lines: Sequence[CardLine], shown: Sequence[Opportunity]
) -> list[Button]:
    todo = [line for line in open_lines(lines) if not line.definition.is_housekeeping]
    name = opportunity.company[:24] or str(PERSONAL_NAME)
    if formatting.has_same_company(opportunity, shown):
        name = formatting.job_label(opportunity, company_length=12)
    more = Button(f"{name} ›", OpenOpportunity(opportunity.id))
    if not todo or not todo[0].action_label:
        return [more]
    first = todo[0]
    action = format_label(first.action_label, first.subject.short_name)
    return [Button(action, first.ref.callback_data(StepVerb.DO), style="primary"), more]


def _page_rows(page: int, count: int) -> list[list[Button]]:
    before = [Button(EARLIER_LABEL, ShowStatus(page - 1))] if page else []
    after = [Button(MORE_LABEL, ShowStatus(page + 1))] if (page + 1) * PAGE_SIZE < count else []
    return [[*before, *after]] if before or after else []


# -- one opportunity -------------------------------------------------------------------------------


def opportunity_card(
    turn: Turn, wanted: OpportunityId, snooze_ref: StepRef | None = None
) -> tuple[str, list[list[Button]]]:
    """Shows everything about one opportunity as it stands, with buttons for what can be done."""
    opportunity = turn.find_opportunity(wanted)
    if opportunity is None:
        return str(OPPORTUNITY_GONE), [[Button(EVERYTHING_LABEL, ShowStatus(0))]]
    lines = _card_lines(turn, opportunity)
    todo = open_lines(lines)
    settled = [*_lines_in_state(lines, StepState.DONE), *_lines_in_state(lines, StepState.SKIPPED)]
    parts = [
        formatting.opportunity_heading(opportunity),
        *_outcome_lines(turn, opportunity),
        *lesson_lines(opportunity),
    ]
    parts += [
        INTERVIEW_LINE.format(
            title=_interview_title(opportunity, interview),
            when=_interview_text(turn, opportunity, interview),
        )
        for interview in sorted(opportunity.interviews, key=lambda interview: interview.start)
    ]
    parts += _section(OPEN_HEADING, todo, turn.now) or [f"\n{NOTHING_TO_DO}"]
    parts += _section(WAITS_HEADING, _lines_waiting(lines), turn.now)
    parts += _section(SETTLED_HEADING, settled, turn.now)
    buttons = card_buttons([*todo[:8], *settled[-2:]], turn.now, snooze_ref)
    rows = [*buttons, *offer_rows(turn, opportunity), *_further_rows(opportunity, turn.now)]
    return "\n".join(parts), rows


def _interview_title(opportunity: Opportunity, interview: Interview) -> str:
    """Returns the title of an interview.

    One that was cancelled or missed is not counted as a round.
    """
    match interview.held:
        case InterviewStatus.PLANNED:
            return ROUND.format(number=round_number(opportunity, interview))
        case InterviewStatus.CANCELLED:
            return str(CANCELLED)
        case InterviewStatus.NO_SHOW:
            return str(NOBODY_CAME)
        case _:
            assert_never(interview.held)


def _is_planned(interview: Interview) -> bool:
    return interview.held is InterviewStatus.PLANNED


def _section(heading: Text, lines: Sequence[CardLine], now: datetime) -> list[str]:
    if not lines:
        return []
    more = len(lines) - LISTED_AT_MOST
    shown = (f"• {step_text(line, now)}" for line in lines[:LISTED_AT_MOST])
    rest = [AND_MORE.format(more)] if more > 0 else []
    return [f"\n<b>{escape(str(heading))}</b>", *shown, *rest]


def _further_rows(opportunity: Opportunity, now: datetime) -> list[list[Button]]:
    """Returns the buttons for notes about the last round that began, and for the other pages."""
    begun = [
        interview
        for interview in opportunity.interviews
        if interview.start <= now and _is_planned(interview)
    ]
    news = [
        Button(OUTCOME_LABEL, JobOutcome(OutcomeAction.ASK, opportunity.id)),
        Button(NEWS_LABEL, TellNews(News.ASK, opportunity.id)),
        Button(CORRECT_LABEL, CorrectOpportunity(opportunity.id)),
    ]
    if opportunity.outcome is Outcome.REJECTED:
        news[1:2] = [
            Button(LESSON_LABEL, JobOutcome(OutcomeAction.LESSON, opportunity.id)),
            Button(FEEDBACK_LABEL, JobOutcome(OutcomeAction.FEEDBACK, opportunity.id)),
        ]
    further = [Button(PEOPLE_LABEL, ShowContacts(0)), Button(EVERYTHING_LABEL, ShowStatus(0))]
    if opportunity.id == NO_OPPORTUNITY:
        return [further[1:]]
    if not begun:
        return [news, further]
    last = max(begun, key=lambda interview: interview.start).id
    talks = [
        Button(label, BeginFlow(flow, opportunity.id, last)) for flow, label in TALK_LABELS.items()
    ]
    return [talks, news, further]

"""/status: for each live opportunity the next thing, what is open, what waits; act from there."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import assert_never

from telegram import Update

from coaching import planner
from coaching.model.documents import Interview, Opportunity
from coaching.model.personal_steps import drawer
from coaching.model.step_key import Step, StepKind, StepState
from coaching.model.vocabulary import OWN, Held, OpportunityId, Outcome
from handlers.answers.match_opportunity import round_of
from handlers.cards.card import Line, Ref, all_lines, card_buttons, step_line
from handlers.interviews.process import range_words
from handlers.outcomes.lessons import left_behind
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

TITLE = "<b>What is pending</b>"
NOTHING = "Nothing is pending. /new logs an interview in one line."
QUIET = "Nothing to do right now."
NEXT = "Next: {what}"
AND_OPEN = "Also open: {what}"
WAITS = "Waits: {what}"
THANKED = "{done} of {of} thanked"
GONE = "That opportunity is no longer there."
OWN_NAME = "Your search"
PAGE = 3
SHOWN = 2
LISTED = 8
"""Steps of a section, which is as many as have buttons."""
MORE = "and {count} more"


async def status(_: Update, turn: Turn) -> None:
    """/status."""
    turn.say(*overview(turn, 0))


async def pressed(update: Update, turn: Turn) -> None:
    """A page, or one opportunity."""
    query = update.callback_query
    parts = (query.data or "").split(":")[1:] if query else []
    match parts:
        case ["page", page] if page.isdigit():
            turn.edit(*overview(turn, int(page)))
        case ["opp", opportunity] if opportunity.isdigit():
            turn.edit(*opportunity_card(turn, OpportunityId(int(opportunity))))
        case _:
            turn.whisper(GONE)


# -- the overview ----------------------------------------------------------------------------------


def overview(turn: Turn, page: int) -> tuple[str, list[list[Button]]]:
    """The live opportunities, the most pressing first, a page at a time."""
    live = [one for one in turn.dossier.opportunities if _pending(turn, one)]
    own = drawer(turn.person)
    mine = open_lines(_lines(turn, own))
    if not live and not mine:
        return NOTHING, [[Button("Log an interview", "n:new")], *_closed(turn)]
    live.sort(key=lambda one: _pressing(_lines(turn, one), turn.now))
    page = min(page, max(len(live) - 1, 0) // PAGE)
    shown = live[page * PAGE : (page + 1) * PAGE]
    shown += [own] * bool(mine)
    blocks = [_block(turn, one, _lines(turn, one)) for one in shown]
    rows = [_row(one, _lines(turn, one), shown) for one in shown]
    return "\n\n".join([TITLE, *blocks]), [*rows, *_pages(page, len(live)), *_closed(turn)]


def _pending(turn: Turn, opportunity: Opportunity) -> bool:
    """Whether it goes on, or something is still to be done about how it ended."""
    todo = (line.ref.key.kind for line in open_lines(_lines(turn, opportunity)))
    return opportunity.live or any(kind is not StepKind.CLEAR for kind in todo)


def _closed(turn: Turn) -> list[list[Button]]:
    closed = any(not one.live for one in turn.dossier.opportunities)
    return [[Button("Closed ones", "o:closed")]] if closed else []


def _lines(turn: Turn, opportunity: Opportunity) -> list[Line]:
    return all_lines(turn.dossier, opportunity.id, turn.now)


def _pressing(lines: Sequence[Line], now: datetime) -> tuple[int, float]:
    """Open steps by their end come first, then what waits by its beginning."""
    steps = [line.step for line in lines if line.step]
    ends = [one.closes or one.opens for one in steps if one.state is StepState.OPEN]
    starts = [one.opens for one in steps if one.state is StepState.UPCOMING]
    if ends:
        return 0, min(ends).timestamp()
    return 1, (min(starts) if starts else now).timestamp()


def _state(lines: Sequence[Line], state: StepState) -> list[Line]:
    return [line for line in lines if line.step and line.step.state is state]


def open_lines(lines: Sequence[Line]) -> list[Line]:
    """What can be done now, what closes first on top."""
    return sorted(_state(lines, StepState.OPEN), key=_by_end)


def _by_end(line: Line) -> tuple[bool, bool, float]:
    """What ends first comes first; an invitation, for which there is time, last."""
    closes = line.step.closes if line.step else None
    invites = line.ref.key.kind is StepKind.LINKEDIN
    return invites, closes is None, closes.timestamp() if closes else _opens(line.step)


def _block(turn: Turn, opportunity: Opportunity, lines: Sequence[Line]) -> str:
    now = turn.now
    todo, waiting = open_lines(lines), _waiting(lines)
    ahead = _ahead(turn, opportunity)
    parts = [formatting.heading(opportunity), *_ended(turn, opportunity), *ahead]
    if todo:
        parts.append(NEXT.format(what=step_line(todo[0], now)))
    elif not ahead:
        parts.append(QUIET)
    if todo[1:]:
        parts.append(AND_OPEN.format(what=_several(todo[1:])))
    parts += _coverage(opportunity) if opportunity.live else []
    if waiting:
        parts.append(WAITS.format(what=_waits(turn, waiting[0])))
    return "\n".join(parts)


def _ended(turn: Turn, opportunity: Opportunity) -> list[str]:
    """What came of it so far, and since when."""
    if opportunity.outcome is None:
        return []
    at = opportunity.outcome_at or turn.now
    words = formatting.OUTCOMES[opportunity.outcome].capitalize()
    return [f"{words}, {formatting.day(at, formatting.zone_of(turn.person), turn.now)}"]


def _several(lines: Sequence[Line]) -> str:
    named = [line.words.line(line.subject) for line in lines[:SHOWN]]
    more = len(lines) - len(named)
    return "; ".join(named) + (f"; and {more} more" if more else "")


def _ahead(turn: Turn, opportunity: Opportunity) -> list[str]:
    coming = sorted(
        (one for one in opportunity.interviews if one.end > turn.now and _stands(one)),
        key=lambda one: one.start,
    )
    return [f"Interview {_interview(turn, opportunity, one)}" for one in coming[:1]]


def _interview(turn: Turn, opportunity: Opportunity, interview: Interview) -> str:
    return formatting.interview_time(interview, turn.person, opportunity.zone, turn.now)


def _coverage(opportunity: Opportunity) -> list[str]:
    rows = []
    for interview in opportunity.interviews:
        done, of = planner.coverage(opportunity, interview.id)
        if of:
            rows.append(THANKED.format(done=done, of=of))
    return rows[-1:]


def _waiting(lines: Sequence[Line]) -> list[Line]:
    waiting = [line for line in _state(lines, StepState.UPCOMING) if line.ref.key.kind in _WAITING]
    return sorted(waiting, key=lambda line: _opens(line.step))


_WAITING = {StepKind.CHECK_IN, StepKind.REFEREE, StepKind.REFLECT, StepKind.CAPTURE}


def _opens(step: Step | None) -> float:
    return step.opens.timestamp() if step else 0.0


def _waits(turn: Turn, line: Line) -> str:
    words = step_line(line, turn.now)
    interview = line.subject.interview
    decides = range_words(interview) if interview else ""
    if decides and line.ref.key.kind is StepKind.CHECK_IN:
        words += f"; they decide {decides}"
    return words


def _row(
    opportunity: Opportunity, lines: Sequence[Line], shown: Sequence[Opportunity]
) -> list[Button]:
    todo = [line for line in open_lines(lines) if line.ref.key.kind is not StepKind.CLEAR]
    name = opportunity.company[:24] or OWN_NAME
    if formatting.same_company(opportunity, shown):
        name = f"{opportunity.company[:12]} · {opportunity.role[:24]}"
    more = Button(f"{name} ›", f"t:opp:{opportunity.id}")
    if not todo or not todo[0].words.action(todo[0].subject):
        return [more]
    first = todo[0]
    action = f"{first.words.action(first.subject)}: {first.subject.short}".rstrip(": ")
    return [Button(action, first.ref.data("do"), style="primary"), more]


def _pages(page: int, count: int) -> list[list[Button]]:
    before = [Button("‹ Earlier", f"t:page:{page - 1}")] if page else []
    after = [Button("More ›", f"t:page:{page + 1}")] if (page + 1) * PAGE < count else []
    return [[*before, *after]] if before or after else []


# -- one opportunity -------------------------------------------------------------------------------


def opportunity_card(
    turn: Turn, wanted: OpportunityId, putting_off: Ref | None = None
) -> tuple[str, list[list[Button]]]:
    """Everything about one opportunity as it stands, with buttons for what can be done."""
    opportunity = turn.opportunity(wanted)
    if opportunity is None:
        return GONE, [[Button("‹ Everything", "t:page:0")]]
    lines = _lines(turn, opportunity)
    todo = open_lines(lines)
    settled = [*_state(lines, StepState.DONE), *_state(lines, StepState.SKIPPED)]
    parts = [formatting.heading(opportunity), *_ended(turn, opportunity), *left_behind(opportunity)]
    parts += [
        f"{title}: {_interview(turn, opportunity, one)}" for title, one in _rounds(opportunity)
    ]
    parts += _section("Open", todo, turn.now) or [f"\n{QUIET}"]
    parts += _section("Waits", _waiting(lines), turn.now)
    parts += _section("Settled", settled, turn.now)
    buttons = card_buttons([*todo[:8], *settled[-2:]], turn.now, putting_off)
    return "\n".join(parts), [*buttons, *_ways(opportunity, turn.now)]


def _rounds(opportunity: Opportunity) -> list[tuple[str, Interview]]:
    """Each with its title; what fell through counts for no round."""
    ordered = sorted(opportunity.interviews, key=lambda one: one.start)
    return [(_round(opportunity, one), one) for one in ordered]


def _round(opportunity: Opportunity, interview: Interview) -> str:
    match interview.held:
        case Held.PLANNED:
            return f"Round {round_of(opportunity, interview)}"
        case Held.CANCELLED:
            return "Cancelled"
        case Held.NO_SHOW:
            return "Nobody came"
        case _:
            assert_never(interview.held)


def _stands(interview: Interview) -> bool:
    return interview.held is Held.PLANNED


def _section(title: str, lines: Sequence[Line], now: datetime) -> list[str]:
    if not lines:
        return []
    more = [MORE.format(count=len(lines) - LISTED)] if len(lines) > LISTED else []
    shown = (f"• {step_line(line, now)}" for line in lines[:LISTED])
    return [f"\n<b>{escape(title)}</b>", *shown, *more]


def _ways(opportunity: Opportunity, now: datetime) -> list[list[Button]]:
    """Notes and the like are about the round that was last; before the first there are none."""
    begun = [one for one in opportunity.interviews if one.start <= now and _stands(one)]
    news = [
        Button("Outcome", f"o:of:{opportunity.id}"),
        Button("Any news", f"o:news:{opportunity.id}"),
        Button("Correct", f"o:fix:{opportunity.id}"),
    ]
    if opportunity.outcome is Outcome.REJECTED:
        news[1:2] = [
            Button("Lesson", f"o:lesson:{opportunity.id}"),
            Button("Their feedback", f"o:feedback:{opportunity.id}"),
        ]
    ways = [Button("People", "c:page:0"), Button("‹ Everything", "t:page:0")]
    if opportunity.id == OWN:
        return [ways[1:]]
    if not begun:
        return [news, ways]
    ids = f"{opportunity.id}:{max(begun, key=lambda one: one.start).id}"
    talk = [
        Button("Notes", f"b:capture:{ids}"),
        Button("What they said", f"b:process:{ids}"),
        Button("Look back", f"b:reflect:{ids}"),
    ]
    return [talk, news, ways]

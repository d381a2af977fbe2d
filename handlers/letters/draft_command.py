"""/draft: any letter at any time: choose the opportunity, then what is to be written."""

from datetime import datetime

from telegram import Update

from coaching.letters.compose import draft_for
from coaching.letters.forms import WRITTEN
from coaching.model.documents import Opportunity
from coaching.model.step_key import StepKind, StepState
from handlers.cards.card import Line, all_lines
from handlers.cards.steps_without_letter import READ
from handlers.letters.draft_options import anew
from handlers.letters.drafting import usual_look
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

WHICH = "Which opportunity is it about?"
WHAT = "{heading}\nWhat shall I write?"
NOTHING = (
    "There is nothing to write for {heading} yet. After the interview, your notes become letters."
)
NOWHERE = "There is nothing to write about yet. /new logs an interview; afterwards I draft."
GONE = "That opportunity is no longer there. /status shows what is."
PAGE = 8
_AFTER_A_TALK = frozenset(
    {
        StepKind.THANK,
        StepKind.STAFF,
        StepKind.LINKEDIN,
        StepKind.USEFUL,
        StepKind.CHECK_IN,
    }
)
_TITLES = {
    StepKind.THANK: "Thank-you",
    StepKind.STAFF: "Thank-you",
    StepKind.HELPER: "Thank-you",
    StepKind.REFEREE: "Reference",
    StepKind.LINKEDIN: "LinkedIn",
    StepKind.USEFUL: "Something useful",
    StepKind.CHECKED: "Thanks for the reference",
    StepKind.ENDORSE: "A good word",
    StepKind.ENDORSED: "Thanks for the word",
    StepKind.BRIEF: "Brief for the next round",
    StepKind.FEEDBACK: "Thanks, and a question why",
    StepKind.OFFER: "Before you answer the offer",
    StepKind.OFFER_THANKS: "News of the offer",
    StepKind.REBOOK: "A new time",
}


async def draft(_: Update, turn: Turn) -> None:
    """/draft."""
    among = [one for one in turn.dossier.opportunities if letters(turn, one)]
    if len(among) == 1:
        turn.say(*_list(turn, among[0], 0))
    elif among:
        turn.say(WHICH, [[_open(one)] for one in _latest_first(among)[:PAGE]])
    elif turn.dossier.opportunities:
        latest = _latest_first(turn.dossier.opportunities)[0]
        turn.say(NOTHING.format(heading=formatting.heading(latest)))
    else:
        turn.say(NOWHERE, [[Button("Log an interview", "n:new")]])


async def pressed(update: Update, turn: Turn) -> None:
    """An opportunity, or a page of what can be written for it."""
    query = update.callback_query
    _, wanted, page = (query.data or "").split(":") if query else ("", "0", "0")
    opportunity = turn.job(int(wanted))
    if opportunity is None:
        turn.whisper(GONE)
    else:
        turn.edit(*_list(turn, opportunity, int(page)))


def letters(turn: Turn, opportunity: Opportunity) -> list[Line]:
    """What can be written or read for it now, what is done included; what is open comes first."""
    lines = all_lines(turn.dossier, opportunity.id, turn.now)
    return sorted((one for one in lines if _can(one, turn.now)), key=_open_first)


def _waits(line: Line) -> bool:
    return line.step is not None and line.step.state is StepState.UPCOMING


def _can(line: Line, now: datetime) -> bool:
    if line.step is None or line.step.state is StepState.CANCELLED:
        return False
    kind, interview = line.ref.key.kind, line.subject.interview
    if kind in READ:
        return True
    if kind is StepKind.CHECK_IN and line.ref.key.subject > 1 and _waits(line):
        return False  # the last one there is; not before its time
    if kind not in WRITTEN or (kind in _AFTER_A_TALK and (not interview or interview.end > now)):
        return False
    subject = line.subject
    variant = usual_look(subject).variant
    found = draft_for(line.ref.key, subject.person, subject.opportunity, now, variant=variant)
    return found is not None


_ORDER = (StepState.OPEN, StepState.LAPSED, StepState.UPCOMING, StepState.DONE, StepState.SKIPPED)


def _open_first(line: Line) -> int:
    return _ORDER.index(line.step.state) if line.step else len(_ORDER)


def _list(turn: Turn, opportunity: Opportunity, page: int) -> tuple[str, list[list[Button]]]:
    found, heading = letters(turn, opportunity), formatting.heading(opportunity)
    if not found:
        return NOTHING.format(heading=heading), []
    page = min(page, (len(found) - 1) // PAGE)
    rows = [[_write(one)] for one in found[page * PAGE : (page + 1) * PAGE]]
    before = [Button("‹ Earlier", f"d:{opportunity.id}:{page - 1}")] if page else []
    more = len(found) > (page + 1) * PAGE
    after = [Button("More ›", f"d:{opportunity.id}:{page + 1}")] if more else []
    return WHAT.format(heading=heading), [*rows, [*before, *after]]


def _write(line: Line) -> Button:
    ref, look = line.ref, usual_look(line.subject)
    done = line.step is not None and line.step.state is StepState.DONE
    label = ": ".join(filter(None, (_title(line), line.subject.name[:24]))) + " ✓" * done
    return Button(label, ref.data("do") if ref.key.kind in READ else anew(ref, look))


def _title(line: Line) -> str:
    if line.ref.key.kind is StepKind.CHECK_IN:
        return "Check-in" if line.ref.key.subject == 1 else "Second check-in"
    return _TITLES[line.ref.key.kind]


def _open(opportunity: Opportunity) -> Button:
    return Button(f"{opportunity.company}, {opportunity.role}"[:40], f"d:{opportunity.id}:0")


def _latest_first(opportunities: list[Opportunity] | tuple[Opportunity, ...]) -> list[Opportunity]:
    return sorted(opportunities, key=lambda one: (one.live, one.id), reverse=True)

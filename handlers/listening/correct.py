"""A line that was understood wrongly is put right by a press and an answer."""

from dataclasses import replace
from typing import Any

from telegram import Update

from coaching.facts.correct_line import correct_line
from coaching.facts.proposal_json import decode_proposal, encode_proposal
from coaching.facts.unclear import move_to_job
from coaching.model.documents import Conversation, Dossier
from coaching.model.pending import PendingReading
from coaching.model.vocabulary import InvalidInputError, OpportunityId
from coaching.reading.context import ReadingContext
from coaching.reading.people.names import read_name
from coaching.reading.proposals import UNSAID_MATTER, Matter, Proposal
from coaching.reading.similarity import is_same_name
from coaching.translation import _
from handlers.cards.proposal_lines import LineView, line_text
from handlers.cards.reading_card import (
    ChangeLine,
    LeaveOutLine,
    reading_card,
    reading_of,
)
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.listening.confirm import SETTLED_ALREADY
from handlers.listening.pending_readings import (
    end_question_about,
    find_pending,
    put_pending,
    remove_pending,
    with_proposals,
)
from handlers.listening.reading_context import MONTH_FIRST
from handlers.ui import formatting
from handlers.ui.turn import Turn

HOW_TO_READ = _("How should this read?\n<i>{line}</i>")
WHICH_COMPANY = _("Which company is it about?")
NOT_READ = _("I could not read that as a change of this line. Try it in other words.")
LEAVE_OUT_LABEL = _("Leave it out")
NOTHING_LEFT = _("Then nothing of it is left to keep.")
# Translators: stands in "We were at: {title}".
TITLE = _("what you told me")
JOBS_AT_MOST = 6
LEAVE_OUT = "leave_out"


async def handle_callback(_: Update, turn: Turn, data: ChangeLine | LeaveOutLine) -> None:
    """Asks how a line should read, or leaves it out."""
    pending = find_pending(turn, data.serial)
    if pending is None:
        turn.show_toast(SETTLED_ALREADY)
    elif data.line > len(pending.proposals):
        turn.edit(*reading_card(turn.dossier, pending, turn.now))
    elif isinstance(data, LeaveOutLine):
        show_corrected(turn, _without_line(pending, data.line), on_card=True)
    else:
        turn.replace_buttons()
        put_pending(turn, replace(pending, is_bare=True))
        line = pending.proposals[data.line - 1] if data.line else ""
        answers = {"serial": pending.serial, "place": data.line, "before": line}
        engine.begin(turn, CORRECT, answers=answers)


def _without_line(pending: PendingReading, line: int) -> PendingReading:
    proposals = reading_of(pending).proposals
    left = tuple(one for number, one in enumerate(proposals, 1) if number != line)
    return with_proposals(pending, left)


def show_corrected(turn: Turn, pending: PendingReading, *, on_card: bool = False) -> None:
    """Shows the card as it stands after a correction; nothing waits any more when it is empty."""
    show = turn.edit if on_card else turn.say
    if not pending.proposals and not pending.rest:
        remove_pending(turn, pending.serial)
        show(NOTHING_LEFT)
        return
    end_question_about(turn, pending.serial)
    put_pending(turn, replace(pending, is_bare=False))
    show(*reading_card(turn.dossier, pending, turn.now))


# -- the question ----------------------------------------------------------------------------------


def _prompt(context: QuestionContext) -> str:
    if not context.answers["place"]:
        return str(WHICH_COMPANY)
    dossier = Dossier(context.person, context.opportunities)
    line = line_text(decode_proposal(context.answers["before"]), LineView(dossier, context.now))
    return HOW_TO_READ.format(line=line)


def _choices(context: QuestionContext) -> Choices:
    if context.answers["place"]:
        return ((Choice(LEAVE_OUT_LABEL, LEAVE_OUT),),)
    live = [job for job in context.opportunities if job.is_live][-JOBS_AT_MOST:]
    return [[Choice(formatting.job_label(job), job.id)] for job in reversed(live)]


def _read_change(text: str, context: QuestionContext) -> Any:
    """Returns the corrected line as JSON, or the company's name or id."""
    if not context.answers["place"]:
        same = (job for job in context.opportunities if is_same_name(job.company, text))
        known = next(same, None)
        return known.id if known else read_name(text)
    before = decode_proposal(context.answers["before"])
    changed = correct_line(before, text.strip(), _context_of(context))
    if changed is None:
        raise InvalidInputError(NOT_READ)
    return encode_proposal(changed)


def _context_of(context: QuestionContext) -> ReadingContext:
    return ReadingContext(
        dossier=Dossier(context.person, context.opportunities),
        now=context.as_of,
        zone=formatting.person_zone(context.person),
        month_first=context.person.country in MONTH_FIRST,
    )


def _format_change(value: Any) -> str:
    return str(LEAVE_OUT_LABEL) if value == LEAVE_OUT else str(value)


def _finish(turn: Turn, conversation: Conversation) -> None:
    answers = conversation.answers
    pending, change = find_pending(turn, answers["serial"]), answers.get("change")
    if pending is None:
        turn.say(SETTLED_ALREADY)
        return
    if change == LEAVE_OUT:
        pending = _without_line(pending, answers["place"])
    elif change is not None and answers["place"]:
        lines = list(pending.proposals)
        lines[answers["place"] - 1] = change
        pending = replace(pending, proposals=tuple(lines))
    elif change is not None:
        pending = _with_company(turn, pending, change)
    show_corrected(turn, pending)


def _with_company(turn: Turn, pending: PendingReading, company: int | str) -> PendingReading:
    """Returns the message as one about another job; of several, the first one is changed."""
    known = turn.find_real_opportunity(OpportunityId(company)) if isinstance(company, int) else None
    named = None if isinstance(company, int) else company
    proposals = reading_of(pending).proposals
    first = proposals[0].about if proposals else UNSAID_MATTER
    moved = (
        _about_company(move_to_job(one, known, turn.now), named) if one.about == first else one
        for one in proposals
    )
    return with_proposals(pending, tuple(moved))


def _about_company(proposal: Proposal, company: str | None) -> Proposal:
    return replace(proposal, about=Matter(company=company)) if company else proposal


CORRECT = register_flow(
    Flow(
        name="correct",
        version=1,
        title=lambda _context: TITLE,
        questions=(
            Question("change", _prompt, _read_change, _choices, format_answer=_format_change),
        ),
        finish=_finish,
        is_resumable=False,
    )
)

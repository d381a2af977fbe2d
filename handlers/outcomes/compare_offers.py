"""Shows two jobs side by side before one is chosen: what was noted of each, and what was not."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import ClassVar, assert_never

from telegram import Update

from coaching.letters.briefs.side_by_side import NOT_NOTED, ComparedRow, compare_jobs
from coaching.model.documents import Opportunity
from coaching.model.vocabulary import OpportunityId, Outcome
from coaching.translation import _
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn

SIDE_BY_SIDE = _("Side by side")
BESIDE_WHICH = _("Next to which one?")
NOTHING_BESIDE = _("There is no other job with an offer or an interview to put beside it.")
# Translators: {left} and {right} are companies.
HEADING = _("<b>{left}</b> and <b>{right}</b>, as you noted them")
# Translators: one job in a comparison, such as "Acme: 148k base".
ROW = _("{company}: {text}")
NOTED_OF_NEITHER = _("Not noted for either: {labels}.")
OFFERED_AT_MOST = 6


@dataclass(frozen=True, slots=True)
class ChooseBeside(CallbackData):
    """Asks which job to put beside this one."""

    prefix: ClassVar[str] = "o:beside"
    opportunity: OpportunityId


@dataclass(frozen=True, slots=True)
class CompareJobs(CallbackData):
    """Shows two jobs side by side."""

    prefix: ClassVar[str] = "o:both"
    opportunity: OpportunityId
    other: OpportunityId


async def handle_callback(_: Update, turn: Turn, data: ChooseBeside | CompareJobs) -> None:
    """Shows the jobs side by side, or asks which ones."""
    job = turn.find_real_opportunity(data.opportunity)
    if job is None:
        turn.show_toast(NO_LONGER_THERE)
        return
    match data:
        case ChooseBeside():
            _choose(turn, job)
        case CompareJobs(other=wanted):
            other = turn.find_real_opportunity(wanted)
            if other is None:
                turn.show_toast(NO_LONGER_THERE)
            else:
                turn.say(comparison_text(job, other))
        case _:
            assert_never(data)


def can_be_compared(turn: Turn, opportunity: Opportunity) -> bool:
    """Tells whether there is a job to put beside this one."""
    return bool(list_beside(turn.dossier.opportunities, opportunity))


def list_beside(jobs: Sequence[Opportunity], opportunity: Opportunity) -> list[Opportunity]:
    """Returns the jobs worth a comparison: those with an offer first, then those interviewed for,
    the last one first."""
    others = [
        job
        for job in reversed(jobs)
        if job.id != opportunity.id and job.is_live and (job.interviews or job.offer)
    ]
    return sorted(others, key=lambda job: job.outcome is not Outcome.OFFER)


def _choose(turn: Turn, job: Opportunity) -> None:
    others = list_beside(turn.dossier.opportunities, job)
    if not others:
        turn.show_toast(NOTHING_BESIDE)
    elif len(others) == 1:
        turn.say(comparison_text(job, others[0]))
    else:
        rows = [
            [Button(formatting.job_label(other), CompareJobs(job.id, other.id))]
            for other in others[:OFFERED_AT_MOST]
        ]
        turn.say(BESIDE_WHICH, rows)


def comparison_text(left: Opportunity, right: Opportunity) -> str:
    """Returns both jobs, a block for each thing that was noted of one of them, as HTML."""
    names = _names(left, right)
    rows = compare_jobs(left, right)
    blocks = [_block(row, names) for row in rows if row.is_noted]
    missing = [str(row.label) for row in rows if not row.is_noted]
    foot = NOTED_OF_NEITHER.format(labels=escape("; ".join(missing))) if missing else ""
    heading = HEADING.format(left=escape(names[0]), right=escape(names[1]))
    return "\n\n".join(filter(None, [heading, *blocks, foot and f"<i>{foot}</i>"]))


def _names(left: Opportunity, right: Opportunity) -> tuple[str, str]:
    if formatting.has_same_company(left, (right,)):
        return formatting.job_label(left), formatting.job_label(right)
    return left.company, right.company


def _block(row: ComparedRow, names: tuple[str, str]) -> str:
    texts = (row.left or str(NOT_NOTED), row.right or str(NOT_NOTED))
    lines = [
        ROW.format(company=escape(name), text=escape(text))
        for name, text in zip(names, texts, strict=True)
    ]
    return "\n".join([f"<b>{escape(str(row.label))}</b>", *lines])

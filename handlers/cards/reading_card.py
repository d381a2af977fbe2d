"""One card shows everything that was understood of a message, to confirm, change or let go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape, unescape
from typing import ClassVar, assert_never

from coaching.facts.proposal_json import decode_proposal, encode_proposal
from coaching.facts.unclear import Unclear, UnclearKind, find_unclear
from coaching.model.documents import Dossier, Opportunity
from coaching.model.pending import PendingReading
from coaching.reading.proposals import (
    InterviewSaid,
    LeadSaid,
    Matter,
    MovedSaid,
    PersonSaid,
    Proposal,
    Reading,
    Stretch,
)
from coaching.translation import Words, _
from handlers.cards.proposal_lines import LineView, line_text, shorten
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.shared_texts import WHICH_JOB

UNDERSTOOD = _("Is that right?")
WHICH_TIME = _("That can be read in two ways. Which do you mean?")
BELONGS = _("Where does {name} belong?")
THEY_BELONG = _("Where do they belong?")
WHICH_ROUND = _("Is this its new time, or another round?")
SAME_JOB = _("Is it the {role} job at {company} you logged?")
SAME_JOB_NO_ROLE = _("Is it the job at {company} you logged?")
# Translators: the next five are buttons that say which one is meant, and that all else is right.
RIGHT_AT = _("Right, {when}")
NEW_TIME_LABEL = _("Its new time")
ANOTHER_ROUND_LABEL = _("Another round")
THAT_JOB_LABEL = _("Yes, that job")
ANOTHER_JOB_LABEL = _("No, another job")
ANOTHER_ONE_LABEL = _("Another one")
KEPT_AS_NOTE = _("<i>I keep this as a note: “{words}”</i>")
# Translators: stands above what was understood of a job that is not logged yet.
NEW_JOB = _("<b>{company}</b> · a new job")
NEW_JOB_ROLE = _("<b>{company}</b> · {role}, a new job")
ROLE_ONLY = _("<b>{role}</b>, a new job")
RIGHT_LABEL = _("Right")
CHANGE_LABEL = _("Change …")
WHICH_LINE = _("Which line should change?")
THE_JOB_LABEL = _("The company")
BACK_LABEL = _("‹ Back")
LINES_AT_MOST = 7
"""With the company these are eight; what stands behind them is changed in words."""
NOT_THIS_LABEL = _("Not this")


# -- what its buttons send -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeepReading(CallbackData):
    """Says that what was understood is right."""

    prefix: ClassVar[str] = "k:ok"
    serial: int


@dataclass(frozen=True, slots=True)
class DropReading(CallbackData):
    """Lets go of what was understood."""

    prefix: ClassVar[str] = "k:no"
    serial: int


@dataclass(frozen=True, slots=True)
class ChangeReading(CallbackData):
    """Asks which line is to be changed."""

    prefix: ClassVar[str] = "k:fix"
    serial: int


@dataclass(frozen=True, slots=True)
class ChangeLine(CallbackData):
    """Asks how a line should read; number 0 is the company, the lines count from 1."""

    prefix: ClassVar[str] = "k:line"
    serial: int
    line: int


@dataclass(frozen=True, slots=True)
class LeaveOutLine(CallbackData):
    """Leaves a line out."""

    prefix: ClassVar[str] = "k:leave"
    serial: int
    line: int


@dataclass(frozen=True, slots=True)
class ShowReading(CallbackData):
    """Shows what was understood, as it stands by now."""

    prefix: ClassVar[str] = "k:card"
    serial: int


@dataclass(frozen=True, slots=True)
class ChooseWay(CallbackData):
    """Says which of several meanings is the right one; `asked` counts what was decided before."""

    prefix: ClassVar[str] = "k:way"
    serial: int
    asked: int
    option: int


# -- what it shows ---------------------------------------------------------------------------------


def reading_of(pending: PendingReading) -> Reading:
    """Returns what was understood, as it was read or corrected."""
    proposals = tuple(decode_proposal(plain) for plain in pending.proposals)
    return Reading(proposals, tuple(Stretch(start, end) for start, end in pending.rest))


def reading_card(
    dossier: Dossier, pending: PendingReading, now: datetime
) -> tuple[str, list[list[Button]]]:
    """Returns the text and the buttons of the card."""
    unclear = unclear_of(dossier, pending, now)
    text = reading_text(dossier, _without_guess(pending, unclear), now)
    change = Button(CHANGE_LABEL, ChangeReading(pending.serial))
    drop = Button(NOT_THIS_LABEL, DropReading(pending.serial))
    if unclear is None:
        right = Button(RIGHT_LABEL, KeepReading(pending.serial), style="primary")
        return f"{text}\n\n{UNDERSTOOD}", [[right, change, drop]]
    view = LineView(dossier, now)
    ways = [
        Button(label, ChooseWay(pending.serial, len(pending.decided), option), style="primary")
        for option, label in enumerate(_way_labels(unclear, view))
    ]
    rows = [[way] for way in ways] if unclear.kind in _OF_ALL_JOBS else [ways]
    return f"{text}\n\n{_way_question(unclear, view)}", [*rows, [change, drop]]


_OF_ALL_JOBS = frozenset({UnclearKind.WHICH, UnclearKind.BELONGS})
"""Here every job that goes on is offered."""


def _without_guess(pending: PendingReading, unclear: Unclear | None) -> PendingReading:
    """Returns the message without the guessed job, while it is asked which one is meant."""
    if unclear is None or unclear.kind not in _OF_ALL_JOBS:
        return pending
    return replace(pending, proposals=tuple(map(encode_proposal, unclear.options[-1])))


def unclear_of(dossier: Dossier, pending: PendingReading, now: datetime) -> Unclear | None:
    """Returns what has to be asked before it can be kept; None where everything is clear."""
    return find_unclear(reading_of(pending).proposals, dossier, pending.decided, now)


def _way_question(unclear: Unclear, view: LineView) -> str:
    job = view.job(unclear.job)
    match unclear.kind:
        case UnclearKind.TIME:
            return str(WHICH_TIME)
        case UnclearKind.ROUND:
            return str(WHICH_ROUND)
        case UnclearKind.WHICH:
            return str(WHICH_JOB)
        case UnclearKind.BELONGS:
            return _belonging_question(unclear.options[0])
        case UnclearKind.JOB:
            company, role = (escape(job.company), escape(job.role)) if job else ("", "")
            text = SAME_JOB if role else SAME_JOB_NO_ROLE
            return text.format(company=company, role=role)
        case _:
            assert_never(unclear.kind)


def _belonging_question(proposals: Sequence[Proposal]) -> str:
    names = [one.name for one in proposals if isinstance(one, PersonSaid)]
    return BELONGS.format(name=escape(names[0])) if len(names) == 1 else str(THEY_BELONG)


def _way_labels(unclear: Unclear, view: LineView) -> list[Words]:
    match unclear.kind:
        case UnclearKind.TIME:
            return [
                RIGHT_AT.format(when=_time_text(one[unclear.place], view))
                for one in unclear.options
            ]
        case UnclearKind.ROUND:
            return [NEW_TIME_LABEL, ANOTHER_ROUND_LABEL]
        case UnclearKind.WHICH | UnclearKind.BELONGS:
            known = (view.job(job) for job in unclear.jobs)
            return [*(formatting.job_label(job) for job in known if job), ANOTHER_ONE_LABEL]
        case UnclearKind.JOB:
            return [THAT_JOB_LABEL, ANOTHER_JOB_LABEL]
        case _:
            assert_never(unclear.kind)


def _time_text(proposal: Proposal, view: LineView) -> str:
    time = proposal.time if isinstance(proposal, InterviewSaid | MovedSaid) else None
    return view.due(time) if time else ""


def change_card(
    dossier: Dossier, pending: PendingReading, now: datetime
) -> tuple[str, list[list[Button]]]:
    """Returns the card with a button for each line that can be changed."""
    view, proposals = LineView(dossier, now), reading_of(pending).proposals
    lines = [
        [Button(_line_label(proposal, view), ChangeLine(pending.serial, number))]
        for number, proposal in enumerate(proposals, 1)
    ]
    company = Button(THE_JOB_LABEL, ChangeLine(pending.serial, 0))
    back = Button(BACK_LABEL, ShowReading(pending.serial))
    text = reading_text(dossier, pending, now)
    return f"{text}\n\n{WHICH_LINE}", [*lines[:LINES_AT_MOST], [company, back]]


def _line_label(proposal: Proposal, view: LineView) -> str:
    return unescape(line_text(proposal, view))[:60]


def reading_text(dossier: Dossier, pending: PendingReading, now: datetime) -> str:
    """Returns what was understood, job by job, and below it what is kept as a note."""
    reading, view = reading_of(pending), LineView(dossier, now)
    blocks = [_block(about, lines, view) for about, lines in by_matter(reading.proposals).items()]
    notes = [
        KEPT_AS_NOTE.format(words=shorten(span.text_in(pending.text))) for span in reading.rest
    ]
    return "\n\n".join(filter(None, [*blocks, "\n".join(notes)]))


def by_matter(proposals: Sequence[Proposal]) -> dict[Matter, list[Proposal]]:
    """Returns the proposals of each job together, in the order in which the jobs were named."""
    groups: dict[Matter, list[Proposal]] = {}
    for proposal in proposals:
        groups.setdefault(proposal.about, []).append(proposal)
    return groups


def _block(about: Matter, proposals: Sequence[Proposal], view: LineView) -> str:
    return "\n".join(filter(None, [_heading(about, proposals, view), *_lines(proposals, view)]))


def _heading(about: Matter, proposals: Sequence[Proposal], view: LineView) -> str:
    job = view.job(about.opportunity)
    if job is not None:
        return _heading_of_known(job, proposals)
    role = role_said(proposals)
    if about.company and role:
        return NEW_JOB_ROLE.format(company=escape(about.company), role=escape(role))
    if about.company:
        return NEW_JOB.format(company=escape(about.company))
    return ROLE_ONLY.format(role=escape(role)) if role else ""


def _heading_of_known(job: Opportunity, proposals: Sequence[Proposal]) -> str:
    if all(isinstance(one, PersonSaid) and one.is_referee for one in proposals):
        return ""
    return formatting.opportunity_heading(job)


def role_said(proposals: Sequence[Proposal]) -> str:
    """Returns the role that was named with an interview or an application; "" without one."""
    roles = (one.role for one in proposals if isinstance(one, InterviewSaid | LeadSaid))
    return next(filter(None, roles), "")


def _lines(proposals: Sequence[Proposal], view: LineView) -> Iterator[str]:
    """Yields interviews first, then who was there, then what was said and what comes next."""
    for proposal in sorted(proposals, key=_line_order):
        yield f"• {line_text(proposal, view)}"


def _line_order(proposal: Proposal) -> int:
    if isinstance(proposal, InterviewSaid):
        return 0
    return 1 if isinstance(proposal, PersonSaid) else 2

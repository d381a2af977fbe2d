"""Records what came of a job, such as an offer or a no, and takes it back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from html import escape
from typing import ClassVar, assert_never

from telegram import Update

from coaching.model.documents import Opportunity
from coaching.model.vocabulary import OpportunityId, Outcome
from coaching.translation import Text, _, in_context, plural
from handlers.outcomes.ask_offer_terms import OFFER_TERMS
from handlers.outcomes.lessons import (
    LESSON,
    StayInTouch,
    ask_feedback,
    ask_lesson,
    ask_lesson_on_card,
    say_invitations,
)
from handlers.outcomes.what_follows import follow_outcome
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData, CallbackDataError
from handlers.ui.links import OpenOpportunity
from handlers.ui.turn import Turn

OPPORTUNITY_GONE = _("That job is no longer here. /status shows what is.")
OUTCOME_PROMPT = _("What happened?")
# Translators: the outcome is such as "turned down"; when is such as "today" or "Thu 26 Nov".
NEW_OUTCOME_PROMPT = _("So far: {outcome}, {when}. What is it now?")
ALREADY_SO = _("That is how it stands: {outcome}.")
OUTCOME_DIFFERS = _("It has changed since: {outcome}. I left it as it is.")
# Translators: how a job without an outcome stands, as in "It stands differently by now: open."
STILL_OPEN = in_context("state of a job", "open")
TAKEN_BACK = _("Taken back. All is as it was.")
GOES_ON_LABEL = _("None of these: still open")
OTHER_OUTCOME_LABEL = _("Something else")
UNDO_LABEL = _("Undo")
LATEST_TIMESTAMP = 10**10

OUTCOME_LABELS = {
    Outcome.REJECTED: _("They turned me down"),
    Outcome.OFFER: _("I have an offer"),
    Outcome.ACCEPTED: _("I accepted"),
    Outcome.WITHDRAWN: _("I withdrew"),
    Outcome.NO_ANSWER: _("No answer: close it"),
}
OUTCOME_REPLIES = {
    Outcome.REJECTED: _(
        "That is a disappointment, and no verdict on you. Everything else about {company} is off "
        "your list."
    ),
    Outcome.OFFER: _(
        "An offer from {company}: well earned. Take the time you need before you answer. Until "
        "the terms are agreed, other leads are worth keeping warm."
    ),
    Outcome.ACCEPTED: _(
        "Congratulations, {company} it is. I will not remind you to keep looking any more."
    ),
    Outcome.WITHDRAWN: _(
        "Noted: you withdrew. Nothing more comes about {company}. If they do not know yet, a short "
        "friendly word keeps the door open."
    ),
    Outcome.NO_ANSWER: _(
        "Closed without an answer. Nothing more comes about {company}; should they write after "
        "all, /outcome opens it again."
    ),
}
REPLIES_WITH_OTHERS = {
    Outcome.REJECTED: plural(
        "That is a disappointment, and no verdict on you. Everything else about {company} is off "
        "your list. Your other job is still open.",
        "That is a disappointment, and no verdict on you. Everything else about {company} is off "
        "your list. Your {count} other jobs are still open.",
    ),
    Outcome.OFFER: plural(
        "An offer from {company}: well earned. Take the time you need before you answer. Keep "
        "your other job going until the terms are agreed.",
        "An offer from {company}: well earned. Take the time you need before you answer. Keep "
        "your {count} other jobs going until the terms are agreed.",
    ),
    Outcome.ACCEPTED: plural(
        "Congratulations, {company} it is. I will not remind you to keep looking any more. Your "
        "other job is still open; a word to them is fair, and /outcome closes it.",
        "Congratulations, {company} it is. I will not remind you to keep looking any more. Your "
        "{count} other jobs are still open; a word to each is fair, and /outcome closes them.",
    ),
}
"""What is said instead when other jobs are open, where that matters."""

# -- what its buttons send -------------------------------------------------------------------------


class OutcomeAction(StrEnum):
    """What a button of a job asks for; the values stand on buttons."""

    ASK = "of"
    LESSON = "lesson"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class JobOutcome(CallbackData):
    """Asks for the outcome of a job, for a lesson from it, or for their feedback."""

    prefix: ClassVar[str] = "o"
    action: OutcomeAction
    opportunity: OpportunityId


@dataclass(frozen=True, slots=True)
class SetOutcome(CallbackData):
    """Records an outcome."""

    prefix: ClassVar[str] = "o:set"
    opportunity: OpportunityId
    outcome: Outcome


class EarlierOutcome(StrEnum):
    """The outcome that a job had before, or that it was still open."""

    OPEN = "open"
    REJECTED = Outcome.REJECTED.value
    OFFER = Outcome.OFFER.value
    ACCEPTED = Outcome.ACCEPTED.value
    WITHDRAWN = Outcome.WITHDRAWN.value
    NO_ANSWER = Outcome.NO_ANSWER.value


@dataclass(frozen=True, slots=True)
class UndoOutcome(CallbackData):
    """Takes an outcome back to what it was before; `since` is when the person told that one, in
    seconds of Unix time, or 0 where that is not known."""

    prefix: ClassVar[str] = "o:undo"
    opportunity: OpportunityId
    reached: Outcome
    was: EarlierOutcome
    since: int

    def __post_init__(self) -> None:
        if self.since >= LATEST_TIMESTAMP:
            raise CallbackDataError(f"no time of our days: {self.since}")


OutcomeData = JobOutcome | SetOutcome | UndoOutcome | StayInTouch


def outcome_text(opportunity: Opportunity) -> str:
    """Returns what came of a job, in a word or two."""
    return str(formatting.OUTCOMES[opportunity.outcome] if opportunity.outcome else STILL_OPEN)


# -- what happened -----------------------------------------------------------------------------


def ask_outcome(turn: Turn, opportunity: Opportunity) -> None:
    """Asks how one job went on; an outcome that it has can be changed or taken back."""
    current, at = opportunity.outcome, opportunity.outcome_at
    prompt = str(OUTCOME_PROMPT)
    if current is not None:
        when = formatting.day_text(at or turn.now, formatting.person_zone(turn.person), turn.now)
        prompt = NEW_OUTCOME_PROMPT.format(outcome=formatting.OUTCOMES[current], when=when)
    turn.say(f"{formatting.opportunity_heading(opportunity)}\n{prompt}", _choice_rows(opportunity))


def _choice_rows(opportunity: Opportunity) -> list[list[Button]]:
    current = opportunity.outcome
    rows = [
        [Button(label, SetOutcome(opportunity.id, outcome)) for outcome, label in pair]
        for pair in _split_in_pairs(
            [
                (outcome, label)
                for outcome, label in OUTCOME_LABELS.items()
                if outcome is not current
            ]
        )
    ]
    if current is not None:
        back = UndoOutcome(opportunity.id, current, EarlierOutcome.OPEN, 0)
        rows.append([Button(GOES_ON_LABEL, back)])
    return [
        *rows,
        [Button(f"‹ {formatting.cut_label(opportunity.company)}", OpenOpportunity(opportunity.id))],
    ]


def _split_in_pairs(labels: list[tuple[Outcome, Text]]) -> list[list[tuple[Outcome, Text]]]:
    return [labels[at : at + 2] for at in range(0, len(labels), 2)]


def record_outcome(turn: Turn, opportunity: Opportunity, reached: Outcome) -> None:
    """Keeps what came of the job and says so on the card that was pressed. The plan follows by
    itself, and the next thing is asked or shown."""
    if opportunity.outcome is reached:
        turn.show_toast(ALREADY_SO.format(outcome=formatting.OUTCOMES[reached]))
        return
    turn.put_opportunity(replace(opportunity, outcome=reached, outcome_at=turn.now))
    reply, undo = outcome_reply(turn, opportunity, reached), _undo_row(opportunity, reached)
    if reached is Outcome.REJECTED:
        ask_lesson_on_card(turn, opportunity, reply, undo)
        return
    turn.edit(reply, [undo])
    follow_outcome(turn, turn.find_real_opportunity(opportunity.id) or opportunity)


def outcome_reply(turn: Turn, opportunity: Opportunity, reached: Outcome) -> str:
    """Returns what to say of an outcome, with a word on the other jobs that go on."""
    company = escape(opportunity.company)
    others = sum(job.is_live for job in turn.dossier.opportunities if job.id != opportunity.id)
    if others and reached in REPLIES_WITH_OTHERS:
        reply = REPLIES_WITH_OTHERS[reached].format(others, company=company)
    else:
        reply = OUTCOME_REPLIES[reached].format(company=company)
    return f"{formatting.opportunity_heading(opportunity)}\n{reply}"


def _undo_row(before: Opportunity, reached: Outcome) -> list[Button]:
    """Returns the buttons that take the outcome back, or change it."""
    was = EarlierOutcome(before.outcome or EarlierOutcome.OPEN)
    since = int(before.outcome_at.timestamp()) if before.outcome_at else 0
    undo = UndoOutcome(before.id, reached, was, since)
    change = Button(OTHER_OUTCOME_LABEL, JobOutcome(OutcomeAction.ASK, before.id))
    return [Button(UNDO_LABEL, undo), change]


def _undo_outcome(turn: Turn, opportunity: Opportunity, data: UndoOutcome) -> None:
    if opportunity.outcome is not data.reached:
        turn.show_toast(OUTCOME_DIFFERS.format(outcome=outcome_text(opportunity)))
        return
    before = None if data.was is EarlierOutcome.OPEN else Outcome(data.was)
    since = data.since
    at = min(datetime.fromtimestamp(since, UTC), turn.now) if since and before else None
    turn.put_opportunity(
        replace(opportunity, outcome=before, outcome_at=at or (turn.now if before else None))
    )
    _end_question(turn, opportunity)
    back = [
        Button(f"‹ {formatting.cut_label(opportunity.company)}", OpenOpportunity(opportunity.id))
    ]
    turn.edit(f"{formatting.opportunity_heading(opportunity)}\n{TAKEN_BACK}", [back])


def _end_question(turn: Turn, opportunity: Opportunity) -> None:
    """Ends the question that followed the outcome of this job, which stands no longer."""
    conversation = turn.person.conversation
    if conversation is None or conversation.opportunity != opportunity.id:
        return
    if conversation.flow in (LESSON.name, OFFER_TERMS.name):
        turn.person = replace(turn.person, conversation=None)


# -- the presses -------------------------------------------------------------------------------


async def handle_callback(_: Update, turn: Turn, data: OutcomeData) -> None:
    """Handles a press of any of these buttons; what counts is how the job stands now."""
    opportunity = turn.find_real_opportunity(data.opportunity)
    if opportunity is None:
        turn.show_toast(OPPORTUNITY_GONE)
        return
    match data:
        case SetOutcome(outcome=outcome):
            record_outcome(turn, opportunity, outcome)
        case UndoOutcome():
            _undo_outcome(turn, opportunity, data)
        case StayInTouch():
            say_invitations(turn, opportunity)
        case JobOutcome(action):
            _ACTIONS[action](turn, opportunity)
        case _:
            assert_never(data)


_ACTIONS: dict[OutcomeAction, Callable[[Turn, Opportunity], None]] = {
    OutcomeAction.ASK: ask_outcome,
    OutcomeAction.LESSON: ask_lesson,
    OutcomeAction.FEEDBACK: ask_feedback,
}

"""What came of a job: turned down, offered, accepted, withdrawn, no answer; and taken back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from html import escape
from typing import ClassVar, assert_never

from telegram import Update

from coaching.model.documents import Opportunity
from coaching.model.vocabulary import OpportunityId, Outcome
from coaching.playbook.steps.offer import OFFER as OFFER_STEP
from coaching.playbook.steps.offer_thanks import OFFER_THANKS as OFFER_THANKS_STEP
from handlers.cards import reminders
from handlers.outcomes.lessons import (
    LESSON,
    StayInTouch,
    ask_feedback,
    ask_lesson,
    ask_lesson_on_card,
    say_invitations,
)
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData, CallbackDataError
from handlers.ui.links import OpenOpportunity
from handlers.ui.turn import Turn

OPPORTUNITY_GONE = "That job is no longer here. /status shows what is."
OUTCOME_PROMPT = "What happened?"
NEW_OUTCOME_PROMPT = "So far: {outcome}, {when}. What is it now?"
ALREADY_SO = "That is how it stands: {outcome}."
OUTCOME_DIFFERS = "It stands differently by now: {outcome}. Nothing changed."
OPEN = "open"
TAKEN_BACK = "Taken back; it goes on as before."
LATEST_TIMESTAMP = 10**10

OUTCOME_LABELS = {
    Outcome.REJECTED: "They turned me down",
    Outcome.OFFER: "I have an offer",
    Outcome.ACCEPTED: "I accepted",
    Outcome.WITHDRAWN: "I withdrew",
    Outcome.NO_ANSWER: "No answer: close it",
}
OUTCOME_REPLIES = {
    Outcome.REJECTED: (
        "That is a disappointment, and no verdict on you. Everything else about {company} is off "
        "your list.{others}"
    ),
    Outcome.OFFER: (
        "An offer from {company}: well earned. Take the time you need before you answer.{others}"
    ),
    Outcome.ACCEPTED: (
        "Congratulations, {company} it is. I will not remind you to keep looking any more.{others}"
    ),
    Outcome.WITHDRAWN: (
        "Noted: you withdrew. Nothing more comes about {company}. If they do not know yet, a short "
        "friendly word keeps the door open."
    ),
    Outcome.NO_ANSWER: (
        "Closed without an answer. Nothing more comes about {company}; should they write after "
        "all, /outcome opens it again."
    ),
}
OTHER_GOES_ON = {
    Outcome.REJECTED: " {count} goes on.",
    Outcome.OFFER: " {count} goes on until the terms are agreed.",
    Outcome.ACCEPTED: " {count} is still open; a word to them is fair, and /outcome closes it.",
}
OTHERS_GO_ON = {
    Outcome.REJECTED: " {count} go on.",
    Outcome.OFFER: " {count} go on until the terms are agreed.",
    Outcome.ACCEPTED: " {count} are still open; a word to each is fair, and /outcome closes them.",
}
NO_OTHERS = {Outcome.OFFER: " Until the terms are agreed, other leads are worth keeping warm."}
NEXT_STEPS = {
    Outcome.OFFER: OFFER_STEP.kind,
    Outcome.ACCEPTED: OFFER_THANKS_STEP.kind,
}
"""Which steps are shown at once, for who is here now need not wait for a reminder."""


# -- what its buttons send -------------------------------------------------------------------------


class OutcomeAction(StrEnum):
    """What can be told of how a job went on; the values stand on buttons."""

    ASK = "of"
    LESSON = "lesson"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class JobOutcome(CallbackData):
    """Asks for the outcome of a job, or for what stays of it."""

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
    """What a job stood at before: an outcome, or still open."""

    OPEN = OPEN
    REJECTED = Outcome.REJECTED.value
    OFFER = Outcome.OFFER.value
    ACCEPTED = Outcome.ACCEPTED.value
    WITHDRAWN = Outcome.WITHDRAWN.value
    NO_ANSWER = Outcome.NO_ANSWER.value


@dataclass(frozen=True, slots=True)
class UndoOutcome(CallbackData):
    """Takes an outcome back to what it was; `since` is when that was told, in seconds of Unix
    time, 0 where it is not known."""

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
    """What came of a job, in a word or two."""
    return str(formatting.OUTCOMES[opportunity.outcome]) if opportunity.outcome else OPEN


# -- what happened -----------------------------------------------------------------------------


def ask_outcome(turn: Turn, opportunity: Opportunity) -> None:
    """Asks how it went on with one job; what it stands at can be changed or taken back."""
    current, at = opportunity.outcome, opportunity.outcome_at
    asks = OUTCOME_PROMPT
    if current is not None:
        when = formatting.day_text(at or turn.now, formatting.person_zone(turn.person), turn.now)
        asks = NEW_OUTCOME_PROMPT.format(outcome=formatting.OUTCOMES[current], when=when)
    turn.say(f"{formatting.opportunity_heading(opportunity)}\n{asks}", _choice_rows(opportunity))


def _choice_rows(opportunity: Opportunity) -> list[list[Button]]:
    current = opportunity.outcome
    rows = [
        [Button(label, SetOutcome(opportunity.id, one)) for one, label in pair]
        for pair in _split_in_pairs(
            [pair for pair in OUTCOME_LABELS.items() if pair[0] is not current]
        )
    ]
    if current is not None:
        back = UndoOutcome(opportunity.id, current, EarlierOutcome.OPEN, 0)
        rows.append([Button("None of it: it goes on", back)])
    return [
        *rows,
        [Button(f"‹ {opportunity.company[:24]}", OpenOpportunity(opportunity.id))],
    ]


def _split_in_pairs(labels: list[tuple[Outcome, str]]) -> list[list[tuple[Outcome, str]]]:
    return [labels[at : at + 2] for at in range(0, len(labels), 2)]


def record_outcome(turn: Turn, opportunity: Opportunity, reached: Outcome) -> None:
    """Keeps what the person says came of it on the card that was pressed, and goes on from there:
    the plan follows by itself, and the next thing is asked or shown."""
    if opportunity.outcome is reached:
        turn.show_toast(ALREADY_SO.format(outcome=formatting.OUTCOMES[reached]))
        return
    turn.put_opportunity(replace(opportunity, outcome=reached, outcome_at=turn.now))
    told, back = _outcome_reply(turn, opportunity, reached), _undo_row(opportunity, reached)
    if reached is Outcome.REJECTED:
        ask_lesson_on_card(turn, opportunity, told, back)
        return
    turn.edit(told, [back])
    if reached in NEXT_STEPS:
        reminders.show_open_steps(turn, opportunity.id, NEXT_STEPS[reached])


def _outcome_reply(turn: Turn, opportunity: Opportunity, reached: Outcome) -> str:
    others = sum(one.is_live for one in turn.dossier.opportunities if one.id != opportunity.id)
    if others == 1:
        words = OTHER_GOES_ON.get(reached, "").format(count="Your other job")
    elif others:
        words = OTHERS_GO_ON.get(reached, "").format(count=f"Your {others} other jobs")
    else:
        words = NO_OTHERS.get(reached, "")
    told = OUTCOME_REPLIES[reached].format(company=escape(opportunity.company), others=words)
    return f"{formatting.opportunity_heading(opportunity)}\n{told}"


def _undo_row(before: Opportunity, reached: Outcome) -> list[Button]:
    """Takes it back to what it stood at before."""
    was = EarlierOutcome(before.outcome or EarlierOutcome.OPEN)
    since = int(before.outcome_at.timestamp()) if before.outcome_at else 0
    undo = UndoOutcome(before.id, reached, was, since)
    change = Button("Something else", JobOutcome(OutcomeAction.ASK, before.id))
    return [Button("Undo", undo), change]


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
    talk = turn.person.conversation
    if talk is not None and (talk.flow, talk.opportunity) == (LESSON.name, opportunity.id):
        turn.person = replace(turn.person, conversation=None)
    ways = [Button(f"‹ {opportunity.company[:24]}", OpenOpportunity(opportunity.id))]
    turn.edit(f"{formatting.opportunity_heading(opportunity)}\n{TAKEN_BACK}", [ways])


# -- the presses -------------------------------------------------------------------------------


async def handle_callback(_: Update, turn: Turn, data: OutcomeData) -> None:
    """Any of these buttons, on the state as it is now."""
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

"""/outcome: how it went on with a job: turned down, offered, accepted, withdrawn, or no answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from html import escape

from telegram import Update

from coaching.calendar.business_hours import local_moment
from coaching.model.documents import Interview, Opportunity
from coaching.model.step_key import StepKind, StepState
from coaching.model.vocabulary import InterviewStatus, Outcome
from coaching.planner import plan_steps
from handlers.cards import reminders
from handlers.outcomes.lessons import (
    LESSON,
    ask_feedback,
    ask_lesson,
    ask_lesson_on_card,
    say_invitations,
)
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

NOTHING_LOGGED = "There is no job here yet. /new logs an interview in one line."
WHICH_OPPORTUNITY = "Which one is it about?"
CLOSED_HEADING = "<b>Closed</b>"
NONE_OPEN = "Nothing is open. These are closed; any of them can go on again."
OPPORTUNITY_GONE = "That job is no longer here. /status shows what is."
OUTCOME_PROMPT = "What happened?"
NEW_OUTCOME_PROMPT = "So far: {outcome}, {when}. What is it now?"
ALREADY_SO = "That is how it stands: {outcome}."
OUTCOME_DIFFERS = "It stands differently by now: {outcome}. Nothing changed."
OPEN = "open"
CLEAR_OR_KEEP = "clear or keep?"
TAKEN_BACK = "Taken back; it goes on as before."
CLOSED_AT_ONCE = 12
OPEN_AT_ONCE = 10
USUAL_WAIT = timedelta(days=7)
"""About five business days: when an answer is waited for that nobody set a date for."""

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
    Outcome.OFFER: StepKind.OFFER,
    Outcome.ACCEPTED: StepKind.OFFER_THANKS,
}
"""Which steps are shown at once, for who is here now need not wait for a reminder."""


# -- which job ---------------------------------------------------------------------------------


async def handle_outcome(_: Update, turn: Turn) -> None:
    """/outcome: asks which job when there are several, the likeliest first."""
    live = [one for one in turn.dossier.opportunities if one.is_live]
    if len(live) == 1:
        ask_outcome(turn, live[0])
    elif live:
        turn.say(WHICH_OPPORTUNITY, _rows_of_open(turn, live))
    elif turn.dossier.opportunities:
        turn.say(NONE_OPEN, _rows_of_closed(turn))
    else:
        turn.say(NOTHING_LOGGED, [[Button("Log an interview", "n:new")]])


def _rows_of_open(turn: Turn, live: list[Opportunity]) -> list[list[Button]]:
    live.sort(key=lambda one: _likelihood_order(one, turn.now))
    rows = [
        [Button(f"{one.company[:30]} · {one.role[:24]}", f"o:of:{one.id}")]
        for one in live[:OPEN_AT_ONCE]
    ]
    closed = len(turn.dossier.opportunities) > len(live)
    return [*rows, [Button("Closed ones", "o:closed")]] if closed else rows


def _rows_of_closed(turn: Turn) -> list[list[Button]]:
    closed = [one for one in turn.dossier.opportunities if not one.is_live]
    closed.sort(key=lambda one: one.outcome_at or turn.now, reverse=True)
    asked = {one.id for one in closed if _can_be_cleared(turn, one)}
    closed.sort(key=lambda one: one.id not in asked)
    return [
        [
            Button(
                f"{one.company[:24]} · {one.role[:20]}: "
                f"{CLEAR_OR_KEEP if one.id in asked else _outcome_text(one)}",
                f"t:opp:{one.id}",
            )
        ]
        for one in closed[:CLOSED_AT_ONCE]
    ]


def _can_be_cleared(turn: Turn, opportunity: Opportunity) -> bool:
    """Whether it ended so long ago that it may be cleared."""
    steps = plan_steps(turn.person, opportunity, turn.now)
    return any(one.key.kind is StepKind.CLEAR and one.state is StepState.OPEN for one in steps)


def _outcome_text(opportunity: Opportunity) -> str:
    return formatting.OUTCOMES[opportunity.outcome] if opportunity.outcome else OPEN


def _likelihood_order(opportunity: Opportunity, now: datetime) -> tuple[int, float]:
    """News comes of an offer, else around the day by which they decide."""
    if opportunity.outcome is Outcome.OFFER:
        return 0, 0.0
    over = [
        one
        for one in opportunity.interviews
        if one.held is InterviewStatus.PLANNED and one.end <= now
    ]
    if not over:
        return 2, 0.0
    last = max(over, key=lambda one: one.start)
    return 1, abs((_answer_due(opportunity, last) - now).total_seconds())


def _answer_due(opportunity: Opportunity, last: Interview) -> datetime:
    decision = last.process.decision
    if decision is None:
        return last.end + USUAL_WAIT
    return local_moment(decision.latest, time(17), opportunity.zone)


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
        [Button(label, f"o:set:{opportunity.id}:{one.value}") for one, label in pair]
        for pair in _split_in_pairs(
            [pair for pair in OUTCOME_LABELS.items() if pair[0] is not current]
        )
    ]
    if current is not None:
        back = f"o:undo:{opportunity.id}:{current.value}:{OPEN}:0"
        rows.append([Button("None of it: it goes on", back)])
    return [*rows, [Button(f"‹ {opportunity.company[:24]}", f"t:opp:{opportunity.id}")]]


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
    was = before.outcome.value if before.outcome else OPEN
    since = int(before.outcome_at.timestamp()) if before.outcome_at else 0
    undo = f"o:undo:{before.id}:{reached.value}:{was}:{since}"
    change = Button("Something else", f"o:of:{before.id}")
    return [Button("Undo", undo), change]


def _undo_outcome(turn: Turn, opportunity: Opportunity, reached: str, was: str, since: int) -> None:
    current = opportunity.outcome.value if opportunity.outcome else OPEN
    if current != reached:
        turn.show_toast(OUTCOME_DIFFERS.format(outcome=_outcome_text(opportunity)))
        return
    before = None if was == OPEN else Outcome(was)
    at = min(datetime.fromtimestamp(since, UTC), turn.now) if since and before else None
    turn.put_opportunity(
        replace(opportunity, outcome=before, outcome_at=at or (turn.now if before else None))
    )
    talk = turn.person.conversation
    if talk is not None and (talk.flow, talk.opportunity) == (LESSON.name, opportunity.id):
        turn.person = replace(turn.person, conversation=None)
    ways = [Button(f"‹ {opportunity.company[:24]}", f"t:opp:{opportunity.id}")]
    turn.edit(f"{formatting.opportunity_heading(opportunity)}\n{TAKEN_BACK}", [ways])


# -- the presses -------------------------------------------------------------------------------

_ID_PATTERN = "[0-9]{1,15}"
_OUTCOME_VALUES = "|".join(one.value for one in Outcome)
CALLBACK_PATTERN = (
    rf"o:(closed|(of|lesson|feedback|stay):{_ID_PATTERN}|set:{_ID_PATTERN}:({_OUTCOME_VALUES})"
    rf"|undo:{_ID_PATTERN}:({_OUTCOME_VALUES}):({_OUTCOME_VALUES}|{OPEN}):[0-9]{{1,10}})"
)
"""What the buttons of an outcome send."""


async def handle_callback(update: Update, turn: Turn) -> None:
    """Any of these buttons, on the state as it is now."""
    query = update.callback_query
    _, verb, *rest = str(query.data if query else "").split(":")
    if verb == "closed":
        turn.edit(CLOSED_HEADING, _rows_of_closed(turn))
        return
    opportunity = turn.find_real_opportunity(int(rest[0]))
    if opportunity is None:
        turn.show_toast(OPPORTUNITY_GONE)
    elif verb == "set":
        record_outcome(turn, opportunity, Outcome(rest[1]))
    elif verb == "undo":
        _undo_outcome(turn, opportunity, rest[1], rest[2], int(rest[3]))
    else:
        _BUTTON_HANDLERS[verb](turn, opportunity)


_BUTTON_HANDLERS: dict[str, Callable[[Turn, Opportunity], None]] = {
    "of": ask_outcome,
    "lesson": ask_lesson,
    "feedback": ask_feedback,
    "stay": say_invitations,
}

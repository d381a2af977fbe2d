"""/outcome: how it went on with a job: turned down, offered, accepted, withdrawn, or no answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from html import escape

from telegram import Update

from coaching.calendar.business_hours import local_moment
from coaching.model.documents import Interview, Opportunity
from coaching.model.step_key import StepKind, StepState
from coaching.model.vocabulary import Held, Outcome
from coaching.planner import plan
from handlers.cards import reminders
from handlers.outcomes.lessons import (
    LESSON,
    ask_feedback,
    ask_lesson,
    ask_lesson_under,
    say_staying,
)
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

NOTHING = "There is no job here yet. /new logs an interview in one line."
WHICH = "Which one is it about?"
CLOSED = "<b>Closed</b>"
NONE_OPEN = "Nothing is open. These are closed; any of them can go on again."
GONE = "That job is no longer here. /status shows what is."
WHAT = "What happened?"
STANDS = "So far: {outcome}, {when}. What is it now?"
SAME = "That is how it stands: {outcome}."
MOVED_ON = "It stands differently by now: {outcome}. Nothing changed."
OPEN = "open"
CLEAR_OR_KEEP = "clear or keep?"
TAKEN_BACK = "Taken back; it goes on as before."
CLOSED_AT_ONCE = 12
OPEN_AT_ONCE = 10
USUAL_WAIT = timedelta(days=7)
"""About five business days: when an answer is waited for that nobody set a date for."""

LABELS = {
    Outcome.REJECTED: "They turned me down",
    Outcome.OFFER: "I have an offer",
    Outcome.ACCEPTED: "I accepted",
    Outcome.WITHDRAWN: "I withdrew",
    Outcome.NO_ANSWER: "No answer: close it",
}
TOLD = {
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
GO_ON = {
    Outcome.REJECTED: " {count} goes on.",
    Outcome.OFFER: " {count} goes on until the terms are agreed.",
    Outcome.ACCEPTED: " {count} is still open; a word to them is fair, and /outcome closes it.",
}
MORE_GO_ON = {
    Outcome.REJECTED: " {count} go on.",
    Outcome.OFFER: " {count} go on until the terms are agreed.",
    Outcome.ACCEPTED: " {count} are still open; a word to each is fair, and /outcome closes them.",
}
ALONE = {Outcome.OFFER: " Until the terms are agreed, other leads are worth keeping warm."}
NEXT = {
    Outcome.OFFER: StepKind.OFFER,
    Outcome.ACCEPTED: StepKind.OFFER_THANKS,
}
"""Which steps are shown at once, for who is here now need not wait for a reminder."""


# -- which job ---------------------------------------------------------------------------------


async def outcome(_: Update, turn: Turn) -> None:
    """/outcome: asks which job when there are several, the likeliest first."""
    live = [one for one in turn.dossier.opportunities if one.live]
    if len(live) == 1:
        say_choices(turn, live[0])
    elif live:
        turn.say(WHICH, _open_rows(turn, live))
    elif turn.dossier.opportunities:
        turn.say(NONE_OPEN, _closed_rows(turn))
    else:
        turn.say(NOTHING, [[Button("Log an interview", "n:new")]])


def _open_rows(turn: Turn, live: list[Opportunity]) -> list[list[Button]]:
    live.sort(key=lambda one: _unlikely(one, turn.now))
    rows = [
        [Button(f"{one.company[:30]} · {one.role[:24]}", f"o:of:{one.id}")]
        for one in live[:OPEN_AT_ONCE]
    ]
    closed = len(turn.dossier.opportunities) > len(live)
    return [*rows, [Button("Closed ones", "o:closed")]] if closed else rows


def _closed_rows(turn: Turn) -> list[list[Button]]:
    closed = [one for one in turn.dossier.opportunities if not one.live]
    closed.sort(key=lambda one: one.outcome_at or turn.now, reverse=True)
    asked = {one.id for one in closed if _is_asked_about(turn, one)}
    closed.sort(key=lambda one: one.id not in asked)
    return [
        [
            Button(
                f"{one.company[:24]} · {one.role[:20]}: "
                f"{CLEAR_OR_KEEP if one.id in asked else _stands(one)}",
                f"t:opp:{one.id}",
            )
        ]
        for one in closed[:CLOSED_AT_ONCE]
    ]


def _is_asked_about(turn: Turn, opportunity: Opportunity) -> bool:
    """Whether it ended so long ago that it may be cleared."""
    steps = plan(turn.person, opportunity, turn.now)
    return any(one.key.kind is StepKind.CLEAR and one.state is StepState.OPEN for one in steps)


def _stands(opportunity: Opportunity) -> str:
    return formatting.OUTCOMES[opportunity.outcome] if opportunity.outcome else OPEN


def _unlikely(opportunity: Opportunity, now: datetime) -> tuple[int, float]:
    """News comes of an offer, else around the day by which they decide."""
    if opportunity.outcome is Outcome.OFFER:
        return 0, 0.0
    over = [one for one in opportunity.interviews if one.held is Held.PLANNED and one.end <= now]
    if not over:
        return 2, 0.0
    last = max(over, key=lambda one: one.start)
    return 1, abs((_answer_at(opportunity, last) - now).total_seconds())


def _answer_at(opportunity: Opportunity, last: Interview) -> datetime:
    decision = last.process.decision
    if decision is None:
        return last.end + USUAL_WAIT
    return local_moment(decision.latest, time(17), opportunity.zone)


# -- what happened -----------------------------------------------------------------------------


def say_choices(turn: Turn, opportunity: Opportunity) -> None:
    """Asks how it went on with one job; what it stands at can be changed or taken back."""
    current, at = opportunity.outcome, opportunity.outcome_at
    asks = WHAT
    if current is not None:
        when = formatting.day(at or turn.now, formatting.zone_of(turn.person), turn.now)
        asks = STANDS.format(outcome=formatting.OUTCOMES[current], when=when)
    turn.say(f"{formatting.heading(opportunity)}\n{asks}", _choice_rows(opportunity))


def _choice_rows(opportunity: Opportunity) -> list[list[Button]]:
    current = opportunity.outcome
    rows = [
        [Button(label, f"o:set:{opportunity.id}:{one.value}") for one, label in pair]
        for pair in _in_pairs([pair for pair in LABELS.items() if pair[0] is not current])
    ]
    if current is not None:
        back = f"o:undo:{opportunity.id}:{current.value}:{OPEN}:0"
        rows.append([Button("None of it: it goes on", back)])
    return [*rows, [Button(f"‹ {opportunity.company[:24]}", f"t:opp:{opportunity.id}")]]


def _in_pairs(labels: list[tuple[Outcome, str]]) -> list[list[tuple[Outcome, str]]]:
    return [labels[at : at + 2] for at in range(0, len(labels), 2)]


def note(turn: Turn, opportunity: Opportunity, reached: Outcome) -> None:
    """Keeps what the person says came of it on the card that was pressed, and goes on from there:
    the plan follows by itself, and the next thing is asked or shown."""
    if opportunity.outcome is reached:
        turn.whisper(SAME.format(outcome=formatting.OUTCOMES[reached]))
        return
    turn.keep(replace(opportunity, outcome=reached, outcome_at=turn.now))
    told, back = _told(turn, opportunity, reached), _back_row(opportunity, reached)
    if reached is Outcome.REJECTED:
        ask_lesson_under(turn, opportunity, told, back)
        return
    turn.edit(told, [back])
    if reached in NEXT:
        reminders.show_open(turn, opportunity.id, NEXT[reached])


def _told(turn: Turn, opportunity: Opportunity, reached: Outcome) -> str:
    others = sum(one.live for one in turn.dossier.opportunities if one.id != opportunity.id)
    if others == 1:
        words = GO_ON.get(reached, "").format(count="Your other job")
    elif others:
        words = MORE_GO_ON.get(reached, "").format(count=f"Your {others} other jobs")
    else:
        words = ALONE.get(reached, "")
    told = TOLD[reached].format(company=escape(opportunity.company), others=words)
    return f"{formatting.heading(opportunity)}\n{told}"


def _back_row(before: Opportunity, reached: Outcome) -> list[Button]:
    """Takes it back to what it stood at before."""
    was = before.outcome.value if before.outcome else OPEN
    since = int(before.outcome_at.timestamp()) if before.outcome_at else 0
    undo = f"o:undo:{before.id}:{reached.value}:{was}:{since}"
    change = Button("Something else", f"o:of:{before.id}")
    return [Button("Undo", undo), change]


def _take_back(turn: Turn, opportunity: Opportunity, reached: str, was: str, since: int) -> None:
    current = opportunity.outcome.value if opportunity.outcome else OPEN
    if current != reached:
        turn.whisper(MOVED_ON.format(outcome=_stands(opportunity)))
        return
    before = None if was == OPEN else Outcome(was)
    at = min(datetime.fromtimestamp(since, UTC), turn.now) if since and before else None
    turn.keep(replace(opportunity, outcome=before, outcome_at=at or (turn.now if before else None)))
    talk = turn.person.conversation
    if talk is not None and (talk.flow, talk.opportunity) == (LESSON.name, opportunity.id):
        turn.person = replace(turn.person, conversation=None)
    ways = [Button(f"‹ {opportunity.company[:24]}", f"t:opp:{opportunity.id}")]
    turn.edit(f"{formatting.heading(opportunity)}\n{TAKEN_BACK}", [ways])


# -- the presses -------------------------------------------------------------------------------

_ID = "[0-9]{1,15}"
_REACHED = "|".join(one.value for one in Outcome)
PRESSED = (
    rf"o:(closed|(of|lesson|feedback|stay):{_ID}|set:{_ID}:({_REACHED})"
    rf"|undo:{_ID}:({_REACHED}):({_REACHED}|{OPEN}):[0-9]{{1,10}})"
)
"""What the buttons of an outcome send."""


async def pressed(update: Update, turn: Turn) -> None:
    """Any of these buttons, on the state as it is now."""
    query = update.callback_query
    _, verb, *rest = str(query.data if query else "").split(":")
    if verb == "closed":
        turn.edit(CLOSED, _closed_rows(turn))
        return
    opportunity = turn.job(int(rest[0]))
    if opportunity is None:
        turn.whisper(GONE)
    elif verb == "set":
        note(turn, opportunity, Outcome(rest[1]))
    elif verb == "undo":
        _take_back(turn, opportunity, rest[1], rest[2], int(rest[3]))
    else:
        _ASKS[verb](turn, opportunity)


_ASKS: dict[str, Callable[[Turn, Opportunity], None]] = {
    "of": say_choices,
    "lesson": ask_lesson,
    "feedback": ask_feedback,
    "stay": say_staying,
}

"""An interview that was moved, called off, or to which nobody came: told in a press or two."""

from collections.abc import Callable
from html import escape

from telegram import Update

from coaching.model import retiming
from coaching.model.documents import Conversation, Interview, Opportunity
from coaching.model.step_key import StepKind
from coaching.model.vocabulary import Held
from handlers.answers.interview_time import minutes_in, start_in, when_questions
from handlers.cards import reminders
from handlers.flows import engine
from handlers.flows.flow import Flow, flow
from handlers.flows.question import Scene
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

WHAT = "What became of it?"
GONE = "That interview is no longer here. /status shows what is."
NEW_TIME = "When does it take place now? It was {before}, your time."
MOVED = "Moved: {company}, {after}. All reminders follow."
CANCELLED = (
    "Noted: cancelled. Its reminders stop. A short note keeps the door open and asks for "
    "a new time."
)
NO_SHOW = (
    "Nobody came: that is theirs to put right, not yours. A short friendly note asks for a new "
    "time; its other reminders stop."
)
STANDS = "Good: it stands as before, and its reminders are back."
SAME = "That is how it stands already."
TOLD = {Held.CANCELLED: CANCELLED, Held.NO_SHOW: NO_SHOW}


def _which(opportunity: Opportunity, wanted: int) -> Interview | None:
    return next((one for one in opportunity.interviews if one.id == wanted), None)


def _show_choices(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
    """What may have become of an interview; what is likelier at this hour comes first."""
    ids = f"{opportunity.id}:{interview.id}"
    when = formatting.interview_time(interview, turn.person, opportunity.zone, turn.now)
    moved = Button("It has a new time", f"o:move:{ids}")
    off = Button("Cancelled", f"o:off:{ids}")
    nobody = Button("Nobody came", f"o:noshow:{ids}")
    first = [moved, off] if interview.start > turn.now else [moved, nobody, off]
    if interview.held is not Held.PLANNED:
        first = [moved, Button("It takes place after all", f"o:stands:{ids}")]
    rows = [first, [Button(f"‹ {opportunity.company[:24]}", f"t:opp:{opportunity.id}")]]
    turn.edit(f"{formatting.heading(opportunity)}\n{when}\n{WHAT}", rows)


def _fell_through(held: Held) -> Callable[[Turn, Opportunity, Interview], None]:
    def fell_through(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
        if interview.held is held:
            turn.whisper(SAME)
            return
        turn.keep(retiming.fallen_through(opportunity, interview, held, turn.now))
        ids = f"{opportunity.id}:{interview.id}"
        ways = [Button("It has a new time", f"o:move:{ids}"), Button("Undo", f"o:stands:{ids}")]
        turn.edit(f"{formatting.heading(opportunity)}\n{TOLD[held]}", [ways])
        reminders.show_open(turn, opportunity.id, StepKind.REBOOK)

    return fell_through


def _stands(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
    if interview.held is Held.PLANNED:
        turn.whisper(SAME)
        return
    turn.keep(retiming.standing(opportunity, interview))
    back = [Button(f"‹ {opportunity.company[:24]}", f"t:opp:{opportunity.id}")]
    turn.edit(f"{formatting.heading(opportunity)}\n{STANDS}", [back])


# -- the new time ------------------------------------------------------------------------------


def ask_time(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
    """Asks when it takes place now."""
    engine.begin(turn, MOVE, opportunity=opportunity.id, interview=interview.id)


def _new_time(scene: Scene) -> str:
    if scene.interview is None:
        return GONE
    zone = formatting.zone_of(scene.person)
    return NEW_TIME.format(before=formatting.moment_words(scene.interview.start, zone, scene.now))


def _finish(turn: Turn, talk: Conversation) -> None:
    opportunity = turn.opportunity(talk.opportunity)
    interview = _which(opportunity, talk.interview or 0) if opportunity else None
    if opportunity is None or interview is None:
        turn.say(GONE)
        return
    turn.say(retime(turn, opportunity, interview, talk))
    reminders.ping(turn)


def retime(turn: Turn, opportunity: Opportunity, interview: Interview, talk: Conversation) -> str:
    """Keeps the time that was said, and tells it."""
    zone = formatting.zone_of(turn.person)
    minutes = minutes_in(talk.answers, interview.minutes)
    start = start_in(talk.answers)
    moved = retiming.retimed(opportunity, interview, start, minutes, zone)
    if start != interview.start:
        moved = retiming.freed(moved, interview.id, turn.now)
    turn.keep(moved)
    after = next(one for one in moved.interviews if one.id == interview.id)
    words = formatting.interview_time(after, turn.person, moved.zone, turn.now)
    return MOVED.format(company=escape(moved.company), after=words)


MOVE = flow(
    Flow(
        name="move",
        version=1,
        title=lambda _: "an interview's new time",
        questions=when_questions(_new_time),
        finish=_finish,
        taken_up=False,
    )
)

# -- the presses -------------------------------------------------------------------------------

_ID = "[0-9]{1,15}"
PRESSED = rf"o:(round|move|off|noshow|stands):{_ID}:{_ID}"
"""What the buttons of this room send."""


async def pressed(update: Update, turn: Turn) -> None:
    """Any of these buttons, on the state as it is now."""
    query = update.callback_query
    _, verb, wanted, which = str(query.data if query else "").split(":")
    opportunity = turn.job(int(wanted))
    interview = _which(opportunity, int(which)) if opportunity else None
    if opportunity is None or interview is None:
        turn.whisper(GONE)
    else:
        _VERBS[verb](turn, opportunity, interview)


_VERBS: dict[str, Callable[[Turn, Opportunity, Interview], None]] = {
    "round": _show_choices,
    "move": ask_time,
    "off": _fell_through(Held.CANCELLED),
    "noshow": _fell_through(Held.NO_SHOW),
    "stands": _stands,
}

"""An interview that was moved, called off, or to which nobody came: told in a press or two."""

from collections.abc import Callable
from html import escape

from telegram import Update

from coaching.model import retiming
from coaching.model.documents import Conversation, Interview, Opportunity
from coaching.model.step_key import StepKind
from coaching.model.vocabulary import InterviewStatus
from handlers.answers.interview_time import answer_minutes, answer_start, when_questions
from handlers.cards import reminders
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import QuestionContext
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

CHANGE_PROMPT = "What became of it?"
INTERVIEW_GONE = "That interview is no longer here. /status shows what is."
NEW_TIME_PROMPT = "When does it take place now? It was {before}, your time."
MOVED = "Moved: {company}, {after}. All reminders follow."
CANCELLED = (
    "Noted: cancelled. Its reminders stop. A short note keeps the door open and asks for "
    "a new time."
)
NO_SHOW = (
    "Nobody came: that is theirs to put right, not yours. A short friendly note asks for a new "
    "time; its other reminders stop."
)
STANDS_AGAIN = "Good: it stands as before, and its reminders are back."
ALREADY_SO = "That is how it stands already."
STATUS_REPLIES = {InterviewStatus.CANCELLED: CANCELLED, InterviewStatus.NO_SHOW: NO_SHOW}


def _find_interview(opportunity: Opportunity, wanted: int) -> Interview | None:
    return next((one for one in opportunity.interviews if one.id == wanted), None)


def _show_choices(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
    """What may have become of an interview; what is likelier at this hour comes first."""
    ids = f"{opportunity.id}:{interview.id}"
    when = formatting.interview_time(interview, turn.person, opportunity.zone, turn.now)
    moved = Button("It has a new time", f"o:move:{ids}")
    off = Button("Cancelled", f"o:off:{ids}")
    nobody = Button("Nobody came", f"o:noshow:{ids}")
    first = [moved, off] if interview.start > turn.now else [moved, nobody, off]
    if interview.held is not InterviewStatus.PLANNED:
        first = [moved, Button("It takes place after all", f"o:stands:{ids}")]
    rows = [first, [Button(f"‹ {opportunity.company[:24]}", f"t:opp:{opportunity.id}")]]
    turn.edit(f"{formatting.opportunity_heading(opportunity)}\n{when}\n{CHANGE_PROMPT}", rows)


def _status_handler(held: InterviewStatus) -> Callable[[Turn, Opportunity, Interview], None]:
    def set_status(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
        if interview.held is held:
            turn.show_toast(ALREADY_SO)
            return
        turn.put_opportunity(retiming.mark_fallen_through(opportunity, interview, held, turn.now))
        ids = f"{opportunity.id}:{interview.id}"
        ways = [Button("It has a new time", f"o:move:{ids}"), Button("Undo", f"o:stands:{ids}")]
        turn.edit(f"{formatting.opportunity_heading(opportunity)}\n{STATUS_REPLIES[held]}", [ways])
        reminders.show_open_steps(turn, opportunity.id, StepKind.REBOOK)

    return set_status


def _reinstate(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
    if interview.held is InterviewStatus.PLANNED:
        turn.show_toast(ALREADY_SO)
        return
    turn.put_opportunity(retiming.reinstate_interview(opportunity, interview))
    back = [Button(f"‹ {opportunity.company[:24]}", f"t:opp:{opportunity.id}")]
    turn.edit(f"{formatting.opportunity_heading(opportunity)}\n{STANDS_AGAIN}", [back])


# -- the new time ------------------------------------------------------------------------------


def ask_new_time(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
    """Asks when it takes place now."""
    engine.begin(turn, MOVE, opportunity=opportunity.id, interview=interview.id)


def _new_time_prompt(context: QuestionContext) -> str:
    if context.interview is None:
        return INTERVIEW_GONE
    zone = formatting.person_zone(context.person)
    return NEW_TIME_PROMPT.format(
        before=formatting.moment_text(context.interview.start, zone, context.now)
    )


def _finish(turn: Turn, talk: Conversation) -> None:
    opportunity = turn.find_opportunity(talk.opportunity)
    interview = _find_interview(opportunity, talk.interview or 0) if opportunity else None
    if opportunity is None or interview is None:
        turn.say(INTERVIEW_GONE)
        return
    turn.say(reschedule_interview(turn, opportunity, interview, talk))
    reminders.say_reminder(turn)


def reschedule_interview(
    turn: Turn, opportunity: Opportunity, interview: Interview, talk: Conversation
) -> str:
    """Keeps the time that was said, and tells it."""
    zone = formatting.person_zone(turn.person)
    minutes = answer_minutes(talk.answers, interview.minutes)
    start = answer_start(talk.answers)
    moved = retiming.move_interview(opportunity, interview, start, minutes, zone)
    if start != interview.start:
        moved = retiming.drop_stale_records(moved, interview.id, turn.now)
    turn.put_opportunity(moved)
    after = next(one for one in moved.interviews if one.id == interview.id)
    words = formatting.interview_time(after, turn.person, moved.zone, turn.now)
    return MOVED.format(company=escape(moved.company), after=words)


MOVE = register_flow(
    Flow(
        name="move",
        version=1,
        title=lambda _: "an interview's new time",
        questions=when_questions(_new_time_prompt),
        finish=_finish,
        is_resumable=False,
    )
)

# -- the presses -------------------------------------------------------------------------------

_ID_PATTERN = "[0-9]{1,15}"
CALLBACK_PATTERN = rf"o:(round|move|off|noshow|stands):{_ID_PATTERN}:{_ID_PATTERN}"
"""What the buttons of this room send."""


async def handle_callback(update: Update, turn: Turn) -> None:
    """Any of these buttons, on the state as it is now."""
    query = update.callback_query
    _, verb, wanted, which = str(query.data if query else "").split(":")
    opportunity = turn.find_real_opportunity(int(wanted))
    interview = _find_interview(opportunity, int(which)) if opportunity else None
    if opportunity is None or interview is None:
        turn.show_toast(INTERVIEW_GONE)
    else:
        _BUTTON_HANDLERS[verb](turn, opportunity, interview)


_BUTTON_HANDLERS: dict[str, Callable[[Turn, Opportunity, Interview], None]] = {
    "round": _show_choices,
    "move": ask_new_time,
    "off": _status_handler(InterviewStatus.CANCELLED),
    "noshow": _status_handler(InterviewStatus.NO_SHOW),
    "stands": _reinstate,
}

"""A person puts a step off to a time that they type.

The time is checked against the end of the step and the person's nights.
"""

from datetime import datetime

from coaching import planner
from coaching.calendar.business_hours import local_moment
from coaching.model.documents import Conversation, Dossier
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import InvalidInputError
from coaching.playbook import windows
from coaching.playbook.plan_context import waking_hours
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.reading.times.dates import read_when
from coaching.reading.times.time_readings import TimeReading
from coaching.translation import _
from handlers.cards.card import StepRef
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import AmbiguousAnswer, Choice, Question, QuestionContext
from handlers.ui import formatting
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn

COMES_BACK = _("I will come back to it {when}.")
SNOOZE_PROMPT = _(
    "When shall I come back to it? Such as <i>tomorrow 9:00</i> or <i>in 3 hours</i>."
)
TIME_IS_PAST = _("That is behind us. A time ahead, such as <i>tomorrow 9:00</i>?")
TIME_AFTER_INTERVIEW = _("It begins before that. An earlier time?")
# Translators: {when} begins the sentence, such as "Tomorrow 16:00".
PAST_END_PROMPT = _(
    "{when} is after the end of this step ({end}). It still helps then. Keep that time?"
)
# Translators: {when} begins the sentence, such as "Tomorrow 23:00".
OUTSIDE_WAKING_HOURS = _("{when} is outside your waking hours, so I will come back to it {then}.")
WHICH_TIME = _("Which do you mean?")
KEEP_LABEL = _("Keep it")
# Translators: stands in "We were at: {title}".
TITLE = _("when to come back to a step")


def ask_snooze_time(turn: Turn, ref: StepRef) -> None:
    """Asks when to come back to a step."""
    engine.begin(turn, SNOOZE, opportunity=ref.opportunity, answers={"step": ref.key.text})


def _read_snooze_time(text: str, context: QuestionContext) -> str:
    """Reads a moment ahead of now as ISO text.

    Raises what `read_moment_ahead` does, and AmbiguousAnswer when it lies after the end of the
    step.
    """
    return _check_before_end(read_moment_ahead(text, context), context)


def read_moment_ahead(text: str, context: QuestionContext) -> datetime:
    """Reads a moment ahead of now; a day without an hour means nine in the morning.

    Raises InvalidInputError for a time in the past, and AmbiguousAnswer when the time can be read
    in two ways.
    """
    zone = formatting.person_zone(context.person)
    readings = read_when(text, now=context.as_of, zone=zone, lean="future")
    candidates = (_reading_moment(reading, context) for reading in readings)
    moments = [moment for moment in candidates if moment > context.now]
    if not moments:
        raise InvalidInputError(TIME_IS_PAST)
    if len(moments) > 1:
        options = [
            Choice(formatting.moment_text(moment, zone, context.now), moment.isoformat())
            for moment in moments
        ]
        raise AmbiguousAnswer(WHICH_TIME, options)
    return moments[0]


def _reading_moment(reading: TimeReading, context: QuestionContext) -> datetime:
    """Returns the moment that was meant; a day without a time of day means nine o'clock."""
    if reading.has_time:
        return reading.start
    return local_moment(reading.day, planner.SNOOZE_MORNING, formatting.person_zone(context.person))


def _check_before_end(until: datetime, context: QuestionContext) -> str:
    closes = _step_end(context)
    if closes is not None and until > closes and _is_before_interview(context):
        raise InvalidInputError(TIME_AFTER_INTERVIEW)
    if closes is not None and until > closes > context.now:
        zone = formatting.person_zone(context.person)
        when = formatting.moment_heading(until, zone, context.now)
        end = formatting.moment_text(closes, zone, context.now)
        raise AmbiguousAnswer(
            PAST_END_PROMPT.format(when=when, end=end), [Choice(KEEP_LABEL, until.isoformat())]
        )
    return until.isoformat()


def _is_before_interview(context: QuestionContext) -> bool:
    """Tells whether the step helps only before an interview."""
    definition = DEFINITION_BY_KIND.get(StepKey.parse(context.answers["step"]).kind)
    return definition is not None and definition.is_preparation


def _step_end(context: QuestionContext) -> datetime | None:
    if context.opportunity is None:
        return None
    dossier = Dossier(context.person, context.opportunities)
    steps = planner.plan_job(dossier, context.opportunity, context.now)
    wanted = context.answers.get("step")
    return next((step.closes for step in steps if step.key.text == wanted), None)


def _finish_snooze(turn: Turn, conversation: Conversation) -> None:
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is None:
        turn.say(NO_LONGER_THERE)
        return
    picked = datetime.fromisoformat(conversation.answers["until"])
    waking = waking_hours(turn.person)
    until = windows.snooze_moment(picked, waking) if waking else picked
    key = StepKey.parse(conversation.answers["step"])
    turn.put_opportunity(planner.snooze_step(opportunity, key, until, turn.now))
    turn.say(_comes_back_text(turn, picked, until))


def _comes_back_text(turn: Turn, picked: datetime, until: datetime) -> str:
    """Says when the step comes back, and why that is not the time that was picked."""
    zone = formatting.person_zone(turn.person)
    then = formatting.moment_text(until, zone, turn.now)
    if until == picked:
        return COMES_BACK.format(when=then)
    when = formatting.moment_heading(picked, zone, turn.now)
    return OUTSIDE_WAKING_HOURS.format(when=when, then=then)


SNOOZE = register_flow(
    Flow(
        name="put_off",
        version=1,
        title=lambda _context: TITLE,
        questions=(
            Question("until", SNOOZE_PROMPT, _read_snooze_time, optional=False, picks_time="ahead"),
        ),
        finish=_finish_snooze,
        is_resumable=False,
    )
)

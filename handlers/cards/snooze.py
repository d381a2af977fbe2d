"""Later, at a time of the person's own: read, checked against the step's end and their nights."""

from datetime import datetime
from typing import Any

from coaching import planner
from coaching.calendar.business_hours import local_moment
from coaching.model.documents import Conversation
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import InvalidInputError
from coaching.playbook import windows
from coaching.playbook.plan_context import waking_hours
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.reading.dates import Reading, read_when
from handlers.cards.card import StepRef
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import AmbiguousAnswer, Choice, Question, QuestionContext
from handlers.ui import formatting
from handlers.ui.turn import Turn

COMES_BACK = "I will come back to it {when}."
SNOOZE_PROMPT = "When shall I come back to it? Such as <i>tomorrow 9:00</i> or <i>in 3 hours</i>."
TIME_IS_PAST = "That is behind us. A time ahead, such as <i>tomorrow 9:00</i>?"
TIME_AFTER_INTERVIEW = "It begins before that. An earlier time?"
PAST_END_PROMPT = (
    "{when} is after the end of this step ({end}). It still helps then. Keep that time?"
)
OUTSIDE_WAKING_HOURS = "{when} is outside your waking hours, so I will come back to it {then}."
STEP_GONE = "That is no longer there. /status shows what is."


def ask_snooze_time(turn: Turn, ref: StepRef) -> None:
    """Asks when to come back to a step."""
    engine.begin(turn, SNOOZE, opportunity=ref.opportunity, answers={"step": ref.key.text})


def _read_snooze_time(text: str, context: QuestionContext) -> Any:
    """A moment ahead of now as ISO text. Which when it lies behind the end of the step."""
    zone = formatting.person_zone(context.person)
    readings = read_when(text, now=context.as_of, zone=zone, lean="future")
    moments = [
        one for one in (_reading_moment(each, context) for each in readings) if one > context.now
    ]
    if not moments:
        raise InvalidInputError(TIME_IS_PAST)
    if len(moments) > 1:
        options = [
            Choice(formatting.moment_text(one, zone, context.now), one.isoformat())
            for one in moments
        ]
        raise AmbiguousAnswer("Which do you mean?", options)
    return _check_before_end(moments[0], context)


def _reading_moment(reading: Reading, context: QuestionContext) -> datetime:
    """When a day was named without an hour: nine o'clock."""
    if reading.has_time:
        return reading.start
    return local_moment(reading.day, planner.SNOOZE_MORNING, formatting.person_zone(context.person))


def _check_before_end(until: datetime, context: QuestionContext) -> str:
    closes = _step_end(context)
    if closes is not None and until > closes and _is_before_interview(context):
        raise InvalidInputError(TIME_AFTER_INTERVIEW)
    if closes is not None and until > closes > context.now:
        zone = formatting.person_zone(context.person)
        words = [formatting.moment_text(one, zone, context.now) for one in (until, closes)]
        raise AmbiguousAnswer(
            _capitalize(PAST_END_PROMPT.format(when=words[0], end=words[1])),
            [Choice("Keep it", until.isoformat())],
        )
    return until.isoformat()


def _is_before_interview(context: QuestionContext) -> bool:
    """Whether the step is of use before an interview only."""
    definition = DEFINITION_BY_KIND.get(StepKey.parse(context.answers["step"]).kind)
    return definition is not None and definition.is_preparation


def _step_end(context: QuestionContext) -> datetime | None:
    if context.opportunity is None:
        return None
    steps = planner.plan_steps(context.person, context.opportunity, context.now)
    wanted = context.answers.get("step")
    return next((step.closes for step in steps if step.key.text == wanted), None)


def _finish_snooze(turn: Turn, talk: Conversation) -> None:
    opportunity = turn.find_opportunity(talk.opportunity)
    if opportunity is None:
        turn.say(STEP_GONE)
        return
    picked = datetime.fromisoformat(talk.answers["until"])
    waking = waking_hours(turn.person)
    until = windows.snooze_moment(picked, waking) if waking else picked
    key = StepKey.parse(talk.answers["step"])
    turn.put_opportunity(planner.snooze_step(opportunity, key, until))
    text = COMES_BACK if until == picked else OUTSIDE_WAKING_HOURS
    zone = formatting.person_zone(turn.person)
    when, then = (formatting.moment_text(one, zone, turn.now) for one in (picked, until))
    turn.say(_capitalize(text.format(when=when, then=then)))


def _capitalize(text: str) -> str:
    """With a capital, for "tomorrow" may stand first."""
    return text[:1].upper() + text[1:]


SNOOZE = register_flow(
    Flow(
        name="put_off",
        version=1,
        title=lambda _: "when to come back to a step",
        questions=(Question("until", SNOOZE_PROMPT, _read_snooze_time, optional=False),),
        finish=_finish_snooze,
        is_resumable=False,
    )
)

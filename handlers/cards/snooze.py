"""Later, at a time of the person's own: read, checked against the step's end and their nights."""

from datetime import datetime
from typing import Any

from coaching import planner
from coaching.calendar.business_hours import local_moment
from coaching.model.documents import Conversation
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import Rejected
from coaching.playbook import windows
from coaching.playbook.playbook import waking_of
from coaching.reading.dates import Reading, read_when
from handlers.cards.card import BEFORE_ONE, Ref
from handlers.flows import engine
from handlers.flows.flow import Flow, flow
from handlers.flows.question import Choice, Question, Scene, Which
from handlers.ui import formatting
from handlers.ui.turn import Turn

LATER = "I will come back to it {when}."
PICK = "When shall I come back to it? Such as <i>tomorrow 9:00</i> or <i>in 3 hours</i>."
PICK_FUTURE = "That is behind us. A time ahead, such as <i>tomorrow 9:00</i>?"
PICK_BEFORE = "It begins before that. An earlier time?"
PICK_PAST_END = "{when} is after the end of this step ({end}). It still helps then. Keep that time?"
ASLEEP = "{when} is outside your waking hours, so I will come back to it {then}."
GONE = "That is no longer there. /status shows what is."


def pick_time(turn: Turn, ref: Ref) -> None:
    """Asks when to come back to a step."""
    engine.begin(turn, PUT_OFF, opportunity=ref.opportunity, answers={"step": ref.key.text})


def _read_later(text: str, scene: Scene) -> Any:
    """A moment ahead of now as ISO text. Which when it lies behind the end of the step."""
    zone = formatting.zone_of(scene.person)
    readings = read_when(text, now=scene.as_of, zone=zone, lean="future")
    moments = [one for one in (_moment(each, scene) for each in readings) if one > scene.now]
    if not moments:
        raise Rejected(PICK_FUTURE)
    if len(moments) > 1:
        options = [
            Choice(formatting.moment_words(one, zone, scene.now), one.isoformat())
            for one in moments
        ]
        raise Which("Which do you mean?", options)
    return _before_the_end(moments[0], scene)


def _moment(reading: Reading, scene: Scene) -> datetime:
    """When a day was named without an hour: nine o'clock."""
    if reading.has_time:
        return reading.start
    return local_moment(reading.day, planner.MORNING, formatting.zone_of(scene.person))


def _before_the_end(until: datetime, scene: Scene) -> str:
    closes = _closes(scene)
    if closes is not None and until > closes and _is_before(scene):
        raise Rejected(PICK_BEFORE)
    if closes is not None and until > closes > scene.now:
        zone = formatting.zone_of(scene.person)
        words = [formatting.moment_words(one, zone, scene.now) for one in (until, closes)]
        raise Which(
            _sentence(PICK_PAST_END.format(when=words[0], end=words[1])),
            [Choice("Keep it", until.isoformat())],
        )
    return until.isoformat()


def _is_before(scene: Scene) -> bool:
    """Whether the step is of use before an interview only."""
    return StepKey.parse(scene.answers["step"]).kind in BEFORE_ONE


def _closes(scene: Scene) -> datetime | None:
    if scene.opportunity is None:
        return None
    steps = planner.plan(scene.person, scene.opportunity, scene.now)
    wanted = scene.answers.get("step")
    return next((step.closes for step in steps if step.key.text == wanted), None)


def _finish_put_off(turn: Turn, talk: Conversation) -> None:
    opportunity = turn.opportunity(talk.opportunity)
    if opportunity is None:
        turn.say(GONE)
        return
    picked = datetime.fromisoformat(talk.answers["until"])
    waking = waking_of(turn.person)
    until = windows.put_off(picked, waking) if waking else picked
    key = StepKey.parse(talk.answers["step"])
    turn.keep(planner.put_off(opportunity, key, until))
    text = LATER if until == picked else ASLEEP
    zone = formatting.zone_of(turn.person)
    when, then = (formatting.moment_words(one, zone, turn.now) for one in (picked, until))
    turn.say(_sentence(text.format(when=when, then=then)))


def _sentence(text: str) -> str:
    """With a capital, for "tomorrow" may stand first."""
    return text[:1].upper() + text[1:]


PUT_OFF = flow(
    Flow(
        name="put_off",
        version=1,
        title=lambda _: "when to come back to a step",
        questions=(Question("until", PICK, _read_later, optional=False),),
        finish=_finish_put_off,
        taken_up=False,
    )
)

"""What the employer said about what comes next: by when, by which channel, how many rounds."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from coaching.calendar.business_hours import BusinessCalendar
from coaching.model.documents import Conversation, DecisionDate, Interview, Opportunity, Process
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Channel, Rejected
from coaching.planner import mark_done
from coaching.reading.names import read_note
from coaching.reading.ranges import read_range
from handlers.answers.yes_no import read_yes_no, told_yes_no, yes_no
from handlers.cards import reminders
from handlers.flows.flow import Flow, flow
from handlers.flows.question import Choice, Choices, Question, Scene, scene_of
from handlers.reflection.capture import begin_or_take_up, company_of
from handlers.ui.formatting import zone_of
from handlers.ui.turn import Turn

DECISION = (
    "By when do they decide? In their words: <i>a week or two</i>, <i>by Friday</i>, "
    "<i>7 to 10 business days</i>."
)
TELLS = "Do they also tell the people they turn down?"
ROUNDS = "Are there further rounds, and with whom?"
CHANNEL = "How may you follow up with them?"
REFERENCES = "Have they asked for references?"
WHICH_CHANNEL = "Take the button that comes closest."
NOT_SAID = "they did not say"
KEPT_RANGE = "Kept. They decide {range}; I will not suggest to ask before that."
KEPT_OPEN = "Kept. They gave no date, so I suggest a check-in after five business days."


def _read_decision(text: str, scene: Scene) -> Any:
    """{"earliest", "latest", "words"}, counted from the day of the interview; "": not said."""
    calendar = _calendar(scene)
    found = read_range(text, today=_today(scene), is_business_day=calendar.is_business_day)
    if found is None:
        return ""
    return {
        "earliest": found.earliest.isoformat(),
        "latest": found.latest.isoformat(),
        "words": found.words,
    }


def _calendar(scene: Scene) -> BusinessCalendar:
    opportunity = scene.opportunity
    if opportunity is None:
        return BusinessCalendar(scene.person.country, zone_of(scene.person))
    return BusinessCalendar(opportunity.country, opportunity.zone)


def _today(scene: Scene) -> date:
    """The day they said it: the interview's day at the employer's."""
    calendar = _calendar(scene)
    said = scene.interview.end if scene.interview else scene.as_of
    return min(said, scene.as_of).astimezone(ZoneInfo(calendar.zone)).date()


def _decision_choices(_: Scene) -> Choices:
    return (
        (_said("Within a week"), _said("A week or two")),
        (_said("Two to three weeks"), Choice("They did not say", "")),
    )


def _said(words: str) -> Choice:
    return Choice(words, words)


def told_decision(value: Any) -> str:
    """The employer's own words."""
    return str(value["words"]) if isinstance(value, dict) else str(value) or NOT_SAID


def _read_channel(text: str, _: Scene) -> str:
    words = text.casefold().replace("’", "'")
    if _NO_CALLS.search(words):
        return Channel.EMAIL_ONLY.value
    if "call" in words or "phone" in words:
        return Channel.CALL_ALLOWED.value
    if "mail" in words:
        return Channel.EMAIL_ONLY.value
    if "say" in words or "said" in words:
        return ""
    raise Rejected(WHICH_CHANNEL)


_NO_CALLS = re.compile(r"\b(?:no|not|don't|never|without|instead of)\b.*\b(?:call|phon)")


def _channel_choices(_: Scene) -> Choices:
    return (
        (Choice("Mail only", "email_only"), Choice("I may call", "call_allowed")),
        (Choice("They did not say", ""),),
    )


CHANNELS = {
    Channel.EMAIL_ONLY: "mail only",
    Channel.CALL_ALLOWED: "calls are fine",
    Channel.UNKNOWN: NOT_SAID,
}


def keep_process(turn: Turn, talk: Conversation) -> None:
    """What they said becomes facts after each answer."""
    opportunity = turn.opportunity(talk.opportunity)
    if opportunity is None:
        return
    answers = talk.answers
    asked = opportunity.references_asked
    if answers.get("references") is True:
        asked = asked or turn.now
    elif answers.get("references") is False:
        asked = None
    turn.keep(
        replace(
            opportunity,
            channel=_channel(opportunity, answers),
            references_asked=asked,
            interviews=tuple(
                replace(one, process=_told(turn, talk, one)) if one.id == talk.interview else one
                for one in opportunity.interviews
            ),
        )
    )


def _channel(opportunity: Opportunity, answers: Mapping[str, Any]) -> Channel:
    """What they said now; where they did not, what they had said in an earlier round."""
    said = answers.get("channel")
    if said is None:
        return opportunity.channel
    return Channel(said or answers.get("said_before") or Channel.UNKNOWN)


def _told(turn: Turn, talk: Conversation, interview: Interview) -> Process:
    before, answers = interview.process, talk.answers
    tells, scene = answers.get("tells"), scene_of(turn.dossier, talk, turn.now)
    return Process(
        decision=before.decision if answers.get("decision") is None else decision_in(scene),
        tells_rejected=before.tells_rejected if tells is None else tells,
        next_rounds=answers.get("rounds") or before.next_rounds,
    )


def decision_in(scene: Scene) -> DecisionDate | None:
    """The range that was answered; None when they did not say."""
    value = scene.answers["decision"]
    if value and isinstance(value, str):
        value = _read_decision(value, scene)
    if not value:
        return None
    earliest, latest = date.fromisoformat(value["earliest"]), date.fromisoformat(value["latest"])
    return DecisionDate(earliest, latest, value["words"])


def _finish(turn: Turn, talk: Conversation) -> None:
    opportunity = turn.opportunity(talk.opportunity)
    if opportunity is None:
        return
    turn.keep(mark_done(opportunity, StepKey(StepKind.PROCESS, talk.interview or 0), turn.now))
    interview = next(one for one in opportunity.interviews if one.id == talk.interview)
    turn.say(closing(interview))
    reminders.ping(turn)


def closing(interview: Interview) -> str:
    """What is kept of their answer, and what follows from it."""
    decision = interview.process.decision
    if decision is None:
        return KEPT_OPEN
    return KEPT_RANGE.format(range=range_words(interview))


def range_words(interview: Interview) -> str:
    """Between 27 Nov and 4 Dec ("a week or two"); empty when they named no date."""
    decision = interview.process.decision
    if decision is None:
        return ""
    first, last = _short(decision.earliest), _short(decision.latest)
    at_once = decision.earliest <= interview.wall.date()
    days = f"by {last}" if at_once or first == last else f"between {first} and {last}"
    return f"{days} (“{escape(decision.words)}”)"


def _short(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


DECISION_ASKED = Question(
    "decision", DECISION, _read_decision, _decision_choices, told=told_decision
)
CHANNEL_ASKED = Question(
    "channel",
    CHANNEL,
    _read_channel,
    _channel_choices,
    told=lambda value: CHANNELS[Channel(value or Channel.UNKNOWN)],
)
PROCESS = flow(
    Flow(
        name="process",
        version=1,
        title=lambda scene: f"what {company_of(scene)} said comes next",
        questions=(
            DECISION_ASKED,
            Question("tells", TELLS, read_yes_no, yes_no, told=told_yes_no),
            Question("rounds", ROUNDS, lambda text, _: read_note(text)),
            CHANNEL_ASKED,
            Question("references", REFERENCES, read_yes_no, yes_no, told=told_yes_no),
        ),
        keep=keep_process,
        finish=_finish,
    )
)


def start_process(turn: Turn, opportunity: Opportunity, interview: int) -> None:
    """Asks what they said comes next, or goes on where it was left."""
    known = opportunity.channel is not Channel.UNKNOWN
    answers = {"said_before": opportunity.channel.value} if known else {}
    begin_or_take_up(turn, PROCESS, opportunity, interview, answers)

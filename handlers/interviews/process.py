"""What the employer said about what comes next: by when, by which channel, how many rounds."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from coaching.calendar.business_hours import BusinessCalendar
from coaching.model.documents import (
    Conversation,
    DecisionDate,
    HiringProcess,
    Interview,
    Opportunity,
)
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import Channel, InvalidInputError
from coaching.planner import mark_done
from coaching.playbook.steps.process import PROCESS as PROCESS_STEP
from coaching.reading.names import read_note
from coaching.reading.ranges import read_decision_range
from handlers.answers.yes_no import read_yes_no, yes_no_choices, yes_no_text
from handlers.cards import reminders
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Choice, Choices, Question, QuestionContext, question_context
from handlers.reflection.capture import begin_or_resume, company_name
from handlers.ui.formatting import person_zone
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


def _read_decision(text: str, context: QuestionContext) -> Any:
    """{"earliest", "latest", "words"}, counted from the day of the interview; "": not said."""
    calendar = _employer_calendar(context)
    found = read_decision_range(
        text, today=_statement_day(context), is_business_day=calendar.is_business_day
    )
    if found is None:
        return ""
    return {
        "earliest": found.earliest.isoformat(),
        "latest": found.latest.isoformat(),
        "words": found.words,
    }


def _employer_calendar(context: QuestionContext) -> BusinessCalendar:
    opportunity = context.opportunity
    if opportunity is None:
        return BusinessCalendar(context.person.country, person_zone(context.person))
    return BusinessCalendar(opportunity.country, opportunity.zone)


def _statement_day(context: QuestionContext) -> date:
    """The day they said it: the interview's day at the employer's."""
    calendar = _employer_calendar(context)
    said = context.interview.end if context.interview else context.as_of
    return min(said, context.as_of).astimezone(ZoneInfo(calendar.zone)).date()


def _decision_choices(_: QuestionContext) -> Choices:
    return (
        (_plain_choice("Within a week"), _plain_choice("A week or two")),
        (_plain_choice("Two to three weeks"), Choice("They did not say", "")),
    )


def _plain_choice(words: str) -> Choice:
    return Choice(words, words)


def decision_text(value: Any) -> str:
    """The employer's own words."""
    return str(value["words"]) if isinstance(value, dict) else str(value) or NOT_SAID


def _read_channel(text: str, _: QuestionContext) -> str:
    words = text.casefold().replace("’", "'")
    if _NO_CALLS.search(words):
        return Channel.EMAIL_ONLY.value
    if "call" in words or "phone" in words:
        return Channel.CALL_ALLOWED.value
    if "mail" in words:
        return Channel.EMAIL_ONLY.value
    if "say" in words or "said" in words:
        return ""
    raise InvalidInputError(WHICH_CHANNEL)


_NO_CALLS = re.compile(r"\b(?:no|not|don't|never|without|instead of)\b.*\b(?:call|phon)")


def _channel_choices(_: QuestionContext) -> Choices:
    return (
        (Choice("Mail only", "email_only"), Choice("I may call", "call_allowed")),
        (Choice("They did not say", ""),),
    )


CHANNELS = {
    Channel.EMAIL_ONLY: "mail only",
    Channel.CALL_ALLOWED: "calls are fine",
    Channel.UNKNOWN: NOT_SAID,
}


def keep_process(turn: Turn, conversation: Conversation) -> None:
    """What they said becomes facts after each answer."""
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is None:
        return
    answers = conversation.answers
    asked = opportunity.references_asked
    if answers.get("references") is True:
        asked = asked or turn.now
    elif answers.get("references") is False:
        asked = None
    turn.put_opportunity(
        replace(
            opportunity,
            channel=_find_channel(opportunity, answers),
            references_asked=asked,
            interviews=tuple(
                replace(one, process=_build_process(turn, conversation, one))
                if one.id == conversation.interview
                else one
                for one in opportunity.interviews
            ),
        )
    )


def _find_channel(opportunity: Opportunity, answers: Mapping[str, Any]) -> Channel:
    """What they said now; where they did not, what they had said in an earlier round."""
    said = answers.get("channel")
    if said is None:
        return opportunity.channel
    return Channel(said or answers.get("said_before") or Channel.UNKNOWN)


def _build_process(turn: Turn, conversation: Conversation, interview: Interview) -> HiringProcess:
    before, answers = interview.process, conversation.answers
    tells, scene = answers.get("tells"), question_context(turn.dossier, conversation, turn.now)
    return HiringProcess(
        decision=before.decision if answers.get("decision") is None else answer_decision(scene),
        tells_rejected=before.tells_rejected if tells is None else tells,
        next_rounds=answers.get("rounds") or before.next_rounds,
    )


def answer_decision(context: QuestionContext) -> DecisionDate | None:
    """The range that was answered; None when they did not say."""
    value = context.answers["decision"]
    if value and isinstance(value, str):
        value = _read_decision(value, context)
    if not value:
        return None
    earliest, latest = date.fromisoformat(value["earliest"]), date.fromisoformat(value["latest"])
    return DecisionDate(earliest, latest, value["words"])


def _finish(turn: Turn, conversation: Conversation) -> None:
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is None:
        return
    turn.put_opportunity(
        mark_done(opportunity, StepKey(PROCESS_STEP.kind, conversation.interview or 0), turn.now)
    )
    interview = next(one for one in opportunity.interviews if one.id == conversation.interview)
    turn.say(process_summary(interview))
    reminders.say_reminder(turn)


def process_summary(interview: Interview) -> str:
    """What is kept of their answer, and what follows from it."""
    decision = interview.process.decision
    if decision is None:
        return KEPT_OPEN
    return KEPT_RANGE.format(range=decision_range(interview))


def decision_range(interview: Interview) -> str:
    """Between 27 Nov and 4 Dec ("a week or two"); empty when they named no date."""
    decision = interview.process.decision
    if decision is None:
        return ""
    first, last = _short_date(decision.earliest), _short_date(decision.latest)
    at_once = decision.earliest <= interview.wall.date()
    days = f"by {last}" if at_once or first == last else f"between {first} and {last}"
    return f"{days} (“{escape(decision.words)}”)"


def _short_date(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


DECISION_QUESTION = Question(
    "decision", DECISION, _read_decision, _decision_choices, format_answer=decision_text
)
CHANNEL_QUESTION = Question(
    "channel",
    CHANNEL,
    _read_channel,
    _channel_choices,
    format_answer=lambda value: CHANNELS[Channel(value or Channel.UNKNOWN)],
)
PROCESS = register_flow(
    Flow(
        name="process",
        version=1,
        title=lambda scene: f"what {company_name(scene)} said comes next",
        questions=(
            DECISION_QUESTION,
            Question("tells", TELLS, read_yes_no, yes_no_choices, format_answer=yes_no_text),
            Question("rounds", ROUNDS, lambda text, _: read_note(text)),
            CHANNEL_QUESTION,
            Question(
                "references", REFERENCES, read_yes_no, yes_no_choices, format_answer=yes_no_text
            ),
        ),
        keep=keep_process,
        finish=_finish,
    )
)


def start_process(turn: Turn, opportunity: Opportunity, interview: int) -> None:
    """Asks what they said comes next, or goes on where it was left."""
    known = opportunity.channel is not Channel.UNKNOWN
    answers = {"said_before": opportunity.channel.value} if known else {}
    begin_or_resume(turn, PROCESS, opportunity, interview, answers)

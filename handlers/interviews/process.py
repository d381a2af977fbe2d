"""Asks what the employer said comes next: by when, by which channel, how many rounds."""

import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any

from coaching.model.documents import (
    Conversation,
    HiringProcess,
    Interview,
    Opportunity,
)
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import Channel, InterviewId, InvalidInputError
from coaching.planner import mark_done
from coaching.playbook.steps.process import PROCESS as PROCESS_STEP
from coaching.reading.people.names import read_note
from coaching.translation import Words, _
from handlers.answers.yes_no import read_yes_no, yes_no_choices, yes_no_text
from handlers.cards import reminders
from handlers.flows.about_interview import begin_or_resume, company_name
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Choice, Choices, Question, QuestionContext, question_context
from handlers.interviews.decision_answer import (
    DECISION_QUESTION,
    NOT_SAID,
    NOT_SAID_LABEL,
    RANGE_BETWEEN,
    RANGE_BY,
    answer_decision,
    decision_text,
)
from handlers.ui.formatting import weekday_date_text
from handlers.ui.turn import Turn

TELLS = _("Do they also tell the people they turn down?")
ROUNDS = _("Which rounds are still to come? Say who they are with, if you know.")
CHANNEL = _("How may you follow up with them?")
REFERENCES = _("Have they asked for references?")
WHICH_CHANNEL = _("Press the button that comes closest.")
KEPT_RANGE = _("Kept. They decide {range}; I will not suggest asking before that.")
UNDERSTOOD = _("They decide {range}.")
KEPT_OPEN = _("Kept. They gave no date, so I suggest a check-in after five business days.")
MAIL_LABEL, CALL_LABEL = _("Mail only"), _("I may call")
# Translators: stands in "We were at: {title}".
TITLE = _("what {company} said comes next")


def _tells_prompt(context: QuestionContext) -> Words:
    """Says the days back at once, so that a misreading is seen, and asks the next question."""
    decision = context.answer("decision")
    if not isinstance(decision, dict):
        return TELLS
    understood = UNDERSTOOD.format(range=escape(decision_text(decision)))
    return f"{understood}\n\n{TELLS}"


def _read_channel(text: str, _: QuestionContext) -> str:
    words = text.casefold().replace("’", "'")
    if any(_wants_no_calls(line) for line in words.split("\n")):
        return Channel.EMAIL_ONLY.value
    if "call" in words or "phone" in words:
        return Channel.CALL_ALLOWED.value
    if "mail" in words:
        return Channel.EMAIL_ONLY.value
    if "say" in words or "said" in words:
        return ""
    raise InvalidInputError(WHICH_CHANNEL)


_NO = re.compile(r"\b(?:no|not|don't|never|without|instead of)\b")
_CALLS = re.compile(r"\b(?:call|phon)")


def _wants_no_calls(line: str) -> bool:
    """Returns whether a line says no before it speaks of calls."""
    no = _NO.search(line)
    return no is not None and _CALLS.search(line, no.end()) is not None


def _channel_choices(_: QuestionContext) -> Choices:
    return (
        (Choice(MAIL_LABEL, "email_only"), Choice(CALL_LABEL, "call_allowed")),
        (Choice(NOT_SAID_LABEL, ""),),
    )


CHANNELS = {
    Channel.EMAIL_ONLY: _("mail only"),
    Channel.CALL_ALLOWED: _("calls are fine"),
    Channel.UNKNOWN: NOT_SAID,
}


def channel_text(value: Any) -> str:
    """Returns how they may be followed up with, as in "mail only"."""
    return str(CHANNELS[Channel(value or Channel.UNKNOWN)])


def keep_process(turn: Turn, conversation: Conversation) -> None:
    """Turns what they said into facts, after each answer."""
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is None:
        return
    answers = conversation.answers
    references_asked = opportunity.references_asked
    if answers.get("references") is True:
        references_asked = references_asked or turn.now
    elif answers.get("references") is False:
        references_asked = None
    turn.put_opportunity(
        replace(
            opportunity,
            channel=_find_channel(opportunity, answers),
            references_asked=references_asked,
            interviews=tuple(
                replace(interview, process=_build_process(turn, conversation, interview))
                if interview.id == conversation.interview
                else interview
                for interview in opportunity.interviews
            ),
        )
    )


def _find_channel(opportunity: Opportunity, answers: Mapping[str, Any]) -> Channel:
    """Returns what they said now; where they did not, what they had said in an earlier round."""
    channel = answers.get("channel")
    if channel is None:
        return opportunity.channel
    return Channel(channel or answers.get("said_before") or Channel.UNKNOWN)


def _build_process(turn: Turn, conversation: Conversation, interview: Interview) -> HiringProcess:
    before, answers = interview.process, conversation.answers
    tells, context = answers.get("tells"), question_context(turn.dossier, conversation, turn.now)
    return HiringProcess(
        decision=before.decision if answers.get("decision") is None else answer_decision(context),
        tells_rejected=before.tells_rejected if tells is None else tells,
        next_rounds=answers.get("rounds") or before.next_rounds,
    )


def _finish(turn: Turn, conversation: Conversation) -> None:
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is None:
        return
    interview = next(item for item in opportunity.interviews if item.id == conversation.interview)
    mark_process_told(turn, opportunity, interview.id)
    turn.say(process_summary(interview))
    reminders.say_reminder(turn)


def mark_process_told(turn: Turn, opportunity: Opportunity, interview: InterviewId) -> None:
    """Marks the step as done: they said what comes next, or that they do not say."""
    key = StepKey(PROCESS_STEP.kind, interview)
    turn.put_opportunity(mark_done(opportunity, key, turn.now))


def process_summary(interview: Interview) -> str:
    """Returns what is kept of their answer, and what follows from it."""
    decision = interview.process.decision
    if decision is None:
        return str(KEPT_OPEN)
    return KEPT_RANGE.format(range=decision_range(interview))


def decision_range(interview: Interview) -> str:
    """Returns such as "between Fri 27 Nov and Fri 4 Dec (“a week or two”)"; "" without a date."""
    decision = interview.process.decision
    if decision is None:
        return ""
    is_from_now_on = decision.earliest <= interview.wall.date()
    text = RANGE_BY if is_from_now_on or decision.earliest == decision.latest else RANGE_BETWEEN
    return text.format(
        first=weekday_date_text(decision.earliest),
        last=weekday_date_text(decision.latest),
        words=escape(decision.words),
    )


CHANNEL_QUESTION = Question(
    "channel",
    CHANNEL,
    _read_channel,
    _channel_choices,
    format_answer=channel_text,
)
PROCESS = register_flow(
    Flow(
        name="process",
        version=1,
        title=lambda context: TITLE.format(company=company_name(context)),
        questions=(
            DECISION_QUESTION,
            Question(
                "tells", _tells_prompt, read_yes_no, yes_no_choices, format_answer=yes_no_text
            ),
            Question("rounds", ROUNDS, lambda text, _context: read_note(text)),
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

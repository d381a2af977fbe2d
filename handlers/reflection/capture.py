"""A person keeps quick notes after an interview: who was there, what must not be forgotten."""

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any

from coaching.model.documents import Capture, Conversation, HiringProcess, Opportunity
from coaching.model.step_key import StepKey
from coaching.planner import mark_done
from coaching.playbook.steps.capture import CAPTURE as CAPTURE_STEP
from coaching.reading.people.names import read_note
from coaching.translation import _
from handlers.cards import reminders
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Question, QuestionContext
from handlers.people.keep_people import keep_people
from handlers.people.people_met import person_questions
from handlers.ui.buttons import Button
from handlers.ui.formatting import join_words
from handlers.ui.links import BeginFlow, BeginNothing, InterviewFlow
from handlers.ui.turn import Turn

STOOD_OUT = _("What stood out? A remark, a number, the mood: what you would tell a friend tonight.")
OPEN_QUESTIONS = _("Which questions are still open for you?")
UNSAID = _(
    "Anything you wanted to say and did not? Put it here and let go of it; a note can carry it."
)
KEPT = _("That is on paper now: {names}.")
KEPT_NOTES = _("That is on paper now.")
NO_NOTES = _("Fine, no notes this time. /status has them ready should something come back to you.")
QUIET_ADVICE = _(
    "One thing for today: nothing about it on social media, not even good news, not even if you "
    "delete it later."
)
PROCESS_OFFER = _("One minute more: did they say what happens next?")
TELL_LABEL = _("Tell what they said")
NOT_NOW_LABEL = _("Not now")
# Translators: stands in "We were at: {title}".
TITLE = _("your notes on {company}")
# Translators: stands where a company's name is not known.
UNKNOWN_COMPANY = _("the interview")


def keep_capture(turn: Turn, conversation: Conversation) -> None:
    """Keeps people and notes as facts; it is called after each answer."""
    keep_people(turn, conversation)
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is None:
        return
    turn.put_opportunity(
        replace(
            opportunity,
            interviews=tuple(
                replace(interview, capture=_build_capture(interview.capture, conversation))
                if interview.id == conversation.interview
                else interview
                for interview in opportunity.interviews
            ),
        )
    )


def _build_capture(before: Capture, conversation: Conversation) -> Capture:
    return Capture(
        stood_out=conversation.answers.get("stood_out") or before.stood_out,
        open_questions=conversation.answers.get("open") or before.open_questions,
        unsaid=conversation.answers.get("unsaid") or before.unsaid,
    )


def _finish(turn: Turn, conversation: Conversation) -> None:
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is None:
        return
    key = StepKey(CAPTURE_STEP.kind, conversation.interview or 0)
    turn.put_opportunity(mark_done(opportunity, key, turn.now))
    parts = [_confirmation_text(opportunity, conversation)]
    if not turn.person.quiet_told:
        turn.person = replace(turn.person, quiet_told=True)
        parts.append(str(QUIET_ADVICE))
    interview = next(
        (known for known in opportunity.interviews if known.id == conversation.interview), None
    )
    is_process_unknown = interview is not None and interview.process == HiringProcess()
    if is_process_unknown:
        parts.append(str(PROCESS_OFFER))
    turn.say("\n\n".join(parts), [_next_buttons(conversation)] if is_process_unknown else ())
    reminders.say_reminder(turn)


def _next_buttons(conversation: Conversation) -> list[Button]:
    opportunity, interview = conversation.opportunity, conversation.interview
    if opportunity is None or interview is None:
        return []
    tell = BeginFlow(InterviewFlow.PROCESS, opportunity, interview)
    return [
        Button(TELL_LABEL, tell),
        Button(NOT_NOW_LABEL, BeginNothing()),
    ]


def _confirmation_text(opportunity: Opportunity, conversation: Conversation) -> str:
    names = [
        escape(contact.name)
        for contact in opportunity.contacts
        if any(meeting.interview == conversation.interview for meeting in contact.met)
    ]
    if names:
        return KEPT.format(names=join_words(names))
    has_notes = any(conversation.answers.get(key) for key in ("stood_out", "open", "unsaid"))
    return str(KEPT_NOTES if has_notes else NO_NOTES)


CAPTURE = register_flow(
    Flow(
        name="capture",
        version=1,
        title=lambda context: TITLE.format(company=company_name(context)),
        questions=(
            *person_questions(),
            Question("stood_out", STOOD_OUT, lambda text, _context: read_note(text)),
            Question("open", OPEN_QUESTIONS, lambda text, _context: read_note(text)),
            Question("unsaid", UNSAID, lambda text, _context: read_note(text)),
        ),
        keep=keep_capture,
        finish=_finish,
    )
)


def company_name(context: QuestionContext) -> str:
    """Returns the escaped name of the company that a flow is about."""
    return escape(context.opportunity.company) if context.opportunity else str(UNKNOWN_COMPANY)


def start_capture(turn: Turn, opportunity: Opportunity, interview: int) -> None:
    """Begins the notes of one interview, or goes on where the person left them."""
    begin_or_resume(turn, CAPTURE, opportunity, interview)


def begin_or_resume(
    turn: Turn,
    flow: Flow,
    opportunity: Opportunity,
    interview: int,
    answers: Mapping[str, Any] | None = None,
) -> None:
    """Goes on with a flow about this interview that was left in the middle, or starts it.

    A flow that starts takes over the `answers` that are known already.
    """
    wanted = (flow.name, opportunity.id, interview)
    current = turn.person.conversation
    if current and (current.flow, current.opportunity, current.interview) == wanted:
        engine.ask_again(turn)
        return
    for paused in turn.person.paused:
        if (paused.flow, paused.opportunity, paused.interview) == wanted:
            engine.resume(turn, paused.serial)
            return
    interview_id = next(known.id for known in opportunity.interviews if known.id == interview)
    engine.begin(turn, flow, opportunity=opportunity.id, interview=interview_id, answers=answers)

"""The quick notes right after an interview: who was there, and what must not be forgotten."""

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any

from coaching.model.documents import Capture, Conversation, HiringProcess, Opportunity
from coaching.model.step_key import StepKey
from coaching.planner import mark_done
from coaching.playbook.steps.capture import CAPTURE as CAPTURE_STEP
from coaching.reading.names import read_note
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

STOOD_OUT = "What stood out? A remark, a number, the mood: what you would tell a friend tonight."
OPEN_QUESTIONS = "Which questions are still open for you?"
UNSAID = (
    "Anything you wanted to say and did not? Put it here and let go of it; a note can carry it."
)
KEPT = "That is on paper now: {names}."
KEPT_NOTES = "That is on paper now."
NO_NOTES = "Fine, no notes this time. /status has them ready should something come back to you."
QUIET_ADVICE = (
    "One thing for today: nothing about it on social media, not even good news, not even if you "
    "delete it later."
)
PROCESS_OFFER = "One minute more: did they say what happens next?"


def keep_capture(turn: Turn, conversation: Conversation) -> None:
    """People and notes become facts after each answer."""
    keep_people(turn, conversation)
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is None:
        return
    turn.put_opportunity(
        replace(
            opportunity,
            interviews=tuple(
                replace(one, capture=_build_capture(one.capture, conversation))
                if one.id == conversation.interview
                else one
                for one in opportunity.interviews
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
        parts.append(QUIET_ADVICE)
    interview = next(
        (one for one in opportunity.interviews if one.id == conversation.interview), None
    )
    unknown = interview is not None and interview.process == HiringProcess()
    if unknown:
        parts.append(PROCESS_OFFER)
    turn.say("\n\n".join(parts), [_next_buttons(conversation)] if unknown else ())
    reminders.say_reminder(turn)


def _next_buttons(conversation: Conversation) -> list[Button]:
    opportunity, interview = conversation.opportunity, conversation.interview
    if opportunity is None or interview is None:
        return []
    tell = BeginFlow(InterviewFlow.PROCESS, opportunity, interview)
    return [
        Button("Tell what they said", tell),
        Button("Not now", BeginNothing()),
    ]


def _confirmation_text(opportunity: Opportunity, conversation: Conversation) -> str:
    names = [
        escape(one.name)
        for one in opportunity.contacts
        if any(m.interview == conversation.interview for m in one.met)
    ]
    if names:
        return KEPT.format(names=join_words(names))
    noted = any(conversation.answers.get(key) for key in ("stood_out", "open", "unsaid"))
    return KEPT_NOTES if noted else NO_NOTES


CAPTURE = register_flow(
    Flow(
        name="capture",
        version=1,
        title=lambda scene: f"your notes on {company_name(scene)}",
        questions=(
            *person_questions(),
            Question("stood_out", STOOD_OUT, lambda text, _: read_note(text)),
            Question("open", OPEN_QUESTIONS, lambda text, _: read_note(text)),
            Question("unsaid", UNSAID, lambda text, _: read_note(text)),
        ),
        keep=keep_capture,
        finish=_finish,
    )
)


def company_name(context: QuestionContext) -> str:
    """The company a flow is about, escaped."""
    return escape(context.opportunity.company) if context.opportunity else "the interview"


def start_capture(turn: Turn, opportunity: Opportunity, interview: int) -> None:
    """Begins the notes of one interview, or goes on where they were left."""
    begin_or_resume(turn, CAPTURE, opportunity, interview)


def begin_or_resume(
    turn: Turn,
    flow: Flow,
    opportunity: Opportunity,
    interview: int,
    answers: Mapping[str, Any] | None = None,
) -> None:
    """Goes on with a flow about this interview that was left in the middle, else starts it,
    with `answers` that are known already."""
    wanted = (flow.name, opportunity.id, interview)
    open_one = turn.person.conversation
    if open_one and (open_one.flow, open_one.opportunity, open_one.interview) == wanted:
        engine.ask_again(turn)
        return
    for talk in turn.person.paused:
        if (talk.flow, talk.opportunity, talk.interview) == wanted:
            engine.resume(turn, talk.serial)
            return
    found = next(one.id for one in opportunity.interviews if one.id == interview)
    engine.begin(turn, flow, opportunity=opportunity.id, interview=found, answers=answers)

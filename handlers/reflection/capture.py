"""The quick notes right after an interview: who was there, and what must not be forgotten."""

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any

from coaching.model.documents import Capture, Conversation, Opportunity, Process
from coaching.model.step_key import StepKey, StepKind
from coaching.planner import mark_done
from coaching.reading.names import read_note
from handlers.cards import reminders
from handlers.flows import engine
from handlers.flows.flow import Flow, flow
from handlers.flows.question import Question, Scene
from handlers.people.people_met import keep_people, person_questions
from handlers.ui.buttons import Button
from handlers.ui.formatting import list_words
from handlers.ui.turn import Turn

STOOD_OUT = "What stood out? A remark, a number, the mood: what you would tell a friend tonight."
OPEN = "Which questions are still open for you?"
UNSAID = (
    "Anything you wanted to say and did not? Put it here and let go of it; a note can carry it."
)
KEPT = "That is on paper now: {names}."
KEPT_NOTES = "That is on paper now."
NO_NOTES = "Fine, no notes this time. /status has them ready should something come back to you."
QUIET = (
    "One thing for today: nothing about it on social media, not even good news, not even if you "
    "delete it later."
)
NEXT = "One minute more: did they say what happens next?"


def keep_capture(turn: Turn, talk: Conversation) -> None:
    """People and notes become facts after each answer."""
    keep_people(turn, talk)
    opportunity = turn.opportunity(talk.opportunity)
    if opportunity is None:
        return
    turn.keep(
        replace(
            opportunity,
            interviews=tuple(
                replace(one, capture=_noted(one.capture, talk)) if one.id == talk.interview else one
                for one in opportunity.interviews
            ),
        )
    )


def _noted(before: Capture, talk: Conversation) -> Capture:
    return Capture(
        stood_out=talk.answers.get("stood_out") or before.stood_out,
        open_questions=talk.answers.get("open") or before.open_questions,
        unsaid=talk.answers.get("unsaid") or before.unsaid,
    )


def _finish(turn: Turn, talk: Conversation) -> None:
    opportunity = turn.opportunity(talk.opportunity)
    if opportunity is None:
        return
    key = StepKey(StepKind.CAPTURE, talk.interview or 0)
    turn.keep(mark_done(opportunity, key, turn.now))
    parts = [_kept(opportunity, talk)]
    if not turn.person.quiet_told:
        turn.person = replace(turn.person, quiet_told=True)
        parts.append(QUIET)
    interview = next((one for one in opportunity.interviews if one.id == talk.interview), None)
    unknown = interview is not None and interview.process == Process()
    if unknown:
        parts.append(NEXT)
    turn.say("\n\n".join(parts), [_next_buttons(talk)] if unknown else ())
    reminders.ping(turn)


def _next_buttons(talk: Conversation) -> list[Button]:
    ids = f"{talk.opportunity}:{talk.interview}"
    return [Button("Tell what they said", f"b:process:{ids}"), Button("Not now", "b:none")]


def _kept(opportunity: Opportunity, talk: Conversation) -> str:
    names = [
        escape(one.name)
        for one in opportunity.contacts
        if any(m.interview == talk.interview for m in one.met)
    ]
    if names:
        return KEPT.format(names=list_words(names))
    noted = any(talk.answers.get(key) for key in ("stood_out", "open", "unsaid"))
    return KEPT_NOTES if noted else NO_NOTES


CAPTURE = flow(
    Flow(
        name="capture",
        version=1,
        title=lambda scene: f"your notes on {company_of(scene)}",
        questions=(
            *person_questions(),
            Question("stood_out", STOOD_OUT, lambda text, _: read_note(text)),
            Question("open", OPEN, lambda text, _: read_note(text)),
            Question("unsaid", UNSAID, lambda text, _: read_note(text)),
        ),
        keep=keep_capture,
        finish=_finish,
    )
)


def company_of(scene: Scene) -> str:
    """The company a flow is about, escaped."""
    return escape(scene.opportunity.company) if scene.opportunity else "the interview"


def start_capture(turn: Turn, opportunity: Opportunity, interview: int) -> None:
    """Begins the notes of one interview, or goes on where they were left."""
    begin_or_take_up(turn, CAPTURE, opportunity, interview)


def begin_or_take_up(
    turn: Turn,
    which: Flow,
    opportunity: Opportunity,
    interview: int,
    answers: Mapping[str, Any] | None = None,
) -> None:
    """Goes on with a flow about this interview that was left in the middle, else starts it,
    with `answers` that are known already."""
    wanted = (which.name, opportunity.id, interview)
    open_one = turn.person.conversation
    if open_one and (open_one.flow, open_one.opportunity, open_one.interview) == wanted:
        engine.ask_again(turn)
        return
    for talk in turn.person.paused:
        if (talk.flow, talk.opportunity, talk.interview) == wanted:
            engine.take_up(turn, talk.serial)
            return
    found = next(one.id for one in opportunity.interviews if one.id == interview)
    engine.begin(turn, which, opportunity=opportunity.id, interview=found, answers=answers)

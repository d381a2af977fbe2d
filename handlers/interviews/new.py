"""/new: logs an interview, in one line or asked for, and shows a card to confirm or correct."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update

from coaching.model.documents import Conversation, Interview, Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import InterviewId, Kind, OpportunityId, Rejected
from coaching.planner import plan
from coaching.reading.names import read_name, read_note
from handlers.account.welcome import need_place, note_name
from handlers.answers.interview_time import (
    how_question,
    length_question,
    minutes_in,
    read_start,
    start_in,
    when_questions,
)
from handlers.answers.limits_messages import one_too_many
from handlers.answers.match_opportunity import KNOWN, LOGGED_TWICE, is_same, job_of, round_of
from handlers.answers.places import read_place, told_place
from handlers.cards import reminders
from handlers.cards.card import Ref
from handlers.flows import engine
from handlers.flows.flow import UNKEPT, Answers, Flow, flow
from handlers.flows.question import Choice, Choices, Question, Scene, Which, scene_of
from handlers.interviews.new_card import place_in, summary
from handlers.ui import formatting
from handlers.ui.turn import Turn

COMPANY = "Which company?"
ROLE = "For which role?"
WHEN = (
    "When does it start, or when did it? In your own time, such as <i>yesterday 3pm</i>, "
    "<i>tomorrow 14:30</i> or <i>12 Nov 10:00</i>."
)
CITY = "Which city is the employer in? I keep to business hours and holidays there."
REQUIREMENTS = "What does the job ask for? Two or three points help your referees later."
CONFIRM_IN_WORDS = "Take <b>Looks right</b>, or the part that should change."
SAVED_AHEAD = (
    "Saved. A short checklist comes {before}; once it is over I ask for a few quick notes. "
    "Nothing to do for it until then."
)
SAVED_NOW = "Saved. Once it is over I ask for a few quick notes."
SAVED = "Saved."
ROUND = "Saved as round {number} at {company}."
OPEN_AGAIN = "Saved as round {number} at {company}, which is open again."
SAME = "Then it stays as it is: {company}, {when}."
NOT_ANSWERED = {"known": UNKEPT, "twice": UNKEPT}
"""What is asked anew when the company or the role becomes another."""


# -- reading -------------------------------------------------------------------------------------


def split_line(line: str) -> dict[str, str]:
    """Company; Role; when: the parts in their order, those that are there."""
    parts = [part.strip() for part in line.split(";" if ";" in line else "\n", 2)]
    return {
        key: part for key, part in zip(("company", "role", "when"), parts, strict=False) if part
    }


def _read_yes(text: str, _: Scene) -> bool:
    if text.strip().casefold().rstrip(".!") in (
        "yes",
        "y",
        "ok",
        "okay",
        "right",
        "looks right",
        "save",
    ):
        return True
    raise Rejected(CONFIRM_IN_WORDS)


def _confirm_choices(_: Scene) -> Choices:
    return (
        (Choice("Looks right", value=True),),
        (
            Choice("Company", goto="company"),
            Choice("Role", goto="role"),
            Choice("When", goto="when"),
        ),
        (Choice("How", goto="how"), Choice("Length", goto="length"), Choice("City", goto="city")),
        (Choice("What the job asks for", goto="requirements"),),
    )


# -- keeping -------------------------------------------------------------------------------------


def _finish(turn: Turn, talk: Conversation) -> None:
    scene = scene_of(turn.dossier, talk, turn.now)
    known = job_of(scene)
    if known is not None and is_same(scene):
        when = formatting.moment_words(
            start_in(talk.answers), formatting.zone_of(scene.person), turn.now
        )
        turn.say(SAME.format(company=escape(known.company), when=when))
        return
    full = one_too_many(scene)
    if full:
        engine.hold(turn, talk, "sure", full)
        return
    opportunity = _opportunity(turn, scene)
    interview = _interview(turn, scene)
    turn.keep(replace(opportunity, interviews=(*opportunity.interviews, interview)))
    turn.say(_saved(turn, opportunity, interview, again=known is not None and not known.live))
    if interview.end <= turn.now:
        reminders.show(turn, Ref(opportunity.id, StepKey(StepKind.CAPTURE, interview.id)))


def _opportunity(turn: Turn, scene: Scene) -> Opportunity:
    """The job that this is a further round of, which then goes on, or a new one."""
    answers = scene.answers
    known = job_of(scene)
    zone, country = place_in(scene)
    if known is None:
        return Opportunity(
            id=OpportunityId(turn.next_id()),
            company=answers["company"],
            role=answers["role"],
            zone=zone,
            country=country,
            opened=turn.now,
            requirements=answers.get("requirements") or "",
        )
    if answers.get("city"):
        known = replace(known, zone=zone, country=country)
    if not known.live:
        known = replace(known, outcome=None, outcome_at=None)
    return replace(known, requirements=answers.get("requirements") or known.requirements)


def _interview(turn: Turn, scene: Scene) -> Interview:
    start, zone = start_in(scene.answers), formatting.zone_of(scene.person)
    wall = start.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return Interview(
        id=InterviewId(turn.next_id()),
        start=start,
        minutes=minutes_in(scene.answers),
        wall=wall,
        zone=zone,
        fold=wall.fold,
        kind=Kind(scene.answers.get("how") or Kind.OTHER),
        logged=turn.now,
    )


def _saved(turn: Turn, opportunity: Opportunity, interview: Interview, *, again: bool) -> str:
    further = OPEN_AGAIN if again else ROUND
    number, company = round_of(opportunity, interview), escape(opportunity.company)
    known = again or opportunity.interviews
    first = further.format(number=number, company=company) if known else SAVED
    if interview.end <= turn.now:
        return first
    checklist = _checklist_at(turn, opportunity.id, interview)
    if checklist is None or checklist <= turn.now:
        return SAVED_NOW.replace(SAVED, first)
    before = formatting.moment_words(checklist, formatting.zone_of(turn.person), turn.now)
    return SAVED_AHEAD.format(before=before).replace(SAVED, first)


def _checklist_at(turn: Turn, opportunity: OpportunityId, interview: Interview) -> datetime | None:
    """When the checklist comes; None when there is no time left for it."""
    kept = turn.opportunity(opportunity)
    steps = plan(turn.person, kept, turn.now) if kept else ()
    key = StepKey(StepKind.LEAVE, interview.id)
    return next((step.speaks for step in steps if step.key == key), None)


# -- the flow --------------------------------------------------------------------------------------


def open_line(turn: Turn, line: str) -> None:
    """Starts the flow from what stands behind /new: what can be read of it is not asked again."""
    asked = split_line(line)
    answers: dict[str, Any] = {}
    scene = Scene(turn.now, turn.person, {}, written=turn.written)
    for key, read in (("company", _name), ("role", _name), ("when", read_start)):
        if key in asked:
            with suppress(Rejected, Which):
                answers[key] = read(asked[key], scene)
    if line:
        answers |= {"how": None, "length": None}
    engine.begin(turn, NEW, answers=answers)
    _hear_unclear(turn, asked, answers)


def _hear_unclear(turn: Turn, asked: dict[str, str], answers: dict[str, Any]) -> None:
    """A part of the line that was unclear is heard again as the answer to its question, so that
    the person gets its choices or what is wrong with it, and the rest of the line stays."""
    talk = turn.person.conversation
    if talk is not None and talk.at in asked and talk.at not in answers:
        turn.said.pop()
        engine.hear(turn, asked[talk.at])


def _name(text: str, _: Scene) -> str:
    return read_name(text)


def _other_name(text: str, _: Scene) -> Answers:
    """With another name it may be another job: whether it is a known one is asked anew."""
    return Answers(own=read_name(text), more=NOT_ANSWERED)


def next_round(turn: Turn, opportunity: Opportunity) -> None:
    """Logs a further interview of a job that is known already."""
    answers = {
        "company": opportunity.company,
        "role": opportunity.role,
        "known": opportunity.id,
    }
    engine.begin(turn, NEW, answers=answers)


NEW = flow(
    Flow(
        name="new",
        version=1,
        title=lambda scene: f"logging {escape(scene.answers.get('company') or 'an interview')}",
        questions=(
            Question("company", COMPANY, _other_name, optional=False),
            Question("role", ROLE, _other_name, optional=False),
            KNOWN,
            *when_questions(WHEN),
            how_question(),
            length_question(),
            Question("city", CITY, read_place, told=told_place, on_request=True),
            Question(
                "requirements", REQUIREMENTS, lambda text, _: read_note(text), on_request=True
            ),
            LOGGED_TWICE,
            Question(
                "sure",
                summary,
                _read_yes,
                _confirm_choices,
                when=lambda scene: not is_same(scene),
                optional=False,
            ),
        ),
        finish=_finish,
        opened=open_line,
    )
)


async def new(update: Update, turn: Turn) -> None:
    """/new, with or without the line."""
    note_name(update, turn)
    take_line(turn, command_text(update))


def take_line(turn: Turn, line: str) -> None:
    """Logs an interview from a line, or asks for all of it when the line is empty."""
    told = engine.too_long(line)
    if told:
        turn.say(told)
    elif not need_place(turn, NEW, line):
        open_line(turn, line)


def command_text(update: Update) -> str:
    """What was written behind the command."""
    message = update.effective_message
    text = message.text if message is not None else None
    _, *line = (text or "").split(maxsplit=1)
    return line[0].strip() if line and (text or "").startswith("/") else ""

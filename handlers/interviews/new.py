"""/new: logs an interview, in one line or asked for, and shows a card to confirm or correct."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update

from coaching.model.documents import Conversation, Interview, Opportunity
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import InterviewId, InterviewKind, InvalidInputError, OpportunityId
from coaching.planner import plan_steps
from coaching.playbook.steps.capture import CAPTURE as CAPTURE_STEP
from coaching.playbook.steps.leave import LEAVE as LEAVE_STEP
from coaching.reading.names import read_name, read_note
from handlers.account.welcome import ask_place_first, note_name
from handlers.answers.interview_time import (
    answer_minutes,
    answer_start,
    how_question,
    length_question,
    read_start,
    when_questions,
)
from handlers.answers.limits_messages import opportunity_limit_text
from handlers.answers.match_opportunity import (
    DUPLICATE_QUESTION,
    KNOWN_QUESTION,
    find_matching_opportunity,
    is_same_interview,
    round_number,
)
from handlers.answers.places import place_name, read_place
from handlers.cards import reminders
from handlers.cards.card import StepRef
from handlers.flows import engine
from handlers.flows.flow import DISCARD, Answers, Flow, register_flow
from handlers.flows.question import (
    AmbiguousAnswer,
    Choice,
    Choices,
    Question,
    QuestionContext,
    question_context,
)
from handlers.interviews.new_card import employer_place, summary_text
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
SAVED_AS_ROUND = "Saved as round {number} at {company}."
SAVED_REOPENED = "Saved as round {number} at {company}, which is open again."
STAYS_AS_IT_IS = "Then it stays as it is: {company}, {when}."
ANSWERS_TO_REPEAT = {"known": DISCARD, "twice": DISCARD}
"""What is asked anew when the company or the role becomes another."""


# -- reading -------------------------------------------------------------------------------------


def split_line(line: str) -> dict[str, str]:
    """Company; Role; when: the parts in their order, those that are there."""
    parts = [part.strip() for part in line.split(";" if ";" in line else "\n", 2)]
    return {
        key: part for key, part in zip(("company", "role", "when"), parts, strict=False) if part
    }


def _read_yes(text: str, _: QuestionContext) -> bool:
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
    raise InvalidInputError(CONFIRM_IN_WORDS)


def _confirm_choices(_: QuestionContext) -> Choices:
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
    scene = question_context(turn.dossier, talk, turn.now)
    known = find_matching_opportunity(scene)
    if known is not None and is_same_interview(scene):
        when = formatting.moment_text(
            answer_start(talk.answers), formatting.person_zone(scene.person), turn.now
        )
        turn.say(STAYS_AS_IT_IS.format(company=escape(known.company), when=when))
        return
    full = opportunity_limit_text(scene)
    if full:
        engine.keep_open(turn, talk, "sure", full)
        return
    opportunity = _build_opportunity(turn, scene)
    interview = _build_interview(turn, scene)
    turn.put_opportunity(replace(opportunity, interviews=(*opportunity.interviews, interview)))
    turn.say(
        _saving_reply(
            turn, opportunity, interview, reopened=known is not None and not known.is_live
        )
    )
    if interview.end <= turn.now:
        reminders.show_steps(
            turn, StepRef(opportunity.id, StepKey(CAPTURE_STEP.kind, interview.id))
        )


def _build_opportunity(turn: Turn, context: QuestionContext) -> Opportunity:
    """The job that this is a further round of, which then goes on, or a new one."""
    answers = context.answers
    known = find_matching_opportunity(context)
    zone, country = employer_place(context)
    if known is None:
        return Opportunity(
            id=OpportunityId(turn.allocate_id()),
            company=answers["company"],
            role=answers["role"],
            zone=zone,
            country=country,
            opened=turn.now,
            requirements=answers.get("requirements") or "",
        )
    if answers.get("city"):
        known = replace(known, zone=zone, country=country)
    if not known.is_live:
        known = replace(known, outcome=None, outcome_at=None)
    return replace(known, requirements=answers.get("requirements") or known.requirements)


def _build_interview(turn: Turn, context: QuestionContext) -> Interview:
    start, zone = answer_start(context.answers), formatting.person_zone(context.person)
    wall = start.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return Interview(
        id=InterviewId(turn.allocate_id()),
        start=start,
        minutes=answer_minutes(context.answers),
        wall=wall,
        zone=zone,
        fold=wall.fold,
        kind=InterviewKind(context.answers.get("how") or InterviewKind.OTHER),
        logged=turn.now,
    )


def _saving_reply(
    turn: Turn, opportunity: Opportunity, interview: Interview, *, reopened: bool
) -> str:
    further = SAVED_REOPENED if reopened else SAVED_AS_ROUND
    number, company = round_number(opportunity, interview), escape(opportunity.company)
    known = reopened or opportunity.interviews
    first = further.format(number=number, company=company) if known else SAVED
    if interview.end <= turn.now:
        return first
    checklist = _checklist_time(turn, opportunity.id, interview)
    if checklist is None or checklist <= turn.now:
        return SAVED_NOW.replace(SAVED, first)
    before = formatting.moment_text(checklist, formatting.person_zone(turn.person), turn.now)
    return SAVED_AHEAD.format(before=before).replace(SAVED, first)


def _checklist_time(
    turn: Turn, opportunity: OpportunityId, interview: Interview
) -> datetime | None:
    """When the checklist comes; None when there is no time left for it."""
    kept = turn.find_opportunity(opportunity)
    steps = plan_steps(turn.person, kept, turn.now) if kept else ()
    key = StepKey(LEAVE_STEP.kind, interview.id)
    return next((step.ping_at for step in steps if step.key == key), None)


# -- the flow --------------------------------------------------------------------------------------


def start_from_line(turn: Turn, line: str) -> None:
    """Starts the flow from what stands behind /new: what can be read of it is not asked again."""
    asked = split_line(line)
    answers: dict[str, Any] = {}
    scene = QuestionContext(turn.now, turn.person, {}, written_at=turn.written_at)
    for key, read in (("company", _read_name), ("role", _read_name), ("when", read_start)):
        if key in asked:
            with suppress(InvalidInputError, AmbiguousAnswer):
                answers[key] = read(asked[key], scene)
    if line:
        answers |= {"how": None, "length": None}
    engine.begin(turn, NEW_INTERVIEW, answers=answers)
    _answer_unclear_part(turn, asked, answers)


def _answer_unclear_part(turn: Turn, asked: dict[str, str], answers: dict[str, Any]) -> None:
    """A part of the line that was unclear is heard again as the answer to its question, so that
    the person gets its choices or what is wrong with it, and the rest of the line stays."""
    talk = turn.person.conversation
    if talk is not None and talk.at in asked and talk.at not in answers:
        turn.outgoing.pop()
        engine.answer_with_text(turn, asked[talk.at])


def _read_name(text: str, _: QuestionContext) -> str:
    return read_name(text)


def _read_changed_name(text: str, _: QuestionContext) -> Answers:
    """With another name it may be another job: whether it is a known one is asked anew."""
    return Answers(answer=read_name(text), other_answers=ANSWERS_TO_REPEAT)


def start_next_round(turn: Turn, opportunity: Opportunity) -> None:
    """Logs a further interview of a job that is known already."""
    answers = {
        "company": opportunity.company,
        "role": opportunity.role,
        "known": opportunity.id,
    }
    engine.begin(turn, NEW_INTERVIEW, answers=answers)


NEW_INTERVIEW = register_flow(
    Flow(
        name="new",
        version=1,
        title=lambda scene: f"logging {escape(scene.answers.get('company') or 'an interview')}",
        questions=(
            Question("company", COMPANY, _read_changed_name, optional=False),
            Question("role", ROLE, _read_changed_name, optional=False),
            KNOWN_QUESTION,
            *when_questions(WHEN),
            how_question(),
            length_question(),
            Question("city", CITY, read_place, format_answer=place_name, on_request=True),
            Question(
                "requirements", REQUIREMENTS, lambda text, _: read_note(text), on_request=True
            ),
            DUPLICATE_QUESTION,
            Question(
                "sure",
                summary_text,
                _read_yes,
                _confirm_choices,
                when=lambda scene: not is_same_interview(scene),
                optional=False,
            ),
        ),
        finish=_finish,
        start_from_text=start_from_line,
    )
)


async def handle_new(update: Update, turn: Turn) -> None:
    """/new, with or without the line."""
    note_name(update, turn)
    log_interview(turn, command_argument(update))


def log_interview(turn: Turn, line: str) -> None:
    """Logs an interview from a line, or asks for all of it when the line is empty."""
    told = engine.too_long_text(line)
    if told:
        turn.say(told)
    elif not ask_place_first(turn, NEW_INTERVIEW, line):
        start_from_line(turn, line)


def command_argument(update: Update) -> str:
    """What was written behind the command."""
    message = update.effective_message
    text = message.text if message is not None else None
    _, *line = (text or "").split(maxsplit=1)
    return line[0].strip() if line and (text or "").startswith("/") else ""

"""Logs an interview, in one line or asked for, and shows a card to confirm or correct."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update

from coaching.model.documents import Conversation, Interview, Opportunity
from coaching.model.expected_people import add_round
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import InterviewId, InterviewKind, InvalidInputError, OpportunityId
from coaching.playbook.steps.capture import CAPTURE as CAPTURE_STEP
from coaching.reading.people.names import read_name, read_note
from coaching.translation import Words, _
from handlers.account.welcome import ask_place_first
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
)
from handlers.answers.places import answer_region, place_name, read_place
from handlers.answers.yes_no import YES
from handlers.cards import reminders
from handlers.cards.card import StepRef
from handlers.flows import engine
from handlers.flows.flow import DISCARD, Answers, Flow, register_flow
from handlers.flows.overlong_answers import too_long_text
from handlers.flows.question import (
    AmbiguousAnswer,
    Choice,
    Choices,
    Question,
    QuestionContext,
    question_context,
)
from handlers.interviews.new_card import employer_place, summary_text
from handlers.interviews.saving_reply import saving_reply
from handlers.ui import formatting
from handlers.ui.turn import Turn

COMPANY = _("Which company?")
ROLE = _("For which role?")
WHEN = _(
    "Which day and time is it? In your own time, such as <i>yesterday 3pm</i>, "
    "<i>tomorrow 14:30</i> or <i>12 Nov 10:00</i>."
)
CITY = _("Which city is the employer in? I keep to business hours and holidays there.")
REQUIREMENTS = _("What does the job ask for? Two or three points help your referees later.")
RIGHT_LABEL = _("Looks right")
CONFIRM_IN_WORDS = _("Take <b>{label}</b>, or the part that should change.")
CHANGE_LABEL = _("Change …")
WHICH_PART = _("Which part should change?")
PART_LABELS = (
    ((_("Company"), "company"), (_("Role"), "role"), (_("When"), "when")),
    ((_("How"), "how"), (_("Length"), "length"), (_("City"), "city")),
    ((_("What the job asks for"), "requirements"),),
)
"""What can be put right before it is saved, with the question that asks for it."""
STAYS_AS_IT_IS = _("Then it stays as it is: {company}, {when}.")
# Translators: stands in "We were at: {title}".
TITLE = _("logging {company}")
TITLE_UNNAMED = _("logging an interview")
ANSWERS_TO_REPEAT = {"known": DISCARD, "twice": DISCARD}
"""These are asked anew when the company or the role becomes another."""


# -- reading -------------------------------------------------------------------------------------


def split_line(line: str) -> dict[str, str]:
    """Returns the parts of "company; role; when" that are there."""
    parts = [part.strip() for part in line.split(";" if ";" in line else "\n", 2)]
    return {
        key: part for key, part in zip(("company", "role", "when"), parts, strict=False) if part
    }


def _read_yes(text: str, _: QuestionContext) -> bool:
    """Reads a yes in English words, or in the words of the person's own button."""
    word = text.strip().casefold().rstrip(".!")
    own = {str(YES).casefold(), str(RIGHT_LABEL).casefold()}
    if word in {"yes", "y", "ok", "okay", "right", "looks right", "save"} | own:
        return True
    raise InvalidInputError(CONFIRM_IN_WORDS.format(label=RIGHT_LABEL))


def _confirm_choices(_: QuestionContext) -> Choices:
    return [[Choice(RIGHT_LABEL, value=True), Choice(CHANGE_LABEL, goto="change")]]


def _part_choices(_: QuestionContext) -> Choices:
    return [[Choice(label, goto=key) for label, key in row] for row in PART_LABELS]


def _read_yes_instead(text: str, context: QuestionContext) -> Answers:
    """Reads a yes as the answer to the card, which is still on the screen above."""
    return Answers(answer=DISCARD, other_answers={"sure": _read_yes(text, context)})


# -- keeping -------------------------------------------------------------------------------------


def _finish(turn: Turn, conversation: Conversation) -> None:
    context = question_context(turn.dossier, conversation, turn.now)
    known = find_matching_opportunity(context)
    limit_text = opportunity_limit_text(context)
    if known is not None and is_same_interview(context):
        _say_it_stays(turn, known, answer_start(conversation.answers))
    elif limit_text:
        engine.keep_open(turn, conversation, "sure", limit_text)
    else:
        _save(turn, context, is_reopened=known is not None and not known.is_live)


def _say_it_stays(turn: Turn, opportunity: Opportunity, start: datetime) -> None:
    when = formatting.moment_text(start, formatting.person_zone(turn.person), turn.now)
    turn.say(STAYS_AS_IT_IS.format(company=escape(opportunity.company), when=when))


def _save(turn: Turn, context: QuestionContext, *, is_reopened: bool) -> None:
    opportunity = _build_opportunity(turn, context)
    interview = _build_interview(turn, context)
    turn.put_opportunity(add_round(opportunity, interview, turn.now))
    turn.say(saving_reply(turn, opportunity, interview, is_reopened=is_reopened))
    if interview.end <= turn.now:
        reminders.show_steps(
            turn, StepRef(opportunity.id, StepKey(CAPTURE_STEP.kind, interview.id))
        )


def _build_opportunity(turn: Turn, context: QuestionContext) -> Opportunity:
    """Returns the job that this is a further round of, which then goes on, or a new one."""
    answers = context.answers
    known = find_matching_opportunity(context)
    zone, country = employer_place(context)
    city = answers.get("city")
    region = answer_region(city) if city else context.person.region
    if known is None:
        return Opportunity(
            id=OpportunityId(turn.allocate_id()),
            company=answers["company"],
            role=answers["role"],
            zone=zone,
            country=country,
            region=region,
            opened=turn.now,
            requirements=answers.get("requirements") or "",
        )
    if answers.get("city"):
        known = replace(known, zone=zone, country=country, region=region)
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


# -- the flow --------------------------------------------------------------------------------------


def start_from_line(turn: Turn, line: str) -> None:
    """Starts the flow from what stands behind /new: what can be read of it is not asked again."""
    parts = split_line(line)
    answers: dict[str, Any] = {}
    context = QuestionContext(turn.now, turn.person, {}, written_at=turn.written_at)
    for key, read in (("company", _read_name), ("role", _read_name), ("when", read_start)):
        if key in parts:
            with suppress(InvalidInputError, AmbiguousAnswer):
                answers[key] = read(parts[key], context)
    if line:
        answers |= {"how": None, "length": None}
    engine.begin(turn, NEW_INTERVIEW, answers=answers)
    _answer_unclear_part(turn, parts, answers)


def _answer_unclear_part(turn: Turn, parts: dict[str, str], answers: dict[str, Any]) -> None:
    """Takes a part of the line that was unclear as the answer to its question, so that the person
    gets its choices or what is wrong with it, and the rest of the line stays."""
    conversation = turn.person.conversation
    if conversation is not None and conversation.at in parts and conversation.at not in answers:
        turn.outgoing.pop()
        engine.answer_with_text(turn, parts[conversation.at])


def _read_name(text: str, _: QuestionContext) -> str:
    return read_name(text)


def _read_changed_name(text: str, _: QuestionContext) -> Answers:
    """Reads a name. With another one it may be another job: whether it is known is asked anew."""
    return Answers(answer=read_name(text), other_answers=ANSWERS_TO_REPEAT)


def start_next_round(turn: Turn, opportunity: Opportunity) -> None:
    """Logs a further interview of a job that is known already."""
    answers = {
        "company": opportunity.company,
        "role": opportunity.role,
        "known": opportunity.id,
    }
    engine.begin(turn, NEW_INTERVIEW, answers=answers)


def _title(context: QuestionContext) -> Words:
    company = context.answers.get("company")
    return TITLE.format(company=escape(company)) if company else TITLE_UNNAMED


NEW_INTERVIEW = register_flow(
    Flow(
        name="new",
        version=1,
        title=_title,
        questions=(
            Question("company", COMPANY, _read_changed_name, takes_name=True, optional=False),
            Question("role", ROLE, _read_changed_name, takes_name=True, optional=False),
            KNOWN_QUESTION,
            *when_questions(WHEN),
            how_question(),
            length_question(),
            Question("city", CITY, read_place, format_answer=place_name, on_request=True),
            Question(
                "requirements",
                REQUIREMENTS,
                lambda text, _context: read_note(text),
                on_request=True,
            ),
            Question(
                "change",
                WHICH_PART,
                _read_yes_instead,
                _part_choices,
                optional=False,
                on_request=True,
            ),
            DUPLICATE_QUESTION,
            Question(
                "sure",
                summary_text,
                _read_yes,
                _confirm_choices,
                when=lambda context: not is_same_interview(context),
                optional=False,
            ),
        ),
        finish=_finish,
        start_from_text=start_from_line,
    )
)


def log_interview(turn: Turn, line: str) -> None:
    """Logs an interview from a line, or asks for all of it when the line is empty."""
    refusal = too_long_text(line)
    if refusal:
        turn.say(refusal)
    elif not ask_place_first(turn, NEW_INTERVIEW, line):
        start_from_line(turn, line)


def strip_new(words: str) -> str:
    """Returns what is written below a picture without the command that it may begin with."""
    command, *rest = words.split(maxsplit=1)[:2] or [""]
    return (rest[0] if rest else "") if command == "/new" else words.strip()


def command_argument(update: Update) -> str:
    """Returns what was written behind the command."""
    message = update.effective_message
    text = message.text if message is not None else None
    _command, *line = (text or "").split(maxsplit=1)
    return line[0].strip() if line and (text or "").startswith("/") else ""

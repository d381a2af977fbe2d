"""Puts right whatever was told of a job: asked once, and the plan follows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape
from typing import Any, ClassVar, assert_never

from telegram import Update

from coaching.model.documents import Conversation, Interview, Opportunity
from coaching.model.retiming import replace_interview
from coaching.model.vocabulary import Channel, InterviewId, InterviewKind, OpportunityId
from coaching.reading.names import read_name, read_note
from handlers.answers.interview_time import (
    how_question,
    how_text,
    length_question,
    length_text,
    when_questions,
)
from handlers.answers.places import answer_country, answer_zone, place_name, read_place, zone_text
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Question, QuestionContext, question_context
from handlers.interviews.delete_opportunity import DeleteOpportunity
from handlers.interviews.process import (
    CHANNEL_QUESTION,
    CHANNELS,
    DECISION_QUESTION,
    answer_decision,
    decision_text,
)
from handlers.interviews.reschedule import reschedule_interview
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import CorrectOpportunity, OpenOpportunity, ShowContacts
from handlers.ui.turn import Turn

WHICH_FIELD = "What should be different?"
GONE = "That job is no longer here. /status shows what is."
COMPANY = "How is the company called?"
ROLE = "What is the role called?"
CITY = "Which city is the employer in? Business hours and holidays follow from it."
REQUIREMENTS = "What does the job ask for? Two or three points help your referees."
WHEN = "When does it start, or when did it? In your own time; so far it was {before}."
WHICH_INTERVIEW = "Which interview?"
KEPT = "Kept: {what}."
UNCHANGED = "as it was"

FIELDS = {
    "company": "Company",
    "role": "Role",
    "city": "Their city",
    "requirements": "What it asks for",
    "channel": "How to follow up",
    "decision": "When they decide",
    "when": "Time",
    "length": "Length",
    "how": "How it is held",
}
_TEXT_FIELDS = ("company", "role", "requirements")
INTERVIEW_FIELDS = ("decision", "when", "length", "how")


# -- what its buttons send -------------------------------------------------------------------------


class Fact(StrEnum):
    """What can be put right; the values are the keys of FIELDS and stand on buttons."""

    COMPANY = "company"
    ROLE = "role"
    CITY = "city"
    REQUIREMENTS = "requirements"
    CHANNEL = "channel"
    DECISION = "decision"
    WHEN = "when"
    LENGTH = "length"
    HOW = "how"


@dataclass(frozen=True, slots=True)
class EditFact(CallbackData):
    """Asks for one fact of a job or of an interview anew."""

    prefix: ClassVar[str] = "o:edit"
    opportunity: OpportunityId
    fact: Fact
    interview: InterviewId | None = None


EditData = CorrectOpportunity | EditFact


# -- what can be put right ---------------------------------------------------------------------


def _say_fields(turn: Turn, opportunity: Opportunity) -> None:
    """A button for each thing that was told; what needs none more is one press away."""
    offered = [field for field in FIELDS if opportunity.interviews or field not in INTERVIEW_FIELDS]
    buttons = [Button(FIELDS[field], EditFact(opportunity.id, Fact(field))) for field in offered]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    last = [
        Button(f"‹ {opportunity.company[:24]}", OpenOpportunity(opportunity.id)),
        Button("People", ShowContacts(0)),
        Button("Delete", DeleteOpportunity(opportunity.id), style="danger"),
    ]
    turn.say(f"{formatting.opportunity_heading(opportunity)}\n{WHICH_FIELD}", [*rows, last])


def _edit_field(
    turn: Turn, opportunity: Opportunity, field: str, interview_id: InterviewId | None
) -> None:
    rounds = sorted(opportunity.interviews, key=lambda one: one.start)
    wanted = [one for one in rounds if interview_id in (None, one.id)]
    if field not in INTERVIEW_FIELDS:
        _ask_field(turn, opportunity, field, None)
    elif len(wanted) == 1:
        _ask_field(turn, opportunity, field, wanted[0])
    elif wanted:
        zone = formatting.person_zone(turn.person)
        turn.say(
            WHICH_INTERVIEW,
            [
                [
                    Button(
                        formatting.moment_text(one.start, zone, turn.now),
                        EditFact(opportunity.id, Fact(field), one.id),
                    )
                ]
                for one in reversed(wanted)
            ],
        )
    else:
        turn.show_toast(GONE)


def _ask_field(
    turn: Turn, opportunity: Opportunity, field: str, interview: Interview | None
) -> None:
    engine.begin(
        turn,
        EDIT_FACT,
        opportunity=opportunity.id,
        interview=interview.id if interview else None,
        answers={"field": field, **_current_answer(opportunity, field)},
        start_at=field,
    )


def _current_answer(opportunity: Opportunity, field: str) -> dict[str, str]:
    """What was told in words, to be shown and perhaps kept."""
    told = getattr(opportunity, field) if field in _TEXT_FIELDS else ""
    return {field: told} if told else {}


# -- keeping it ----------------------------------------------------------------------------------


def _finish(turn: Turn, conversation: Conversation) -> None:
    opportunity = turn.find_opportunity(conversation.opportunity)
    interviews = opportunity.interviews if opportunity else ()
    interview = next((one for one in interviews if one.id == conversation.interview), None)
    field = conversation.answers["field"]
    if opportunity is None or (interview is None and field in INTERVIEW_FIELDS):
        turn.say(GONE)
        return
    told = _keep_answer(turn, opportunity, interview, conversation)
    back = [Button(f"‹ {opportunity.company[:24]}", OpenOpportunity(opportunity.id))]
    turn.say(told, [back])


def _keep_answer(
    turn: Turn, opportunity: Opportunity, interview: Interview | None, conversation: Conversation
) -> str:
    """Keeps the answer and says what is kept."""
    field = conversation.answers["field"]
    value = conversation.answers.get(field)
    if value is None:
        return KEPT.format(what=f"{FIELDS[field].lower()} {UNCHANGED}")
    if field == "when" and interview is not None:
        return reschedule_interview(turn, opportunity, interview, conversation)
    if interview is not None:
        changed = replace_interview(opportunity, _change_interview(turn, interview, conversation))
    else:
        changed = _change_opportunity(opportunity, field, value)
    turn.put_opportunity(changed)
    words = escape(_VALUE_FORMATTERS.get(field, str)(value))
    where = f" ({zone_text(changed.zone, turn.now)})" if field == "city" else ""
    return KEPT.format(what=f"{FIELDS[field].lower()}: {words}{where}")


def _change_opportunity(opportunity: Opportunity, field: str, value: Any) -> Opportunity:
    match field:
        case "company":
            return replace(opportunity, company=value)
        case "role":
            return replace(opportunity, role=value)
        case "city":
            return replace(opportunity, zone=answer_zone(value), country=answer_country(value))
        case "requirements":
            return replace(opportunity, requirements=value)
        case _:
            return replace(opportunity, channel=Channel(value or Channel.UNKNOWN))


def _change_interview(turn: Turn, interview: Interview, conversation: Conversation) -> Interview:
    field, value = (
        conversation.answers["field"],
        conversation.answers[conversation.answers["field"]],
    )
    if field == "length":
        return replace(interview, minutes=value)
    if field == "how":
        return replace(interview, kind=InterviewKind(value))
    scene = question_context(turn.dossier, conversation, turn.now)
    return replace(interview, process=replace(interview.process, decision=answer_decision(scene)))


# -- the flow --------------------------------------------------------------------------------------


def _is_field(field: str) -> Callable[[QuestionContext], bool]:
    return lambda scene: scene.answers.get("field") == field


def _when_prompt(context: QuestionContext) -> str:
    if context.interview is None:
        return GONE
    zone = formatting.person_zone(context.person)
    return WHEN.format(before=formatting.moment_text(context.interview.start, zone, context.now))


def _name_question(field: str, prompt: str) -> Question:
    return Question(
        field, prompt, lambda text, _: read_name(text), when=_is_field(field), optional=False
    )


EDIT_FACT = register_flow(
    Flow(
        name="fact_edit",
        version=1,
        title=lambda _: "a correction",
        questions=(
            _name_question("company", COMPANY),
            _name_question("role", ROLE),
            Question(
                "city",
                CITY,
                read_place,
                format_answer=place_name,
                when=_is_field("city"),
                optional=False,
            ),
            Question(
                "requirements",
                REQUIREMENTS,
                lambda text, _: read_note(text),
                when=_is_field("requirements"),
            ),
            replace(CHANNEL_QUESTION, when=_is_field("channel")),
            replace(DECISION_QUESTION, when=_is_field("decision")),
            *when_questions(_when_prompt, _is_field("when")),
            length_question(_is_field("length"), optional=False),
            how_question(_is_field("how"), optional=False),
        ),
        finish=_finish,
        is_resumable=False,
    )
)

_VALUE_FORMATTERS: dict[str, Callable[[Any], str]] = {
    "city": place_name,
    "channel": lambda value: CHANNELS[Channel(value or Channel.UNKNOWN)],
    "decision": decision_text,
    "length": length_text,
    "how": how_text,
}

# -- the presses -------------------------------------------------------------------------------


async def handle_callback(_: Update, turn: Turn, data: EditData) -> None:
    """Any of these buttons, on the state as it is now."""
    opportunity = turn.find_real_opportunity(data.opportunity)
    if opportunity is None:
        turn.show_toast(GONE)
        return
    match data:
        case CorrectOpportunity():
            _say_fields(turn, opportunity)
        case EditFact(fact=fact, interview=interview):
            _edit_field(turn, opportunity, fact.value, interview)
        case _:
            assert_never(data)

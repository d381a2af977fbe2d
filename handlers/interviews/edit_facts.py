"""Corrects what is known of a job: the person is asked once, and the plan follows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar, assert_never

from telegram import Update

from coaching.model.documents import Conversation, Interview, Opportunity
from coaching.model.vocabulary import InterviewId, OpportunityId
from coaching.reading.people.names import read_name, read_note
from coaching.translation import Words, _
from handlers.answers.interview_time import (
    how_question,
    length_question,
    when_questions,
)
from handlers.answers.places import place_name, read_place
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Question, QuestionContext
from handlers.interviews.decision_answer import DECISION_QUESTION
from handlers.interviews.delete_opportunity import DeleteOpportunity
from handlers.interviews.keep_fact import keep_answer
from handlers.interviews.process import (
    CHANNEL_QUESTION,
)
from handlers.ui import formatting
from handlers.ui.buttons import Button, Buttons
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import CorrectOpportunity, OpenOpportunity
from handlers.ui.pages import BUTTONS_AT_MOST, take_page
from handlers.ui.turn import Turn

WHICH_FIELD = _("What should change?")
GONE = _("That job is no longer here. /status shows what is.")
COMPANY = _("What is the company called?")
ROLE = _("What is the role called?")
CITY = _("Which city is the employer in? Business hours and holidays follow from it.")
REQUIREMENTS = _("What does the job ask for? Two or three points help your referees.")
WHEN = _("Which day and time is it? In your own time; so far it was {before}.")
WHICH_INTERVIEW = _("Which interview?")
# Translators: stands in "We were at: {title}".
TITLE = _("a correction")
DELETE_LABEL = _("Delete")

FIELDS = {
    "when": _("Time"),
    "length": _("Length"),
    "how": _("How it is held"),
    "decision": _("When they decide"),
    "company": _("Company"),
    "role": _("Role"),
    "city": _("Their city"),
    "requirements": _("What it asks for"),
    "channel": _("How to follow up"),
}
"""The labels of the buttons; what changes most comes first."""
_TEXT_FIELDS = ("company", "role", "requirements")
INTERVIEW_FIELDS = ("decision", "when", "length", "how")


# -- what its buttons send -------------------------------------------------------------------------


class Fact(StrEnum):
    """What can be put right; the values are the keys of FIELDS and stand on buttons."""

    WHEN = "when"
    LENGTH = "length"
    HOW = "how"
    DECISION = "decision"
    COMPANY = "company"
    ROLE = "role"
    CITY = "city"
    REQUIREMENTS = "requirements"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class EditFact(CallbackData):
    """Asks for one fact of a job or of an interview anew."""

    prefix: ClassVar[str] = "o:edit"
    opportunity: OpportunityId
    fact: Fact
    interview: InterviewId | None = None


@dataclass(frozen=True, slots=True)
class ShowFacts(CallbackData):
    """Shows a page of what can be put right."""

    prefix: ClassVar[str] = "o:facts"
    opportunity: OpportunityId
    page: int


EditData = CorrectOpportunity | EditFact | ShowFacts


# -- what can be put right ---------------------------------------------------------------------


def _fields_card(opportunity: Opportunity, page: int) -> tuple[str, Buttons]:
    """Offers a button for each thing that is known of it, a page at a time."""
    offered = [field for field in FIELDS if opportunity.interviews or field not in INTERVIEW_FIELDS]
    last = [
        Button(f"‹ {formatting.cut_label(opportunity.company)}", OpenOpportunity(opportunity.id)),
        Button(DELETE_LABEL, DeleteOpportunity(opportunity.id), style="danger"),
    ]
    taken = take_page(offered, page, BUTTONS_AT_MOST - len(last))
    buttons = [
        Button(FIELDS[field], EditFact(opportunity.id, Fact(field))) for field in taken.items
    ]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    pages = taken.buttons(lambda number: ShowFacts(opportunity.id, number))
    text = f"{formatting.opportunity_heading(opportunity)}\n{WHICH_FIELD}"
    return text, [*rows, pages, last]


def _edit_field(
    turn: Turn, opportunity: Opportunity, field: str, interview_id: InterviewId | None
) -> None:
    interviews = sorted(opportunity.interviews, key=lambda interview: interview.start)
    wanted = [interview for interview in interviews if interview_id in (None, interview.id)]
    if field not in INTERVIEW_FIELDS:
        _ask_field(turn, opportunity, field, None)
    elif len(wanted) == 1:
        _ask_field(turn, opportunity, field, wanted[0])
    elif wanted:
        buttons = [_interview_button(turn, opportunity, field, item) for item in reversed(wanted)]
        turn.say(WHICH_INTERVIEW, [[button] for button in buttons])
    else:
        turn.show_toast(GONE)


def _interview_button(
    turn: Turn, opportunity: Opportunity, field: str, interview: Interview
) -> Button:
    zone = formatting.person_zone(turn.person)
    label = formatting.moment_text(interview.start, zone, turn.now)
    return Button(label, EditFact(opportunity.id, Fact(field), interview.id))


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
    """Returns what was said of it in words, to be shown and perhaps kept."""
    text = getattr(opportunity, field) if field in _TEXT_FIELDS else ""
    return {field: text} if text else {}


# -- keeping it ----------------------------------------------------------------------------------


def _finish(turn: Turn, conversation: Conversation) -> None:
    opportunity = turn.find_opportunity(conversation.opportunity)
    interviews = opportunity.interviews if opportunity else ()
    interview = next((item for item in interviews if item.id == conversation.interview), None)
    field = conversation.answers["field"]
    if opportunity is None or (interview is None and field in INTERVIEW_FIELDS):
        turn.say(GONE)
        return
    reply = keep_answer(turn, opportunity, interview, conversation)
    back = [
        Button(f"‹ {formatting.cut_label(opportunity.company)}", OpenOpportunity(opportunity.id))
    ]
    turn.say(reply, [back])


# -- the flow --------------------------------------------------------------------------------------


def _is_field(field: str) -> Callable[[QuestionContext], bool]:
    return lambda context: context.answers.get("field") == field


def _when_prompt(context: QuestionContext) -> str:
    if context.interview is None:
        return str(GONE)
    zone = formatting.person_zone(context.person)
    return WHEN.format(before=formatting.moment_text(context.interview.start, zone, context.now))


def _name_question(field: str, prompt: Words) -> Question:
    return Question(
        field,
        prompt,
        lambda text, _context: read_name(text),
        when=_is_field(field),
        takes_name=True,
        optional=False,
    )


EDIT_FACT = register_flow(
    Flow(
        name="fact_edit",
        version=1,
        title=lambda _context: TITLE,
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
                lambda text, _context: read_note(text),
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

# -- the presses -------------------------------------------------------------------------------


async def handle_callback(_: Update, turn: Turn, data: EditData) -> None:
    """Answers a press on any of these buttons."""
    opportunity = turn.find_real_opportunity(data.opportunity)
    if opportunity is None:
        turn.show_toast(GONE)
        return
    match data:
        case CorrectOpportunity():
            turn.say(*_fields_card(opportunity, 0))
        case ShowFacts(page=page):
            turn.edit(*_fields_card(opportunity, page))
        case EditFact(fact=fact, interview=interview):
            _edit_field(turn, opportunity, fact.value, interview)
        case _:
            assert_never(data)

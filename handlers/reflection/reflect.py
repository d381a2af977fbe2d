"""/reflect: looks back on an interview, shows what was told, and lets any of it be changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

from telegram import Update

from coaching.model.documents import Interview, InterviewQuestion, Opportunity
from coaching.model.vocabulary import InterviewId, InterviewStatus, OpportunityId
from handlers.flows import engine
from handlers.reflection.capture import begin_or_resume
from handlers.reflection.interview_questions import WENT_WORDS
from handlers.reflection.reflection import OWN_HALF, REFLECT, THEIR_HALF, is_reflection_done
from handlers.ui.buttons import Button, Buttons
from handlers.ui.callback_data import CallbackData
from handlers.ui.formatting import day_text, moment_text, opportunity_heading, person_zone
from handlers.ui.turn import Turn

NO_INTERVIEW_YET = (
    "There is no interview to look back on yet. /new logs one; when it is over, /reflect takes "
    "you through it."
)
STILL_AHEAD = (
    "Your interview with {company} is still ahead: {when}. When it is over, /reflect takes you "
    "through it."
)
WHICH_INTERVIEW = "Which interview do you want to look back on?"
INTERVIEW_GONE = "That interview is not here any more."
NO_ANSWERS_YET = "Nothing written down yet."
CHANGE_HINT = "A button changes or adds an answer."
INTERVIEWS_AT_MOST = 8
SHOWN_LENGTH = 140
QUESTIONS_SHOWN = 8

FIELD_LABELS = {
    "rating": "How you did",
    "went_well": "Went well",
    "better": "Could be better",
    "reactions": "Their reactions",
    "unsaid": "Left unsaid",
    "prepared": "Prepared",
    "wish_known": "Wish I had known",
    "differently": "Next time",
    "feeling": "Feeling",
    "enjoy": "Enjoy it for",
    "people": "People and mood",
    "growth": "Room to grow",
    "fit": "Fit",
    "red_flags": "Red flags",
    "clarify": "To clear up",
}


# -- what its buttons send -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReflectOn(CallbackData):
    """Opens the look back on an interview, or asks for one of its answers again."""

    prefix: ClassVar[str] = "l"
    opportunity: OpportunityId
    interview: InterviewId
    answer: str = ""


# -- what there is to look back on ---------------------------------------------------------------


def past_interviews(turn: Turn) -> list[tuple[Opportunity, Interview]]:
    """The interviews that took place and are over, the latest first."""
    over = [
        (opportunity, interview)
        for opportunity in turn.dossier.opportunities
        for interview in opportunity.interviews
        if interview.held is InterviewStatus.PLANNED and interview.end <= turn.now
    ]
    return sorted(over, key=lambda pair: pair[1].start, reverse=True)


def answers_so_far(interview: Interview) -> dict[str, Any]:
    """The answers that the facts already hold, as the flow keeps them."""
    said = {key: getattr(interview.reflection, key) for key in (*OWN_HALF, *THEIR_HALF)}
    return {key: value for key, value in said.items() if value not in ("", None)}


def _next_interview(turn: Turn) -> tuple[Opportunity, Interview] | None:
    """The next interview that is not over yet."""
    coming = [
        (opportunity, interview)
        for opportunity in turn.dossier.opportunities
        for interview in opportunity.interviews
        if interview.held is InterviewStatus.PLANNED and interview.end > turn.now
    ]
    return min(coming, key=lambda pair: pair[1].start, default=None)


def _is_half_done(turn: Turn, opportunity: Opportunity, interview: Interview) -> bool:
    """Whether a look back on it was begun and left."""
    talks = (turn.person.conversation, *turn.person.paused)
    wanted = (REFLECT.name, opportunity.id, interview.id)
    return any(talk and (talk.flow, talk.opportunity, talk.interview) == wanted for talk in talks)


# -- showing it ------------------------------------------------------------------------------------


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_LENGTH else line[: SHOWN_LENGTH - 1].rstrip() + "…"


def _field_text(key: str, value: Any) -> str:
    return f"{value} of 5" if key in ("rating", "fit") else escape(_shorten(str(value)))


def _question_line(asked: InterviewQuestion) -> str:
    went = f" · {WENT_WORDS[asked.went]}" if asked.went else ""
    went = " · felt wrong, for you alone" if asked.uncomfortable else went
    return f"– {escape(_shorten(asked.question))}{went}"


def reflection_card(turn: Turn, opportunity: Opportunity, interview: Interview) -> str:
    """What was told, each answer in a line; long ones are shortened here and kept whole."""
    told = answers_so_far(interview)
    day = day_text(interview.start, person_zone(turn.person), turn.now)
    lines = [
        f"{opportunity_heading(opportunity)}, {day}",
        "",
    ]
    lines += [f"{FIELD_LABELS[key]}: {_field_text(key, value)}" for key, value in told.items()]
    if interview.asked:
        lines += ["", "They asked:", *map(_question_line, interview.asked[:QUESTIONS_SHOWN])]
    more = len(interview.asked) - QUESTIONS_SHOWN
    if more > 0:
        lines.append(f"and {more} more")
    if not told and not interview.asked:
        lines.append(NO_ANSWERS_YET)
    return "\n".join([*lines, "", CHANGE_HINT])


def _card_buttons(opportunity: Opportunity, interview: Interview) -> Buttons:
    def button(label: str, key: str) -> Button:
        return Button(label, ReflectOn(opportunity.id, interview.id, key))

    told = answers_so_far(interview)
    begun = any(key in told for key in THEIR_HALF)
    keys = (*OWN_HALF, *(THEIR_HALF if begun else ()))
    fields = [button(FIELD_LABELS[key], key) for key in keys]
    rows = [fields[place : place + 2] for place in range(0, len(fields), 2)]
    further = [button("Add a question they asked", "question")]
    half = [] if begun else [button(f"The half about {opportunity.company}"[:60], "half")]
    return [*rows, further, half]


# -- beginning -------------------------------------------------------------------------------------


def open_reflection(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
    """Begins the look back or goes on where it was left; one that is finished is shown."""
    told = answers_so_far(interview)
    finished = is_reflection_done(opportunity, interview.id) and (told or interview.asked)
    if finished and not _is_half_done(turn, opportunity, interview):
        turn.say(
            reflection_card(turn, opportunity, interview), _card_buttons(opportunity, interview)
        )
    else:
        begin_or_resume(turn, REFLECT, opportunity, interview.id, told)


def change_answer(turn: Turn, opportunity: Opportunity, interview: Interview, key: str) -> None:
    """Asks one question again; with "question" for one more that they asked, and with "half"
    for what is still missing about the employer."""
    told = answers_so_far(interview)
    asked = {"question": ("question",), "half": THEIR_HALF}.get(key, ())
    open_ones = [name for name in asked if name not in told]
    everything = dict.fromkeys((*OWN_HALF, *THEIR_HALF, "question")) | {"half": True} | told
    answers: Mapping[str, Any] = {
        name: value for name, value in everything.items() if name not in open_ones
    }
    engine.begin(
        turn,
        REFLECT,
        opportunity=opportunity.id,
        interview=interview.id,
        answers=answers,
        start_at="" if asked else key,
    )


def start_reflection(turn: Turn, opportunity: Opportunity, interview: int) -> None:
    """The same for an interview's id, as a step knows it."""
    found = next((one for one in opportunity.interviews if one.id == interview), None)
    if found is not None:
        open_reflection(turn, opportunity, found)


async def handle_reflect(_: Update, turn: Turn) -> None:
    """/reflect: begins, goes on, or asks which interview is meant."""
    over = past_interviews(turn)
    if len(over) == 1:
        open_reflection(turn, *over[0])
    elif over:
        turn.say(
            WHICH_INTERVIEW,
            [[_interview_button(turn, *pair)] for pair in over[:INTERVIEWS_AT_MOST]],
        )
    else:
        turn.say(_no_interview_text(turn))


def _interview_button(turn: Turn, opportunity: Opportunity, interview: Interview) -> Button:
    done = "✓ " if is_reflection_done(opportunity, interview.id) else ""
    when = day_text(interview.start, person_zone(turn.person), turn.now)
    label = f"{done}{opportunity.company[:30]} · {opportunity.role[:24]}, {when}"
    return Button(label, ReflectOn(opportunity.id, interview.id))


def _no_interview_text(turn: Turn) -> str:
    ahead = _next_interview(turn)
    if ahead is None:
        return NO_INTERVIEW_YET
    when = moment_text(ahead[1].start, person_zone(turn.person), turn.now)
    return STILL_AHEAD.format(company=escape(ahead[0].company), when=when)


async def handle_callback(_: Update, turn: Turn, data: ReflectOn) -> None:
    """A button of /reflect: which interview, or which of its answers to change."""
    found = [
        (opportunity, interview)
        for opportunity, interview in past_interviews(turn)
        if (opportunity.id, interview.id) == (data.opportunity, data.interview)
    ]
    if not found:
        turn.show_toast(INTERVIEW_GONE)
    elif not data.answer:
        open_reflection(turn, *found[0])
    elif data.answer in (*FIELD_LABELS, "question", "half"):
        change_answer(turn, *found[0], data.answer)

"""/reflect lets a person look back on an interview, read what they told, and change any of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

from telegram import Update

from coaching.model.documents import Interview, InterviewQuestion, Opportunity
from coaching.model.vocabulary import InterviewId, InterviewStatus, OpportunityId
from coaching.translation import Words, _, plural
from handlers.flows import engine
from handlers.flows.about_interview import begin_or_resume
from handlers.reflection.interview_questions import WENT_WORDS
from handlers.reflection.reflection import OWN_HALF, REFLECT, THEIR_HALF, is_reflection_done
from handlers.ui.buttons import Button, Buttons
from handlers.ui.callback_data import CallbackData
from handlers.ui.formatting import (
    day_text,
    job_label,
    moment_text,
    opportunity_heading,
    person_zone,
)
from handlers.ui.pages import BUTTONS_AT_MOST, take_page
from handlers.ui.turn import Turn

NO_INTERVIEW_YET = _(
    "There is no interview to look back on yet. /new logs one; when it is over, /reflect takes "
    "you through it."
)
STILL_AHEAD = _(
    "Your interview with {company} is still ahead: {when}. When it is over, /reflect takes you "
    "through it."
)
WHICH_INTERVIEW = _("Which interview do you want to look back on?")
INTERVIEW_GONE = _("That interview is not here any more.")
NO_ANSWERS_YET = _("Nothing written down yet.")
CHANGE_HINT = _("A button changes or adds an answer.")
ADD_QUESTION_LABEL = _("Add a question they asked")
HALF_LABEL = _("The half about {company}")
# Translators: a line of the look back, such as "Went well: my SQL".
ANSWER_LINE = _("{label}: {value}")
RATING_VALUE = _("{rating} of 5")
FELT_WRONG_NOTE = _("felt wrong, for you alone")
# Translators: stands over the list of questions that were asked in the interview.
THEY_ASKED = _("They asked:")
MORE_QUESTIONS = plural("and {count} more", "and {count} more")
INTERVIEWS_AT_MOST = 8
SHOWN_LENGTH = 140
PAGE = "page"
"""Stands on a button before the number of the page of answers that it shows."""
QUESTIONS_SHOWN = 8
COMPANY_SHOWN = 45

FIELD_LABELS = {
    "rating": _("How you did"),
    "went_well": _("Went well"),
    "better": _("Could be better"),
    "reactions": _("Their reactions"),
    "unsaid": _("Left unsaid"),
    "prepared": _("Prepared"),
    "wish_known": _("Wish I had known"),
    "differently": _("Next time"),
    "feeling": _("Feeling"),
    "enjoy": _("Enjoy it for"),
    "people": _("People and mood"),
    "growth": _("Room to grow"),
    "fit": _("Fit"),
    "red_flags": _("Red flags"),
    "clarify": _("To clear up"),
}


# -- what its buttons send -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReflectOn(CallbackData):
    """Opens the look back on an interview, asks for an answer in it again, or turns its page."""

    prefix: ClassVar[str] = "l"
    opportunity: OpportunityId
    interview: InterviewId
    answer: str = ""


# -- what there is to look back on ---------------------------------------------------------------


def past_interviews(turn: Turn) -> list[tuple[Opportunity, Interview]]:
    """Returns the interviews that took place and are over, the latest first."""
    over = [
        (opportunity, interview)
        for opportunity in turn.dossier.opportunities
        for interview in opportunity.interviews
        if interview.held is InterviewStatus.PLANNED and interview.end <= turn.now
    ]
    return sorted(over, key=lambda pair: pair[1].start, reverse=True)


def answers_so_far(interview: Interview) -> dict[str, Any]:
    """Returns the answers that the facts already hold, as the flow keeps them."""
    answers = {key: getattr(interview.reflection, key) for key in (*OWN_HALF, *THEIR_HALF)}
    return {key: value for key, value in answers.items() if value not in ("", None)}


def _next_interview(turn: Turn) -> tuple[Opportunity, Interview] | None:
    """Returns the next interview that is not over yet."""
    coming = [
        (opportunity, interview)
        for opportunity in turn.dossier.opportunities
        for interview in opportunity.interviews
        if interview.held is InterviewStatus.PLANNED and interview.end > turn.now
    ]
    return min(coming, key=lambda pair: pair[1].start, default=None)


def _is_half_done(turn: Turn, opportunity: Opportunity, interview: Interview) -> bool:
    """Returns whether the person began to look back on it and left."""
    conversations = (turn.person.conversation, *turn.person.paused)
    wanted = (REFLECT.name, opportunity.id, interview.id)
    return any(
        conversation
        and (conversation.flow, conversation.opportunity, conversation.interview) == wanted
        for conversation in conversations
    )


# -- showing it ------------------------------------------------------------------------------------


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_LENGTH else line[: SHOWN_LENGTH - 1].rstrip() + "…"


def _field_text(key: str, value: Any) -> str:
    if key in ("rating", "fit"):
        return RATING_VALUE.format(rating=value)
    return escape(_shorten(str(value)))


def _question_line(asked: InterviewQuestion) -> str:
    line = f"– {escape(_shorten(asked.question))}"
    if asked.uncomfortable:
        return f"{line} · {FELT_WRONG_NOTE}"
    return f"{line} · {WENT_WORDS[asked.went]}" if asked.went else line


def reflection_card(turn: Turn, opportunity: Opportunity, interview: Interview) -> str:
    """Shows each answer in a line; long answers are shortened here and kept whole."""
    answers = answers_so_far(interview)
    day = day_text(interview.start, person_zone(turn.person), turn.now)
    lines = [
        f"{opportunity_heading(opportunity)}, {day}",
        "",
    ]
    lines += [
        ANSWER_LINE.format(label=FIELD_LABELS[key], value=_field_text(key, value))
        for key, value in answers.items()
    ]
    if interview.asked:
        lines += ["", str(THEY_ASKED), *map(_question_line, interview.asked[:QUESTIONS_SHOWN])]
    more = len(interview.asked) - QUESTIONS_SHOWN
    if more > 0:
        lines.append(MORE_QUESTIONS.format(more))
    if not answers and not interview.asked:
        lines.append(str(NO_ANSWERS_YET))
    return "\n".join([*lines, "", str(CHANGE_HINT)])


def _card_buttons(opportunity: Opportunity, interview: Interview, page: int = 0) -> Buttons:
    """Returns what can be added and each answer that can be changed, over pages."""

    def button(label: Words, key: str) -> Button:
        return Button(label, ReflectOn(opportunity.id, interview.id, key))

    answers = answers_so_far(interview)
    is_begun = any(key in answers for key in THEIR_HALF)
    keys = (*OWN_HALF, *(THEIR_HALF if is_begun else ()))
    half_label = HALF_LABEL.format(company=opportunity.company[:COMPANY_SHOWN])
    half = [] if is_begun else [button(half_label, "half")]
    fields = [button(FIELD_LABELS[key], key) for key in keys]
    every = [button(ADD_QUESTION_LABEL, "question"), *half, *fields]
    taken = take_page(every, page, BUTTONS_AT_MOST)
    rows = [[*taken.items[place : place + 2]] for place in range(0, len(taken.items), 2)]
    beside = taken.buttons(
        lambda number: ReflectOn(opportunity.id, interview.id, f"{PAGE}{number}")
    )
    return [*rows, beside]


# -- beginning -------------------------------------------------------------------------------------


def open_reflection(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
    """Begins the look back, goes on where the person left, or shows it when it is finished."""
    answers = answers_so_far(interview)
    is_done = is_reflection_done(opportunity, interview.id) and (answers or interview.asked)
    if is_done and not _is_half_done(turn, opportunity, interview):
        turn.say(
            reflection_card(turn, opportunity, interview), _card_buttons(opportunity, interview)
        )
    else:
        begin_or_resume(turn, REFLECT, opportunity, interview.id, answers)


def change_answer(turn: Turn, opportunity: Opportunity, interview: Interview, key: str) -> None:
    """Asks the question with this key again.

    The key "question" asks for one more question of theirs, and "half" for what is still missing
    about the employer.
    """
    known = answers_so_far(interview)
    asked = {"question": ("question",), "half": THEIR_HALF}.get(key, ())
    missing = [name for name in asked if name not in known]
    everything = dict.fromkeys((*OWN_HALF, *THEIR_HALF, "question")) | {"half": True} | known
    answers: Mapping[str, Any] = {
        name: value for name, value in everything.items() if name not in missing
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
    """Opens the look back on the interview with this id, as a step knows it."""
    for known in opportunity.interviews:
        if known.id == interview:
            open_reflection(turn, opportunity, known)


async def handle_reflect(_: Update, turn: Turn) -> None:
    """Handles /reflect: begins, goes on, or asks which interview is meant."""
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
    check_mark = "✓ " if is_reflection_done(opportunity, interview.id) else ""
    when = day_text(interview.start, person_zone(turn.person), turn.now)
    label = f"{check_mark}{job_label(opportunity)}, {when}"
    return Button(label, ReflectOn(opportunity.id, interview.id))


def _no_interview_text(turn: Turn) -> str:
    ahead = _next_interview(turn)
    if ahead is None:
        return str(NO_INTERVIEW_YET)
    when = moment_text(ahead[1].start, person_zone(turn.person), turn.now)
    return STILL_AHEAD.format(company=escape(ahead[0].company), when=when)


async def handle_callback(_: Update, turn: Turn, data: ReflectOn) -> None:
    """Handles a button of /reflect: which interview, or which of its answers to change."""
    matches = [
        (opportunity, interview)
        for opportunity, interview in past_interviews(turn)
        if (opportunity.id, interview.id) == (data.opportunity, data.interview)
    ]
    if not matches:
        turn.show_toast(INTERVIEW_GONE)
    elif not data.answer:
        open_reflection(turn, *matches[0])
    elif data.answer in (*FIELD_LABELS, "question", "half"):
        change_answer(turn, *matches[0], data.answer)
    elif data.answer.removeprefix(PAGE) in ("0", "1", "2"):
        turn.replace_buttons(_card_buttons(*matches[0], int(data.answer.removeprefix(PAGE))))

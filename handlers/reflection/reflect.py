"""/reflect: looks back on an interview, shows what was told, and lets any of it be changed."""

from collections.abc import Mapping
from html import escape
from typing import Any

from telegram import Update

from coaching.model.documents import Asked, Interview, Opportunity
from coaching.model.vocabulary import Held
from handlers.flows import engine
from handlers.reflection.capture import begin_or_take_up
from handlers.reflection.interview_questions import WENT_WORDS
from handlers.reflection.reflection import OWN_HALF, REFLECT, THEIR_HALF, reflected
from handlers.ui.buttons import Button, Buttons
from handlers.ui.formatting import day, heading, moment_words, zone_of
from handlers.ui.turn import Turn

NONE_YET = (
    "There is no interview to look back on yet. /new logs one; when it is over, /reflect takes "
    "you through it."
)
STILL_AHEAD = (
    "Your interview with {company} is still ahead: {when}. When it is over, /reflect takes you "
    "through it."
)
WHICH = "Which interview do you want to look back on?"
GONE = "That interview is not here any more."
NOTHING_TOLD = "Nothing written down yet."
CHANGE = "A button changes or adds an answer."
LOOKED_AT_ONCE = 8
SHORT = 140
QUESTIONS_SHOWN = 8

LABELS = {
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


# -- what there is to look back on ---------------------------------------------------------------


def looked_at(turn: Turn) -> list[tuple[Opportunity, Interview]]:
    """The interviews that took place and are over, the latest first."""
    over = [
        (opportunity, interview)
        for opportunity in turn.dossier.opportunities
        for interview in opportunity.interviews
        if interview.held is Held.PLANNED and interview.end <= turn.now
    ]
    return sorted(over, key=lambda pair: pair[1].start, reverse=True)


def told_so_far(interview: Interview) -> dict[str, Any]:
    """The answers that the facts already hold, as the flow keeps them."""
    said = {key: getattr(interview.reflection, key) for key in (*OWN_HALF, *THEIR_HALF)}
    return {key: value for key, value in said.items() if value not in ("", None)}


def _ahead(turn: Turn) -> tuple[Opportunity, Interview] | None:
    """The next interview that is not over yet."""
    coming = [
        (opportunity, interview)
        for opportunity in turn.dossier.opportunities
        for interview in opportunity.interviews
        if interview.held is Held.PLANNED and interview.end > turn.now
    ]
    return min(coming, key=lambda pair: pair[1].start, default=None)


def _middle_of(turn: Turn, opportunity: Opportunity, interview: Interview) -> bool:
    """Whether a look back on it was begun and left."""
    talks = (turn.person.conversation, *turn.person.paused)
    wanted = (REFLECT.name, opportunity.id, interview.id)
    return any(talk and (talk.flow, talk.opportunity, talk.interview) == wanted for talk in talks)


# -- showing it ------------------------------------------------------------------------------------


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: SHORT - 1].rstrip() + "…"


def _value(key: str, value: Any) -> str:
    return f"{value} of 5" if key in ("rating", "fit") else escape(_short(str(value)))


def _asked_line(asked: Asked) -> str:
    went = f" · {WENT_WORDS[asked.went]}" if asked.went else ""
    went = " · felt wrong, for you alone" if asked.uncomfortable else went
    return f"– {escape(_short(asked.question))}{went}"


def card(turn: Turn, opportunity: Opportunity, interview: Interview) -> str:
    """What was told, each answer in a line; long ones are shortened here and kept whole."""
    told = told_so_far(interview)
    lines = [f"{heading(opportunity)}, {day(interview.start, zone_of(turn.person), turn.now)}", ""]
    lines += [f"{LABELS[key]}: {_value(key, value)}" for key, value in told.items()]
    if interview.asked:
        lines += ["", "They asked:", *map(_asked_line, interview.asked[:QUESTIONS_SHOWN])]
    more = len(interview.asked) - QUESTIONS_SHOWN
    if more > 0:
        lines.append(f"and {more} more")
    if not told and not interview.asked:
        lines.append(NOTHING_TOLD)
    return "\n".join([*lines, "", CHANGE])


def _card_buttons(opportunity: Opportunity, interview: Interview) -> Buttons:
    def button(label: str, key: str) -> Button:
        return Button(label, f"l:{opportunity.id}:{interview.id}:{key}")

    told = told_so_far(interview)
    begun = any(key in told for key in THEIR_HALF)
    keys = (*OWN_HALF, *(THEIR_HALF if begun else ()))
    fields = [button(LABELS[key], key) for key in keys]
    rows = [fields[place : place + 2] for place in range(0, len(fields), 2)]
    further = [button("Add a question they asked", "question")]
    half = [] if begun else [button(f"The half about {opportunity.company}"[:60], "half")]
    return [*rows, further, half]


# -- beginning -------------------------------------------------------------------------------------


def start_reflect(turn: Turn, opportunity: Opportunity, interview: Interview) -> None:
    """Begins the look back or goes on where it was left; one that is finished is shown."""
    told = told_so_far(interview)
    finished = reflected(opportunity, interview.id) and (told or interview.asked)
    if finished and not _middle_of(turn, opportunity, interview):
        turn.say(card(turn, opportunity, interview), _card_buttons(opportunity, interview))
    else:
        begin_or_take_up(turn, REFLECT, opportunity, interview.id, told)


def change(turn: Turn, opportunity: Opportunity, interview: Interview, key: str) -> None:
    """Asks one question again; with "question" for one more that they asked, and with "half"
    for what is still missing about the employer."""
    told = told_so_far(interview)
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
        at="" if asked else key,
    )


def start_reflection(turn: Turn, opportunity: Opportunity, interview: int) -> None:
    """The same for an interview's id, as a step knows it."""
    found = next((one for one in opportunity.interviews if one.id == interview), None)
    if found is not None:
        start_reflect(turn, opportunity, found)


async def reflect(_: Update, turn: Turn) -> None:
    """/reflect: begins, goes on, or asks which interview is meant."""
    over = looked_at(turn)
    if len(over) == 1:
        start_reflect(turn, *over[0])
    elif over:
        turn.say(WHICH, [[_which(turn, *pair)] for pair in over[:LOOKED_AT_ONCE]])
    else:
        turn.say(_nothing(turn))


def _which(turn: Turn, opportunity: Opportunity, interview: Interview) -> Button:
    done = "✓ " if reflected(opportunity, interview.id) else ""
    when = day(interview.start, zone_of(turn.person), turn.now)
    label = f"{done}{opportunity.company[:30]} · {opportunity.role[:24]}, {when}"
    return Button(label, f"l:{opportunity.id}:{interview.id}")


def _nothing(turn: Turn) -> str:
    ahead = _ahead(turn)
    if ahead is None:
        return NONE_YET
    when = moment_words(ahead[1].start, zone_of(turn.person), turn.now)
    return STILL_AHEAD.format(company=escape(ahead[0].company), when=when)


async def pressed(update: Update, turn: Turn) -> None:
    """A button of /reflect (`l:`): which interview, or which of its answers to change."""
    query = update.callback_query
    _, opportunity_id, interview_id, *key = str(query.data if query else "").split(":")
    found = [
        (opportunity, interview)
        for opportunity, interview in looked_at(turn)
        if (str(opportunity.id), str(interview.id)) == (opportunity_id, interview_id)
    ]
    if not found:
        turn.whisper(GONE)
    elif not key:
        start_reflect(turn, *found[0])
    elif key[0] in (*LABELS, "question", "half"):
        change(turn, *found[0], key[0])

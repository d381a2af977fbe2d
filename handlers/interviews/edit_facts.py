"""Puts right whatever was told of a job, and deletes a job: asked once, and the plan follows."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any

from telegram import Update

from coaching.model.documents import Conversation, Interview, Opportunity
from coaching.model.retiming import with_interview
from coaching.model.vocabulary import Channel, Kind, OpportunityId
from coaching.reading.names import read_name, read_note
from handlers.answers.interview_time import (
    how_question,
    length_question,
    told_how,
    told_length,
    when_questions,
)
from handlers.answers.places import country_in, place_words, read_place, told_place, zone_in
from handlers.flows import engine
from handlers.flows.flow import Flow, flow
from handlers.flows.question import Question, Scene, scene_of
from handlers.interviews.process import (
    CHANNEL_ASKED,
    CHANNELS,
    DECISION_ASKED,
    decision_in,
    told_decision,
)
from handlers.interviews.reschedule import retime
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

WHAT = "What should be different?"
GONE = "That job is no longer here. /status shows what is."
COMPANY = "How is the company called?"
ROLE = "What is the role called?"
CITY = "Which city is the employer in? Business hours and holidays follow from it."
REQUIREMENTS = "What does the job ask for? Two or three points help your referees."
WHEN = "When does it start, or when did it? In your own time; so far it was {before}."
WHICH = "Which interview?"
KEPT = "Kept: {what}."
UNCHANGED = "as it was"
SURE = (
    "Delete {company} · {role} for good, with {what}? Your other jobs and your referees stay. "
    "If it is only over, /outcome closes it and keeps your notes."
)
DELETED = "{company} is deleted."

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
_IN_WORDS = ("company", "role", "requirements")
OF_INTERVIEW = ("decision", "when", "length", "how")


# -- what can be put right ---------------------------------------------------------------------


def _say_fields(turn: Turn, opportunity: Opportunity) -> None:
    """A button for each thing that was told; what needs none more is one press away."""
    ids = opportunity.id
    offered = [field for field in FIELDS if opportunity.interviews or field not in OF_INTERVIEW]
    buttons = [Button(FIELDS[field], f"o:edit:{ids}:{field}") for field in offered]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    last = [
        Button(f"‹ {opportunity.company[:24]}", f"t:opp:{ids}"),
        Button("People", "c:page:0"),
        Button("Delete", f"o:del:{ids}", style="danger"),
    ]
    turn.say(f"{formatting.heading(opportunity)}\n{WHAT}", [*rows, last])


def _edit(turn: Turn, opportunity: Opportunity, field: str, which: str) -> None:
    rounds = sorted(opportunity.interviews, key=lambda one: one.start)
    wanted = [one for one in rounds if not which or one.id == int(which)]
    if field not in OF_INTERVIEW:
        _ask(turn, opportunity, field, None)
    elif len(wanted) == 1:
        _ask(turn, opportunity, field, wanted[0])
    elif wanted:
        zone = formatting.zone_of(turn.person)
        turn.say(
            WHICH,
            [
                [
                    Button(
                        formatting.moment_words(one.start, zone, turn.now),
                        f"o:edit:{opportunity.id}:{field}:{one.id}",
                    )
                ]
                for one in reversed(wanted)
            ],
        )
    else:
        turn.whisper(GONE)


def _ask(turn: Turn, opportunity: Opportunity, field: str, interview: Interview | None) -> None:
    engine.begin(
        turn,
        EDIT_FACT,
        opportunity=opportunity.id,
        interview=interview.id if interview else None,
        answers={"field": field, **_so_far(opportunity, field)},
        at=field,
    )


def _so_far(opportunity: Opportunity, field: str) -> dict[str, str]:
    """What was told in words, to be shown and perhaps kept."""
    told = getattr(opportunity, field) if field in _IN_WORDS else ""
    return {field: told} if told else {}


# -- keeping it ----------------------------------------------------------------------------------


def _finish(turn: Turn, talk: Conversation) -> None:
    opportunity = turn.opportunity(talk.opportunity)
    interviews = opportunity.interviews if opportunity else ()
    interview = next((one for one in interviews if one.id == talk.interview), None)
    field = talk.answers["field"]
    if opportunity is None or (interview is None and field in OF_INTERVIEW):
        turn.say(GONE)
        return
    told = _kept(turn, opportunity, interview, talk)
    back = [Button(f"‹ {opportunity.company[:24]}", f"t:opp:{opportunity.id}")]
    turn.say(told, [back])


def _kept(
    turn: Turn, opportunity: Opportunity, interview: Interview | None, talk: Conversation
) -> str:
    """Keeps the answer and says what is kept."""
    field = talk.answers["field"]
    value = talk.answers.get(field)
    if value is None:
        return KEPT.format(what=f"{FIELDS[field].lower()} {UNCHANGED}")
    if field == "when" and interview is not None:
        return retime(turn, opportunity, interview, talk)
    if interview is not None:
        changed = with_interview(opportunity, _interview(turn, interview, talk))
    else:
        changed = _opportunity(opportunity, field, value)
    turn.keep(changed)
    words = escape(_TELL.get(field, str)(value))
    where = f" ({place_words(changed.zone, turn.now)})" if field == "city" else ""
    return KEPT.format(what=f"{FIELDS[field].lower()}: {words}{where}")


def _opportunity(opportunity: Opportunity, field: str, value: Any) -> Opportunity:
    match field:
        case "company":
            return replace(opportunity, company=value)
        case "role":
            return replace(opportunity, role=value)
        case "city":
            return replace(opportunity, zone=zone_in(value), country=country_in(value))
        case "requirements":
            return replace(opportunity, requirements=value)
        case _:
            return replace(opportunity, channel=Channel(value or Channel.UNKNOWN))


def _interview(turn: Turn, interview: Interview, talk: Conversation) -> Interview:
    field, value = talk.answers["field"], talk.answers[talk.answers["field"]]
    if field == "length":
        return replace(interview, minutes=value)
    if field == "how":
        return replace(interview, kind=Kind(value))
    scene = scene_of(turn.dossier, talk, turn.now)
    return replace(interview, process=replace(interview.process, decision=decision_in(scene)))


# -- deleting ------------------------------------------------------------------------------------


def _ask_delete(turn: Turn, opportunity: Opportunity) -> None:
    ids = opportunity.id
    sure = Button("Delete it", f"o:gone:{ids}", style="danger")
    text = SURE.format(
        company=escape(opportunity.company),
        role=escape(opportunity.role),
        what=_held(opportunity),
    )
    turn.edit(text, [[sure, Button("Keep it", f"t:opp:{ids}")]])


def _held(opportunity: Opportunity) -> str:
    """2 interviews, 3 people, all notes and reminders."""
    counted = (
        (len(opportunity.interviews), "interview", "interviews"),
        (len(opportunity.contacts), "person", "people"),
    )
    parts = [f"{count} {one if count == 1 else many}" for count, one, many in counted if count]
    return formatting.list_words([*parts, "all its notes and reminders"])


def _delete(turn: Turn, opportunity: Opportunity) -> None:
    delete_job(turn, opportunity)
    turn.edit(DELETED.format(company=escape(opportunity.company)), [EVERYTHING])


def delete_job(turn: Turn, opportunity: Opportunity) -> None:
    """Nothing of it stays, neither in its own document nor in a flow about it."""
    turn.drop(opportunity.id)
    _forget_talks(turn, opportunity.id)


EVERYTHING = [Button("‹ Everything", "t:page:0")]


def _forget_talks(turn: Turn, gone: OpportunityId) -> None:
    """A flow about it holds notes as well, and has nothing left to ask."""
    talk = turn.person.conversation
    turn.person = replace(
        turn.person,
        conversation=None if talk and talk.opportunity == gone else talk,
        paused=tuple(one for one in turn.person.paused if one.opportunity != gone),
    )


# -- the flow --------------------------------------------------------------------------------------


def _only(field: str) -> Callable[[Scene], bool]:
    return lambda scene: scene.answers.get("field") == field


def _when(scene: Scene) -> str:
    if scene.interview is None:
        return GONE
    zone = formatting.zone_of(scene.person)
    return WHEN.format(before=formatting.moment_words(scene.interview.start, zone, scene.now))


def _named(field: str, prompt: str) -> Question:
    return Question(
        field, prompt, lambda text, _: read_name(text), when=_only(field), optional=False
    )


EDIT_FACT = flow(
    Flow(
        name="fact_edit",
        version=1,
        title=lambda _: "a correction",
        questions=(
            _named("company", COMPANY),
            _named("role", ROLE),
            Question("city", CITY, read_place, told=told_place, when=_only("city"), optional=False),
            Question(
                "requirements",
                REQUIREMENTS,
                lambda text, _: read_note(text),
                when=_only("requirements"),
            ),
            replace(CHANNEL_ASKED, when=_only("channel")),
            replace(DECISION_ASKED, when=_only("decision")),
            *when_questions(_when, _only("when")),
            length_question(_only("length"), optional=False),
            how_question(_only("how"), optional=False),
        ),
        finish=_finish,
        taken_up=False,
    )
)

_TELL: dict[str, Callable[[Any], str]] = {
    "city": told_place,
    "channel": lambda value: CHANNELS[Channel(value or Channel.UNKNOWN)],
    "decision": told_decision,
    "length": told_length,
    "how": told_how,
}

# -- the presses -------------------------------------------------------------------------------

_ID = "[0-9]{1,15}"
PRESSED = rf"o:((fix|del|gone):{_ID}|edit:{_ID}:({'|'.join(FIELDS)})(:{_ID})?)"
"""What the buttons of this room send."""


async def pressed(update: Update, turn: Turn) -> None:
    """Any of these buttons, on the state as it is now."""
    query = update.callback_query
    _, verb, wanted, *field = str(query.data if query else "").split(":")
    opportunity = turn.job(int(wanted))
    if opportunity is None:
        turn.whisper(GONE)
    elif verb == "edit":
        _edit(turn, opportunity, field[0], field[1] if field[1:] else "")
    else:
        _VERBS[verb](turn, opportunity)


_VERBS: dict[str, Callable[[Turn, Opportunity], None]] = {
    "fix": _say_fields,
    "del": _ask_delete,
    "gone": _delete,
}

"""/referees: the people who vouch for you, whether they agreed, and for which jobs they know."""

from dataclasses import dataclass, replace
from html import escape
from typing import ClassVar, assert_never

from telegram import Update

from coaching.model.documents import Consent, Conversation, Referee
from coaching.model.limits import MAX_REFEREES, can_add_referee
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import RefereeId
from coaching.playbook.steps.referee import REFEREE as REFEREE_STEP
from handlers.answers.limits_messages import REFEREE_LIMIT_TEXT
from handlers.flows import engine
from handlers.flows.flow import register_flow
from handlers.people.referee_flow import (
    CONSENT_LABELS,
    FIELDS,
    change_referee_flow,
    field_answers,
    find_referee,
    new_referee_flow,
)
from handlers.ui.buttons import Button, Buttons
from handlers.ui.callback_data import CallbackData
from handlers.ui.formatting import join_words
from handlers.ui.turn import Turn

TITLE = "<b>People who vouch for you</b>"
NO_REFEREES = (
    "Nobody is on your list yet. Two or three people who have seen you work are enough; ask each "
    "before you name them."
)
ADDED = "{name} is on your list. {next}"
NEXT_BY_CONSENT = {
    Consent.GIVEN: "Before they are called, I remind you to brief them on the job.",
    Consent.ASKED: "I ask you about their answer before anybody calls them.",
    Consent.NOT_ASKED: "Ask them before you name them; I have the words for it when it is time.",
    Consent.DECLINED: "I will not suggest them as long as it stands so.",
}
CONFIRM_REMOVAL = (
    "Take {name} off your list? What was briefed for earlier jobs stays in the records of those "
    "jobs."
)
REMOVED = "{name} is off your list."
REFEREE_GONE = "They are not on your list any more."
BRIEFED = "Briefed for {companies}"
PAGE_SIZE = 6
SHOWN_LENGTH = 160
FIELD_LABELS = {
    "name": "Name",
    "relation": "Relation",
    "reach": "How to reach",
    "consent": "Consent",
    "strong": "Strong supporter",
    "knows": "Whom they know",
}


# -- what its buttons send -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AddReferee(CallbackData):
    """Adds somebody to the list."""

    prefix: ClassVar[str] = "f:add"


@dataclass(frozen=True, slots=True)
class ListReferees(CallbackData):
    """Shows the list from its start."""

    prefix: ClassVar[str] = "f:list"


@dataclass(frozen=True, slots=True)
class ShowReferees(CallbackData):
    """Shows a page of the list."""

    prefix: ClassVar[str] = "f:page"
    page: int


@dataclass(frozen=True, slots=True)
class OpenReferee(CallbackData):
    """Shows the card of one referee."""

    prefix: ClassVar[str] = "f:open"
    referee: RefereeId


@dataclass(frozen=True, slots=True)
class EditReferee(CallbackData):
    """Asks for one field of a referee anew."""

    prefix: ClassVar[str] = "f:edit"
    referee: RefereeId
    field: str


@dataclass(frozen=True, slots=True)
class RemoveReferee(CallbackData):
    """Takes a referee off the list; asks first unless they are sure."""

    prefix: ClassVar[str] = "f:gone"
    referee: RefereeId
    sure: bool = False


OneRefereeData = OpenReferee | EditReferee | RemoveReferee
RefereesData = AddReferee | ListReferees | ShowReferees | OneRefereeData


# -- showing -------------------------------------------------------------------------------------


def companies_briefed_for(turn: Turn, referee: Referee) -> list[str]:
    """The companies for which this referee has been briefed."""
    key = StepKey(REFEREE_STEP.kind, 0, referee.id).text
    return [
        opportunity.company
        for opportunity in turn.dossier.opportunities
        if (record := opportunity.records.get(key)) and record.done
    ]


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return escape(line if len(line) <= SHOWN_LENGTH else line[: SHOWN_LENGTH - 1].rstrip() + "…")


def _briefing_lines(turn: Turn, referee: Referee) -> list[str]:
    companies = companies_briefed_for(turn, referee)
    return [BRIEFED.format(companies=_shorten(join_words(companies)))] if companies else []


def _referee_list(turn: Turn, page: int = 0) -> tuple[str, Buttons]:
    referees = turn.person.referees
    page = max(0, min(page, (len(referees) - 1) // PAGE_SIZE))
    shown = referees[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    blocks = [_entry(turn, referee) for referee in shown]
    text = "\n\n".join([TITLE, *(blocks or [NO_REFEREES])])
    rows = [[Button(one.name, OpenReferee(one.id))] for one in shown]
    return text, [
        *rows,
        _page_buttons(page, len(referees)),
        [Button("Add somebody", AddReferee())],
    ]


def _entry(turn: Turn, referee: Referee) -> str:
    facts = [CONSENT_LABELS[referee.consent], *(["strong supporter"] if referee.strong else [])]
    relation = f" · {_shorten(referee.relation)}" if referee.relation else ""
    first = f"<b>{escape(referee.name)}</b>{relation}"
    return "\n".join([first, " · ".join(facts), *_briefing_lines(turn, referee)])


def _page_buttons(page: int, count: int) -> list[Button]:
    before = [Button("‹", ShowReferees(page - 1))] if page else []
    return before + (
        [Button("›", ShowReferees(page + 1))] if (page + 1) * PAGE_SIZE < count else []
    )


def _referee_card(turn: Turn, referee: Referee) -> tuple[str, Buttons]:
    lines = [
        f"<b>{escape(referee.name)}</b>",
        *(f"{FIELD_LABELS[key]}: {_shorten(_field_text(referee, key))}" for key in FIELDS[1:]),
        *_briefing_lines(turn, referee),
    ]
    fields = [Button(FIELD_LABELS[key], EditReferee(referee.id, key)) for key in FIELDS]
    rows = [fields[place : place + 2] for place in range(0, len(fields), 2)]
    last = [
        Button("‹ Everybody", ListReferees()),
        Button("Remove", RemoveReferee(referee.id)),
    ]
    return "\n".join(lines), [*rows, last]


def _field_text(referee: Referee, key: str) -> str:
    if key == "consent":
        return CONSENT_LABELS[referee.consent]
    if key == "strong":
        return "yes" if referee.strong else "not sure"
    return getattr(referee, key) or "–"


# -- the flows -------------------------------------------------------------------------------------


def _finish_adding(turn: Turn, talk: Conversation) -> None:
    referee = find_referee(turn, talk.subject)
    if referee is None:
        return
    text = ADDED.format(name=escape(referee.name), next=NEXT_BY_CONSENT[referee.consent])
    turn.say(
        text,
        [[Button("Add another", AddReferee()), Button("Everybody", ListReferees())]],
    )


def _finish_change(turn: Turn, talk: Conversation) -> None:
    referee = find_referee(turn, talk.subject)
    if referee is None:
        turn.say(REFEREE_GONE)
    else:
        turn.say(*_referee_card(turn, referee))


REFEREE = register_flow(new_referee_flow(_finish_adding))
REFEREE_CHANGE = register_flow(change_referee_flow(_finish_change))


# -- the command and its buttons -------------------------------------------------------------------


async def handle_referees(_: Update, turn: Turn) -> None:
    """/referees: everybody on the list."""
    turn.say(*_referee_list(turn))


async def handle_callback(_: Update, turn: Turn, data: RefereesData) -> None:
    """A button of the list or of a card."""
    match data:
        case AddReferee():
            _start_adding(turn)
        case ListReferees():
            turn.edit(*_referee_list(turn))
        case ShowReferees(page):
            turn.edit(*_referee_list(turn, page))
        case _:
            _handle_referee_button(turn, data)


def _start_adding(turn: Turn) -> None:
    if can_add_referee(turn.person):
        engine.begin(turn, REFEREE, subject=turn.allocate_id())
    else:
        turn.say(REFEREE_LIMIT_TEXT.format(limit=MAX_REFEREES))


def _handle_referee_button(turn: Turn, data: OneRefereeData) -> None:
    referee = find_referee(turn, data.referee)
    if referee is None:
        turn.show_toast(REFEREE_GONE)
        turn.edit(*_referee_list(turn))
        return
    match data:
        case OpenReferee():
            turn.edit(*_referee_card(turn, referee))
        case EditReferee(field=field):
            if field in FIELDS:
                _ask_field(turn, referee, field)
        case RemoveReferee(sure=True):
            _remove(turn, referee)
        case RemoveReferee():
            turn.edit(CONFIRM_REMOVAL.format(name=escape(referee.name)), _sure_buttons(referee))
        case _:
            assert_never(data)


def _sure_buttons(referee: Referee) -> Buttons:
    remove = Button("Remove", RemoveReferee(referee.id, sure=True), style="danger")
    return [[remove, Button("Keep", OpenReferee(referee.id))]]


def _ask_field(turn: Turn, referee: Referee, field: str) -> None:
    answers = field_answers(referee, field)
    engine.begin(turn, REFEREE_CHANGE, subject=referee.id, answers=answers, start_at=field)


def _remove(turn: Turn, referee: Referee) -> None:
    """Off the list, and out of the flows about them: one of those would bring them back."""
    person = turn.person
    talk = person.conversation
    turn.person = replace(
        person,
        referees=tuple(one for one in person.referees if one.id != referee.id),
        conversation=None if talk and _is_about(talk, referee) else talk,
        paused=tuple(one for one in person.paused if not _is_about(one, referee)),
    )
    turn.show_toast(REMOVED.format(name=referee.name))
    turn.edit(*_referee_list(turn))


def _is_about(talk: Conversation, referee: Referee) -> bool:
    return talk.flow in (REFEREE.name, REFEREE_CHANGE.name) and talk.subject == referee.id

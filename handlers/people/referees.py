"""Shows for /referees the people who vouch for you: whether they agreed, and who is briefed."""

from dataclasses import dataclass, replace
from html import escape
from typing import ClassVar, assert_never

from telegram import Update

from coaching.model.documents import Consent, Conversation, Referee
from coaching.model.limits import MAX_REFEREES, can_add_referee
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import RefereeId
from coaching.playbook.steps.referee import REFEREE as REFEREE_STEP
from coaching.translation import _
from handlers.answers.limits_messages import REFEREE_LIMIT_TEXT
from handlers.answers.yes_no import YES
from handlers.flows import engine
from handlers.flows.flow import register_flow
from handlers.people.referee_flow import (
    CONSENT_LABELS,
    FIELD_LABELS,
    FIELDS,
    change_referee_flow,
    field_answers,
    find_referee,
    new_referee_flow,
)
from handlers.ui.buttons import Button, Buttons
from handlers.ui.callback_data import CallbackData
from handlers.ui.formatting import join_words
from handlers.ui.pages import BUTTONS_AT_MOST, take_page
from handlers.ui.turn import Turn

TITLE = _("<b>People who vouch for you</b>")
NO_REFEREES = _(
    "Nobody is on your list yet. Two or three people who have seen you work are enough; ask each "
    "before you name them."
)
ADDED_BY_CONSENT = {
    Consent.GIVEN: _(
        "{name} is on your list. I will remind you to brief them on the job before they are called."
    ),
    Consent.ASKED: _(
        "{name} is on your list. I will ask you about their answer before anybody calls them."
    ),
    Consent.NOT_ASKED: _(
        "{name} is on your list. Ask them before you name them; I have the words for it when it is "
        "time."
    ),
    Consent.DECLINED: _("{name} is on your list. I will not suggest them as long as it stands so."),
}
CONFIRM_REMOVAL = _(
    "Take {name} off your list? What was briefed for earlier jobs stays in the records of those "
    "jobs."
)
REMOVED = _("{name} is off your list.")
REFEREE_GONE = _("They are not on your list any more.")
# Translators: the companies are such as "Acme and Beta".
BRIEFED = _("Briefed for {companies}")
STRONG_SUPPORTER = _("strong supporter")
NOT_SURE = _("not sure")
# Translators: a line of a referee's card, such as "Relation: my manager".
LINE = _("{label}: {value}")
ADD_LABEL, ADD_ANOTHER_LABEL = _("Add somebody"), _("Add another")
EVERYBODY_LABEL, BACK_LABEL = _("Everybody"), _("‹ Everybody")
REMOVE_LABEL, KEEP_LABEL = _("Remove"), _("Keep")
SHOWN_LENGTH = 160


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
    """Lists the companies for which this referee has been briefed."""
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
    taken = take_page(turn.person.referees, page, BUTTONS_AT_MOST - 1)
    shown = taken.items
    blocks = [_entry(turn, referee) for referee in shown]
    text = "\n\n".join([str(TITLE), *(blocks or [str(NO_REFEREES)])])
    rows = [[Button(referee.name, OpenReferee(referee.id))] for referee in shown]
    return text, [
        *rows,
        taken.buttons(ShowReferees),
        [Button(ADD_LABEL, AddReferee())],
    ]


def _entry(turn: Turn, referee: Referee) -> str:
    facts = [CONSENT_LABELS[referee.consent], *([STRONG_SUPPORTER] if referee.strong else [])]
    relation = f" · {_shorten(referee.relation)}" if referee.relation else ""
    first = f"<b>{escape(referee.name)}</b>{relation}"
    return "\n".join([first, " · ".join(map(str, facts)), *_briefing_lines(turn, referee)])


def _referee_card(turn: Turn, referee: Referee) -> tuple[str, Buttons]:
    lines = [
        f"<b>{escape(referee.name)}</b>",
        *(
            LINE.format(label=FIELD_LABELS[key], value=_shorten(_field_text(referee, key)))
            for key in FIELDS[1:]
        ),
        *_briefing_lines(turn, referee),
    ]
    fields = [Button(FIELD_LABELS[key], EditReferee(referee.id, key)) for key in FIELDS]
    rows = [fields[place : place + 2] for place in range(0, len(fields), 2)]
    last = [Button(BACK_LABEL, ListReferees()), Button(REMOVE_LABEL, RemoveReferee(referee.id))]
    return "\n".join(lines), [*rows, last]


def _field_text(referee: Referee, key: str) -> str:
    if key == "consent":
        return str(CONSENT_LABELS[referee.consent])
    if key == "strong":
        return str(YES if referee.strong else NOT_SURE)
    return getattr(referee, key) or "–"


# -- the flows -------------------------------------------------------------------------------------


def _finish_adding(turn: Turn, conversation: Conversation) -> None:
    referee = find_referee(turn, conversation.subject)
    if referee is None:
        return
    turn.say(
        ADDED_BY_CONSENT[referee.consent].format(name=escape(referee.name)),
        [[Button(ADD_ANOTHER_LABEL, AddReferee()), Button(EVERYBODY_LABEL, ListReferees())]],
    )


def _finish_change(turn: Turn, conversation: Conversation) -> None:
    referee = find_referee(turn, conversation.subject)
    if referee is None:
        turn.say(REFEREE_GONE)
    else:
        turn.say(*_referee_card(turn, referee))


REFEREE = register_flow(new_referee_flow(_finish_adding))
REFEREE_CHANGE = register_flow(change_referee_flow(_finish_change))


# -- the command and its buttons -------------------------------------------------------------------


async def handle_referees(_: Update, turn: Turn) -> None:
    """Handles /referees: shows everybody on the list."""
    turn.say(*_referee_list(turn))


async def handle_callback(_: Update, turn: Turn, data: RefereesData) -> None:
    """Handles a button of the list or of a card."""
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
    remove = Button(REMOVE_LABEL, RemoveReferee(referee.id, sure=True), style="danger")
    return [[remove, Button(KEEP_LABEL, OpenReferee(referee.id))]]


def _ask_field(turn: Turn, referee: Referee, field: str) -> None:
    answers = field_answers(referee, field)
    engine.begin(turn, REFEREE_CHANGE, subject=referee.id, answers=answers, start_at=field)


def _remove(turn: Turn, referee: Referee) -> None:
    """Takes the referee off the list and ends the flows about them, which would bring them
    back."""
    person = turn.person
    current = person.conversation
    turn.person = replace(
        person,
        referees=tuple(other for other in person.referees if other.id != referee.id),
        conversation=None if current and _is_about(current, referee) else current,
        paused=tuple(paused for paused in person.paused if not _is_about(paused, referee)),
    )
    turn.show_toast(REMOVED.format(name=referee.name))
    turn.edit(*_referee_list(turn))


def _is_about(conversation: Conversation, referee: Referee) -> bool:
    flows = (REFEREE.name, REFEREE_CHANGE.name)
    return conversation.flow in flows and conversation.subject == referee.id

"""/status says what waits for a yes or was left in the middle, and a button opens each of it."""

from dataclasses import dataclass
from html import escape, unescape
from typing import ClassVar, assert_never

from telegram import Update

from coaching.model.documents import Conversation
from coaching.model.pending import PendingReading
from coaching.translation import _, plural
from handlers.cards.card_buttons import ButtonRows
from handlers.cards.reading_card import ShowReading
from handlers.cards.reminders import resume_offer
from handlers.flows.flow import FLOWS
from handlers.flows.question import question_context
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.pages import BUTTONS_AT_MOST, take_page
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn

# Translators: {words} is the beginning of what the person wrote.
WAITS_FOR_YES = plural(
    "Waits for your yes: <i>{words}</i>",
    "{count} messages wait for your yes, the first of them: <i>{words}</i>",
)
# Translators: {title} is a conversation, such as "the notes on Acme".
LEFT_OPEN = plural(
    "Left in the middle: {title}.",
    "{count} conversations were left in the middle, the last of them: {title}.",
)
HEADING = _("<b>What waits for you</b>")
NOTHING_WAITS = _("Nothing waits any more.")
SHOW_LABEL = _("Show what waits")
SHOWN_LENGTH = 80
LABEL_LENGTH = 40


@dataclass(frozen=True, slots=True)
class ListWaiting(CallbackData):
    """Shows a page of the list of what waits."""

    prefix: ClassVar[str] = "wait"
    page: int


@dataclass(frozen=True, slots=True)
class ShowLeft(CallbackData):
    """Shows a conversation that was left, to go on with it or drop it."""

    prefix: ClassVar[str] = "wait:left"
    serial: int


async def handle_callback(_update: Update, turn: Turn, data: ListWaiting | ShowLeft) -> None:
    """Shows the list of what waits, or a conversation of it."""
    match data:
        case ListWaiting(page):
            turn.edit(*_waiting_list(turn, page))
        case ShowLeft(serial):
            _show_left(turn, serial)
        case _:
            assert_never(data)


def waiting_text(turn: Turn) -> str:
    """Says what waits for a yes, and what was left in the middle; "" where nothing is."""
    pending, left = turn.person.pending, _list_left(turn)
    lines = []
    if pending:
        lines.append(WAITS_FOR_YES.format(len(pending), words=escape(_words(pending[0]))))
    if left:
        lines.append(LEFT_OPEN.format(len(left), title=_title(turn, left[-1])))
    return "\n".join(lines)


def waiting_rows(turn: Turn) -> ButtonRows:
    """Returns the button that opens what waits, or the list where there is more than one."""
    items = _list_items(turn)
    if not items:
        return []
    data = _opening(items[0]) if len(items) == 1 else ListWaiting(0)
    return [[Button(SHOW_LABEL, data)]]


def _list_items(turn: Turn) -> list[PendingReading | Conversation]:
    return [*turn.person.pending, *reversed(_list_left(turn))]


def _list_left(turn: Turn) -> list[Conversation]:
    """Returns the conversations that can be taken up, and not those about a job that is closed."""
    closed = {job.id for job in turn.dossier.opportunities if not job.is_live}
    return [
        one for one in turn.person.paused if one.flow in FLOWS and one.opportunity not in closed
    ]


def _opening(item: PendingReading | Conversation) -> ShowReading | ShowLeft:
    is_reading = isinstance(item, PendingReading)
    return ShowReading(item.serial) if is_reading else ShowLeft(item.serial)


def _waiting_list(turn: Turn, page: int) -> tuple[str, ButtonRows]:
    items = _list_items(turn)
    if not items:
        return str(NOTHING_WAITS), []
    taken = take_page(items, page, BUTTONS_AT_MOST)
    rows = [[Button(_label(turn, item), _opening(item))] for item in taken.items]
    return "\n\n".join([str(HEADING), waiting_text(turn)]), [*rows, taken.buttons(ListWaiting)]


def _label(turn: Turn, item: PendingReading | Conversation) -> str:
    words = _words(item) if isinstance(item, PendingReading) else unescape(_title(turn, item))
    return f"{_cut(words, LABEL_LENGTH)} ›"


def _words(pending: PendingReading) -> str:
    return _cut(pending.text, SHOWN_LENGTH)


def _cut(text: str, length: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= length else f"{plain[:length].rstrip()} …"


def _title(turn: Turn, left: Conversation) -> str:
    return str(FLOWS[left.flow].title(question_context(turn.dossier, left, turn.now)))


def _show_left(turn: Turn, serial: int) -> None:
    left = next((one for one in turn.person.paused if one.serial == serial), None)
    if left is None or left.flow not in FLOWS:
        turn.show_toast(NO_LONGER_THERE)
    else:
        turn.edit(*resume_offer(turn, left))

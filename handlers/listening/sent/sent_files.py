"""An invitation or a contact card that comes as a file is fetched, and read like a pasted one."""

from telegram import Document, Update

from coaching.model.limits import LARGEST_DOCUMENT, MAX_WAITING_FILES
from coaching.reading.files.calendar_events import is_calendar
from coaching.reading.files.vcards import parse_vcards
from coaching.translation import Text, _
from handlers.account.welcome import note_name
from handlers.flows.prompt import ask_again
from handlers.listening.sent.invitation import NOT_READ, take_calendar
from handlers.listening.sent.shared_contact import take_cards
from handlers.ui.turn import Turn

TOO_LARGE = _(
    "That file is larger than any invitation or contact card. Forward the mail it came with, or "
    "tell me in a line what it is about."
)
TOO_MANY = _(
    "I still have {limit} files of yours to read, so this one is not kept. Send it again in a "
    "while."
)
CARD_NOT_READ = _("I could not read that contact card. Write the name, with number or mail?")
_CALENDARS = ("text/calendar", "application/ics")
_CARDS = ("text/vcard", "text/x-vcard", "text/directory")


def is_readable(document: Document | None) -> bool:
    """Tells whether a file is an invitation or a contact card, by its kind or its name."""
    return document is not None and (_is_card(document) or _is_invitation(document))


def _is_invitation(document: Document) -> bool:
    name = (document.file_name or "").casefold()
    return document.mime_type in _CALENDARS or name.endswith((".ics", ".ical", ".ifb", ".vcs"))


def _is_card(document: Document) -> bool:
    name = (document.file_name or "").casefold()
    return document.mime_type in _CARDS or name.endswith((".vcf", ".vcard"))


def fetch_document(update: Update, turn: Turn, document: Document) -> None:
    """Keeps a file to be read soon, or says kindly why it is not."""
    note_name(update, turn)
    obstacle = _find_obstacle(turn, document)
    if obstacle:
        turn.say(obstacle)
        ask_again(turn)
    else:
        turn.fetches_file = True


def _find_obstacle(turn: Turn, document: Document) -> Text | str:
    if (document.file_size or 0) > LARGEST_DOCUMENT:
        return TOO_LARGE
    if turn.waiting_files >= MAX_WAITING_FILES:
        return TOO_MANY.format(limit=MAX_WAITING_FILES)
    return ""


def take_document(turn: Turn, document: Document, text: str | None) -> None:
    """Takes what was read in a file; None where it could not be."""
    cards = parse_vcards(text or "")
    if text and is_calendar(text):
        take_calendar(turn, text)
    elif cards:
        take_cards(turn, cards)
    else:
        turn.say(CARD_NOT_READ if _is_card(document) else NOT_READ)
        ask_again(turn)

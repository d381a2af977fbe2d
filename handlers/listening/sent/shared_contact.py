"""A contact card that is shared outside a question becomes somebody to confirm."""

from collections.abc import Iterable
from dataclasses import replace

from telegram import Contact as TelegramContact

from coaching.reading.context import NOTHING_ASKED, AskedByCoach
from coaching.reading.files.contact_cards import read_cards
from coaching.reading.files.vcards import ContactCard, parse_vcards
from coaching.translation import _
from handlers.account.welcome import ask_place_first
from handlers.flows.pauses import pause_current
from handlers.listening.follow_up import TOLD_FREELY
from handlers.listening.listen import FREE_TALK, take_reading
from handlers.listening.pending_readings import ask_again_without_card
from handlers.listening.reading_context import message_context
from handlers.ui.turn import Turn

NO_NAME_ON_IT = _("There is no name on that card that I can read. Write it, with the number?")


def read_shared(shared: TelegramContact) -> ContactCard:
    """Returns what Telegram knows of somebody, and what the address book told it beside that."""
    book = next(iter(parse_vcards(shared.vcard or "")), ContactCard())
    name = " ".join(filter(None, (shared.first_name, shared.last_name)))
    return replace(book, name=name or book.name, phone=_international(shared) or book.phone)


def _international(shared: TelegramContact) -> str:
    """Returns the number; one from Telegram itself begins with its country, but without a plus."""
    number = shared.phone_number
    is_bare = shared.user_id is not None and number.isdigit() and not number.startswith("0")
    return f"+{number}" if is_bare else number


def take_cards(
    turn: Turn, cards: Iterable[ContactCard], asked: AskedByCoach = NOTHING_ASKED
) -> None:
    """Shows who is on the cards, to confirm; where several jobs go on, asks where they belong."""
    context = message_context(turn, asked)
    read = read_cards(cards, context)
    if not read.reading.proposals:
        turn.say(NO_NAME_ON_IT)
    elif not ask_place_first(turn, FREE_TALK, read.text):
        if asked.question in TOLD_FREELY:
            pause_current(turn)
        waiting = len(turn.person.pending)
        take_reading(turn, read.text, read.reading, context, with_rest=False)
        ask_again_without_card(turn, waiting)

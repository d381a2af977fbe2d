"""Takes every message that is no command: words, a place, a card, what cannot be read."""

from html import escape

from telegram import Message, Update

from coaching.model.documents import Conversation
from coaching.model.limits import LONGEST_MESSAGE
from coaching.reading.files.calendar_events import is_calendar
from coaching.translation import _
from handlers.account import welcome
from handlers.flows import engine
from handlers.flows.engine import EDITED_EARLIER, NOT_TEXT
from handlers.flows.prompt import ask_again
from handlers.interviews import new
from handlers.listening import listen
from handlers.listening.open_question import answer_open_question, find_asked
from handlers.listening.replies import (
    change_last_letter,
    change_replied_letter,
    is_forwarded,
    is_reply_to_card,
)
from handlers.listening.sent import voice
from handlers.listening.sent.invitation import take_calendar
from handlers.listening.sent.sent_files import fetch_document, is_readable, take_document
from handlers.listening.sent.shared_contact import read_shared, take_cards
from handlers.listening.sent.shared_place import take_place
from handlers.listening.told_under_card import take_told_under_card
from handlers.ui.turn import Turn

ECHO_LENGTH = 200
NOTHING_TO_READ = _(
    "I can make nothing of that one. I read words, forwarded mails, contact cards and places; "
    "/help shows what I can do for you."
)
TOO_LONG_TO_READ = _(
    "That message is longer than I can read at once, so nothing of it is kept. Send it in parts."
)
WORDS_ALONE = _("I cannot look at the picture or into the file; I read what you wrote with it.")
WRITTEN_EARLIER = _(
    "Something you wrote earlier reached me only now: <i>{words}</i>\n"
    "I have asked you something else since, so I left it out. Send it again where it belongs."
)
EDITED_COMMAND = _("I act on a command once. Send it again and I take it as it reads now.")
EDITED_LATE = _(
    "I had taken that message as it was. /contacts corrects what is kept of people, /status the "
    "rest."
)


def is_too_long(message: Message) -> bool:
    """Returns whether a message has more words with it than is read."""
    return len(message.text or message.caption or "") > LONGEST_MESSAGE


async def handle_too_long(_: Update, turn: Turn) -> None:
    """Says that a message was too long, and asks the open question again."""
    turn.say(TOO_LONG_TO_READ)
    ask_again(turn)


async def handle_text(update: Update, turn: Turn) -> None:
    """Takes what was typed: the answer to the open question, or a line that logs an interview."""
    await _take_words(
        update, turn, (update.effective_message and update.effective_message.text) or ""
    )


async def _take_words(update: Update, turn: Turn, text: str) -> None:
    conversation = turn.person.conversation
    if conversation is not None and 0 < turn.message_id <= conversation.asked_after:
        # the message was parked and is tried again: the question it answers may be a past one
        turn.say(WRITTEN_EARLIER.format(words=escape(text[:ECHO_LENGTH])))
    elif is_calendar(text):
        welcome.note_name(update, turn)
        take_calendar(turn, text)
    elif change_replied_letter(turn, update.effective_message, text):
        _ask_again_where_left(turn, conversation)
    elif conversation is None and not _is_reply(update) and change_last_letter(turn, text):
        return
    elif conversation is not None and is_reply_to_card(update.effective_message):
        await listen.handle_text(update, turn, text)
        ask_again(turn)
    elif _take_asked_for(update, turn, text):
        return
    elif is_interview_line(text):
        new.log_interview(turn, text)
    else:
        welcome.note_name(update, turn)
        await listen.handle_text(update, turn, text)


def _ask_again_where_left(turn: Turn, before: Conversation | None) -> None:
    """Asks the open question again, unless the message itself led to another one."""
    if turn.person.conversation == before:
        ask_again(turn)


def _take_asked_for(update: Update, turn: Turn, text: str) -> bool:
    """Takes the notes that the last card asks for, or the answer to the open question."""
    if not _is_reply(update) and take_told_under_card(turn, text):
        return True
    return answer_open_question(turn, text, is_theirs=is_forwarded(update.effective_message))


def _is_reply(update: Update) -> bool:
    message = update.effective_message
    return message is not None and bool(message.reply_to_message or message.forward_origin)


def is_interview_line(text: str) -> bool:
    """Returns whether it logs an interview when no question is open: company; role; when."""
    return text.count(";") >= 2


async def handle_fetched(update: Update, turn: Turn, text: str | None) -> None:
    """Takes what was read in the file of an earlier message, or what a language model says of its
    text; None where there is nothing."""
    document = update.effective_message.document if update.effective_message else None
    if document is not None:
        take_document(turn, document, text)
    elif update.effective_message is not None and update.effective_message.text:
        await handle_pointed(update, turn, text or "")
    else:
        await handle_heard(update, turn, text)


async def handle_heard(update: Update, turn: Turn, words: str | None) -> None:
    """Takes the words of a voice note like typed ones; None where it could not be heard.

    They answer the question that was open when the note was sent. Where another one is open by now,
    they are read for themselves, and that one is asked again.
    """
    if not words:
        voice.say_unheard(turn, words)
        return
    voice.say_heard(turn, words)
    await _take_late_words(update, turn, words)


async def handle_pointed(update: Update, turn: Turn, answer: str) -> None:
    """Takes a text that has waited for the answer of a language model; "" where none came."""
    turn.model_answer = answer
    message = update.effective_message
    await _take_late_words(update, turn, (message and message.text) or "")


async def _take_late_words(update: Update, turn: Turn, words: str) -> None:
    conversation = turn.person.conversation
    if conversation is not None and turn.message_id <= conversation.asked_after:
        await listen.handle_text(update, turn, words)
        ask_again(turn)
    else:
        await _take_words(update, turn, words)


async def handle_edit(update: Update, turn: Turn) -> None:
    """Takes an edited message as the answer to the question that was open when it was sent, and to
    no other."""
    conversation = turn.person.conversation
    message = update.edited_message
    if message is None or not message.text:
        return  # a shared place that moves comes as edits, too
    if message.text.startswith("/"):
        turn.say(EDITED_COMMAND)
    elif conversation is None:
        turn.say(EDITED_LATE)
    elif message.message_id > conversation.asked_after:
        answer_open_question(turn, message.text)
    else:
        turn.say(EDITED_EARLIER)


async def handle_location(update: Update, turn: Turn) -> None:
    """Takes a shared location as the answer to the open question, or as where the person is now."""
    message = update.effective_message
    place = message.location if message else None
    if place is None or engine.answer_with_location(turn, place.latitude, place.longitude):
        return
    welcome.note_name(update, turn)
    take_place(turn, place.latitude, place.longitude)


async def handle_contact_card(update: Update, turn: Turn) -> None:
    """Takes a shared contact card as the answer to the open question, or as somebody to keep."""
    shared = update.effective_message.contact if update.effective_message else None
    if shared is None:
        return
    card = read_shared(shared)
    if not engine.answer_with_contact(turn, {"name": card.name, "phone": card.phone}):
        welcome.note_name(update, turn)
        take_cards(turn, [card], find_asked(turn))


async def handle_other(update: Update, turn: Turn) -> None:
    """Reads the words below a picture or a file, and files of two kinds; answers all else."""
    message = update.effective_message
    document = message.document if message else None
    words = new.strip_new(message.caption or "") if message else ""
    has_words = bool(words) and not words.startswith("/")
    if document is not None and is_readable(document):
        fetch_document(update, turn, document)
    elif has_words:
        turn.say(WORDS_ALONE)
    else:
        _say_unreadable(turn)
    if has_words:
        await _take_words(update, turn, words)


def _say_unreadable(turn: Turn) -> None:
    turn.say(NOTHING_TO_READ if turn.person.conversation is None else NOT_TEXT)
    ask_again(turn)

"""The doors: which handler takes what a person did. Nothing they do stays without an answer."""

from collections.abc import Callable, Coroutine
from html import escape
from typing import Any

from telegram import Message, Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from coaching.model.documents import Conversation
from coaching.model.vocabulary import InterviewId
from handlers import practice, usage_stats
from handlers.account import settings_menu, welcome
from handlers.cards import reminders
from handlers.flows import engine
from handlers.flows.engine import EDITED_EARLIER, NOT_TEXT
from handlers.help import handle_help
from handlers.interviews import edit_facts, new, news, reschedule
from handlers.interviews.process import start_process
from handlers.letters import draft_command, drafting
from handlers.letters.draft_options import OPTIONS_PATTERN
from handlers.outcomes import outcome
from handlers.people import contacts, referees
from handlers.privacy import privacy
from handlers.reflection import reflect
from handlers.reflection.capture import start_capture
from handlers.reflection.reflect import start_reflection
from handlers.steps import status, step_actions
from handlers.ui.turn import Turn, message_time

Handler = Callable[[Update, Any], Coroutine[Any, Any, None]]
"""Takes the update and the Turn; to PTB the latter is a context of our own."""
ECHO_LENGTH = 200
UNKNOWN_COMMAND = "I do not know that command. /help shows what I can do for you."
UNKNOWN_BUTTON = "That button is from another time. /status shows where things stand."
IDLE_TEXT = (
    "I am here. /new logs an interview, in one line if you like:\n"
    "<code>/new Acme Robotics; Data Engineer; yesterday 3pm</code>\n"
    "/status shows what is pending."
)
NOTHING_TO_READ = "I read words, buttons and shared places. /help shows what I can do for you."
WRITTEN_EARLIER = (
    "Something you wrote earlier reached me only now: <i>{words}</i>\n"
    "I have asked you something else since, so I leave it out. Send it again where it belongs."
)
GONE = "That is no longer there. /status shows what is."
LEFT_FOR_LATER = "Fine. It stays here for whenever you like: /status."
DROPPED = "Let go. Nothing was logged."
DROPPED_KEPT = "Let go. What you told me so far is kept."
EDITED_COMMAND = "I act on a command once. Send it again and I take it as it reads now."
EDITED_LATE = (
    "I had taken that message as it was. /contacts corrects what is kept of people, /status the "
    "rest."
)


# -- everything that is typed --------------------------------------------------------------------


async def handle_text(update: Update, turn: Turn) -> None:
    """Words: the answer to the open question, or a line that logs an interview."""
    words = (update.effective_message and update.effective_message.text) or ""
    talk = turn.person.conversation
    if talk is not None and 0 < turn.message_id <= talk.asked_after:
        # it was put aside and is tried again: the question it answered may be a past one
        turn.say(WRITTEN_EARLIER.format(words=escape(words[:ECHO_LENGTH])))
    elif engine.answer_with_text(turn, words):
        return
    elif is_interview_line(words):
        new.log_interview(turn, words)
    else:
        welcome.note_name(update, turn)
        turn.say(IDLE_TEXT)


def is_interview_line(words: str) -> bool:
    """Whether it logs an interview when no question is open: firm; role; when."""
    return words.count(";") >= 2


async def handle_edit(update: Update, turn: Turn) -> None:
    """An edited message answers the question that was open when it was sent, and no other."""
    talk = turn.person.conversation
    message = update.edited_message
    if message is None or not message.text:
        return  # a shared place that moves comes as edits too
    if message.text.startswith("/"):
        turn.say(EDITED_COMMAND)
    elif talk is None:
        turn.say(EDITED_LATE)
    elif message.message_id > talk.asked_after:
        engine.answer_with_text(turn, message.text)
    else:
        turn.say(EDITED_EARLIER)


async def handle_location(update: Update, turn: Turn) -> None:
    """A shared location."""
    message = update.effective_message
    where = message.location if message else None
    if where is None or not engine.answer_with_location(turn, where.latitude, where.longitude):
        _say_unreadable(turn)


async def handle_contact_card(update: Update, turn: Turn) -> None:
    """A shared contact card."""
    message = update.effective_message
    shared = message.contact if message else None
    name = " ".join(filter(None, (shared.first_name, shared.last_name))) if shared else ""
    found = {"name": name, "phone": shared.phone_number if shared else ""}
    if not engine.answer_with_contact(turn, found):
        _say_unreadable(turn)


async def handle_other(_: Update, turn: Turn) -> None:
    """Stickers, photos, voices and whatever else cannot be read."""
    _say_unreadable(turn)


def _say_unreadable(turn: Turn) -> None:
    turn.say(NOTHING_TO_READ if turn.person.conversation is None else NOT_TEXT)
    engine.ask_again(turn)


async def handle_unknown_command(_: Update, turn: Turn) -> None:
    """A command that is none of ours."""
    turn.say(UNKNOWN_COMMAND)


async def handle_stats(update: Update, turn: Turn) -> None:
    """/stats; there is no such command for those who do not run the bot."""
    if turn.counts is None:
        await handle_unknown_command(update, turn)
    else:
        usage_stats.say_stats(turn, turn.counts)


# -- moving within a conversation ----------------------------------------------------------------


async def handle_cancel(_: Update, turn: Turn) -> None:
    """/cancel."""
    engine.leave_flow(turn)


async def handle_back(_: Update, turn: Turn) -> None:
    """/back."""
    engine.go_back(turn)


async def handle_skip(_: Update, turn: Turn) -> None:
    """/skip."""
    engine.skip_question(turn)


async def handle_question_button(update: Update, turn: Turn) -> None:
    """A button of a question."""
    _, serial, name, what = _split_callback_data(update)
    engine.press_button(turn, int(serial), name, what)


async def handle_resume_button(update: Update, turn: Turn) -> None:
    """A flow that was left is taken up again, or let go."""
    _, *rest = _split_callback_data(update)
    serial = int(rest[-1])
    if rest[0] == "drop":
        kept = engine.discard(turn, serial)
        turn.replace_buttons()
        turn.show_toast(DROPPED_KEPT if kept else DROPPED)
    elif engine.resume(turn, serial):
        turn.replace_buttons()
    else:
        turn.show_toast(GONE)


async def handle_begin_button(update: Update, turn: Turn) -> None:
    """A button that begins a flow about an interview."""
    _, which, *ids = _split_callback_data(update)
    if which == "none":
        turn.replace_buttons()
        turn.show_toast(LEFT_FOR_LATER)
        return
    opportunity = turn.find_opportunity(int(ids[0]))
    known = opportunity and any(one.id == int(ids[1]) for one in opportunity.interviews)
    if opportunity is None or not known:
        turn.show_toast(GONE)
        return
    start = {"capture": start_capture, "process": start_process, "reflect": start_reflection}
    start[which](turn, opportunity, InterviewId(int(ids[1])))


async def handle_new_button(update: Update, turn: Turn) -> None:
    """The button that logs an interview."""
    welcome.note_name(update, turn)
    new.log_interview(turn, "")


async def handle_stale_button(_: Update, turn: Turn) -> None:
    """A button that no handler knows (any more)."""
    turn.show_toast(UNKNOWN_BUTTON)


async def handle_membership(update: Update, turn: Turn) -> None:
    """The person blocked the bot, or let it in again."""
    change = update.my_chat_member
    if change is not None:
        turn.is_reachable = change.new_chat_member.status not in ("kicked", "left")


def _split_callback_data(update: Update) -> list[str]:
    query = update.callback_query
    return (query.data or "").split(":") if query else []


# -- the doors -----------------------------------------------------------------------------------

COMMANDS: dict[str, Handler] = {
    "start": welcome.handle_start,
    "new": new.handle_new,
    "status": status.handle_status,
    "outcome": outcome.handle_outcome,
    "contacts": contacts.handle_contacts,
    "referees": referees.handle_referees,
    "reflect": reflect.handle_reflect,
    "draft": draft_command.handle_draft,
    "practice": practice.handle_practice,
    "settings": settings_menu.handle_settings,
    "privacy": privacy.handle_privacy,
    "export": privacy.handle_export,
    "delete": privacy.handle_delete,
    "help": handle_help,
    "cancel": handle_cancel,
    "back": handle_back,
    "skip": handle_skip,
    "stats": handle_stats,
}
_ID_PATTERN = "[0-9]{1,15}"
_STEP_PATTERN = rf"{_ID_PATTERN}:[a-z]+\.{_ID_PATTERN}\.{_ID_PATTERN}"
BUTTON_HANDLERS: dict[str, Handler] = {
    rf"q:{_ID_PATTERN}:[^:]+:[^:]+": handle_question_button,
    rf"s:[a-z0-9]+:{_STEP_PATTERN}": step_actions.handle_step_button,
    rf"t:(page|opp):{_ID_PATTERN}": status.handle_callback,
    contacts.CALLBACK_PATTERN: contacts.handle_callback,
    (
        rf"f:(add|list|page:{_ID_PATTERN}|(open|gone):{_ID_PATTERN}(:yes)?"
        rf"|edit:{_ID_PATTERN}:[a-z]+)"
    ): referees.handle_callback,
    (
        rf"g:({'|'.join(one.key for one in settings_menu.SETTINGS.questions)})"
    ): settings_menu.handle_callback,
    rf"l:{_ID_PATTERN}:{_ID_PATTERN}(:[a-z_]+)?": reflect.handle_callback,
    r"p:(kinds|enough|next:[a-z]+)": practice.handle_callback,
    rf"[wv]:{_STEP_PATTERN}:{OPTIONS_PATTERN}": drafting.handle_callback,
    rf"d:{_ID_PATTERN}:{_ID_PATTERN}": draft_command.handle_callback,
    rf"r:(drop:)?{_ID_PATTERN}": handle_resume_button,
    rf"b:(none|(capture|process|reflect):{_ID_PATTERN}:{_ID_PATTERN})": handle_begin_button,
    outcome.CALLBACK_PATTERN: outcome.handle_callback,
    news.CALLBACK_PATTERN: news.handle_callback,
    reschedule.CALLBACK_PATTERN: reschedule.handle_callback,
    edit_facts.CALLBACK_PATTERN: edit_facts.handle_callback,
    r"n:new": handle_new_button,
}
"""Buttons by the data they send. A client can send anything: what has another form is stale."""
_NEW_MESSAGE = filters.UpdateType.MESSAGE

ROUTES: tuple[BaseHandler[Update, Any, Any], ...] = (
    *(CommandHandler(name, handle, filters=_NEW_MESSAGE) for name, handle in COMMANDS.items()),
    CallbackQueryHandler(
        handle_stale_button, pattern=r"\Z"
    ),  # PTB gives a press without data to the first
    *(
        CallbackQueryHandler(handle, pattern=rf"{data}\Z")
        for data, handle in BUTTON_HANDLERS.items()
    ),
    CallbackQueryHandler(handle_stale_button),
    MessageHandler(filters.UpdateType.EDITED_MESSAGE, handle_edit),
    MessageHandler(_NEW_MESSAGE & filters.COMMAND, handle_unknown_command),
    MessageHandler(_NEW_MESSAGE & filters.TEXT, handle_text),
    MessageHandler(_NEW_MESSAGE & filters.LOCATION, handle_location),
    MessageHandler(_NEW_MESSAGE & filters.CONTACT, handle_contact_card),
    MessageHandler(_NEW_MESSAGE & ~filters.StatusUpdate.ALL, handle_other),
    ChatMemberHandler(handle_membership, ChatMemberHandler.MY_CHAT_MEMBER),
)


async def route_update(update: Update, turn: Turn) -> None:
    """Hands the update to the first door that opens; what goes wrong inside is raised."""
    turn.written_at = message_time(update, turn.now)
    before = turn.person.conversation
    for door in ROUTES:
        check = door.check_update(update)
        if check is not None and check is not False:
            # PTB's own hand-over would want its Application; all it adds are args and matches
            await door.callback(update, turn)
            break
    _return_to_flow(update, turn, before)


def _return_to_flow(update: Update, turn: Turn, before: Conversation | None) -> None:
    """After a command in the middle of a flow the open question is asked again; after a flow has
    ended, the one it had interrupted is offered, and what is due is said."""
    if turn.deletes_person or before is None:
        return
    after = turn.person.conversation
    if after is before and _is_command(update.message):
        engine.ask_again(turn)
    elif after is None and before not in turn.person.paused and not _is_command(update.message):
        reminders.offer_paused(turn)


def _is_command(message: Message | None) -> bool:
    return message is not None and bool(message.text) and (message.text or "").startswith("/")

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
from handlers.help import help_command
from handlers.interviews import edit_facts, new, news, reschedule
from handlers.interviews.process import start_process
from handlers.letters import draft_command, drafting
from handlers.letters.draft_options import LOOK
from handlers.outcomes import outcome
from handlers.people import contacts, referees
from handlers.privacy import privacy
from handlers.reflection import reflect
from handlers.reflection.capture import start_capture
from handlers.reflection.reflect import start_reflection
from handlers.steps import status, step_actions
from handlers.ui.turn import Turn, written_at

Handle = Callable[[Update, Any], Coroutine[Any, Any, None]]
"""Takes the update and the Turn; to PTB the latter is a context of our own."""
ECHOED = 200
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
FINE = "Fine. It stays here for whenever you like: /status."
DROPPED = "Let go. Nothing was logged."
DROPPED_KEPT = "Let go. What you told me so far is kept."
EDITED_COMMAND = "I act on a command once. Send it again and I take it as it reads now."
EDITED_LATE = (
    "I had taken that message as it was. /contacts corrects what is kept of people, /status the "
    "rest."
)


# -- everything that is typed --------------------------------------------------------------------


async def text(update: Update, turn: Turn) -> None:
    """Words: the answer to the open question, or a line that logs an interview."""
    words = (update.effective_message and update.effective_message.text) or ""
    talk = turn.person.conversation
    if talk is not None and 0 < turn.message <= talk.asked_after:
        # it was put aside and is tried again: the question it answered may be a past one
        turn.say(WRITTEN_EARLIER.format(words=escape(words[:ECHOED])))
    elif engine.hear(turn, words):
        return
    elif is_line(words):
        new.take_line(turn, words)
    else:
        welcome.note_name(update, turn)
        turn.say(IDLE_TEXT)


def is_line(words: str) -> bool:
    """Whether it logs an interview when no question is open: firm; role; when."""
    return words.count(";") >= 2


async def edited(update: Update, turn: Turn) -> None:
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
        engine.hear(turn, message.text)
    else:
        turn.say(EDITED_EARLIER)


async def place(update: Update, turn: Turn) -> None:
    """A shared location."""
    message = update.effective_message
    where = message.location if message else None
    if where is None or not engine.hear_place(turn, where.latitude, where.longitude):
        _cannot_read(turn)


async def card(update: Update, turn: Turn) -> None:
    """A shared contact card."""
    message = update.effective_message
    shared = message.contact if message else None
    name = " ".join(filter(None, (shared.first_name, shared.last_name))) if shared else ""
    found = {"name": name, "phone": shared.phone_number if shared else ""}
    if not engine.hear_contact(turn, found):
        _cannot_read(turn)


async def other(_: Update, turn: Turn) -> None:
    """Stickers, photos, voices and whatever else cannot be read."""
    _cannot_read(turn)


def _cannot_read(turn: Turn) -> None:
    turn.say(NOTHING_TO_READ if turn.person.conversation is None else NOT_TEXT)
    engine.ask_again(turn)


async def unknown(_: Update, turn: Turn) -> None:
    """A command that is none of ours."""
    turn.say(UNKNOWN_COMMAND)


async def stats(update: Update, turn: Turn) -> None:
    """/stats; there is no such command for those who do not run the bot."""
    if turn.counts is None:
        await unknown(update, turn)
    else:
        usage_stats.stats(turn, turn.counts)


# -- moving within a conversation ----------------------------------------------------------------


async def cancel(_: Update, turn: Turn) -> None:
    """/cancel."""
    engine.leave(turn)


async def back(_: Update, turn: Turn) -> None:
    """/back."""
    engine.back(turn)


async def skip(_: Update, turn: Turn) -> None:
    """/skip."""
    engine.skip(turn)


async def answered(update: Update, turn: Turn) -> None:
    """A button of a question."""
    _, serial, name, what = _parts(update)
    engine.press(turn, int(serial), name, what)


async def taken_up(update: Update, turn: Turn) -> None:
    """A flow that was left is taken up again, or let go."""
    _, *rest = _parts(update)
    serial = int(rest[-1])
    if rest[0] == "drop":
        kept = engine.let_go(turn, serial)
        turn.rebutton()
        turn.whisper(DROPPED_KEPT if kept else DROPPED)
    elif engine.take_up(turn, serial):
        turn.rebutton()
    else:
        turn.whisper(GONE)


async def begun(update: Update, turn: Turn) -> None:
    """A button that begins a flow about an interview."""
    _, which, *ids = _parts(update)
    if which == "none":
        turn.rebutton()
        turn.whisper(FINE)
        return
    opportunity = turn.opportunity(int(ids[0]))
    known = opportunity and any(one.id == int(ids[1]) for one in opportunity.interviews)
    if opportunity is None or not known:
        turn.whisper(GONE)
        return
    start = {"capture": start_capture, "process": start_process, "reflect": start_reflection}
    start[which](turn, opportunity, InterviewId(int(ids[1])))


async def log(update: Update, turn: Turn) -> None:
    """The button that logs an interview."""
    welcome.note_name(update, turn)
    new.take_line(turn, "")


async def stale(_: Update, turn: Turn) -> None:
    """A button that no handler knows (any more)."""
    turn.whisper(UNKNOWN_BUTTON)


async def member(update: Update, turn: Turn) -> None:
    """The person blocked the bot, or let it in again."""
    change = update.my_chat_member
    if change is not None:
        turn.reachable = change.new_chat_member.status not in ("kicked", "left")


def _parts(update: Update) -> list[str]:
    query = update.callback_query
    return (query.data or "").split(":") if query else []


# -- the doors -----------------------------------------------------------------------------------

COMMANDS: dict[str, Handle] = {
    "start": welcome.start,
    "new": new.new,
    "status": status.status,
    "outcome": outcome.outcome,
    "contacts": contacts.contacts,
    "referees": referees.referees,
    "reflect": reflect.reflect,
    "draft": draft_command.draft,
    "practice": practice.practice,
    "settings": settings_menu.settings,
    "privacy": privacy.privacy,
    "export": privacy.export,
    "delete": privacy.delete,
    "help": help_command,
    "cancel": cancel,
    "back": back,
    "skip": skip,
    "stats": stats,
}
_ID = "[0-9]{1,15}"
_STEP = rf"{_ID}:[a-z]+\.{_ID}\.{_ID}"
PRESSES: dict[str, Handle] = {
    rf"q:{_ID}:[^:]+:[^:]+": answered,
    rf"s:[a-z0-9]+:{_STEP}": step_actions.step_pressed,
    rf"t:(page|opp):{_ID}": status.pressed,
    contacts.PRESSED: contacts.pressed,
    rf"f:(add|list|page:{_ID}|(open|gone):{_ID}(:yes)?|edit:{_ID}:[a-z]+)": referees.pressed,
    rf"g:({'|'.join(one.key for one in settings_menu.SETTINGS.questions)})": settings_menu.pressed,
    rf"l:{_ID}:{_ID}(:[a-z_]+)?": reflect.pressed,
    r"p:(kinds|enough|next:[a-z]+)": practice.pressed,
    rf"[wv]:{_STEP}:{LOOK}": drafting.pressed,
    rf"d:{_ID}:{_ID}": draft_command.pressed,
    rf"r:(drop:)?{_ID}": taken_up,
    rf"b:(none|(capture|process|reflect):{_ID}:{_ID})": begun,
    outcome.PRESSED: outcome.pressed,
    news.PRESSED: news.pressed,
    reschedule.PRESSED: reschedule.pressed,
    edit_facts.PRESSED: edit_facts.pressed,
    r"n:new": log,
}
"""Buttons by the data they send. A client can send anything: what has another form is stale."""
_WRITTEN = filters.UpdateType.MESSAGE

DOORS: tuple[BaseHandler[Update, Any, Any], ...] = (
    *(CommandHandler(name, handle, filters=_WRITTEN) for name, handle in COMMANDS.items()),
    CallbackQueryHandler(stale, pattern=r"\Z"),  # PTB gives a press without data to the first
    *(CallbackQueryHandler(handle, pattern=rf"{data}\Z") for data, handle in PRESSES.items()),
    CallbackQueryHandler(stale),
    MessageHandler(filters.UpdateType.EDITED_MESSAGE, edited),
    MessageHandler(_WRITTEN & filters.COMMAND, unknown),
    MessageHandler(_WRITTEN & filters.TEXT, text),
    MessageHandler(_WRITTEN & filters.LOCATION, place),
    MessageHandler(_WRITTEN & filters.CONTACT, card),
    MessageHandler(_WRITTEN & ~filters.StatusUpdate.ALL, other),
    ChatMemberHandler(member, ChatMemberHandler.MY_CHAT_MEMBER),
)


async def enter(update: Update, turn: Turn) -> None:
    """Hands the update to the first door that opens; what goes wrong inside is raised."""
    turn.written = written_at(update, turn.now)
    before = turn.person.conversation
    for door in DOORS:
        check = door.check_update(update)
        if check is not None and check is not False:
            # PTB's own hand-over would want its Application; all it adds are args and matches
            await door.callback(update, turn)
            break
    _afterwards(update, turn, before)


def _afterwards(update: Update, turn: Turn, before: Conversation | None) -> None:
    """After a command in the middle of a flow the open question is asked again; after a flow has
    ended, the one it had interrupted is offered, and what is due is said."""
    if turn.forget or before is None:
        return
    after = turn.person.conversation
    if after is before and _is_command(update.message):
        engine.ask_again(turn)
    elif after is None and before not in turn.person.paused and not _is_command(update.message):
        reminders.offer_paused(turn)


def _is_command(message: Message | None) -> bool:
    return message is not None and bool(message.text) and (message.text or "").startswith("/")

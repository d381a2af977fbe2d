"""Finds the handler for what a person did. Nothing they do stays without an answer."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from coaching.model.documents import Conversation, Opportunity
from coaching.model.vocabulary import InterviewId
from coaching.translation import _
from handlers import usage_stats
from handlers.account import model_consent, settings_menu, welcome
from handlers.cards import reminders
from handlers.flows import calendar_buttons, engine, flow_buttons
from handlers.flows.pauses import leave_flow
from handlers.flows.prompt import ask_again
from handlers.help import handle_help
from handlers.interviews import delete_opportunity, edit_facts, new, news, reschedule
from handlers.interviews.capture import start_capture
from handlers.interviews.process import start_process
from handlers.letters import choose_mail, draft_command, drafting, open_letter, smoothing
from handlers.letters.draft_options import SmoothLetter
from handlers.listening import confirm, correct, listen, messages
from handlers.listening.keep_pending import show_bare
from handlers.listening.sent import shared_place, voice
from handlers.outcomes import choose_job, compare_offers, hellos, offer_card, outcome
from handlers.people import add_contact, contacts, referees
from handlers.practice import practise, story_list
from handlers.privacy import privacy, unreadable
from handlers.reflection import reflect
from handlers.reflection.reflect import start_reflection
from handlers.steps import open_step, status, step_actions, what_waits
from handlers.steps.reminding import reminders_menu, topics_menu
from handlers.ui.callback_data import CallbackHandlers
from handlers.ui.links import BeginFlow, BeginNothing, InterviewFlow, LogInterview
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn, message_time

Handler = Callable[[Update, Any], Coroutine[Any, Any, None]]
"""Takes the update and the Turn; to PTB the latter is a context of our own."""
UNKNOWN_COMMAND = _("I do not know that command. /help shows what I can do for you.")
UNKNOWN_BUTTON = _("That button is from another time. /status shows where things stand.")
LEFT_FOR_LATER = _("Fine. It stays here for whenever you like: /status.")


# -- commands ------------------------------------------------------------------------------------


async def handle_unknown_command(_: Update, turn: Turn) -> None:
    """Answers a command that is none of ours."""
    turn.say(UNKNOWN_COMMAND)


async def handle_stats(update: Update, turn: Turn) -> None:
    """Answers /stats; for those who do not run the bot there is no such command."""
    if turn.counts is None:
        await handle_unknown_command(update, turn)
    else:
        usage_stats.say_stats(turn, turn.counts)


# -- moving within a conversation ----------------------------------------------------------------


async def handle_cancel(_: Update, turn: Turn) -> None:
    """Answers /cancel."""
    leave_flow(turn)


async def handle_back(_: Update, turn: Turn) -> None:
    """Answers /back."""
    engine.go_back(turn)


async def handle_skip(_: Update, turn: Turn) -> None:
    """Answers /skip."""
    engine.skip_question(turn)


async def handle_begin_button(_: Update, turn: Turn, data: BeginFlow | BeginNothing) -> None:
    """Answers a button that begins a flow about an interview."""
    if isinstance(data, BeginNothing):
        turn.replace_buttons()
        turn.show_toast(LEFT_FOR_LATER)
        return
    opportunity = turn.find_opportunity(data.opportunity)
    interviews = opportunity.interviews if opportunity else ()
    if opportunity is None or data.interview not in {interview.id for interview in interviews}:
        turn.show_toast(NO_LONGER_THERE)
        return
    _FLOW_STARTERS[data.flow](turn, opportunity, data.interview)


_FLOW_STARTERS: dict[InterviewFlow, Callable[[Turn, Opportunity, InterviewId], None]] = {
    InterviewFlow.CAPTURE: start_capture,
    InterviewFlow.PROCESS: start_process,
    InterviewFlow.REFLECT: start_reflection,
}


async def handle_new_button(update: Update, turn: Turn, _data: LogInterview) -> None:
    """Answers the button that logs an interview."""
    welcome.note_name(update, turn)
    new.log_interview(turn, "")


async def handle_button(update: Update, turn: Turn) -> None:
    """Finds the handler of any button by what it sends. A client can send anything, and old buttons
    stand for years: what has no handler is stale."""
    query = update.callback_query
    data = CALLBACK_HANDLERS.unpack((query and query.data) or "")
    if data is None:
        turn.show_toast(UNKNOWN_BUTTON)
    else:
        await CALLBACK_HANDLERS.by_kind[type(data)](update, turn, data)


async def handle_membership(update: Update, turn: Turn) -> None:
    """Notes that the person blocked the bot, or let it in again."""
    change = update.my_chat_member
    if change is not None:
        turn.is_reachable = change.new_chat_member.status not in ("kicked", "left")


# -- the routes ---------------------------------------------------------------------------------

COMMANDS: dict[str, Handler] = {
    "start": welcome.handle_start,
    "new": listen.handle_new,
    "status": status.handle_status,
    "outcome": choose_job.handle_outcome,
    "contacts": contacts.handle_contacts,
    "referees": referees.handle_referees,
    "reflect": reflect.handle_reflect,
    "draft": draft_command.handle_draft,
    "practice": practise.handle_practice,
    "pause": listen.handle_pause,
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
CALLBACK_HANDLERS = CallbackHandlers(
    (
        flow_buttons.handle_question_button,
        calendar_buttons.handle_calendar_button,
        step_actions.handle_step_button,
        open_step.handle_callback,
        status.handle_callback,
        what_waits.handle_callback,
        contacts.handle_callback,
        add_contact.handle_callback,
        referees.handle_callback,
        settings_menu.handle_callback,
        reflect.handle_callback,
        practise.handle_callback,
        story_list.handle_callback,
        open_letter.handle_missing,
        open_letter.handle_callback,
        drafting.handle_callback,
        choose_mail.handle_callback,
        smoothing.handle_callback,
        draft_command.handle_callback,
        flow_buttons.handle_resume_button,
        handle_begin_button,
        outcome.handle_callback,
        hellos.handle_callback,
        choose_job.handle_callback,
        offer_card.handle_callback,
        compare_offers.handle_callback,
        news.handle_callback,
        reschedule.handle_callback,
        edit_facts.handle_callback,
        delete_opportunity.handle_callback,
        unreadable.handle_callback,
        handle_new_button,
        confirm.handle_callback,
        correct.handle_callback,
        reminders_menu.handle_callback,
        topics_menu.handle_callback,
        model_consent.handle_callback,
        shared_place.handle_callback,
    )
)
"""Each handler takes the kinds of callback data that it is typed with."""
_NEW_MESSAGE = filters.UpdateType.MESSAGE


class _TooLongToRead(filters.MessageFilter):
    """Lets through what is longer than a message can be; a command can be, too."""

    def filter(self, message: Message) -> bool:
        return messages.is_too_long(message)


ROUTES: tuple[BaseHandler[Update, Any, Any], ...] = (
    MessageHandler(_TooLongToRead(), messages.handle_too_long),
    *(CommandHandler(name, handle, filters=_NEW_MESSAGE) for name, handle in COMMANDS.items()),
    CallbackQueryHandler(handle_button),
    MessageHandler(filters.UpdateType.EDITED_MESSAGE, messages.handle_edit),
    MessageHandler(_NEW_MESSAGE & filters.COMMAND, handle_unknown_command),
    MessageHandler(_NEW_MESSAGE & filters.TEXT, messages.handle_text),
    MessageHandler(_NEW_MESSAGE & filters.LOCATION, messages.handle_location),
    MessageHandler(_NEW_MESSAGE & filters.CONTACT, messages.handle_contact_card),
    MessageHandler(_NEW_MESSAGE & filters.VOICE, voice.handle_voice),
    MessageHandler(_NEW_MESSAGE & (filters.AUDIO | filters.VIDEO_NOTE), voice.handle_other_sound),
    MessageHandler(_NEW_MESSAGE & ~filters.StatusUpdate.ALL, messages.handle_other),
    ChatMemberHandler(handle_membership, ChatMemberHandler.MY_CHAT_MEMBER),
)


_NO_COMMANDS = tuple(route for route in ROUTES if not isinstance(route, CommandHandler))


async def route_update(update: Update, turn: Turn) -> None:
    """Hands the update to the first route that takes it; what goes wrong inside is raised."""
    turn.written_at = message_time(update, turn.now)
    before, waiting = turn.person.conversation, turn.person.pending
    for route in ROUTES if _is_command(update.message) else _NO_COMMANDS:
        check = route.check_update(update)
        if check is not None and check is not False:
            # PTB would hand it over only with its Application; all it adds are args and matches
            await route.callback(update, turn)
            break
    if turn.person.pending[: len(waiting)] == turn.person.pending:
        _return_to_flow(update, turn, before)
    if not turn.deletes_person:
        show_bare(turn)


async def route_fetched(update: Update, turn: Turn, text: str | None) -> None:
    """Hands on what was read in the file of an earlier update, or what a language model answered to
    a press; None where it could not be read."""
    turn.written_at = message_time(update, turn.now)
    before = turn.person.conversation
    if update.callback_query is not None:
        _take_late_answer(update.callback_query, turn, text)
    else:
        await messages.handle_fetched(update, turn, text)
    _return_to_flow(update, turn, before)
    if not turn.deletes_person:
        show_bare(turn)


def _take_late_answer(query: CallbackQuery, turn: Turn, answer: str | None) -> None:
    """Takes what a press has waited for, and asks the open question again."""
    data = CALLBACK_HANDLERS.unpack(query.data or "")
    if isinstance(data, SmoothLetter):
        smoothing.take_answer(turn, data, answer)
        ask_again(turn)


def _return_to_flow(update: Update, turn: Turn, before: Conversation | None) -> None:
    """Asks the open question again after a command in the middle of a flow; after a flow has ended,
    offers the flow that it had interrupted, and says what is due."""
    if turn.deletes_person or before is None:
        return
    after = turn.person.conversation
    if after is before and _is_command(update.message):
        ask_again(turn)
    elif after is None and before not in turn.person.paused and not _is_command(update.message):
        reminders.offer_paused(turn)


def _is_command(message: Message | None) -> bool:
    return message is not None and bool(message.text) and (message.text or "").startswith("/")

"""A person can say anything at any time: it is read, shown to confirm, done, or kept as a note."""

from collections.abc import Sequence
from html import escape

from telegram import Update

from coaching.facts.proposal_json import is_fact
from coaching.facts.unlogged import split_unlogged
from coaching.model.limits import MAX_WAITING_FILES
from coaching.reading.context import NOTHING_ASKED, AskedByCoach, OpenQuestion, ReadingContext
from coaching.reading.interview_notes.who_was_there import read_told
from coaching.reading.matter import default_matter, last_round
from coaching.reading.model_answer import add_pointed, is_worth_asking
from coaching.reading.proposals import (
    InterviewSaid,
    LeadSaid,
    MovedSaid,
    NoteKind,
    NoteSaid,
    PersonSaid,
    Proposal,
    RatingSaid,
    Reading,
    SmallTalk,
    Stretch,
)
from coaching.reading.read import read
from coaching.reading.wishes import SnoozeSaid
from coaching.translation import Text, _
from handlers.account.model_consent import ask_consent_once, may_ask_model
from handlers.account.welcome import ask_place_first, note_name
from handlers.cards.reading_card import reading_card, reading_text
from handlers.flows.flow import Flow, register_flow
from handlers.flows.pauses import pause_current
from handlers.interviews import new
from handlers.listening.correct_in_words import correct_in_words
from handlers.listening.join_tellings import ReadMessage, join_with_waiting
from handlers.listening.keep_pending import keep_quietly, undo_rows
from handlers.listening.pending_readings import WAITING_AT_MOST, add_pending, has_room
from handlers.listening.reading_context import message_context
from handlers.listening.replies import find_card_serial, find_step_question, is_forwarded
from handlers.listening.wish_actions import do_wishes
from handlers.steps.reminding.reminders_menu import show_reminders
from handlers.ui.turn import Turn

NOTED = _("Noted.")
WAITING_LIMIT = _(
    "{limit} messages wait for your yes, which is as many as I can hold, so this one is not kept. "
    "The oldest is below; once it is settled, send this again."
)
NOT_LOGGED = _(
    "I have no interview at {company} logged, so there is nothing to call off. If it stands here "
    "under another name, tell me with that one."
)
NOTHING_LOGGED = _("I have no interview logged yet, so there is nothing to call off.")
NOTED_LOOSELY = _("I keep that as a note on {company}.")
WHAT_TO_TRY = _(
    "I could not make anything of that. Tell me as you would tell a friend, such as "
    "<i>interview with Priya Shah at Globex tomorrow at 2</i>, or <i>they decide by Friday</i>. "
    "/status shows what is pending."
)
SMALL_TALK: dict[SmallTalk, Text] = {
    SmallTalk.THANKS: _("Any time."),
    SmallTalk.OK: _("Good."),
    SmallTalk.GREETING: _(
        "Hello. Tell me of an interview in your own words; /status shows what is pending."
    ),
    SmallTalk.NON_ANSWER: _("All right."),
    SmallTalk.OTHER: _("I am with you. Whenever there is news, tell me in your own words."),
}
INTERVIEW_WORD = "interview"
"""Is put before a line behind the command that names no interview; the reader knows it."""
QUIET_WORDS = ("pause", "for")
"""Are put before what stands behind /pause; the reader knows them."""
# Translators: stands in "We were at: {title}".
TITLE = _("what you told me")


def take_text(
    turn: Turn,
    text: str,
    asked: AskedByCoach = NOTHING_ASKED,
    *,
    is_theirs: bool = False,
    may_wait: bool = False,
) -> None:
    """Reads a message and answers it; somebody new is asked first where they are.

    `is_theirs` marks what somebody else wrote and the person forwarded. With `may_wait` the text is
    all of this turn's message, which can be kept until a language model was asked about it.
    """
    if ask_place_first(turn, FREE_TALK, text):
        return
    context = message_context(turn, asked, is_forwarded=is_theirs)
    is_told = asked.question is OpenQuestion.TELLING
    reading = read_told(text, context) if is_told else read(text, context)
    if turn.model_answer:
        reading = add_pointed(reading, turn.model_answer, text, context)
    is_left = may_wait and turn.model_answer is None and is_worth_asking(text, reading)
    if is_left and may_ask_model(turn) and turn.waiting_files < MAX_WAITING_FILES:
        turn.fetches_file = True
        return
    joined = join_with_waiting(turn, ReadMessage(text, reading, context))
    take_reading(turn, joined.text, joined.reading, joined.context)
    if is_left:
        ask_consent_once(turn)


def take_reading(
    turn: Turn, text: str, reading: Reading, context: ReadingContext, *, with_rest: bool = True
) -> None:
    """Does what was asked for, and shows or keeps what was told."""
    facts = tuple(one for one in reading.proposals if is_fact(one))
    wishes = tuple(one for one in reading.proposals if not is_fact(one))
    if wishes:
        do_wishes(turn, wishes, text, context)
    called_off = split_unlogged(facts, turn.dossier)
    for company in called_off.unknown:
        turn.say(NOT_LOGGED.format(company=escape(company)) if company else NOTHING_LOGGED)
    if called_off.kept:
        kept = Reading(called_off.kept, reading.rest)
        _take_facts(turn, text, kept, context, with_rest=with_rest and not called_off.unknown)
    elif not wishes and not facts:
        _answer_rest(turn, text, reading, context)


def _take_facts(
    turn: Turn, text: str, reading: Reading, context: ReadingContext, *, with_rest: bool
) -> None:
    is_mere_note = decides_nothing(reading.proposals)
    if not is_mere_note and not has_room(turn):
        oldest = turn.person.pending[0]
        turn.say(WAITING_LIMIT.format(limit=WAITING_AT_MOST))
        turn.say(*reading_card(turn.dossier, oldest, turn.now))
        return
    pending = add_pending(turn, text, reading, context, with_rest=with_rest)
    if is_mere_note:
        shown = reading_text(turn.dossier, pending, turn.now)
        keep_quietly(turn, pending)
        turn.say(f"{NOTED}\n{shown}", undo_rows(pending.serial))
    else:
        turn.say(*reading_card(turn.dossier, pending, turn.now))


def decides_nothing(proposals: Sequence[Proposal]) -> bool:
    """Tells whether no step and no date hangs on what was told: it is kept without a question."""
    return all(_is_mere_note(one) for one in proposals)


def _is_mere_note(proposal: Proposal) -> bool:
    match proposal:
        case NoteSaid(kind=NoteKind.PROMISED_BY_ME):
            return False
        case NoteSaid() | RatingSaid():
            return proposal.about.opportunity is not None
        case InterviewSaid(known=known):
            return known is not None
        case PersonSaid(contact=contact, part=part):
            return contact is not None and part is None
        case _:
            return False


def _answer_rest(turn: Turn, text: str, reading: Reading, context: ReadingContext) -> None:
    """Answers small talk; what nobody can read is kept as a note of the last interview."""
    if reading.small_talk is not None and reading.small_talk is not SmallTalk.OTHER:
        turn.say(SMALL_TALK[reading.small_talk])
        return
    job = turn.find_real_opportunity(default_matter(context).opportunity)
    if job is None or last_round(job, turn.now) is None or len(text.split()) < 3:
        turn.say(WHAT_TO_TRY if reading.small_talk is None else SMALL_TALK[SmallTalk.OTHER])
        return
    keep_loosely(turn, text, context)


def keep_loosely(turn: Turn, text: str, context: ReadingContext) -> None:
    """Keeps a message that nobody can read as a note of the interview it is about."""
    job = turn.find_real_opportunity(default_matter(context).opportunity)
    if job is None:
        return
    pending = add_pending(turn, text, Reading(rest=(Stretch(0, len(text)),)), context)
    keep_quietly(turn, pending)
    turn.say(NOTED_LOOSELY.format(company=escape(job.company)), undo_rows(pending.serial))


FREE_TALK = register_flow(
    Flow(
        name="free_talk",
        version=1,
        title=lambda _context: TITLE,
        questions=(),
        finish=lambda _turn, _conversation: None,
        start_from_text=take_text,
        is_resumable=False,
    )
)


async def handle_text(update: Update, turn: Turn, text: str) -> None:
    """Takes a message that answers no open question; what it replies to says what it is about."""
    message = update.effective_message
    is_theirs = is_forwarded(message)
    replied = message.reply_to_message if message is not None else None
    card = find_card_serial(replied) if replied is not None else None
    if not is_theirs and correct_in_words(turn, text, card):
        return
    asked = find_step_question(replied) if replied is not None else NOTHING_ASKED
    may_wait = message is not None and message.text == text
    take_text(turn, text, asked, is_theirs=is_theirs, may_wait=may_wait)


async def handle_new(update: Update, turn: Turn) -> None:
    """Answers /new: a sentence behind it is read like any; "company; role; when" as ever."""
    note_name(update, turn)
    line = new.command_argument(update)
    if turn.person.zone is None or not line or ";" in line or "\n" in line:
        new.log_interview(turn, line)
        return
    context = message_context(turn)
    reading = read(" ".join((INTERVIEW_WORD, line)) if _is_bare(line, context) else line, context)
    if any(map(_is_about_interview, reading.proposals)):
        pause_current(turn)
        take_reading(turn, line, reading, context, with_rest=False)
    else:
        new.log_interview(turn, line)


async def handle_pause(update: Update, turn: Turn) -> None:
    """Answers /pause with all about reminders; "/pause a week" and "/pause till Monday" at once."""
    line = new.command_argument(update)
    context = message_context(turn)
    quiet = [
        one for one in read(" ".join((*QUIET_WORDS, line)), context).proposals if _has_end(one)
    ]
    if not line or turn.person.zone is None or not quiet:
        show_reminders(turn)
    else:
        do_wishes(turn, quiet, line, context)


def _has_end(proposal: Proposal) -> bool:
    return isinstance(proposal, SnoozeSaid) and proposal.until is not None


def _is_bare(line: str, context: ReadingContext) -> bool:
    """Tells whether the line is no sentence yet: "Acme, Data Engineer, tomorrow 3pm"."""
    return not any(map(_is_about_interview, read(line, context).proposals))


def _is_about_interview(proposal: Proposal) -> bool:
    return isinstance(proposal, InterviewSaid | LeadSaid | MovedSaid)

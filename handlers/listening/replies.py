"""Tells what a message is about beside its words, as a reply or a forward; a reply changes a
letter."""

from datetime import timedelta

from telegram import Message

from coaching.letters.changes.read_wish import is_surely_of_letter, read_wish
from coaching.letters.changes.wishes import (
    LetterWish,
    NotUnderstood,
    WantAnother,
    WantLength,
    WantSources,
    WantTone,
    WantWords,
)
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import ContactId, InterviewId
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_subject import About
from coaching.reading.context import NOTHING_ASKED, AskedByCoach, OpenQuestion
from coaching.reading.read import read
from coaching.reading.wishes import OTHER_THINGS, AskSaid
from handlers.cards.card import StepRef
from handlers.cards.card_place import list_step_refs
from handlers.cards.reading_card import ChangeReading
from handlers.letters.change_letter import change_letter
from handlers.letters.draft_options import find_shown
from handlers.letters.drafting import find_line
from handlers.letters.step_letters import step_letter, usual_options
from handlers.listening.keep_pending import UndoReading
from handlers.listening.reading_context import message_context
from handlers.ui.turn import Turn

RIGHT_BEHIND = timedelta(minutes=30)
"""So long after a letter "shorter" is about it, without a reply to it."""


def is_forwarded(message: Message | None) -> bool:
    """Tells whether somebody else wrote what the person sends."""
    return message is not None and message.forward_origin is not None


def is_reply_to_card(message: Message | None) -> bool:
    """Tells whether the message replies to a card of steps, or of what was understood."""
    replied = message.reply_to_message if message is not None else None
    if replied is None:
        return False
    has_steps = bool(list_step_refs(_callback_data_of(replied)))
    return has_steps or find_card_serial(replied) is not None


def find_step_question(message: Message) -> AskedByCoach:
    """Returns what the steps of the message replied to have in common: job, kind, person."""
    refs = list_step_refs(_callback_data_of(message))
    questions = [_step_question(ref) for ref in refs]
    if not questions:
        return NOTHING_ASKED
    first, *others = questions
    return AskedByCoach(
        OpenQuestion.STEP,
        first.opportunity if all(one.opportunity == first.opportunity for one in others) else None,
        first.interview if all(one.interview == first.interview for one in others) else None,
        first.contact if all(one.contact == first.contact for one in others) else None,
        first.step if all(one.step == first.step for one in others) else None,
        tuple((ref.opportunity, ref.key) for ref in refs),
    )


def _step_question(ref: StepRef) -> AskedByCoach:
    definition = DEFINITION_BY_KIND[ref.key.kind]
    is_about_contact = About.CONTACT in definition.about
    return AskedByCoach(
        OpenQuestion.STEP,
        ref.opportunity or None,
        InterviewId(ref.key.interview) if ref.key.interview else None,
        ContactId(ref.key.subject) if is_about_contact else None,
        str(ref.key.kind),
    )


def find_card_serial(message: Message) -> int | None:
    """Returns the number of the reading on the card that the message is; None for another one."""
    for data in _callback_data_of(message):
        pressed = ChangeReading.unpack(data) or UndoReading.unpack(data)
        if pressed is not None:
            return pressed.serial
    return None


def _callback_data_of(message: Message) -> list[str]:
    """Returns what the buttons of a message send."""
    markup = message.reply_markup
    rows = markup.inline_keyboard if markup else ()
    return [str(button.callback_data) for row in rows for button in row if button.callback_data]


# -- a reply to a letter ---------------------------------------------------------------------------


def change_replied_letter(turn: Turn, message: Message | None, text: str) -> bool:
    """Changes the letter that a message replies to; returns False where it replies to none, or says
    something else, such as that the letter is sent."""
    replied = message.reply_to_message if message is not None else None
    shown = find_shown(_callback_data_of(replied)) if replied is not None else None
    if message is None or replied is None or shown is None or is_forwarded(message):
        return False
    ref, options = shown
    line = find_line(turn, ref)
    letter = step_letter(line.subject, options, turn.now) if line and line.step else None
    if line is None or letter is None:
        return False
    quoted = message.quote.text if message.quote else ""
    wish = read_wish(text, letter, quoted)
    if not quoted and _tells_else(turn, replied, text, wish):
        return False
    change_letter(turn, line, options, wish)
    return True


def change_last_letter(turn: Turn, text: str) -> bool:
    """Changes the letter that was shown last, for "shorter", "less formal", "leave out the part
    about ..." or "mention that ..." right behind it; returns False where something else is said.

    Other words for the letter need a reply to it: "no luck with the bakery" is news.
    """
    ref = _find_last_letter(turn)
    line = find_line(turn, ref) if ref else None
    if line is None or line.step is None:
        return False
    options = usual_options(line.subject)
    letter = step_letter(line.subject, options, turn.now)
    wish = read_wish(text, letter, "") if letter else None
    is_of_letter = isinstance(wish, WantLength | WantTone | WantAnother | WantSources)
    if wish is None or not (is_of_letter or is_surely_of_letter(text)):
        return False
    change_letter(turn, line, options, wish)
    return True


def _find_last_letter(turn: Turn) -> StepRef | None:
    """Returns the step whose letter was shown last, if that was a moment ago."""
    drafts = [
        (one.at, job.id, one.key) for job in turn.dossier.opportunities for one in job.drafted
    ]
    at, job, key = max(drafts, default=(None, None, ""))
    if at is None or job is None or turn.now - at > RIGHT_BEHIND:
        return None
    return StepRef(job, StepKey.parse(key))


def _tells_else(turn: Turn, replied: Message, text: str, wish: LetterWish) -> bool:
    """Tells whether the words are news or a wish of another kind: that it is sent, that they wrote;
    a sentence for the letter asks the coach nothing."""
    is_for_letter = isinstance(wish, WantWords) and (wish.place is not None)
    if is_for_letter or not isinstance(wish, WantWords | NotUnderstood):
        return False
    context = message_context(turn, find_step_question(replied))
    told = read(text, context).proposals
    is_said = isinstance(wish, WantWords) and wish.is_sure
    return any(
        isinstance(one, OTHER_THINGS) and not (is_said and isinstance(one, AskSaid)) for one in told
    )

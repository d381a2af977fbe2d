"""A reply to a message of the coach is about what stands in that message."""

from telegram import Message

from coaching.model.vocabulary import ContactId, InterviewId
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_subject import About
from coaching.reading.context import NOTHING_ASKED, AskedByCoach, OpenQuestion
from handlers.cards.card import StepRef, list_step_refs


def callback_data_of(message: Message) -> list[str]:
    """Returns what the buttons of a message send."""
    markup = message.reply_markup
    rows = markup.inline_keyboard if markup else ()
    return [str(button.callback_data) for row in rows for button in row if button.callback_data]


def find_step_question(message: Message) -> AskedByCoach:
    """Returns the step that the message replied to is about; the first one of several."""
    refs = list_step_refs(callback_data_of(message))
    return _step_question(refs[0]) if refs else NOTHING_ASKED


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

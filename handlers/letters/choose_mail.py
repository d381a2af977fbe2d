"""The person says once where they write their mail; from then on letters open there."""

from dataclasses import replace

from telegram import Message, Update

from coaching.model.vocabulary import MailProgram
from coaching.translation import _
from handlers.letters.by_mail import ChooseMail
from handlers.letters.draft_options import find_options
from handlers.letters.drafting import find_line, show_again
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn

# Translators: "Open in mail" is a button.
CHOSEN = _("Open in mail fills the letter in there. /settings changes it.")
NO_LINK = _("Then tap the text to copy it. /settings changes it.")


async def handle_callback(update: Update, turn: Turn, data: ChooseMail) -> None:
    """Keeps where the person writes their mail, and shows the letter with its button."""
    turn.person = replace(turn.person, mail=data.program)
    line, options = find_line(turn, data.ref), find_options(_data_of_buttons(update))
    if line is None or line.step is None or options is None:
        turn.show_toast(NO_LONGER_THERE)
        return
    turn.show_toast(NO_LINK if data.program is MailProgram.ELSEWHERE else CHOSEN)
    show_again(turn, line, options)


def _data_of_buttons(update: Update) -> list[str]:
    message = update.callback_query.message if update.callback_query else None
    markup = message.reply_markup if isinstance(message, Message) else None
    rows = markup.inline_keyboard if markup else ()
    return [str(button.callback_data) for row in rows for button in row if button.callback_data]

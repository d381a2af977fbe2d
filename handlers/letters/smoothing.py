"""A language model makes a letter smoother, once the person allowed it; what it wrote is checked,
shown, and counts when they take it."""

from dataclasses import replace
from datetime import datetime
from html import escape

from telegram import Update

from coaching.letters.letter import Occasion
from coaching.letters.smoothing.smooth_letter import can_be_smoother, smooth_letter
from coaching.letters.smoothing.smoother import accept_answer, write_material
from coaching.model.documents import Dossier
from coaching.model.letter_edits import LetterEdit, find_edit, put_edit
from coaching.model.limits import MAX_WAITING_FILES
from coaching.playbook.compose import letter_addressee
from coaching.translation import Words, _
from handlers.cards.card import CardLine, card_lines
from handlers.letters.draft_options import SmoothLetter, SmoothVerb
from handlers.letters.drafting import find_line, show_again
from handlers.letters.step_letters import own_letter
from handlers.ui.abilities import NO_HOST
from handlers.ui.buttons import Button, Buttons
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn

# Translators: {host} is the name of a server, such as models.example.org.
ASK = _(
    "A language model at {host} could join this letter's sentences, so that it reads more "
    "smoothly. It would get these sentences, with what you say to its reader and the day, job and "
    "firm in them; no greeting, no signature, and none of your notes. I check each word that comes "
    "back against the letter, and show it to you before it counts. May it have the sentences of a "
    "letter whenever you ask for that?"
)
YES_LABEL, NO_LABEL = _("Yes, for letters"), _("No, keep them here")
ALLOWED = _("Good: {host} gets a letter's sentences when you ask. /settings takes that back.")
REFUSED = _(
    "Good: your letters stay here, and {host} gets nothing of them. /settings changes that."
)
SAID_NO = _("Your letters stay here, as you said. /settings changes that.")
NO_MODEL = _("There is no language model here any more. Your letter stands as it is.")
ONE_MOMENT = _("One moment.")
TOO_MUCH_WAITS = _("Some of what you sent still waits to be read. Press again in a minute.")
# Translators: {host} is the name of a server, such as models.example.org.
PROPOSED = _(
    "Smoother, by the language model at {host}. I checked it word by word: it says what your "
    "letter says, and nothing else."
)
STANDS = _("No smoother text came back that says just what yours says, so your letter stands.")
TAKE_LABEL, MINE_LABEL = _("Take it"), _("Keep mine")
TAKEN = _("Taken. More has how it was before.")
KEPT = _("Yours stands.")
CHANGED_SINCE = _("The letter has changed since then, so it stands as it is now.")


async def handle_callback(_update: Update, turn: Turn, data: SmoothLetter) -> None:
    """Asks for a smoother letter, or keeps what the person says to it."""
    line = find_line(turn, data.ref)
    if line is None or line.step is None:
        turn.show_toast(NO_LONGER_THERE)
        return
    match data.verb:
        case SmoothVerb.ASK:
            _ask(turn, data)
        case SmoothVerb.YES | SmoothVerb.NO:
            _take_consent(turn, data)
        case _:
            _settle(turn, line, data)


def _ask(turn: Turn, data: SmoothLetter) -> None:
    """Lets the letter wait for the model, after the one question."""
    host = turn.abilities.model_host
    if not host:
        turn.show_toast(NO_MODEL)
    elif turn.abilities.may_have_letters(turn.person):
        turn.show_toast(_wait(turn))
    elif turn.person.letter_model_host == NO_HOST:
        turn.show_toast(SAID_NO)
    else:
        turn.say(ASK.format(host=escape(host)), _consent_buttons(data))


def _consent_buttons(data: SmoothLetter) -> Buttons:
    labels = {SmoothVerb.YES: YES_LABEL, SmoothVerb.NO: NO_LABEL}
    return [[Button(label, replace(data, verb=verb)) for verb, label in labels.items()]]


def _take_consent(turn: Turn, data: SmoothLetter) -> None:
    host = turn.abilities.model_host
    is_yes = data.verb is SmoothVerb.YES
    if not host:
        turn.edit(NO_MODEL)
        return
    turn.person = replace(turn.person, letter_model_host=host if is_yes else NO_HOST)
    turn.edit((ALLOWED if is_yes else REFUSED).format(host=escape(host)))
    if is_yes:
        turn.show_toast(_wait(turn))


def _wait(turn: Turn) -> Words:
    """Keeps the press until the model has answered, and returns what is said meanwhile."""
    if turn.waiting_files >= MAX_WAITING_FILES:
        return TOO_MUCH_WAITS
    turn.fetches_file = True
    return ONE_MOMENT


# -- what goes out, and what comes back ------------------------------------------------------------


def find_material(dossier: Dossier, data: str, now: datetime) -> str:
    """Returns what the model gets for a press that waits; "" where there is nothing to ask."""
    pressed = SmoothLetter.unpack(data)
    line = next(iter(card_lines(dossier, [pressed.ref], now)), None) if pressed else None
    letter = own_letter(line.subject, pressed.options, now) if line and pressed else None
    return write_material(letter) if letter and can_be_smoother(letter) else ""


def take_answer(turn: Turn, data: SmoothLetter, answer: str | None) -> None:
    """Shows what a language model has made of a letter, where it says what the letter says; None
    where there is no answer."""
    line = find_line(turn, data.ref)
    letter = own_letter(line.subject, data.options, turn.now) if line else None
    job = turn.find_real_opportunity(data.opportunity)
    if line is None or letter is None or job is None:
        turn.say(NO_LONGER_THERE)
        return
    reader = letter_addressee(data.key, Occasion(turn.person, job, turn.now))
    heard = (answer or "") if turn.abilities.may_have_letters(turn.person) else ""
    offered = accept_answer(letter, heard, turn.person, job, reader)
    if not offered:
        turn.say(STANDS)
        return
    _put_edit(turn, line, replace(_edit_of(line), offered=offered))
    body = escape(smooth_letter(letter, offered).body, quote=False)
    text = PROPOSED.format(host=escape(turn.abilities.model_host))
    turn.say("\n\n".join((text, f"<pre>{body}</pre>")), _offer_buttons(data))


def _offer_buttons(data: SmoothLetter) -> Buttons:
    labels = {SmoothVerb.TAKE: TAKE_LABEL, SmoothVerb.MINE: MINE_LABEL}
    return [[Button(label, replace(data, verb=verb)) for verb, label in labels.items()]]


def _settle(turn: Turn, line: CardLine, data: SmoothLetter) -> None:
    """Keeps the smoother text, or drops it, and shows the letter as it stands."""
    edit = _edit_of(line)
    letter = own_letter(line.subject, data.options, turn.now)
    note: Words = KEPT
    if data.verb is SmoothVerb.TAKE:
        is_new = letter is not None and smooth_letter(letter, edit.offered).body != letter.body
        note = TAKEN if is_new else CHANGED_SINCE
        edit = replace(edit, smoothed=edit.offered if is_new else edit.smoothed)
    elif data.verb is SmoothVerb.BACK:
        edit = replace(edit, smoothed=())
    _put_edit(turn, line, replace(edit, offered=()))
    turn.show_toast(note)
    show_again(turn, find_line(turn, data.ref) or line, data.options)


def _edit_of(line: CardLine) -> LetterEdit:
    return find_edit(line.subject.opportunity.edits, line.ref.key.text)


def _put_edit(turn: Turn, line: CardLine, edit: LetterEdit) -> None:
    job = turn.find_real_opportunity(line.ref.opportunity)
    if job is not None:
        turn.put_opportunity(replace(job, edits=put_edit(job.edits, edit)))

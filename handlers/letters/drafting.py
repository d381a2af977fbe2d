"""Shows a draft in the chat, replaces it by another one, and remembers what was shown."""

from dataclasses import replace
from datetime import datetime

from telegram import Message, Update

from coaching.letters.before_sending.proofreading import find_corrections
from coaching.letters.letter import Letter, Occasion, Variant
from coaching.letters.questions.missing import Questions
from coaching.model.drafted_letters import DraftedLetter, add_draft
from coaching.playbook.compose import missing_questions
from coaching.translation import Words, _
from handlers.cards.card import CardLine, StepRef, card_lines
from handlers.letters.another_point import find_another
from handlers.letters.by_mail import LINK_WITHOUT_TEXT, WHERE_WRITTEN, find_mail_link, goes_by_mail
from handlers.letters.draft_buttons import (
    buttons_of_finished_letter,
    letter_buttons,
)
from handlers.letters.draft_options import DraftOptions, ReplaceLetter, find_options
from handlers.letters.draft_text import letter_text
from handlers.letters.shown_letter import ButtonRows, ShownLetter
from handlers.letters.smooth_buttons import find_smoother
from handlers.letters.step_letters import (
    group_recipients,
    group_thank_keys,
    step_letter,
    usual_options,
)
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn

NO_OTHER_POINT = _("That is all your notes hold so far; with more in them there is more to say.")
FORM_UNSUITABLE = _("That form does not suit it any more.")


def say_letter(
    turn: Turn, line: CardLine, options: DraftOptions | None = None, note: Words = ""
) -> None:
    """Sends the draft of a step, which is made from the person's own words as they stand now, with
    a note above it."""
    options = options or usual_options(line.subject)
    draft = step_letter(line.subject, options, turn.now)
    if draft is None:
        turn.say(NO_LONGER_THERE)
    else:
        text, rows = _letter_message(turn, line, options, draft)
        turn.say("\n\n".join(filter(None, (str(note), text))), rows)
        _remember_draft(turn, line, options, draft)


def _remember_draft(turn: Turn, line: CardLine, options: DraftOptions, draft: Letter) -> None:
    """Remembers which sentences the draft has, so that nobody there reads one a second time."""
    job = turn.find_real_opportunity(line.ref.opportunity)
    if job is None or options.group or not draft.sentence_ids:
        return
    key = line.ref.key
    read = (*draft.sentence_ids, *draft.subject_ids)
    shown = DraftedLetter(key.text, key.subject, turn.now, read)
    turn.put_opportunity(replace(job, drafted=add_draft(job.drafted, shown)))


async def handle_callback(update: Update, turn: Turn, data: ReplaceLetter) -> None:
    """Writes a draft in the place of the draft above the button."""
    line = find_line(turn, data.ref)
    if line is None or line.step is None:
        turn.show_toast(NO_LONGER_THERE)
        return
    options = _options_wanted(update, turn, line, data.options)
    if options is None:
        turn.show_toast(NO_OTHER_POINT)
    else:
        _replace_letter(turn, line, options)


def _options_wanted(
    update: Update, turn: Turn, line: CardLine, options: DraftOptions
) -> DraftOptions | None:
    """Returns how the draft is wanted; None where another point is, and there is no more."""
    shown = find_options(_list_callback_data(update))
    is_another = shown is not None and replace(shown, take=options.take) == options
    if shown is None or not is_another or shown.take == options.take:
        return options
    return find_another(line.subject, shown, turn.now)


def _list_callback_data(update: Update) -> list[str]:
    query = update.callback_query
    markup = query.message.reply_markup if query and isinstance(query.message, Message) else None
    rows = markup.inline_keyboard if markup else ()
    return [str(button.callback_data) for row in rows for button in row if button.callback_data]


def find_line(turn: Turn, ref: StepRef) -> CardLine | None:
    """Returns a step as it stands now; None when its opportunity is gone."""
    return next(iter(card_lines(turn.dossier, [ref], turn.now)), None)


def _replace_letter(turn: Turn, line: CardLine, options: DraftOptions) -> None:
    """Replaces the draft that is shown.

    When the new text would be the same, it shows a toast instead.
    """
    draft = step_letter(line.subject, options, turn.now)
    if draft is None:
        turn.show_toast(FORM_UNSUITABLE)
        return
    line = _remember_card_choice(turn, line, options)
    turn.edit(*_letter_message(turn, line, replace(options, no_card=False), draft))
    _remember_draft(turn, line, options, draft)


def _remember_card_choice(turn: Turn, line: CardLine, options: DraftOptions) -> CardLine:
    """Remembers that the person chose a card by hand, until they take that back.

    From then on the card is offered.
    """
    opportunity = line.subject.opportunity
    wanted = not options.no_card and (options.variant is Variant.CARD or opportunity.by_card)
    if line.subject.is_personal or wanted == opportunity.by_card:
        return line
    turn.put_opportunity(replace(opportunity, by_card=wanted))
    return find_line(turn, line.ref) or line


def _letter_message(
    turn: Turn, line: CardLine, options: DraftOptions, letter: Letter
) -> tuple[str, ButtonRows]:
    shown = _build_shown_letter(turn, line, options, letter)
    texts = (letter_text(letter, line, options, turn.now), _mail_line(shown))
    return "\n\n".join(filter(None, texts)), letter_buttons(shown, turn.now)


def show_again(turn: Turn, line: CardLine, options: DraftOptions) -> None:
    """Shows a draft anew in its place, after something changed that its buttons depend on."""
    draft = step_letter(line.subject, options, turn.now)
    if draft is None:
        turn.show_toast(NO_LONGER_THERE)
    else:
        turn.edit(*_letter_message(turn, line, options, draft))
        _remember_draft(turn, line, options, draft)


def buttons_after_press(
    turn: Turn, line: CardLine, options: DraftOptions, snooze_ref: StepRef | None = None
) -> ButtonRows:
    """Returns the buttons of a draft after a press on one of them; its text stays as it is."""
    letter = step_letter(line.subject, options, turn.now)
    shown = _build_shown_letter(turn, line, options, letter)
    if shown.is_finished:
        return buttons_of_finished_letter(shown)
    return letter_buttons(shown, turn.now, snooze_ref)


def _build_shown_letter(
    turn: Turn, line: CardLine, options: DraftOptions, letter: Letter | None
) -> ShownLetter:
    now = turn.now
    group_size = len(group_thank_keys(line.subject, now))
    if letter is None:
        return ShownLetter(line, options, "", group_size)
    to_all = group_recipients(line.subject, now) if options.group else []
    return ShownLetter(
        line,
        options,
        letter.body,
        group_size,
        find_mail_link(line.subject, letter, to_all, now),
        asks=tuple(put.question for put in _list_open_questions(line, options, now)),
        has_corrections=bool(
            find_corrections(letter, line.subject.person, line.subject.opportunity)
        ),
        asks_for_mail=line.subject.person.mail is None and goes_by_mail(line.subject, letter, now),
        smoother=find_smoother(turn, line, options, letter),
    )


def _list_open_questions(line: CardLine, options: DraftOptions, now: datetime) -> Questions:
    """Returns what could be asked for the letter still; none belong to what is about no job."""
    subject = line.subject
    if subject.is_personal:
        return ()
    occasion = Occasion(subject.person, subject.opportunity, now, options.take, jobs=subject.jobs)
    return missing_questions(line.ref.key, occasion)


def _mail_line(shown: ShownLetter) -> str:
    """Asks which mail it is, or says what to do where the text does not fit into the link."""
    if shown.options.asks_mail:
        return str(WHERE_WRITTEN)
    return str(LINK_WITHOUT_TEXT) if shown.link and not shown.link.is_whole else ""

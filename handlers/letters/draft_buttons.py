"""A draft has at most three rows and eight buttons: the usual ones, with the others behind More."""

from dataclasses import replace
from datetime import datetime

from coaching.letters.letter import Variant
from coaching.translation import _, plural
from handlers.answers.mail_programs import PROGRAM_LABELS
from handlers.cards.card import CardLine, StepRef
from handlers.cards.card_buttons import (
    BACK_LABEL,
    LATER_LABEL,
    SKIP_LABEL,
    button_verbs,
    snooze_buttons,
)
from handlers.cards.step_verbs import StepVerb
from handlers.letters.by_mail import OPEN_IN_MAIL, ChooseMail
from handlers.letters.draft_options import (
    TAKES_AT_MOST,
    DraftOptions,
    WriteLetter,
)
from handlers.letters.missing_buttons import missing_buttons
from handlers.letters.shown_letter import ButtonRows, ShownLetter
from handlers.letters.smooth_buttons import smooth_buttons
from handlers.letters.step_letters import list_forms
from handlers.ui.buttons import Button
from handlers.ui.fit import COPY_UNITS
from handlers.ui.html_glyphs import utf16_length
from handlers.ui.links import CorrectOpportunity, EditContact, OpenContact
from handlers.ui.pages import BUTTONS_AT_MOST

COPY = _("Copy the text")
SENT = _("I sent it")
SENT_TO_ALL = plural("I sent it to all {count}", "I sent it to all {count}")
# Translators: a button that writes one mail to everybody.
TO_ALL = plural("One to all {count}", "One to all {count}")
# Translators: a button that writes a mail to each of them.
ONE_EACH = _("One each")
SHORTER = _("Shorter")
LONGER = _("Longer")
ANOTHER = _("Another point")
PROMISED = _("I promised something")
ADD = _("Add to it")
# Translators: a button that shows which words of a letter are the person's own.
SOURCES = _("Where is this from?")
MORE = _("More")
# Translators: a button that takes what proofreading suggests, and one that takes it back.
PUT_RIGHT = _("Put it right")
AS_WRITTEN = _("As I wrote it")
UNDO = _("Undo")
ANEW = _("Rewrite it")
NO_CARD = _("No card")
MAIL_AGAIN = _("‹ The mail")
VARIANT_LABELS = {
    Variant.MAIL: _("The mail"),
    Variant.CARD: _("Card by hand"),
    Variant.LINKEDIN: _("For LinkedIn"),
    Variant.CALL: _("Call notes"),
}
SENT_LABELS = {Variant.CALL: _("I called"), Variant.LINKEDIN: SENT}
BUTTONS_PER_ROW = 3


def letter_buttons(
    shown: ShownLetter, now: datetime, snooze_ref: StepRef | None = None
) -> ButtonRows:
    """Returns the buttons under a draft.

    It is read from the last button with options how the draft is shown now, so that
    button has to carry the current options.
    """
    if shown.line.ref == snooze_ref:
        *moments, (pick, _back) = snooze_buttons(shown.line, now)
        return [*moments, [pick, shown.options_button(BACK_LABEL, shown.options.plain)]]
    if shown.options.asks_mail:
        return [*_mail_choices(shown), [shown.options_button(BACK_LABEL, shown.options.plain)]]
    if shown.options.shows_sources:
        return [[shown.options_button(BACK_LABEL, shown.options.plain)]]
    if shown.options.is_expanded:
        back = shown.options_button(BACK_LABEL, shown.options.plain)
        more = [*_more_buttons(shown)[: BUTTONS_AT_MOST - 1], back]
        return [more[at : at + BUTTONS_PER_ROW] for at in range(0, len(more), BUTTONS_PER_ROW)]
    above = [_first_row(shown), _wording_row(shown)]
    return [*above, _last_row(shown, BUTTONS_AT_MOST - sum(map(len, above)))]


def buttons_of_finished_letter(shown: ShownLetter) -> ButtonRows:
    """Returns the buttons of a letter that is sent or left out: undo, and write it anew."""
    return [[_undo_button(shown), shown.options_button(ANEW, shown.options.plain)]]


def _undo_button(shown: ShownLetter) -> Button:
    return shown.step_button(UNDO, StepVerb.UNDO_ALL if shown.options.group else StepVerb.UNDO)


def _first_row(shown: ShownLetter) -> list[Button]:
    copy = [Button(COPY, copy_text=shown.body)] if utf16_length(shown.body) <= COPY_UNITS else []
    if shown.options.variant is Variant.CARD:
        mail = replace(shown.options, variant=Variant.MAIL, take=0)
        return [shown.options_button(MAIL_AGAIN, mail), *copy]
    return [*_completion_buttons(shown), *_mail_buttons(shown), *copy]


def _mail_buttons(shown: ShownLetter) -> list[Button]:
    """Returns the button that opens the person's mail, or at first asks which mail that is."""
    if shown.link is not None:
        return [Button(OPEN_IN_MAIL, url=shown.link.url)]
    ask = replace(shown.options, asks_mail=True)
    return [shown.options_button(OPEN_IN_MAIL, ask)] if shown.asks_for_mail else []


def _mail_choices(shown: ShownLetter) -> ButtonRows:
    buttons = [
        Button(label, ChooseMail(*shown.line.ref, program))
        for program, label in PROGRAM_LABELS.items()
    ]
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _completion_buttons(shown: ShownLetter) -> list[Button]:
    """Returns the buttons that settle the step.

    For a referee they are about consent first, as on the card.
    """
    line = shown.line
    act, settle = button_verbs(line)
    if shown.is_finished:
        return [_undo_button(shown)]
    if act != "do":
        agreed = Button(line.action_label, line.ref.callback_data(act), style="success")
        return [agreed, shown.step_button(line.done_label, settle)]
    if shown.options.group:
        label = SENT_TO_ALL.format(shown.group_size)
        return [Button(label, line.ref.callback_data(StepVerb.ALL), style="success")]
    sent = SENT_LABELS.get(shown.options.variant, SENT)
    settle = StepVerb.SENT if _leaves_open(shown) else settle
    return [Button(sent, line.ref.callback_data(settle), style="success")]


def _leaves_open(shown: ShownLetter) -> bool:
    """Tells whether the step is still to be done once this answer is out."""
    letter = shown.line.definition.letter
    if letter is None or not letter.answers:
        return False
    return shown.options.take % len(letter.answers) in letter.open_answers


def _wording_row(shown: ShownLetter) -> list[Button]:
    """Returns what changes the words: at most three buttons, since a reply changes them as well."""
    options = shown.options
    if options.variant is Variant.CALL:
        return [*_spelling_buttons(shown), *_call_buttons(shown)]
    answers = _answer_buttons(shown)
    if answers:
        return answers
    length = LONGER if options.shorter else SHORTER
    return [
        *_spelling_buttons(shown),
        shown.options_button(length, replace(options, shorter=not options.shorter)),
        shown.options_button(ANOTHER, replace(options, take=(options.take + 1) % TAKES_AT_MOST)),
        *_call_buttons(shown),
        *missing_buttons(shown)[:1],
        *_card_buttons(shown),
        *smooth_buttons(shown),
    ][:BUTTONS_PER_ROW]


def answer_rows(line: CardLine) -> ButtonRows:
    """Returns a button for each answer that the letter of a step can give, two in a row."""
    buttons = [button for _take, button in _answers(line)]
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


def _answer_buttons(shown: ShownLetter) -> list[Button]:
    """Returns a button for each other answer that the letter can give."""
    answers = _answers(shown.line)
    return [button for take, button in answers if take != shown.options.take % len(answers)]


def _answers(line: CardLine) -> list[tuple[int, Button]]:
    letter = line.definition.letter
    answers = letter.answers if letter else ()
    return [
        (take, Button(label, WriteLetter(*line.ref, DraftOptions(take=take))))
        for take, label in enumerate(answers)
    ]


def _spelling_buttons(shown: ShownLetter) -> list[Button]:
    """Returns the button that takes the suggestions for the spelling, or the one that takes them
    back."""
    options = shown.options
    if not (options.corrected or shown.has_corrections):
        return []
    label = AS_WRITTEN if options.corrected else PUT_RIGHT
    return [shown.options_button(label, replace(options, corrected=not options.corrected))]


def _card_buttons(shown: ShownLetter) -> list[Button]:
    """Returns the card by hand, where that suits the role or was chosen before (S0, S2, S3)."""
    is_mail = not shown.options.group and shown.options.variant is Variant.MAIL
    if not is_mail or Variant.CARD not in list_forms(shown.line.subject):
        return []
    return [shown.options_button(VARIANT_LABELS[Variant.CARD], DraftOptions(Variant.CARD))]


def _call_buttons(shown: ShownLetter) -> list[Button]:
    """Returns the one other form that there is, where the letter can be told by phone."""
    forms = _form_buttons(shown)
    is_one = Variant.CALL in list_forms(shown.line.subject) and len(forms) == 1
    return forms if is_one else []


def _last_row(shown: ShownLetter, room: int) -> list[Button]:
    """Returns what puts the letter off, and More; there is room for so many buttons."""
    more = shown.options_button(MORE, replace(shown.options, is_expanded=True))
    wait = [] if shown.is_finished else _waiting_buttons(shown)
    return [*wait[: room - 1], more]


def _waiting_buttons(shown: ShownLetter) -> list[Button]:
    return [
        shown.step_button(LATER_LABEL, StepVerb.LATER),
        shown.step_button(SKIP_LABEL, StepVerb.SKIP),
    ]


def _add_buttons(shown: ShownLetter) -> list[Button]:
    ref, contact = shown.line.ref, shown.line.subject.contact
    if contact is not None and not shown.options.group:
        return [Button(ADD, OpenContact(ref.opportunity, contact.id))]
    letter = shown.line.definition.letter
    is_about_job = letter is not None and letter.is_about_job
    return [Button(ADD, CorrectOpportunity(ref.opportunity))] if is_about_job else []


def _more_buttons(shown: ShownLetter) -> list[Button]:
    """Returns the rarer buttons: other forms, one mail to all, what was promised, the sources."""
    skip = [] if shown.is_finished else [shown.step_button(SKIP_LABEL, StepVerb.SKIP)]
    above = _wording_row(shown)
    is_full = len(_first_row(shown)) + len(above) > BUTTONS_AT_MOST - 3
    return [
        *_add_buttons(shown),
        *(button for button in missing_buttons(shown) if button not in above),
        *_form_buttons(shown),
        *_group_buttons(shown),
        *(button for button in smooth_buttons(shown) if button not in above),
        shown.options_button(SOURCES, replace(shown.options.plain, shows_sources=True)),
        *(skip if is_full else []),
        shown.options_button(ANEW, shown.options.plain),
        *_promise_buttons(shown),
    ]


def _form_buttons(shown: ShownLetter) -> list[Button]:
    opportunity = shown.line.subject.opportunity
    offered = list(list_forms(shown.line.subject))
    letter = shown.line.definition.letter
    if letter and Variant.CARD in letter.forms and Variant.CARD not in offered:
        offered.append(Variant.CARD)
    above = Variant.MAIL if shown.options.variant is Variant.CARD else shown.options.variant
    others = [form for form in offered if form not in (shown.options.variant, above)]
    no_card = shown.options_button(NO_CARD, DraftOptions(no_card=True))
    return [
        *(shown.options_button(VARIANT_LABELS[form], DraftOptions(form)) for form in others),
        *([no_card] if opportunity.by_card else []),
    ]


def _group_buttons(shown: ShownLetter) -> list[Button]:
    if shown.options.group:
        return [shown.options_button(ONE_EACH, DraftOptions())]
    if shown.group_size < 2 or shown.is_finished:
        return []
    return [shown.options_button(TO_ALL.format(shown.group_size), DraftOptions(group=True))]


def _promise_buttons(shown: ShownLetter) -> list[Button]:
    contact = shown.line.subject.contact
    letter = shown.line.definition.letter
    if contact is None or letter is None or not letter.has_promises:
        return []
    edit = EditContact(shown.line.ref.opportunity, contact.id, "useful")
    return [Button(PROMISED, edit)]

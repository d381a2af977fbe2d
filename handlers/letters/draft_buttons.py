"""What can be done with a draft: at most three rows, the usual first, the rest behind More."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from coaching.letters.letter import Variant
from coaching.model.step_key import StepState
from coaching.playbook.compose import variants_for
from handlers.cards.card import CardLine, StepRef, button_verbs, snooze_buttons
from handlers.letters.draft_options import (
    TAKES_AT_MOST,
    DraftOptions,
    ReplaceLetter,
)
from handlers.ui.buttons import Button
from handlers.ui.fit import COPY_UNITS
from handlers.ui.html_glyphs import utf16_length
from handlers.ui.links import CorrectOpportunity, EditContact, OpenContact

COPY = "Copy the text"
SENT = "I sent it"
SENT_TO_ALL = "I sent it to all {count}"
TO_ALL = "One to all {count}"
ONE_EACH = "One each"
SHORTER = "Shorter"
LONGER = "Longer"
ANOTHER = "Another point"
PROMISED = "I promised something"
ADD = "Add to it"
MORE = "More"
ANEW = "Write it anew"
NO_CARD = "No card"
VARIANT_LABELS = {
    Variant.MAIL: "The mail",
    Variant.CARD: "Card by hand",
    Variant.LINKEDIN: "For LinkedIn",
    Variant.CALL: "Call notes",
}
SENT_LABELS = {Variant.CALL: "I called", Variant.LINKEDIN: "I sent it"}
BUTTONS_PER_ROW = 3
ButtonRows = list[list[Button]]


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """A draft as it stands above its buttons: `body` to copy; `all`: to how many one mail to
    everybody of the interview would go."""

    line: CardLine
    options: DraftOptions
    body: str
    group_size: int

    @property
    def is_finished(self) -> bool:
        """Whether the step is done or left out."""
        step = self.line.step
        return step is None or step.state in (StepState.DONE, StepState.SKIPPED)

    def options_button(self, label: str, options: DraftOptions) -> Button:
        """A button that shows it in another way."""
        return Button(label, ReplaceLetter(*self.line.ref, options))

    def step_button(self, label: str, verb: str) -> Button:
        """A button that does something with its step."""
        return Button(label, self.line.ref.callback_data(verb))


def letter_buttons(
    shown: ShownLetter, now: datetime, snooze_ref: StepRef | None = None
) -> ButtonRows:
    """The buttons under a draft. The last that shows it in another way tells how it is shown now:
    see `look_in`."""
    if shown.line.ref == snooze_ref:
        *moments, (pick, _) = snooze_buttons(shown.line, now)
        return [*moments, [pick, shown.options_button("‹ Back", shown.options.plain)]]
    if shown.options.is_expanded:
        found = _more_buttons(shown)
        rows = [found[at : at + BUTTONS_PER_ROW] for at in range(0, len(found), BUTTONS_PER_ROW)]
        return [*rows, [shown.options_button("‹ Back", shown.options.plain)]]
    return [_first_row(shown), _wording_row(shown), _last_row(shown)]


def finished_letter_buttons(shown: ShownLetter) -> ButtonRows:
    """Once it is sent or left out: the way back, and the text again."""
    undo = "unall" if shown.options.group else "undo"
    return [[shown.step_button("Undo", undo), shown.options_button(ANEW, shown.options.plain)]]


def find_options(callback_data: Iterable[str]) -> DraftOptions | None:
    """How the draft above these buttons is shown; None where there is no draft."""
    found = [one for one in map(ReplaceLetter.unpack, callback_data) if one]
    return found[-1].options.plain if found else None


def _first_row(shown: ShownLetter) -> list[Button]:
    copy = [Button(COPY, copy_text=shown.body)] if utf16_length(shown.body) <= COPY_UNITS else []
    if shown.options.variant is Variant.CARD:
        return [
            shown.options_button(
                "‹ The mail", replace(shown.options, variant=Variant.MAIL, take=0)
            ),
            *copy,
        ]
    return [*_completion_buttons(shown), *copy]


def _completion_buttons(shown: ShownLetter) -> list[Button]:
    """About a referee they speak of consent first, as on the card."""
    line = shown.line
    act, settle = button_verbs(line)
    if shown.is_finished:
        return [shown.step_button("Undo", "unall" if shown.options.group else "undo")]
    if act != "do":
        agreed = Button(line.action_label, line.ref.callback_data(act), style="success")
        return [agreed, shown.step_button(line.done_label, settle)]
    if shown.options.group:
        label = SENT_TO_ALL.format(count=shown.group_size)
        return [Button(label, line.ref.callback_data("all"), style="success")]
    return [
        Button(
            SENT_LABELS.get(shown.options.variant, SENT),
            line.ref.callback_data(settle),
            style="success",
        )
    ]


def _wording_row(shown: ShownLetter) -> list[Button]:
    look = shown.options
    if look.variant is Variant.CALL:
        return _extra_buttons(shown)
    length = LONGER if look.shorter else SHORTER
    return [
        shown.options_button(length, replace(look, shorter=not look.shorter)),
        shown.options_button(ANOTHER, replace(look, take=(look.take + 1) % TAKES_AT_MOST)),
        *_extra_buttons(shown),
    ]


def _extra_buttons(shown: ShownLetter) -> list[Button]:
    """The one other thing that can be done, where there is one and not several; else the card by
    hand, where it suits the role or was chosen before (S0, S2, S3)."""
    further = _more_buttons(shown)
    if len(further) == 1:
        return further
    suits = Variant.CARD in variants_for(shown.line.ref.key, shown.line.subject.opportunity)
    if not suits or shown.options.group or shown.options.variant is not Variant.MAIL:
        return []
    return [shown.options_button(VARIANT_LABELS[Variant.CARD], DraftOptions(Variant.CARD))]


def _last_row(shown: ShownLetter) -> list[Button]:
    wait = (
        []
        if shown.is_finished
        else [shown.step_button("Later", "later"), shown.step_button("Skip", "skip")]
    )
    more = shown.options_button(MORE, replace(shown.options, is_expanded=True))
    several = len(_more_buttons(shown)) > 1
    return [
        *_add_buttons(shown),
        *wait,
        more if several else shown.options_button(ANEW, shown.options.plain),
    ]


def _add_buttons(shown: ShownLetter) -> list[Button]:
    ref, contact = shown.line.ref, shown.line.subject.contact
    if contact is not None and not shown.options.group:
        return [Button(ADD, OpenContact(ref.opportunity, contact.id))]
    letter = shown.line.definition.letter
    is_about_job = letter is not None and letter.is_about_job
    return [Button(ADD, CorrectOpportunity(ref.opportunity))] if is_about_job else []


def _more_buttons(shown: ShownLetter) -> list[Button]:
    """The other forms, one mail to all, and what was promised to them."""
    return [*_form_buttons(shown), *_group_buttons(shown), *_promise_buttons(shown)]


def _form_buttons(shown: ShownLetter) -> list[Button]:
    key, opportunity = shown.line.ref.key, shown.line.subject.opportunity
    offered = list(variants_for(key, opportunity))
    letter = shown.line.definition.letter
    if letter and Variant.CARD in letter.forms and Variant.CARD not in offered:
        offered.append(Variant.CARD)
    above = Variant.MAIL if shown.options.variant is Variant.CARD else shown.options.variant
    others = [one for one in offered if one not in (shown.options.variant, above)]
    back = (
        []
        if not opportunity.by_card
        else [shown.options_button(NO_CARD, DraftOptions(no_card=True))]
    )
    return [
        *(shown.options_button(VARIANT_LABELS[one], DraftOptions(one)) for one in others),
        *back,
    ]


def _group_buttons(shown: ShownLetter) -> list[Button]:
    if shown.options.group:
        return [shown.options_button(ONE_EACH, DraftOptions())]
    label = TO_ALL.format(count=shown.group_size)
    return (
        [shown.options_button(label, DraftOptions(group=True))]
        if shown.group_size > 1 and not shown.is_finished
        else []
    )


def _promise_buttons(shown: ShownLetter) -> list[Button]:
    contact = shown.line.subject.contact
    letter = shown.line.definition.letter
    if contact is None or letter is None or not letter.has_promises:
        return []
    edit = EditContact(shown.line.ref.opportunity, contact.id, "useful")
    return [Button(PROMISED, edit)]

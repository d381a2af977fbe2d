"""A letter can be made smoother at a tap, by whoever wants a language model for that."""

from coaching.letters.letter import Letter, Variant
from coaching.letters.smoothing.smooth_letter import can_be_smoother
from coaching.model.letter_edits import find_edit
from coaching.translation import _
from handlers.cards.card import CardLine
from handlers.letters.draft_options import DraftOptions, SmoothVerb
from handlers.letters.shown_letter import ShownLetter
from handlers.ui.abilities import NO_HOST
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

# Translators: a button that lets a language model join a letter's sentences, and one that takes
# that back.
SMOOTHER = _("Make it smoother")
NOT_SMOOTHER = _("As it was before")


def find_smoother(
    turn: Turn, line: CardLine, options: DraftOptions, letter: Letter
) -> SmoothVerb | None:
    """Returns what can be done about a smoother text of a letter as it is shown; None where the
    operator has no language model, or the person said no to it."""
    if options.group or line.subject.is_personal:
        return None
    taken = find_edit(line.subject.opportunity.edits, line.ref.key.text).smoothed
    if any(one.text in letter.body for one in taken):
        return SmoothVerb.BACK
    is_wanted = turn.abilities.model_host and turn.person.letter_model_host != NO_HOST
    is_able = letter.variant is Variant.MAIL and can_be_smoother(letter)
    return SmoothVerb.ASK if is_wanted and is_able else None


def smooth_buttons(shown: ShownLetter) -> list[Button]:
    """Returns the button that asks a language model for smoother words, or takes them back."""
    if shown.smoother is None or shown.is_finished:
        return []
    label = NOT_SMOOTHER if shown.smoother is SmoothVerb.BACK else SMOOTHER
    return [shown.smooth_button(label, shown.smoother)]

"""Holds a letter as it stands above its buttons."""

from dataclasses import dataclass

from coaching.letters.before_sending.mail_links import MailLink
from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.model.step_key import StepState
from coaching.translation import Words
from handlers.cards.card import CardLine
from handlers.cards.step_verbs import AnyVerb
from handlers.letters.draft_options import (
    DraftOptions,
    ReplaceLetter,
    SmoothLetter,
    SmoothVerb,
)
from handlers.ui.buttons import Button

ButtonRows = list[list[Button]]


@dataclass(frozen=True, slots=True)
class ShownLetter:
    """Holds a draft as it stands above its buttons.

    `body` is the text that is copied. `group_size` is the number of people who would get one mail
    to everybody of the interview. `link` opens the letter in their mail; where none is chosen yet,
    `asks_for_mail` is set for a letter that goes by mail.
    """

    line: CardLine
    options: DraftOptions
    body: str
    group_size: int
    link: MailLink | None = None
    asks_for_mail: bool = False
    asks: tuple[LetterQuestion, ...] = ()
    """What could be asked for it still, what is worth most first."""
    has_corrections: bool = False
    """Whether proofreading suggests other words somewhere in it."""
    smoother: SmoothVerb | None = None
    """What can be done about a smoother text of it; None where there is no language model for it,
    or the person wants none."""

    @property
    def is_finished(self) -> bool:
        """Tells whether the step is done or left out."""
        step = self.line.step
        return step is None or step.state in (StepState.DONE, StepState.SKIPPED)

    def options_button(self, label: Words, options: DraftOptions) -> Button:
        """Returns a button that shows the draft in another way."""
        return Button(label, ReplaceLetter(*self.line.ref, options))

    def smooth_button(self, label: Words, verb: SmoothVerb) -> Button:
        """Returns a button about a smoother text of the draft."""
        return Button(label, SmoothLetter(verb, *self.line.ref, self.options.plain))

    def step_button(self, label: Words, verb: AnyVerb) -> Button:
        """Returns a button that does something with the step of the draft."""
        return Button(label, self.line.ref.callback_data(verb))

"""How a draft is shown: its form, its wording, its length; the buttons under it carry that."""

import re
from dataclasses import dataclass, replace

from coaching.letters.letter import Variant
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import OpportunityId
from handlers.cards.card import StepRef

TAKES_AT_MOST = 60
"""Wordings counted before they begin anew: two digits in a button's 64 bytes."""
_VARIANT_CODES = {
    Variant.MAIL: "m",
    Variant.CARD: "c",
    Variant.LINKEDIN: "l",
    Variant.CALL: "k",
}
_VARIANT_BY_CODE = {letter: variant for variant, letter in _VARIANT_CODES.items()}
_OPTIONS_REGEX = re.compile(r"([mclk])([0-9]{1,2})(s?)(g?)(n?)(x?)")
OPTIONS_PATTERN = _OPTIONS_REGEX.pattern.replace("(", "").replace(")", "")
"""As a pattern of what a button sends."""


@dataclass(frozen=True, slots=True)
class DraftOptions:
    """What is shown of a draft. `group`: one mail to everybody of the interview; `no_card`: the
    card by hand is taken back; `more`: the rarer buttons are open."""

    variant: Variant = Variant.MAIL
    take: int = 0
    shorter: bool = False
    group: bool = False
    no_card: bool = False
    is_expanded: bool = False

    @property
    def code(self) -> str:
        """At most seven letters."""
        flags = "".join(
            letter
            for letter, on in (
                ("s", self.shorter),
                ("g", self.group),
                ("n", self.no_card),
                ("x", self.is_expanded),
            )
            if on
        )
        return f"{_VARIANT_CODES[self.variant]}{self.take % TAKES_AT_MOST}{flags}"

    @property
    def plain(self) -> "DraftOptions":
        """The same text with the usual buttons."""
        return replace(self, is_expanded=False, no_card=False)

    @classmethod
    def parse(cls, text: str) -> "DraftOptions":
        """The look that `text` was made from; ValueError for anything else."""
        found = _OPTIONS_REGEX.fullmatch(text)
        if found is None:
            raise ValueError(f"no look of a draft: {text!r}")
        variant, take, *flags = found.groups()
        return cls(_VARIANT_BY_CODE[variant], int(take), *map(bool, flags))


def new_letter_data(ref: StepRef, options: DraftOptions) -> str:
    """What a button sends that writes the draft as a message of its own."""
    return f"w:{ref.opportunity}:{ref.key.text}:{options.code}"


def replace_letter_data(ref: StepRef, options: DraftOptions) -> str:
    """What a button sends that writes it in the place of the one above the button."""
    return f"v:{ref.opportunity}:{ref.key.text}:{options.code}"


def parse_letter_data(data: str) -> tuple[StepRef, DraftOptions] | None:
    """The draft that a button of either sort asks for; None when it is another's."""
    kind, _, rest = data.partition(":")
    parts = rest.split(":")
    if kind not in ("w", "v") or len(parts) != 3:
        return None
    try:
        ref = StepRef(OpportunityId(int(parts[0])), StepKey.parse(parts[1]))
        return ref, DraftOptions.parse(parts[2])
    except ValueError:
        return None

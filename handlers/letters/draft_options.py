"""How a draft is shown: its form, its wording, its length; the buttons under it carry that."""

import re
from dataclasses import dataclass, replace

from coaching.letters.letter import Variant
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import OpportunityId
from handlers.cards.card import Ref

TAKES = 60
"""Wordings counted before they begin anew: two digits in a button's 64 bytes."""
_LETTERS = {
    Variant.MAIL: "m",
    Variant.CARD: "c",
    Variant.LINKEDIN: "l",
    Variant.CALL: "k",
}
_VARIANTS = {letter: variant for variant, letter in _LETTERS.items()}
_LOOK = re.compile(r"([mclk])([0-9]{1,2})(s?)(g?)(n?)(x?)")
LOOK = _LOOK.pattern.replace("(", "").replace(")", "")
"""As a pattern of what a button sends."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is shown of a draft. `group`: one mail to everybody of the interview; `no_card`: the
    card by hand is taken back; `more`: the rarer buttons are open."""

    variant: Variant = Variant.MAIL
    take: int = 0
    shorter: bool = False
    group: bool = False
    no_card: bool = False
    more: bool = False

    @property
    def text(self) -> str:
        """At most seven letters."""
        flags = "".join(
            letter
            for letter, on in (
                ("s", self.shorter),
                ("g", self.group),
                ("n", self.no_card),
                ("x", self.more),
            )
            if on
        )
        return f"{_LETTERS[self.variant]}{self.take % TAKES}{flags}"

    @property
    def plain(self) -> "Look":
        """The same text with the usual buttons."""
        return replace(self, more=False, no_card=False)

    @classmethod
    def parse(cls, text: str) -> "Look":
        """The look that `text` was made from; ValueError for anything else."""
        found = _LOOK.fullmatch(text)
        if found is None:
            raise ValueError(f"no look of a draft: {text!r}")
        variant, take, *flags = found.groups()
        return cls(_VARIANTS[variant], int(take), *map(bool, flags))


def anew(ref: Ref, look: Look) -> str:
    """What a button sends that writes the draft as a message of its own."""
    return f"w:{ref.opportunity}:{ref.key.text}:{look.text}"


def instead(ref: Ref, look: Look) -> str:
    """What a button sends that writes it in the place of the one above the button."""
    return f"v:{ref.opportunity}:{ref.key.text}:{look.text}"


def shown_in(data: str) -> tuple[Ref, Look] | None:
    """The draft that a button of either sort asks for; None when it is another's."""
    kind, _, rest = data.partition(":")
    parts = rest.split(":")
    if kind not in ("w", "v") or len(parts) != 3:
        return None
    try:
        ref = Ref(OpportunityId(int(parts[0])), StepKey.parse(parts[1]))
        return ref, Look.parse(parts[2])
    except ValueError:
        return None

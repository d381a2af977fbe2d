"""Another version of a letter brings what the versions before it did not say."""

from dataclasses import replace
from datetime import datetime

from coaching.letters.frames.frame import own_id
from coaching.letters.letter import Origin
from coaching.playbook.step_subject import StepSubject
from handlers.letters.draft_options import TAKES_AT_MOST, DraftOptions
from handlers.letters.step_letters import step_letter

LOOKED_AHEAD = 6
"""So many versions are looked at for one that says something else."""


def find_another(subject: StepSubject, shown: DraftOptions, now: datetime) -> DraftOptions | None:
    """Returns the options of the next version with words of the person's that no version before it
    had; None where all that they said was shown."""
    said = {
        words
        for take in range(shown.take + 1)
        for words in _own_words(subject, replace(shown, take=take), now)
    }
    ahead = range(shown.take + 1, min(shown.take + 1 + LOOKED_AHEAD, TAKES_AT_MOST))
    others = (replace(shown, take=take) for take in ahead)
    return next((one for one in others if _own_words(subject, one, now) - said), None)


def _own_words(subject: StepSubject, options: DraftOptions, now: datetime) -> frozenset[str]:
    letter = step_letter(subject, replace(options, corrected=False), now)
    pieces = (piece for line in letter.lines for piece in line.pieces) if letter else ()
    return frozenset(own_id(piece.text) for piece in pieces if piece.origin is Origin.OWN)

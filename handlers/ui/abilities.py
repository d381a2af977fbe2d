"""Says what this instance can do beside reading text, so that nobody is promised anything else."""

from dataclasses import dataclass

from coaching.model.documents import Person

NO_HOST = ""
"""Is the host that is kept of somebody who said no to a language model."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """Is the same for everybody: it follows from the operator's settings.

    `hearing_host` is the server that turns voice notes into text, "" where they stay on the machine
    of the bot. `model_host` has a language model that helps to read and makes letters smoother; ""
    where there is none.
    """

    hears: bool = False
    hearing_host: str = ""
    model_host: str = ""

    def may_have_letters(self, person: Person) -> bool:
        """Tells whether there is a language model, and the person has allowed its very host for
        letters."""
        return bool(self.model_host) and person.letter_model_host == self.model_host


PLAIN = Abilities()
"""Reads text and nothing else."""

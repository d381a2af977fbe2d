"""Says what this instance can do beside reading text, so that nobody is promised anything else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abilities:
    """Is the same for everybody: it follows from the operator's settings.

    `hearing_host` is the server that turns voice notes into text, "" where they stay on the machine
    of the bot. `model_host` has a language model that helps to read; "" where there is none.
    """

    hears: bool = False
    hearing_host: str = ""
    model_host: str = ""


PLAIN = Abilities()
"""Reads text and nothing else."""

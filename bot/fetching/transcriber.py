"""Says what a transcriber is: it turns one recording into the words that were spoken in it."""

from dataclasses import dataclass, field
from typing import Final, Protocol

SLOWEST_START: Final = 30.0


@dataclass(frozen=True, slots=True)
class Recording:
    """Is a voice note as it was downloaded; it is held in memory only.

    `seconds` is how long it lasts by Telegram's word. `names` are names that may be spoken in it.
    """

    sound: bytes = field(repr=False)
    seconds: int
    names: str = field(default="", repr=False)
    language: str = "en"

    @property
    def time_limit(self) -> float:
        """The seconds after which nobody waits for its words any more."""
        return SLOWEST_START + self.seconds


class TryLaterError(Exception):
    """The words could not be had this time; a later try may have them. The text says why, and holds
    nothing that anybody said."""


class UnreadableFileError(Exception):
    """This recording will never have words: it is no sound, too large, or gone."""


class Transcriber(Protocol):
    """Turns recordings into text."""

    at_once: int
    """So many recordings may be given to it at the same time."""

    async def transcribe(self, recording: Recording) -> str:
        """Returns the words; "" where nobody speaks.

        Raises TryLaterError or UnreadableFileError.
        """
        ...

    async def close(self) -> None:
        """Gives back what it holds."""
        ...

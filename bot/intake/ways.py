"""Where the conversations are entered, and left by whoever is no longer let in."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from telegram import Update

from coaching.model.documents import Dossier
from handlers.privacy import offboarding
from handlers.ui.turn import Turn

TurnHandler = Callable[[Update, Turn], Awaitable[bool | None]]
"""False: it leads nowhere for this update."""
NextPing = Callable[[Dossier, datetime], datetime | None]


@dataclass(frozen=True, slots=True)
class EntryPoints:
    """The ways in and out."""

    enter: TurnHandler
    next_ping: NextPing
    leave: TurnHandler = offboarding.handle_leaving_person

"""Says where an update enters the conversations; the composition fills it in."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from telegram import Update

from coaching.model.documents import Dossier
from handlers import router
from handlers.privacy import offboarding
from handlers.ui.abilities import PLAIN, Abilities
from handlers.ui.turn import Turn

FetchedHandler = Callable[[Update, Turn, str | None], Awaitable[None]]
"""Handles what was read in the file of an earlier update; None where it could not be read."""
TurnHandler = Callable[[Update, Turn], Awaitable[bool | None]]
"""Handles a turn. It returns False when the update leads nowhere."""
NextPing = Callable[[Dossier, datetime], datetime | None]
"""Returns when a person is to be reminded next."""


@dataclass(frozen=True, slots=True)
class EntryPoints:
    """Says where an update enters the conversations, and where it does so for a person who is no
    longer let in. `abilities` are what every turn may count on."""

    enter: TurnHandler
    next_ping: NextPing
    leave: TurnHandler = offboarding.handle_leaving_person
    take_fetched: FetchedHandler = router.route_fetched
    abilities: Abilities = PLAIN

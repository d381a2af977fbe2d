"""A place that is shared outside a question: the person is asked whether their clock is there."""

from dataclasses import dataclass
from typing import ClassVar

from telegram import Update

from coaching.calendar.cities import country_of, is_zone, zone_at
from coaching.model.vocabulary import ZoneName
from coaching.translation import _
from handlers.account.settings_menu import apply_setting, place_set_text
from handlers.account.welcome import begin_at_place
from handlers.answers.places import zone_answer, zone_text
from handlers.flows.prompt import ask_again
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.formatting import person_zone
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn

# Translators: {place} is such as "Lisbon time (UTC)".
HERE_NOW = _("You are on {place} now? Then reminders follow that clock.")
SAME_CLOCK = _("That is {place}, as I have it.")
STAYS = _("{place} stays.")
YES_LABEL = _("Yes, I am there")
NO_LABEL = _("No, leave it")


@dataclass(frozen=True, slots=True)
class TakeZone(CallbackData):
    """Says that the person lives by the clock of that place now."""

    prefix: ClassVar[str] = "k:here"
    zone: str


@dataclass(frozen=True, slots=True)
class KeepZone(CallbackData):
    """Says that the person's clock stays as it is."""

    prefix: ClassVar[str] = "k:there"


async def handle_callback(_: Update, turn: Turn, data: TakeZone | KeepZone) -> None:
    """Sets the clock, or leaves it as it is."""
    if isinstance(data, KeepZone):
        turn.edit(STAYS.format(place=zone_text(person_zone(turn.person), turn.now)))
        return
    if not is_zone(data.zone):  # a button that nobody offers
        turn.show_toast(NO_LONGER_THERE)
        return
    zone = ZoneName(data.zone)
    turn.edit(place_set_text(turn, zone, country_of(zone)))
    turn.person = apply_setting(turn.person, "place", zone_answer(zone))


def take_place(turn: Turn, latitude: float, longitude: float) -> None:
    """Asks whether the clock there is the person's own now; somebody new has told it with that.

    Raises ValueError off the globe.
    """
    zone, before = zone_at(latitude, longitude), turn.person.zone
    if before is None:
        begin_at_place(turn, zone_answer(zone))
        return
    if zone == before:
        turn.say(SAME_CLOCK.format(place=zone_text(zone, turn.now)))
    else:
        rows = [[Button(YES_LABEL, TakeZone(zone)), Button(NO_LABEL, KeepZone())]]
        turn.say(HERE_NOW.format(place=zone_text(zone, turn.now)), rows)
    ask_again(turn)

"""How days and lists of names read in a message."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from coaching.model.documents import Person
from coaching.model.vocabulary import ZoneName
from coaching.translation import Text, _, in_context

MONTHS = (
    *(_("Jan"), _("Feb"), _("Mar"), _("Apr"), in_context("short month", "May"), _("Jun")),
    *(_("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")),
)
DATE = _("{day} {month} {year}")
# Translators: goes between the parts of a list but the last two, as in "Dana, Sam and Priya".
LIST_COMMA = _(", ")
LIST_END = _("{words} and {last}")


def person_zone(person: Person) -> ZoneName:
    """The person's own zone; UTC until they have told theirs."""
    return person.zone or ZoneName("UTC")


def month_name(local: datetime) -> Text:
    """Nov."""
    return MONTHS[local.month - 1]


def date_text(moment: datetime, zone: ZoneName) -> str:
    """24 Nov 2026, whatever day it is today."""
    local = moment.astimezone(ZoneInfo(zone))
    return DATE.format(day=local.day, month=month_name(local), year=local.year)


def join_words(words: Sequence[str]) -> str:
    """Dana, Sam and Priya."""
    if len(words) < 2:
        return "".join(words)
    return LIST_END.format(words=str(LIST_COMMA).join(words[:-1]), last=words[-1])

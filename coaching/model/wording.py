"""Days, clock times and lists of names read in a message as the person's language writes them."""

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from coaching.model.documents import Person
from coaching.model.vocabulary import ZoneName
from coaching.translation import Text, _, in_context

WEEKDAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
MONTHS = (
    *(_("Jan"), _("Feb"), _("Mar"), _("Apr"), in_context("short month", "May"), _("Jun")),
    *(_("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")),
)
LONG_WEEKDAYS = (
    *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday")),
    *(_("Saturday"), _("Sunday")),
)
LONG_MONTHS = (
    *(_("January"), _("February"), _("March"), _("April"), in_context("full month", "May")),
    *(_("June"), _("July"), _("August"), _("September"), _("October"), _("November")),
    _("December"),
)
CLOCK = _("{hour}:{minute}")
# Translators: such as Thu 26 Nov 2026.
DAY_OF_YEAR = _("{weekday} {day} {month} {year}")
# Translators: such as Thu 26 Nov.
DAY_OF_WEEKS = _("{weekday} {day} {month}")
# Translators: such as Thu 26 Nov 2026 14:00.
DAY_AND_TIME = _("{day} {time}")
# Translators: such as 26 November.
DAY_OF_MONTH = _("{day} {month}")
# Translators: such as 26 Nov 2026 or 26 November 2026.
DATE = _("{day} {month} {year}")
# Translators: goes between the parts of a list but the last two, as in "Dana, Sam and Priya".
LIST_COMMA = _(", ")
LIST_END = _("{words} and {last}")
# Translators: stands in the place of a name that is not known, as in "Thank {name}".
SOMEBODY = _("them")
# Translators: stands in the place of a company, as in "put in a word for you at {company}".
SOME_EMPLOYER = _("the employer")


def person_zone(person: Person) -> ZoneName:
    """Returns the person's own zone, or UTC until they have told theirs."""
    return person.zone or ZoneName("UTC")


def month_name(day: date) -> Text:
    """Returns the short name of the month, as in "Nov"."""
    return MONTHS[day.month - 1]


def time_text(clock: time) -> str:
    """Formats a time of day as in "08:00"."""
    return CLOCK.format(hour=f"{clock:%H}", minute=f"{clock:%M}")


def full_day_text(day: date) -> str:
    """Formats a day as in "Thu 26 Nov 2026"."""
    weekday = WEEKDAYS[day.weekday()]
    return DAY_OF_YEAR.format(weekday=weekday, day=day.day, month=month_name(day), year=day.year)


def weekday_text(day: date) -> str:
    """Formats a day of these weeks as in "Thu 26 Nov"."""
    weekday = WEEKDAYS[day.weekday()]
    return DAY_OF_WEEKS.format(weekday=weekday, day=day.day, month=month_name(day))


def weekday_time_text(moment: datetime, zone: ZoneName) -> str:
    """Formats a moment of these weeks as in "Thu 26 Nov 14:00", whatever day it is today."""
    local = moment.astimezone(ZoneInfo(zone))
    return DAY_AND_TIME.format(day=weekday_text(local), time=time_text(local.time()))


def long_day_text(day: int, month: int) -> str:
    """Formats a day of the month as in "26 November"; there need be no such day."""
    return DAY_OF_MONTH.format(day=day, month=LONG_MONTHS[month - 1])


def long_date_text(day: int, month: int, year: int) -> str:
    """Formats a date as in "26 November 2026"; there need be no such date."""
    return DATE.format(day=day, month=LONG_MONTHS[month - 1], year=year)


def date_text(moment: datetime, zone: ZoneName) -> str:
    """Formats a date as in "24 Nov 2026", whatever day it is today."""
    local = moment.astimezone(ZoneInfo(zone))
    return DATE.format(day=local.day, month=month_name(local), year=local.year)


def join_words(words: Sequence[str]) -> str:
    """Joins names as in "Dana, Sam and Priya"."""
    if len(words) < 2:
        return "".join(words)
    return LIST_END.format(words=str(LIST_COMMA).join(words[:-1]), last=words[-1])

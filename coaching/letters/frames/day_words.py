"""Says a day as it reads on the day of sending: today, yesterday, on Friday, on 5 May."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from coaching.letters.letter import LetterPiece, Origin
from coaching.model.documents import Interview, Opportunity
from coaching.model.vocabulary import ZoneName
from coaching.model.wording import LONG_MONTHS, LONG_WEEKDAYS
from coaching.translation import SOURCE_LANGUAGE, Text, _, use_language

THIS_MORNING, THIS_AFTERNOON = _("this morning"), _("this afternoon")
TODAY, YESTERDAY = _("today"), _("yesterday")
# Translators: in a letter, such as "our conversation on Friday".
ON_WEEKDAY = _("on {weekday}")
# Translators: in a letter, such as "our conversation on 5 May".
ON_DAY = _("on {day}")
DAY_MONTH = _("{day} {month}")
# Translators: American English puts the month first.
MONTH_DAY = _("{month} {day}")
WEEKDAY_AND_DAY = _("{weekday}, {day}")
NOON, EVENING = 12, 17
DAYS_OF_WEEKDAY = 6
"""A weekday alone is clear for so many days."""


def when_piece(interview: Interview, opportunity: Opportunity, now: datetime) -> LetterPiece:
    """Returns when the interview took place, as it reads in a letter that goes out now."""
    with use_language(SOURCE_LANGUAGE):
        return LetterPiece(_when_text(interview, opportunity, now), Origin.FACT)


def _when_text(interview: Interview, opportunity: Opportunity, now: datetime) -> str:
    held, today = interview.wall, local_day(now, interview.zone)
    days = (today - held.date()).days
    if days == 0:
        return str(_part_of_today(interview))
    if days == 1:
        return str(YESTERDAY)
    if 1 < days <= DAYS_OF_WEEKDAY:
        return ON_WEEKDAY.format(weekday=LONG_WEEKDAYS[held.weekday()])
    return ON_DAY.format(day=day_text(held.date(), opportunity))


def _part_of_today(interview: Interview) -> Text:
    hour = interview.wall.hour
    if hour < NOON:
        return THIS_MORNING
    return THIS_AFTERNOON if hour < EVENING else TODAY


def local_day(now: datetime, zone: ZoneName) -> date:
    """Returns the day it is now in a zone."""
    return now.astimezone(ZoneInfo(zone)).date()


def day_text(day: date, opportunity: Opportunity) -> str:
    """Returns "5 May", or "May 5" for an American employer."""
    pattern = MONTH_DAY if is_american(opportunity) else DAY_MONTH
    return pattern.format(day=day.day, month=LONG_MONTHS[day.month - 1])


def full_day_piece(day: date, opportunity: Opportunity) -> LetterPiece:
    """Returns "Friday, 15 May"."""
    with use_language(SOURCE_LANGUAGE):
        weekday = LONG_WEEKDAYS[day.weekday()]
        text = WEEKDAY_AND_DAY.format(weekday=weekday, day=day_text(day, opportunity))
    return LetterPiece(text, Origin.FACT)


def is_american(opportunity: Opportunity) -> bool:
    """Tells whether the employer writes as Americans do; without a country its zone tells."""
    if opportunity.country:
        return opportunity.country == "US"
    return opportunity.zone in _AMERICAN_ZONES


_AMERICAN_ZONES = {
    f"America/{city}"
    for city in ("New_York", "Chicago", "Denver", "Los_Angeles", "Phoenix", "Detroit", "Anchorage")
} | {"Pacific/Honolulu"}

"""Says at which moment clocks show a time of day, also where they are put forward or back."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from coaching.model.vocabulary import InvalidInputError
from coaching.model.wording import long_date_text, long_day_text, time_text
from coaching.translation import _

SKIPPED_TIME: Final = _(
    "The clocks go forward then: on {day} there is no {time}."
    " Which time is it, for example “{example}”?"
)
# Translators: a time zone left this day out, as Samoa did when it changed sides.
SKIPPED_DAY: Final = _("There is no {date} there. Which day is it?")


def moments_on_day(day: date, minutes: int, zone: tzinfo) -> tuple[datetime, ...]:
    """Returns the moments in UTC at which clocks show so many minutes past that day's midnight.

    There are two as the clocks go back; raises InvalidInputError where they skip that time.
    """
    local = datetime.combine(day, time()) + timedelta(minutes=minutes)  # what the clock shows
    candidates = [local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    real = [
        moment for moment in candidates if moment.astimezone(zone).replace(tzinfo=None) == local
    ]
    if not real:
        raise InvalidInputError(
            SKIPPED_TIME.format(
                day=long_day_text(local.day, local.month),
                time=time_text(local.time()),
                example=f"{candidates[0].astimezone(zone):%H:%M}",
            )
        )
    return tuple(dict.fromkeys(real))


def first_moment_of_day(day: date, zone: ZoneInfo) -> datetime:
    """Returns when that day begins, in UTC; raises InvalidInputError for a day the zone skipped."""
    start = datetime.combine(day, time(), zone).astimezone(UTC)
    if start.astimezone(zone).date() != day:
        date_words = long_date_text(day.day, day.month, day.year)
        raise InvalidInputError(SKIPPED_DAY.format(date=date_words))
    return start

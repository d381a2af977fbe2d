"""What may wait comes in one card a day, in the morning and without a sound."""

from calendar import monthrange
from datetime import date, datetime, time
from functools import lru_cache

from coaching.calendar.business_hours import DAY, WakingHours, local_moment

QUIET_CARD_AT = time(9, 30)
"""At this local time the night is over and the working day is not lost."""


@lru_cache(maxsize=4096)
def quiet_card_moment(day: date, waking: WakingHours) -> datetime:
    """Returns 9:30 of that day (UTC), or when they wake that day, or the last waking moment
    before."""
    wanted = local_moment(day, QUIET_CARD_AT, waking.zone)
    at = waking.next_waking_moment(wanted)
    midnight = local_moment(day + DAY, time(0), waking.zone)
    return at if at < midnight else waking.last_waking_moment(wanted)


def add_months(day: date, months: int) -> date:
    """Returns the same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

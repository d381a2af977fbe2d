"""A time that was read is said back in full, so that a misreading is seen at once."""

from datetime import datetime, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from coaching.model.vocabulary import ZoneName
from coaching.model.wording import full_day_text, time_text
from coaching.reading.times.time_readings import TimeReading
from coaching.translation import _

# Translators: such as "Thu 26 Nov 2026, 10:00" or "Thu 26 Nov 2026, 10:00–11:00".
READING: Final = _("{day}, {time}")
READING_SPAN: Final = _("{day}, {start}–{end}")
# Translators: such as "Thu 19 Nov 2026, 06:00 (12:00 CET)"; the reading is as above.
BOTH_CLOCKS: Final = _("{reading} ({time} {zone})")


def format_reading(reading: TimeReading, zone: ZoneName) -> str:
    """Formats the reading in full for confirmation: "Thu 12 Nov 2026, 10:00–11:00".

    An hour that comes twice is marked by its distance from UTC.
    """
    day = full_day_text(reading.day)
    if not reading.has_time:
        return day
    ends = [end for end in (reading.start, reading.end) if end]
    local, suffix = _to_local_times(ends, ZoneInfo(zone))
    times = [time_text(end.time()) for end in local]
    if len(times) == 1:
        return READING.format(day=day, time=times[0]) + suffix
    return READING_SPAN.format(day=day, start=times[0], end=times[1]) + suffix


def format_both_clocks(reading: TimeReading, zone: ZoneName) -> str:
    """Formats the reading, and what clocks show in the time zone that was written beside it.

    An example is "Thu 19 Nov 2026, 06:00 (12:00 CET)".
    """
    text = format_reading(reading, zone)
    if reading.said is None or not reading.has_time:
        return text
    there = reading.start.astimezone(reading.said.zone)
    if there.utcoffset() == reading.start.astimezone(ZoneInfo(zone)).utcoffset():
        return text
    zone_name = reading.said.words.rpartition("/")[2].replace("_", " ")
    return BOTH_CLOCKS.format(reading=text, time=time_text(there.time()), zone=zone_name)


def _to_local_times(ends: list[datetime], zone: ZoneInfo) -> tuple[list[datetime], str]:
    """Returns local times, and the first one's distance from UTC if that hour comes twice."""
    local = [end.astimezone(zone) for end in ends]
    if all(end.replace(fold=0).utcoffset() == end.replace(fold=1).utcoffset() for end in local):
        return local, ""
    offset = local[0].utcoffset() or timedelta()
    return [end.astimezone(timezone(offset)) for end in ends], f" {timezone(offset)}"

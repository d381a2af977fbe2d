"""Reads the events out of an invitation (.ics), whoever wrote it and however broken it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from coaching.model.vocabulary import ZoneName
from coaching.reading.files.recurrence import first_to_come
from coaching.reading.people.names import clean_text

Component = Any
"""A part of a calendar as icalendar has it; what one holds is known only once it is looked at."""

MOST_EVENTS: Final = 10
_MOST_LINES: Final = 4_000
_MOST_CHARACTERS: Final = 48 * 1024
_MOST_GUESTS: Final = 40
_MOST_WORDS: Final = 1_200
_MOST_OF_A_LINE: Final = 200
_LONGEST_LINE: Final = 4_000
_COMPONENTS: Final = frozenset({"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"})
_PROPERTIES: Final = frozenset(
    {
        *("METHOD", "UID", "SEQUENCE", "STATUS", "SUMMARY", "LOCATION", "DESCRIPTION", "URL"),
        *("DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RECURRENCE-ID", "ORGANIZER"),
        *("ATTENDEE", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "X-WR-TIMEZONE"),
    }
)
"""Everything else in an invitation is for calendars, and is not looked at."""


class NoCalendarError(ValueError):
    """The text is no calendar, or too broken to find an event in it."""


class WholeCalendarError(ValueError):
    """It is a whole calendar with more than MOST_EVENTS events, and no invitation."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Is somebody who invites or is invited; what the invitation does not say is empty."""

    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Holds one event. `start` and `end` are UTC, None for an event of whole days, which begins on
    `day`; `zone` is the IANA name of the zone it was planned in, where it names one."""

    uid: str
    day: date
    start: datetime | None = None
    end: datetime | None = None
    zone: str = ""
    sequence: int = 0
    method: str = "REQUEST"
    is_cancelled: bool = False
    summary: str = ""
    location: str = ""
    description: str = ""
    organizer: Guest = Guest()
    guests: tuple[Guest, ...] = ()


def is_calendar(text: str) -> bool:
    """Tells whether a text is a calendar's, whole or broken."""
    return text.lstrip("\ufeff \t\r\n")[:15].upper() == "BEGIN:VCALENDAR"


def shorten_calendar(text: str) -> str:
    """Returns the lines of a calendar that can say something here, in some thousand characters."""
    return "\r\n".join(_keep_known_lines(text))[:_MOST_CHARACTERS]


def _check_events(text: str) -> None:
    events = text.upper().count("\nBEGIN:VEVENT")
    if events > MOST_EVENTS:
        raise WholeCalendarError
    if not events or not is_calendar(text):
        raise NoCalendarError


def read_events(text: str, now: datetime, zone: ZoneName) -> tuple[CalendarEvent, ...]:
    """Returns the events, of one that comes again and again the next to come.

    `zone` is the person's: what names none happens there. Raises NoCalendarError and
    WholeCalendarError. For what is written to take long it takes up to a quarter of a second.
    """
    short = shorten_calendar(text)
    _check_events(short)
    calendars = _parse(short)
    found = (
        event
        for calendar in calendars
        for component in calendar.walk("VEVENT")
        if (event := _try_event(calendar, component, now, zone)) is not None
    )
    events = _choose_occurrences(found, now)
    if not events:
        raise NoCalendarError
    return events


def _parse(text: str) -> list[Component]:
    from icalendar import Calendar  # loaded late: it takes a sixth of a second

    try:
        return list(Calendar.from_ical(text, multiple=True))
    except Exception as error:  # whatever somebody sent, it is no calendar
        raise NoCalendarError from error


def _keep_known_lines(text: str) -> Iterator[str]:
    """Yields the lines of an invitation that matter, unfolded, so that little is left to parse."""
    unfolded = text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    skipped = 0
    for line in unfolded.split("\n")[:_MOST_LINES]:
        name = line.partition(":")[0].partition(";")[0].strip().upper()
        component = line.partition(":")[2].strip().upper()
        if name in {"BEGIN", "END"} and component not in _COMPONENTS:
            skipped = max(0, skipped + (1 if name == "BEGIN" else -1))
        elif not skipped and (name in {"BEGIN", "END"} or name in _PROPERTIES):
            yield line.strip()[:_LONGEST_LINE]


def _try_event(
    calendar: Component, component: Component, now: datetime, zone: ZoneName
) -> CalendarEvent | None:
    """Returns the event, None for one that does not say when it is."""
    try:
        return _make_event(calendar, component, now, zone)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return None


def _make_event(
    calendar: Component, component: Component, now: datetime, zone: ZoneName
) -> CalendarEvent:
    begins = component["DTSTART"].dt
    occurrence = _next_occurrence(component, begins, now, zone)
    is_whole_day = not isinstance(begins, datetime)
    start = None if is_whole_day else _to_utc(occurrence, zone)
    return CalendarEvent(
        uid=_words(component, "UID", _MOST_OF_A_LINE),
        day=occurrence if start is None else start.astimezone(ZoneInfo(zone)).date(),
        start=start,
        end=start and start + _length(component, begins, zone),
        zone=_zone_named(calendar, component),
        sequence=int(component.get("SEQUENCE", 0)),
        method=_words(calendar, "METHOD", 20).upper() or "REQUEST",
        is_cancelled=_words(component, "STATUS", 20).upper() == "CANCELLED",
        summary=_words(component, "SUMMARY", _MOST_OF_A_LINE),
        location=_words(component, "LOCATION", _MOST_OF_A_LINE),
        description=_words(component, "DESCRIPTION", _MOST_WORDS),
        organizer=next(_read_guests(component.get("ORGANIZER")), Guest()),
        guests=tuple(_read_guests(component.get("ATTENDEE")))[:_MOST_GUESTS],
    )


def _next_occurrence(component: Component, begins: Any, now: datetime, zone: ZoneName) -> Any:
    """Returns when it is next: a datetime as it was written, or a day."""
    rule = component.get("RRULE")
    if not isinstance(rule, Mapping):
        return begins  # it comes once, or nobody can tell how often
    moment = begins if isinstance(begins, datetime) else datetime.combine(begins, time())
    wanted = now.astimezone(moment.tzinfo or ZoneInfo(zone))
    if moment.tzinfo is None:
        wanted = wanted.replace(tzinfo=None)
    found = first_to_come(moment, rule, _read_left_out(component), wanted)
    return found if isinstance(begins, datetime) else found.date()


def _read_left_out(component: Component) -> frozenset[Any]:
    said = component.get("EXDATE", [])
    lists = said if isinstance(said, list) else [said]
    return frozenset(one.dt for dates in lists for one in getattr(dates, "dts", ())[:_MOST_GUESTS])


def _length(component: Component, begins: Any, zone: ZoneName) -> timedelta:
    if "DTEND" in component:
        return _to_utc(component["DTEND"].dt, zone) - _to_utc(begins, zone)
    return component["DURATION"].dt if "DURATION" in component else timedelta(hours=1)


def _to_utc(moment: datetime, zone: ZoneName) -> datetime:
    local = moment if moment.tzinfo is not None else moment.replace(tzinfo=ZoneInfo(zone))
    return local.astimezone(UTC)


def _zone_named(calendar: Component, component: Component) -> str:
    """Returns the zone's name as the world has it; Windows and Outlook have names of their own."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    key = getattr(getattr(component["DTSTART"].dt, "tzinfo", None), "key", None)
    written = str(component["DTSTART"].params.get("TZID", ""))
    found = key or WINDOWS_TO_OLSON.get(written, written)
    return found if "/" in found else _words(calendar, "X-WR-TIMEZONE", 60)


def _words(component: Component, name: str, most: int) -> str:
    said = component.get(name, "")
    first = said[0] if isinstance(said, list) and said else said
    return clean_text(str(first)[: 4 * most])[:most].strip()


def _read_guests(said: Any) -> Iterator[Guest]:
    """Yields the people among those invited; a room or a device is none."""
    for one in said if isinstance(said, list) else [said]:
        parameters = getattr(one, "params", {})
        if one is None or str(parameters.get("CUTYPE", "")).upper() in {"ROOM", "RESOURCE"}:
            continue
        address = clean_text(str(one)[:_MOST_OF_A_LINE]).strip()
        email = address[7:] if address.lower().startswith("mailto:") else ""
        name = clean_text(str(parameters.get("CN", ""))[:_MOST_OF_A_LINE]).strip(" \"'")
        yield Guest(name="" if "@" in name else " ".join(name.split()), email=email)


def _choose_occurrences(
    events: Iterable[CalendarEvent], now: datetime
) -> tuple[CalendarEvent, ...]:
    """Returns one event of each series, the next to come, in the order of time."""
    chosen: dict[str, CalendarEvent] = {}
    for number, event in enumerate(events):
        key = event.uid or str(number)
        earlier = chosen.get(key)
        if earlier is None or _rank(event, now) < _rank(earlier, now):
            chosen[key] = event
    return tuple(sorted(chosen.values(), key=lambda one: (one.day, str(one.start))))


def _rank(event: CalendarEvent, now: datetime) -> tuple[bool, str]:
    is_over = (event.end or event.start or now) < now or event.day < (
        now - timedelta(days=2)
    ).date()
    return is_over, str(event.start or event.day)

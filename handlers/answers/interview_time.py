"""Reads when an interview starts, how long it takes and how it is held, as people type it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from coaching.model.vocabulary import Country, Kind, ZoneName
from coaching.reading.dates import Reading, echo, moments, read_duration, read_time, read_when
from handlers.flows.flow import UNKEPT, Answers
from handlers.flows.question import Choice, Choices, Question, Scene, Which, always
from handlers.ui import formatting

TIME = "At what time {day}?"
HOW = "How is it held?"
LENGTH = "How long? Half an hour, an hour; or type it, such as <i>75 min</i>."
WHICH_DAY = "That can be read in two ways. Which do you mean?"
FAR_OFF = "That is {distance}. Is it right?"
TOO_FAR = timedelta(days=300)
TOO_OLD = timedelta(days=100)
USA = Country("US")


# -- when ----------------------------------------------------------------------------------------


def read_start(text: str, scene: Scene) -> Any:
    """{"start", "minutes", "timed"} of a typed start; Which when it may be two, or is far off."""
    zone = formatting.zone_of(scene.person)
    order: Literal["mdy", "dmy"] = "mdy" if scene.person.country == USA else "dmy"
    readings = read_when(text, now=scene.as_of, zone=zone, order=order)
    if len(readings) > 1:
        raise Which(WHICH_DAY, [_start_choice(one, zone) for one in readings])
    _check_far(readings[0], scene.now, zone)
    return _kept_start(readings[0], zone)


def _read_when(text: str, scene: Scene) -> Any:
    """The start; a span says how long as well, whatever was said of that before."""
    start = read_start(text, scene)
    return Answers(own=start, more={"length": None}) if start["minutes"] else start


def _start_choice(reading: Reading, zone: ZoneName) -> Choice:
    return Choice(echo(reading, zone), _kept_start(reading, zone))


def _check_far(reading: Reading, now: datetime, zone: ZoneName) -> None:
    """A start a year away is more often a slip than a plan: the person says so once."""
    if reading.start > now + TOO_FAR or reading.start < now - TOO_OLD:
        far = f"{echo(reading, zone)}, {formatting.distance(reading.start, now)}"
        raise Which(
            FAR_OFF.format(distance=far), [Choice("Yes, that is right", _kept_start(reading, zone))]
        )


def _kept_start(reading: Reading, zone: ZoneName) -> dict[str, Any]:
    length = reading.end - reading.start if reading.end else None
    return {
        "start": reading.start.isoformat(),
        "minutes": round(length / timedelta(minutes=1)) if length else None,
        "timed": reading.has_time,
        "words": echo(reading, zone),
    }


def _read_clock(text: str, scene: Scene) -> Any:
    """The time of day for a start that came without one."""
    when = scene.said("when")
    zone = ZoneInfo(formatting.zone_of(scene.person))
    local = datetime.fromisoformat(when["start"]).astimezone(zone)
    clock = read_time(text)
    start = moments(local.date(), clock.hour * 60 + clock.minute, zone)[0]
    reading = Reading(start, None, has_time=True, day=local.date())
    words = echo(reading, formatting.zone_of(scene.person))
    whole = {**when, "start": start.isoformat(), "timed": True, "words": words}
    return Answers(own=UNKEPT, more={"when": whole})


def _day_of(scene: Scene) -> str:
    start = datetime.fromisoformat(scene.said("when")["start"])
    day = formatting.day(start, formatting.zone_of(scene.person), scene.now)
    return TIME.format(day=f"on {day}" if day[:1].isupper() else day)


def _untimed(scene: Scene) -> bool:
    return not (scene.said("when") or {"timed": True})["timed"]


def _told_when(value: Any) -> str:
    return str(value["words"])


def when_questions(
    prompt: str | Callable[[Scene], str], only: Callable[[Scene], bool] = always
) -> tuple[Question, ...]:
    """Asks for the start, and for its time of day when only a day was said."""
    return (
        Question("when", prompt, _read_when, optional=False, when=only, told=_told_when),
        Question(
            "time",
            _day_of,
            _read_clock,
            optional=False,
            when=lambda scene: only(scene) and _untimed(scene),
        ),
    )


def start_in(answers: Mapping[str, Any]) -> datetime:
    """The start that was said, in UTC."""
    return datetime.fromisoformat(answers["when"]["start"])


def minutes_in(answers: Mapping[str, Any], usual: int = 60) -> int:
    """How long it takes, as far as that was said."""
    return int(answers.get("length") or answers["when"].get("minutes") or usual)


# -- how long and how ----------------------------------------------------------------------------


def _read_length(text: str, _: Scene) -> int:
    return round(read_duration(text) / timedelta(minutes=1))


def _length_choices(_: Scene) -> Choices:
    return (
        (Choice("30 min", 30), Choice("45 min", 45), Choice("1 hour", 60), Choice("90 min", 90)),
    )


def told_length(value: Any) -> str:
    """75 min."""
    return f"{value} min"


def length_question(only: Callable[[Scene], bool] = always, *, optional: bool = True) -> Question:
    """Asks how long it takes."""
    return Question(
        "length",
        LENGTH,
        _read_length,
        _length_choices,
        told=told_length,
        when=only,
        optional=optional,
    )


def _read_how(text: str, _: Scene) -> str:
    wanted = text.strip().casefold().replace("-", " ")
    for kind, words in formatting.KINDS.items():
        if wanted in (words, kind.value):
            return kind.value
    return Kind.OTHER.value


def _how_choices(_: Scene) -> Choices:
    return (
        (Choice("Video", "video"), Choice("Phone", "phone"), Choice("On site", "on_site")),
        (Choice("Panel", "panel"), Choice("Something else", "other")),
    )


def told_how(value: Any) -> str:
    """On site."""
    return formatting.KINDS[Kind(value)]


def how_question(only: Callable[[Scene], bool] = always, *, optional: bool = True) -> Question:
    """Asks how it is held."""
    return Question(
        "how", HOW, _read_how, _how_choices, told=told_how, when=only, optional=optional
    )

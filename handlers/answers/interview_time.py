"""Reads when an interview starts, how long it takes and how it is held, as people type it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from coaching.model.documents import Person
from coaching.model.vocabulary import CountryCode, InterviewKind, ZoneName
from coaching.reading.times.clock_moments import moments_on_day
from coaching.reading.times.date_days import DateOrder
from coaching.reading.times.dates import read_duration, read_time, read_when
from coaching.reading.times.time_readings import TimeReading
from coaching.reading.times.time_wording import format_both_clocks, format_reading
from coaching.translation import Words, _, plural
from handlers.flows.flow import DISCARD, Answers
from handlers.flows.question import (
    AmbiguousAnswer,
    Choice,
    Choices,
    Question,
    QuestionContext,
    always,
)
from handlers.ui import formatting

# Translators: the day is "today", "tomorrow" or "yesterday".
TIME_NEAR_PROMPT = _("At what time {day}?")
# Translators: the day is such as "Thu 26 Nov".
TIME_PROMPT = _("At what time on {day}?")
HOW_PROMPT = _("How is it held?")
LENGTH = _("How long? Half an hour, an hour; or type it, such as <i>75 min</i>.")
WHICH_DAY = _("That can be read in two ways. Which do you mean?")
FAR_OFF_PROMPT = _("That is {when}, {distance}. Is it right?")
RIGHT = _("Yes, that is right")
MINUTES = plural("{count} min", "{count} min")
HOURS = plural("{count} hour", "{count} hours")
HOW_LABELS = (
    ((_("Video"), "video"), (_("Phone"), "phone"), (_("On site"), "on_site")),
    ((_("Panel"), "panel"), (_("Something else"), "other")),
)
MAX_AHEAD = timedelta(days=300)
MAX_AGO = timedelta(days=100)
USA = CountryCode("US")


# -- when ----------------------------------------------------------------------------------------


def date_order(person: Person) -> DateOrder:
    """Returns in which order the person writes day and month."""
    return "mdy" if person.country == USA else "dmy"


def read_start(text: str, context: QuestionContext) -> Any:
    """Returns {"start", "minutes", "timed", "words"} of a typed start.

    Raises AmbiguousAnswer when the text can be read in two ways, or when the start is far off.
    """
    zone = formatting.person_zone(context.person)
    readings = read_when(text, now=context.as_of, zone=zone, order=date_order(context.person))
    if len(readings) > 1:
        raise AmbiguousAnswer(WHICH_DAY, [_start_choice(one, zone) for one in readings])
    _check_far(readings[0], context.now, zone)
    return _start_answer(readings[0], zone)


def _read_when(text: str, context: QuestionContext) -> Any:
    """Reads the start.

    When the text says how long it takes, an earlier answer about the length goes.
    """
    start = read_start(text, context)
    return Answers(answer=start, other_answers={"length": None}) if start["minutes"] else start


def _start_choice(reading: TimeReading, zone: ZoneName) -> Choice:
    return Choice(format_both_clocks(reading, zone), _start_answer(reading, zone))


def _check_far(reading: TimeReading, now: datetime, zone: ZoneName) -> None:
    """Asks the person to confirm a start a year away: it is more often a slip than a plan."""
    if reading.start > now + MAX_AHEAD or reading.start < now - MAX_AGO:
        raise AmbiguousAnswer(
            FAR_OFF_PROMPT.format(
                when=format_reading(reading, zone),
                distance=formatting.relative_time(reading.start, now),
            ),
            [Choice(RIGHT, _start_answer(reading, zone))],
        )


def _start_answer(reading: TimeReading, zone: ZoneName) -> dict[str, Any]:
    length = reading.end - reading.start if reading.end else None
    return {
        "start": reading.start.isoformat(),
        "minutes": round(length / timedelta(minutes=1)) if length else None,
        "timed": reading.has_time,
        "words": format_both_clocks(reading, zone),
    }


def _read_time_of_day(text: str, context: QuestionContext) -> Any:
    """Reads the time of day for a start that was typed without one."""
    when = context.answer("when")
    zone = ZoneInfo(formatting.person_zone(context.person))
    local = datetime.fromisoformat(when["start"]).astimezone(zone)
    clock = read_time(text)
    start = moments_on_day(local.date(), clock.hour * 60 + clock.minute, zone)[0]
    reading = TimeReading(start, None, has_time=True, day=local.date())
    words = format_reading(reading, formatting.person_zone(context.person))
    whole = {**when, "start": start.isoformat(), "timed": True, "words": words}
    return Answers(answer=DISCARD, other_answers={"when": whole})


def _time_prompt(context: QuestionContext) -> str:
    start = datetime.fromisoformat(context.answer("when")["start"])
    zone = formatting.person_zone(context.person)
    near = formatting.near_day_text(start, zone, context.now)
    if near:
        return TIME_NEAR_PROMPT.format(day=near)
    return TIME_PROMPT.format(day=formatting.day_text(start, zone, context.now))


def _is_time_missing(context: QuestionContext) -> bool:
    return not (context.answer("when") or {"timed": True})["timed"]


def _when_text(value: Any) -> str:
    return str(value["words"])


def when_questions(
    prompt: Words | Callable[[QuestionContext], Words],
    condition: Callable[[QuestionContext], bool] = always,
) -> tuple[Question, ...]:
    """Asks for the start, and for its time of day when the person named only a day."""
    return (
        Question(
            "when",
            prompt,
            _read_when,
            optional=False,
            when=condition,
            format_answer=_when_text,
            picks_time="any",
        ),
        Question(
            "time",
            _time_prompt,
            _read_time_of_day,
            optional=False,
            when=lambda context: condition(context) and _is_time_missing(context),
        ),
    )


def answer_start(answers: Mapping[str, Any]) -> datetime:
    """Returns the start that the person gave, in UTC."""
    return datetime.fromisoformat(answers["when"]["start"])


def answer_minutes(answers: Mapping[str, Any], usual: int = 60) -> int:
    """Returns how many minutes the interview takes; `usual` when the person did not say."""
    return int(answers.get("length") or answers["when"].get("minutes") or usual)


# -- how long and how ----------------------------------------------------------------------------


def _read_length(text: str, _: QuestionContext) -> int:
    return round(read_duration(text) / timedelta(minutes=1))


def _length_choices(_: QuestionContext) -> Choices:
    return (
        (
            Choice(length_text(30), 30),
            Choice(length_text(45), 45),
            Choice(HOURS.format(1), 60),
            Choice(length_text(90), 90),
        ),
    )


def length_text(value: Any) -> str:
    """Returns such as "75 min"."""
    return MINUTES.format(value)


def length_question(
    condition: Callable[[QuestionContext], bool] = always, *, optional: bool = True
) -> Question:
    """Asks how long the interview takes."""
    return Question(
        "length",
        LENGTH,
        _read_length,
        _length_choices,
        format_answer=length_text,
        when=condition,
        optional=optional,
    )


def _read_how(text: str, _: QuestionContext) -> str:
    wanted = text.strip().casefold().replace("-", " ")
    for kind, words in formatting.KINDS.items():
        if wanted in (words.source, str(words).casefold(), kind.value):
            return kind.value
    return InterviewKind.OTHER.value


def _how_choices(_: QuestionContext) -> Choices:
    return [[Choice(label, kind) for label, kind in row] for row in HOW_LABELS]


def how_text(value: Any) -> str:
    """Returns such as "On site"."""
    return str(formatting.KINDS[InterviewKind(value)])


def how_question(
    condition: Callable[[QuestionContext], bool] = always, *, optional: bool = True
) -> Question:
    """Asks how the interview is held."""
    return Question(
        "how",
        HOW_PROMPT,
        _read_how,
        _how_choices,
        format_answer=how_text,
        when=condition,
        optional=optional,
    )

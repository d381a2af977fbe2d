"""The card that reads an interview back as it would be saved, before it is."""

from datetime import datetime, timedelta
from html import escape
from typing import Any

from coaching.calendar.cities import country_name
from coaching.model.vocabulary import Country, Kind, ZoneName
from handlers.answers.interview_time import minutes_in, start_in
from handlers.answers.limits_messages import one_too_many
from handlers.answers.match_opportunity import job_of
from handlers.answers.places import country_in, place_words, zone_in
from handlers.flows.question import Scene
from handlers.ui import formatting

RIGHT = "Is that right?"
BEHIND = "held"
AHEAD = "upcoming"
NOW_ON = "going on now"


def place_in(scene: Scene) -> tuple[ZoneName, Country]:
    """Where the employer is: as said now, as known of the job, or where the person is."""
    city = scene.answers.get("city")
    if city:
        return zone_in(city), country_in(city)
    known = job_of(scene)
    return (known.zone, known.country) if known else (_own_zone(scene), scene.person.country)


def _own_zone(scene: Scene) -> ZoneName:
    return formatting.zone_of(scene.person)


def summary(scene: Scene) -> str:
    """The card: every field as it would be saved, in the person's and the employer's time."""
    answers = scene.answers
    start, minutes = start_in(answers), minutes_in(answers)
    end = start + timedelta(minutes=minutes)
    zone, country = place_in(scene)
    mine = _own_zone(scene)
    begins = formatting.moment_words(start, mine, scene.now)
    state = AHEAD if start > scene.now else NOW_ON if end > scene.now else BEHIND
    lines = [
        _heading(scene),
        f"{begins}–{formatting.clock(end, mine)}, your time",
        f"{_how(answers)}, {minutes} min · {state}, {formatting.distance(start, scene.now)}",
        _employer(start, zone, country, scene),
    ]
    if answers.get("requirements"):
        lines.append(f"Asks for: {escape(answers['requirements'])}")
    return "\n".join([*lines, "", one_too_many(scene) or RIGHT])


def _heading(scene: Scene) -> str:
    """The job as it was logged first when this is a further round of it."""
    known = job_of(scene)
    if known is not None:
        return formatting.heading(known)
    return f"<b>{escape(scene.answers['company'])}</b> · {escape(scene.answers['role'])}"


def _employer(start: datetime, zone: ZoneName, country: Country, scene: Scene) -> str:
    there = _their_clock(start, zone, _own_zone(scene))
    return f"Employer: {place_words(zone, scene.now)}{_holidays(country)}{there}"


def _how(answers: Any) -> str:
    words = formatting.KINDS[Kind(answers.get("how") or Kind.OTHER)]
    return words.capitalize()


def _holidays(country: Country) -> str:
    name = country_name(country) if country else ""
    article = "the " if name.startswith(_WITH_ARTICLE) else ""
    return f", holidays of {article}{name}" if name else ""


_WITH_ARTICLE = ("United ", "Netherlands", "Philippines", "Czech Rep", "Dominican Rep")


def _their_clock(start: datetime, zone: ZoneName, mine: ZoneName) -> str:
    there = formatting.clock(start, zone)
    return f" · {there} there" if there != formatting.clock(start, mine) else ""

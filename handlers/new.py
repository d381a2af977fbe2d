"""/new: logs an interview, in one line or asked for, and shows a card to confirm or correct."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from html import escape
from typing import Any, Literal
from zoneinfo import ZoneInfo

from telegram import Update

from coaching.dates import Reading, echo, moments, read_duration, read_time, read_when
from coaching.facts import Conversation, Interview, Opportunity
from coaching.names import read_name, read_note
from coaching.places import country_name
from coaching.planner import plan
from coaching.steps import StepKey, StepKind
from coaching.terms import Country, InterviewId, Kind, OpportunityId, Rejected, ZoneName
from handlers import conversation, phrases, pings
from handlers.cards import Ref
from handlers.flows import UNKEPT, Answers, Flow, flow
from handlers.places import country_in, place_words, read_place, told_place, zone_in
from handlers.questions import Choice, Choices, Question, Scene, Which, scene_of
from handlers.turn import Turn
from handlers.welcome import need_place, note_name

COMPANY = "Which company?"
ROLE = "For which role?"
WHEN = (
    "When does it start, or when did it? In your own time, such as <i>yesterday 3pm</i>, "
    "<i>tomorrow 14:30</i> or <i>12 Nov 10:00</i>."
)
TIME = "At what time {day}?"
HOW = "How is it held?"
LENGTH = "How long? Half an hour, an hour; or type it, such as <i>75 min</i>."
CITY = "Which city is the employer in? I keep to business hours and holidays there."
REQUIREMENTS = "What does the job ask for? Two or three points help your referees later."
WHICH_DAY = "That can be read in two ways. Which do you mean?"
FAR_OFF = "That is {distance}. Is it right?"
RIGHT = "Is that right?"
CONFIRM_IN_WORDS = "Take <b>Looks right</b>, or the part that should change."
BEHIND = "held"
AHEAD = "upcoming"
NOW_ON = "going on now"
SAVED_AHEAD = (
    "Saved. A short checklist comes {before}; once it is over I ask for a few quick notes. "
    "Nothing to do for it until then."
)
SAVED_NOW = "Saved. Once it is over I ask for a few quick notes."
SAVED = "Saved."
ROUND = "Saved as round {number} at {company}."
TOO_FAR = timedelta(days=300)
TOO_OLD = timedelta(days=100)

USA = Country("US")


# -- reading -------------------------------------------------------------------------------------


def split_line(line: str) -> dict[str, str]:
    """Company; Role; when: the parts in their order, those that are there."""
    parts = [part.strip() for part in line.split(";" if ";" in line else "\n", 2)]
    return {
        key: part for key, part in zip(("company", "role", "when"), parts, strict=False) if part
    }


def read_start(text: str, scene: Scene) -> Any:
    """{"start", "minutes", "timed"} of a typed start; Which when it may be two, or is far off."""
    zone = phrases.zone_of(scene.person)
    order: Literal["mdy", "dmy"] = "mdy" if scene.person.country == USA else "dmy"
    readings = read_when(text, now=scene.now, zone=zone, order=order)
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
        far = f"{echo(reading, zone)}, {phrases.distance(reading.start, now)}"
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
    zone = ZoneInfo(phrases.zone_of(scene.person))
    local = datetime.fromisoformat(when["start"]).astimezone(zone)
    clock = read_time(text)
    start = moments(local.date(), clock.hour * 60 + clock.minute, zone)[0]
    reading = Reading(start, None, has_time=True, day=local.date())
    words = echo(reading, phrases.zone_of(scene.person))
    whole = {**when, "start": start.isoformat(), "timed": True, "words": words}
    return Answers(own=UNKEPT, more={"when": whole})


def _read_length(text: str, _: Scene) -> int:
    return round(read_duration(text) / timedelta(minutes=1))


def _read_how(text: str, _: Scene) -> str:
    wanted = text.strip().casefold().replace("-", " ")
    for kind, words in phrases.KINDS.items():
        if wanted in (words, kind.value):
            return kind.value
    return Kind.OTHER.value


def _read_yes(text: str, _: Scene) -> bool:
    if text.strip().casefold().rstrip(".!") in (
        "yes",
        "y",
        "ok",
        "okay",
        "right",
        "looks right",
        "save",
    ):
        return True
    raise Rejected(CONFIRM_IN_WORDS)


# -- showing -------------------------------------------------------------------------------------


def _start_in(answers: Any) -> datetime:
    return datetime.fromisoformat(answers["when"]["start"])


def _minutes_in(answers: Any) -> int:
    return int(answers.get("length") or answers["when"].get("minutes") or 60)


def _place_in(scene: Scene) -> tuple[ZoneName, Country]:
    city = scene.answers.get("city")
    if city:
        return zone_in(city), country_in(city)
    known = _same(scene)
    return (known.zone, known.country) if known else (_own_zone(scene), scene.person.country)


def _own_zone(scene: Scene) -> ZoneName:
    return phrases.zone_of(scene.person)


def _same(scene: Scene) -> Opportunity | None:
    return find(scene.opportunities, scene.answers["company"], scene.answers["role"])


def summary(scene: Scene) -> str:
    """The card: every field as it would be saved, in the person's and the employer's time."""
    answers = scene.answers
    start, minutes = _start_in(answers), _minutes_in(answers)
    end = start + timedelta(minutes=minutes)
    zone, country = _place_in(scene)
    mine = _own_zone(scene)
    state = AHEAD if start > scene.now else NOW_ON if end > scene.now else BEHIND
    lines = [
        f"<b>{escape(answers['company'])}</b> · {escape(answers['role'])}",
        f"{phrases.moment_words(start, mine, scene.now)}–{phrases.clock(end, mine)}, your time",
        f"{_how(answers)}, {minutes} min · {state}, {phrases.distance(start, scene.now)}",
        _employer(start, zone, country, scene),
    ]
    if answers.get("requirements"):
        lines.append(f"Asks for: {escape(answers['requirements'])}")
    return "\n".join([*lines, "", RIGHT])


def _employer(start: datetime, zone: ZoneName, country: Country, scene: Scene) -> str:
    there = _their_clock(start, zone, _own_zone(scene))
    return f"Employer: {place_words(zone, scene.now)}{_holidays(country)}{there}"


def _how(answers: Any) -> str:
    words = phrases.KINDS[Kind(answers.get("how") or Kind.OTHER)]
    return words.capitalize()


def _holidays(country: Country) -> str:
    return f", holidays of {country_name(country)}" if country else ""


def _their_clock(start: datetime, zone: ZoneName, mine: ZoneName) -> str:
    there = phrases.clock(start, zone)
    return f" · {there} there" if there != phrases.clock(start, mine) else ""


def _confirm_choices(_: Scene) -> Choices:
    return (
        (Choice("Looks right", value=True),),
        (
            Choice("Company", goto="company"),
            Choice("Role", goto="role"),
            Choice("When", goto="when"),
        ),
        (Choice("How", goto="how"), Choice("Length", goto="length"), Choice("City", goto="city")),
        (Choice("What the job asks for", goto="requirements"),),
    )


def _how_choices(_: Scene) -> Choices:
    return (
        (Choice("Video", "video"), Choice("Phone", "phone"), Choice("On site", "on_site")),
        (Choice("Panel", "panel"), Choice("Something else", "other")),
    )


def _length_choices(_: Scene) -> Choices:
    return (
        (Choice("30 min", 30), Choice("45 min", 45), Choice("1 hour", 60), Choice("90 min", 90)),
    )


def _day_of(scene: Scene) -> str:
    start = datetime.fromisoformat(scene.said("when")["start"])
    day = phrases.day(start, _own_zone(scene), scene.now)
    return TIME.format(day=f"on {day}" if day[:1].isupper() else day)


def _told_how(value: Any) -> str:
    return phrases.KINDS[Kind(value)]


def _told_when(value: Any) -> str:
    return str(value["words"])


# -- keeping -------------------------------------------------------------------------------------


def _finish(turn: Turn, talk: Conversation) -> None:
    scene = scene_of(turn.dossier, talk, turn.now)
    opportunity = _opportunity(turn, scene)
    interview = _interview(turn, scene)
    turn.keep(replace(opportunity, interviews=(*opportunity.interviews, interview)))
    turn.say(_saved(turn, opportunity, interview))
    if interview.end <= turn.now:
        pings.show(turn, Ref(opportunity.id, StepKey(StepKind.CAPTURE, interview.id)))


def _opportunity(turn: Turn, scene: Scene) -> Opportunity:
    """The live opportunity with this company and role, or a new one."""
    answers = scene.answers
    known = _same(scene)
    zone, country = _place_in(scene)
    if known is None:
        return Opportunity(
            id=OpportunityId(turn.next_id()),
            company=answers["company"],
            role=answers["role"],
            zone=zone,
            country=country,
            opened=turn.now,
            requirements=answers.get("requirements") or "",
        )
    if answers.get("city"):
        known = replace(known, zone=zone, country=country)
    return replace(known, requirements=answers.get("requirements") or known.requirements)


def find(all_of_them: Iterable[Opportunity], company: str, role: str) -> Opportunity | None:
    """The live opportunity that goes by this company and role, however they were capitalised."""
    wanted = (company.casefold(), role.casefold())
    for one in all_of_them:
        if one.live and (one.company.casefold(), one.role.casefold()) == wanted:
            return one
    return None


def _interview(turn: Turn, scene: Scene) -> Interview:
    start, zone = _start_in(scene.answers), _own_zone(scene)
    return Interview(
        id=InterviewId(turn.next_id()),
        start=start,
        minutes=_minutes_in(scene.answers),
        wall=start.astimezone(ZoneInfo(zone)).replace(tzinfo=None),
        zone=zone,
        kind=Kind(scene.answers.get("how") or Kind.OTHER),
        logged=turn.now,
    )


def _saved(turn: Turn, opportunity: Opportunity, interview: Interview) -> str:
    earlier = len(opportunity.interviews)
    company = escape(opportunity.company)
    first = ROUND.format(number=earlier + 1, company=company) if earlier else SAVED
    if interview.end <= turn.now:
        return first
    checklist = _checklist_at(turn, opportunity.id, interview)
    if checklist is None or checklist <= turn.now:
        return SAVED_NOW.replace(SAVED, first)
    before = phrases.moment_words(checklist, phrases.zone_of(turn.person), turn.now)
    return SAVED_AHEAD.format(before=before).replace(SAVED, first)


def _checklist_at(turn: Turn, opportunity: OpportunityId, interview: Interview) -> datetime | None:
    """When the checklist comes; None when there is no time left for it."""
    kept = turn.opportunity(opportunity)
    steps = plan(turn.person, kept, turn.now) if kept else ()
    key = StepKey(StepKind.LEAVE, interview.id)
    return next((step.speaks for step in steps if step.key == key), None)


# -- the flow --------------------------------------------------------------------------------------


def open_line(turn: Turn, line: str) -> None:
    """Starts the flow from what stands behind /new: what can be read of it is not asked again."""
    asked = split_line(line)
    answers: dict[str, Any] = {}
    scene = Scene(turn.now, turn.person, {})
    for key, read in (("company", _name), ("role", _name), ("when", read_start)):
        if key in asked:
            with suppress(Rejected, Which):
                answers[key] = read(asked[key], scene)
    if line:
        answers |= {"how": None, "length": None}
    conversation.begin(turn, NEW, answers=answers)
    _hear_unclear(turn, asked, answers)


def _hear_unclear(turn: Turn, asked: dict[str, str], answers: dict[str, Any]) -> None:
    """A part of the line that was unclear is heard again as the answer to its question, so that
    the person gets its choices or what is wrong with it, and the rest of the line stays."""
    talk = turn.person.conversation
    if talk is not None and talk.at in asked and talk.at not in answers:
        turn.said.pop()
        conversation.hear(turn, asked[talk.at])


def _name(text: str, _: Scene) -> str:
    return read_name(text)


NEW = flow(
    Flow(
        name="new",
        version=1,
        title=lambda scene: f"logging {escape(scene.answers.get('company') or 'an interview')}",
        questions=(
            Question("company", COMPANY, _name, optional=False),
            Question("role", ROLE, _name, optional=False),
            Question("when", WHEN, _read_when, optional=False, told=_told_when),
            Question(
                "time",
                _day_of,
                _read_clock,
                optional=False,
                when=lambda scene: not (scene.said("when") or {"timed": True})["timed"],
            ),
            Question("how", HOW, _read_how, _how_choices, told=_told_how),
            Question("length", LENGTH, _read_length, _length_choices, told=lambda n: f"{n} min"),
            Question("city", CITY, read_place, told=told_place, on_request=True),
            Question(
                "requirements", REQUIREMENTS, lambda text, _: read_note(text), on_request=True
            ),
            Question("sure", summary, _read_yes, _confirm_choices, optional=False),
        ),
        finish=_finish,
        opened=open_line,
    )
)


async def new(update: Update, turn: Turn) -> None:
    """/new, with or without the line."""
    note_name(update, turn)
    take_line(turn, command_text(update))


def take_line(turn: Turn, line: str) -> None:
    """Logs an interview from a line, or asks for all of it when the line is empty."""
    if not need_place(turn, NEW, line):
        open_line(turn, line)


def command_text(update: Update) -> str:
    """What was written behind the command."""
    message = update.effective_message
    text = message.text if message is not None else None
    _, *line = (text or "").split(maxsplit=1)
    return line[0].strip() if line and (text or "").startswith("/") else ""

"""Recognisers find mentions in a message: times, spans of days, people, companies, amounts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coaching.model.vocabulary import ContactId, ContactPart, OpportunityId, RefereeId
from coaching.reading.proposals import SaidTime, Stretch
from coaching.reading.times.date_days import DateLean


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Is a day, a moment, or both: "yest at 2", "17 aug 11am", "Wed 15:00–15:45 CEST".

    `resolve` says which one is meant, leaning to the past, to the future, or to what is near; it
    returns None where there is no such moment. `minutes` is the length that was said beside it.
    `is_former` marks what no longer holds: "from Tuesday" in "moved from Tuesday to Thursday".
    A time of day has the day that its sentence names apart from it, where there is one.
    """

    span: Stretch
    resolve: Callable[[DateLean], SaidTime | None]
    has_day: bool
    has_time: bool
    minutes: int | None = None
    is_former: bool = False


@dataclass(frozen=True, slots=True)
class LengthMention:
    """Is how long something took or takes: "an hour and twenty", "35 minutes", "about 3 hrs"."""

    span: Stretch
    minutes: int


@dataclass(frozen=True, slots=True)
class RangeMention:
    """Is by when, or between which days, something is to come: "within 2 weeks", "by friday".

    `deadline` is the last moment where an hour was said ("by monday noon"); `is_bound` tells that a
    word of limit stood there ("by", "until", "latest", "before"): both ends are then the last day.
    `is_amount` marks a length that was said bare ("two weeks"): it is a span of days only where
    the sentence is about what is to come.
    """

    span: Stretch
    earliest: date
    latest: date
    deadline: SaidTime | None = None
    is_bound: bool = False
    is_amount: bool = False


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Is somebody by name, with what was said about them beside it.

    `span` holds the name alone, `whole` also what belongs to it (title, part, mail). `name` is the
    fullest form of the name in the message, or the known one. `contact` or `referee` is the known
    person who is meant. `is_aside` marks who was not there: "not Greg", "a story about Kev";
    `is_heard` those among them who only passed on what is said of the firm.
    """

    span: Stretch
    whole: Stretch
    name: str
    title: str | None = None
    part: ContactPart | None = None
    email: str | None = None
    phone: str | None = None
    linkedin: str | None = None
    greeting: str | None = None
    is_referee: bool = False
    contact: ContactId | None = None
    opportunity: OpportunityId | None = None
    referee: RefereeId | None = None
    is_aside: bool = False
    is_heard: bool = False


@dataclass(frozen=True, slots=True)
class CompanyMention:
    """Is an employer by name; `opportunity` is set where it is a known job's.

    `is_agency` marks a firm that only finds people for others ("sam from hays").
    """

    span: Stretch
    name: str
    opportunity: OpportunityId | None = None
    is_agency: bool = False


@dataclass(frozen=True, slots=True)
class RoleMention:
    """Is what the job is called: "senior asset planner", "Ops Analyst"."""

    span: Stretch
    name: str


class DetailKind(StrEnum):
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    LINKEDIN = "linkedin"


@dataclass(frozen=True, slots=True)
class DetailMention:
    """Is a mail address, telephone number or link; `value` is what is kept."""

    span: Stretch
    kind: DetailKind
    value: str


@dataclass(frozen=True, slots=True)
class AmountMention:
    """Is money as it was written: "118k + super", "EUR 61,500", "140-155k"."""

    span: Stretch
    text: str

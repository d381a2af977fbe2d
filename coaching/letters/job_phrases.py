"""Names the job, the employer and the interview's day as they stand inside a sentence."""

import re
from datetime import datetime, timedelta

from coaching.letters import notes
from coaching.letters.role_words import to_running_text
from coaching.model.documents import Interview, Opportunity, Person
from coaching.model.turn_memory import compute_once_a_turn

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAY_AND_MONTH_NAMES = (*_WEEKDAYS, *_MONTHS)


def role_of(opportunity: Opportunity) -> str:
    """Returns the job's name as it stands before "role"; "" when it cannot stand in a sentence."""
    role = re.sub(
        r"(?<!\s)\s+(?:role|position|job)$", "", opportunity.role.strip(), flags=re.IGNORECASE
    )
    return " ".join(role.split()) if notes.is_short_enough(role, 12, 100) else ""


def role_in_text(opportunity: Opportunity) -> str:
    """Returns the job's name as it stands inside a sentence: "data engineer"."""
    return to_running_text(role_of(opportunity))


def company_of(opportunity: Opportunity) -> str:
    """Returns the employer's name; "" when it cannot stand in a sentence."""
    company = " ".join(opportunity.company.split())
    return company if notes.is_short_enough(company, 12, 100) else ""


def about_role_text(opportunity: Opportunity) -> str:
    """Returns " about the data engineer role"; "" when the role is not known."""
    role = role_in_text(opportunity)
    return f" about the {role} role" if role else ""


def for_role_text(opportunity: Opportunity) -> str:
    """Returns " for the data engineer role"; "" when the role is not known."""
    role = role_in_text(opportunity)
    return f" for the {role} role" if role else ""


def for_job_text(opportunity: Opportunity) -> str:
    """Returns " for the data engineer role at Acme", or as much of it as is known."""
    role, company = role_in_text(opportunity), company_of(opportunity)
    at = f" at {company}" if company else ""
    return f" for the {role} role{at}" if role else f" for a job{at}" if company else ""


def day_phrase(interview: Interview, now: datetime) -> str:
    """Returns the interview's day in words that stay true when the note is sent a day later."""
    day = interview.wall.date()
    if is_weekday_clear(interview, now):
        return f"on {_WEEKDAYS[day.weekday()]}"
    return f"on {day.day} {_MONTHS[day.month - 1]}"


def is_weekday_clear(interview: Interview, now: datetime) -> bool:
    """Returns whether the weekday alone tells the day: it was within the last five days."""
    return timedelta(0) <= now - interview.start < timedelta(days=5)


@compute_once_a_turn
def proper_names(person: Person, opportunity: Opportunity) -> frozenset[str]:
    """Returns the words that keep their capital wherever they stand."""
    return notes.name_words(
        opportunity.company, person.first_name, *(contact.name for contact in opportunity.contacts)
    )

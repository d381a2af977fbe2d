"""What a person says on the phone, in lines to keep at hand, and only where calls are allowed."""

from collections.abc import Sequence
from datetime import datetime

from coaching.letters.job_phrases import is_weekday_clear, role_of
from coaching.letters.letter import Occasion, own_name
from coaching.model.documents import Contact, Interview
from coaching.model.vocabulary import Channel
from coaching.model.wording import LONG_WEEKDAYS, long_day_text
from coaching.translation import Text, _

ASK_FOR = _("Ask for {name}.")
ASK_FOR_BY_NUMBER = _("Ask for {name}, {number}.")
ASK_FOR_COORDINATOR = _("Ask for whoever coordinates the interviews.")
# Translators: {about} is such as "interview on Friday for the Data Engineer role".
SAY_WHO_YOU_ARE = _("Say who you are: {name}, {about}.")
YOUR_NAME = _("your name")
THANK_THEM = _("Thank them; two minutes are enough.")
CHECK_IN_POINTS = (
    _("Ask whether a decision is made, or when you may expect one."),
    _("Ask whether they need anything else from you."),
)
FEEDBACK_POINTS = (
    _("Thank them for telling you. The decision stands; do not argue with it."),
    _("Ask for one or two things to do better next time, and write them down."),
)
REBOOKING_POINTS = (
    _("Say that you would still like to talk, and ask for a new time. No reasons are needed."),
    _("Have two or three times ready, on their clocks."),
)

# Translators: the following stand in "Say who you are: {name}, {about}."
INTERVIEW = _("interview")
INTERVIEW_FOR_ROLE = _("interview for the {role} role")
INTERVIEW_THEN = _("interview {when}")
INTERVIEW_THEN_FOR_ROLE = _("interview {when} for the {role} role")
PLANNED_INTERVIEW = _("interview that was planned {when}")
PLANNED_INTERVIEW_FOR_ROLE = _("interview that was planned {when} for the {role} role")
# Translators: stands in "interview {when}".
ON_WEEKDAY = _("on {weekday}")
# Translators: stands in "interview {when}"; {day} is such as "26 November".
ON_DAY = _("on {day}")


def write_call_notes(
    occasion: Occasion,
    contact: Contact | None,
    interview: Interview | None,
    points: Sequence[Text],
    *,
    fell_through: bool = False,
) -> str:
    """Returns notes for a call in lines; "" where they did not allow calls (S2), so that no phone
    number is ever in view there."""
    if occasion.opportunity.channel is not Channel.CALL_ALLOWED:
        return ""
    name = own_name(occasion.person) or YOUR_NAME
    about = _about_text(occasion, interview, fell_through=fell_through)
    introduction = SAY_WHO_YOU_ARE.format(name=name, about=about)
    return "\n".join((_ask_for_text(contact), introduction, *map(str, points), str(THANK_THEM)))


def _ask_for_text(contact: Contact | None) -> str:
    if contact is None:
        return str(ASK_FOR_COORDINATOR)
    pattern = ASK_FOR_BY_NUMBER if contact.phone else ASK_FOR
    return pattern.format(name=contact.name, number=contact.phone)


def _about_text(occasion: Occasion, interview: Interview | None, *, fell_through: bool) -> str:
    """Returns which interview the call is about."""
    role = role_of(occasion.opportunity)
    if interview is None:
        return (INTERVIEW_FOR_ROLE if role else INTERVIEW).format(role=role)
    if fell_through:
        pattern = PLANNED_INTERVIEW_FOR_ROLE if role else PLANNED_INTERVIEW
    else:
        pattern = INTERVIEW_THEN_FOR_ROLE if role else INTERVIEW_THEN
    return pattern.format(when=_when_text(interview, occasion.now), role=role)


def _when_text(interview: Interview, now: datetime) -> str:
    day = interview.wall.date()
    if is_weekday_clear(interview, now):
        return ON_WEEKDAY.format(weekday=LONG_WEEKDAYS[day.weekday()])
    return ON_DAY.format(day=long_day_text(day.day, day.month))

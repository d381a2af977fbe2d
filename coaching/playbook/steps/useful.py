"""Sends a link, article or sample that fits the talk, after the thank-you."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.letters.questions.missing import missing_promised
from coaching.letters.useful_letters import useful_letter
from coaching.model.documents import Interview, Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic, to_utc
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import Opens, StepDefinition
from coaching.playbook.step_letter import (
    StepLetter,
    contact_addressee,
    contact_writer,
    keys_of_last_round,
    questions_about_contact,
)
from coaching.playbook.step_subject import About
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.thanks import STAFF_KIND, THANK_KIND, THANK_WITHIN
from coaching.playbook.windows import (
    Window,
    next_ten_oclock,
    ping_with_hint,
    remember_windows,
)
from coaching.translation import _

KIND = StepKind("useful")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    for contact in context.opportunity.contacts:
        for meeting in contact.met:
            key = StepKey(KIND, meeting.interview, contact.id)
            held = meeting.interview in context.interviews
            if held and (meeting.useful or context.has_record(key)):
                yield key


def _window(context: PlanContext, key: StepKey) -> Window:
    """Returns a window that opens with the thank-you, or when the time for it ends."""
    thanked = (
        context.step_record(StepKey(kind, key.interview, key.subject)).done
        for kind in (THANK_KIND, STAFF_KIND)
    )
    ends = context.interviews[key.interview].end + THANK_WITHIN
    return useful_window(min([ends, *filter(None, thanked)]), context.calendar, context.waking)


@remember_windows
def useful_window(since: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Returns the window of step 13, which opens with the thank-you (S2, S3).

    It pings on the next business day at 10:00 of the person.
    """
    since = to_utc(since)
    return Window(
        since, None, (ping_with_hint(next_ten_oclock(since, calendar, waking), calendar),)
    )


def _contacts_with_something(opportunity: Opportunity, held: Interview) -> Iterable[int]:
    meetings = ((each.id, each.meeting_in(held.id)) for each in opportunity.contacts)
    return [contact for contact, meeting in meetings if meeting and meeting.useful]


USEFUL = StepDefinition(
    number=13,
    kind=KIND,
    topic=ReminderTopic.TOUCH,
    title=_("send something useful"),
    source="S2 S3",
    trigger="optional: a link, article, book or sample was noted with somebody",
    lasts="from the thank-you, or 24 hours after the end",
    pings_when="the next business day at 10:00 of the person",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_("Send {name} what you noted for them"),
        reason=_("Something of use to them is the best reason to write again."),
        action_label=_("The note"),
        done_text=_("Sent to {name}"),
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("Something useful"),
        write=contact_writer(useful_letter),
        addressee=contact_addressee,
        keys=keys_of_last_round(KIND, _contacts_with_something),
        is_after_interview=True,
        questions=questions_about_contact(missing_promised),
    ),
    about=About.CONTACT,
    goes_to_employer=True,
    pings_once=True,
)

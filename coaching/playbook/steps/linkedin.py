"""Invites an interviewer privately on LinkedIn, two business days later."""

from collections.abc import Iterator
from datetime import datetime

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.calendar.quiet_card import quiet_card_moment
from coaching.letters.letter import Variant
from coaching.letters.linkedin_letters import invitation
from coaching.letters.points import ReaderPoints
from coaching.letters.questions.missing import Questions, missing_line, missing_tone
from coaching.model.documents import Contact
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart, ReminderTopic, to_utc
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import Opens, StepDefinition
from coaching.playbook.step_letter import (
    StepLetter,
    contact_addressee,
    contact_writer,
    contacts_in_parts,
    keys_of_last_round,
    questions_about_contact,
)
from coaching.playbook.step_subject import About
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.thanks import THANK_KIND, meeting_keys
from coaching.playbook.windows import (
    Ping,
    Window,
    next_business_hours,
    remember_windows,
)
from coaching.translation import _

KIND = StepKind("linkedin")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    """Yields step 12 for each interviewer who may be invited.

    It leaves out a contact whose thank-you goes over LinkedIn anyway, and one who was invited or
    left out after another round.
    """
    elsewhere = {
        contact.id for contact in context.opportunity.contacts if _is_only_on_linkedin(contact)
    }
    thanks = [*meeting_keys(context, THANK_KIND)]
    for thank in thanks:
        key = StepKey(KIND, thank.interview, thank.subject)
        once = thank.subject in elsewhere or any(
            _is_invited(context, other) for other in thanks if other.subject == thank.subject
        )
        if not once or context.has_record(key):
            yield key


def _is_invited(context: PlanContext, thank: StepKey) -> bool:
    return context.is_settled(StepKey(KIND, thank.interview, thank.subject))


def _is_only_on_linkedin(contact: Contact) -> bool:
    return bool(contact.linkedin and not contact.email)


def _window(context: PlanContext, key: StepKey) -> Window:
    return invitation_window(
        context.interviews[key.interview].end, context.calendar, context.waking
    )


@remember_windows
def invitation_window(end: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Returns the window of step 12, which lasts ten business days (S1, S3).

    It pings in the quiet card two business days later.
    """
    end = to_utc(end)
    last = calendar.add_business_days(calendar.day_of(end), 10)
    day = calendar.add_business_days(calendar.day_of(end), 2)
    return Window(
        end, next_business_hours(last, calendar).end, (Ping(quiet_card_moment(day, waking)),)
    )


def _questions(points: ReaderPoints) -> Questions:
    return (*missing_tone(points.occasion), *missing_line(points))


LINKEDIN = StepDefinition(
    number=12,
    kind=KIND,
    topic=ReminderTopic.LINKEDIN,
    title=_("invite on LinkedIn"),
    source="S1 S3",
    trigger="an interviewer or hiring manager whose note does not go over LinkedIn",
    lasts="10 business days",
    pings_when="in the quiet card of the morning after 2 business days",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_("Invite {name} on LinkedIn, if you like"),
        reason=_("Two lines: who you are, and one thing you talked about."),
        action_label=_("Invitation"),
        done_text=_("{name} invited"),
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("LinkedIn"),
        write=contact_writer(invitation),
        questions=questions_about_contact(_questions),
        addressee=contact_addressee,
        keys=keys_of_last_round(
            KIND, contacts_in_parts(ContactPart.INTERVIEWER, ContactPart.HIRING_MANAGER)
        ),
        forms=(Variant.LINKEDIN,),
        is_after_interview=True,
    ),
    about=About.CONTACT,
    pings_once=True,
    may_wait=True,
    shows_deadline=True,
)

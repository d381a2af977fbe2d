"""Reminds to tell the agency recruiter, the same day, how the interview went."""

from collections.abc import Iterator

from coaching.letters.agency_letters import agency_letter
from coaching.letters.points import ReaderPoints
from coaching.letters.questions.missing import Questions, missing_for_reader, missing_tone
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart, ReminderTopic
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import (
    STILL_HELPS_FOR,
    UNANSWERED_OUTCOMES,
    Opens,
    StepDefinition,
)
from coaching.playbook.step_letter import (
    StepLetter,
    contact_addressee,
    contact_writer,
    contacts_in_parts,
    keys_of_last_round,
    questions_about_contact,
)
from coaching.playbook.step_subject import About, StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.thanks import thank_you_window
from coaching.playbook.windows import Window
from coaching.translation import Words, _

KIND = StepKind("agency")
CALL = _("Call {name} today: how it went, and what you think of it")
CALL_AT = _("Call {name} of {agency} today: how it went, and what you think of it")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    recruiters = [
        contact.id
        for contact in context.opportunity.contacts
        if contact.part is ContactPart.AGENCY_RECRUITER
    ]
    for interview in context.interviews:
        yield from (StepKey(KIND, interview, recruiter) for recruiter in recruiters)


def _window(context: PlanContext, key: StepKey) -> Window:
    """Returns the window of step 30, which pings once, with the first thank-you: an hour after the
    end in business hours, else the next business morning."""
    end = context.interviews[key.interview].end
    thanks = thank_you_window(end, context.calendar, context.waking)
    return Window(thanks.opens, thanks.closes, thanks.pings[:1])


def _task(subject: StepSubject) -> Words:
    agency = subject.contact.agency if subject.contact else ""
    return subject.fill(CALL_AT, agency=agency) if agency else subject.fill(CALL)


def _questions(points: ReaderPoints) -> Questions:
    return (*missing_tone(points.occasion), *missing_for_reader(points))


AGENCY = StepDefinition(
    number=30,
    kind=KIND,
    topic=ReminderTopic.CHECK_INS,
    title=_("tell the agency"),
    source="agencies' practice",
    trigger="an interview has ended, and an agency recruiter is among the people of the job",
    lasts="24 hours, or until their next day of work ends; still helps for 5 days",
    pings_when="with the first thank-you: an hour after the end in business hours",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=_("They speak for you now; a call while it is fresh helps them to."),
        action_label=None,
        done_text=_("{name} knows how it went"),
        done_label=_("I called"),
    ),
    opens=Opens.NOTHING,
    letter=StepLetter(
        title=_("Report to the agency"),
        write=contact_writer(agency_letter),
        questions=questions_about_contact(_questions),
        addressee=contact_addressee,
        keys=keys_of_last_round(
            KIND, contacts_in_parts(ContactPart.AGENCY_RECRUITER, met_only=False)
        ),
        is_after_interview=True,
    ),
    about=About.CONTACT,
    late_for=STILL_HELPS_FOR,
    live_outcomes=UNANSWERED_OUTCOMES,
    pings_once=True,
)

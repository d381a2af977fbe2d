"""Thanks the coordinator, and the staff who helped on the day, with a short note."""

from collections.abc import Iterator

from coaching.letters.helper_letters import staff_note
from coaching.letters.points import ReaderPoints
from coaching.letters.questions.missing import Questions, missing_line, missing_tone
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import ContactPart, ReminderTopic
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import STILL_HELPS_FOR, Opens, StepDefinition
from coaching.playbook.step_letter import (
    MAIL_OR_CARD,
    StepLetter,
    contact_addressee,
    contact_writer,
    contacts_in_parts,
    keys_of_last_round,
    questions_about_contact,
)
from coaching.playbook.step_subject import About, StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.thanks import (
    LATE_NOTE,
    STAFF_KIND,
    THANKS_LAST,
    meeting_keys,
    thanks_window,
    was_thanked,
)
from coaching.translation import Words, _

KIND = STAFF_KIND
THANK_COORDINATOR = _("Thank {name}, who set it up")
THANK_STAFF = _("Thank {name}, who helped on the day")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    return meeting_keys(context, KIND)


def _task(subject: StepSubject) -> Words:
    contact = subject.contact
    coordinated = contact is not None and contact.part is ContactPart.COORDINATOR
    return subject.fill(THANK_COORDINATOR if coordinated else THANK_STAFF)


def _questions(points: ReaderPoints) -> Questions:
    return (*missing_tone(points.occasion), *missing_line(points))


STAFF_THANKS = StepDefinition(
    number=8,
    kind=KIND,
    topic=ReminderTopic.THANKS,
    title=_("thank staff"),
    source="S3",
    trigger="a coordinator or support staff met in the interview",
    lasts=THANKS_LAST,
    pings_when="as 7",
    step_keys=_step_keys,
    window=thanks_window,
    texts=StepTexts(
        task=_task,
        reason=_("Few people write to them, and they are often asked what they thought of you."),
        done_text=_("{name} thanked"),
        late_text=LATE_NOTE,
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("Thank-you"),
        write=contact_writer(staff_note),
        questions=questions_about_contact(_questions),
        addressee=contact_addressee,
        keys=keys_of_last_round(
            KIND, contacts_in_parts(ContactPart.COORDINATOR, ContactPart.STAFF, met_only=False)
        ),
        forms=MAIL_OR_CARD,
        is_after_interview=True,
    ),
    about=About.CONTACT,
    late_for=STILL_HELPS_FOR,
    is_known=was_thanked,
    goes_to_employer=True,
    shows_deadline=True,
)

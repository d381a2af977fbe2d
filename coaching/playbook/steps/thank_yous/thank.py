"""Thanks each interviewer and hiring manager with a note of their own, within a day."""

from collections.abc import Iterator

from coaching.letters.letter import Letter, Occasion, Variant
from coaching.letters.linkedin_letters import invitation
from coaching.letters.questions.missing import missing_for_thanks
from coaching.letters.short_thanks import group_letter, thank_you_card
from coaching.letters.thank_you_letters import thank_you_letter
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import ContactPart, ReminderTopic
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import STILL_HELPS_FOR, Opens, StepDefinition
from coaching.playbook.step_letter import (
    StepLetter,
    contact_addressee,
    contact_of,
    contacts_in_parts,
    interview_of,
    keys_of_last_round,
    questions_about_contact,
)
from coaching.playbook.step_subject import About, StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.thanks import (
    LATE_NOTE,
    THANK_KIND,
    THANK_WITHIN,
    THANKS_LAST,
    THANKS_PING,
    meeting_keys,
    thanks_window,
    was_thanked,
)
from coaching.translation import Words, _

KIND = THANK_KIND
WITHIN_A_DAY = _("A short note within a day, while they remember the talk too.")
FIRST_DAY_BACK = _("A short note meets them on their first day back at work.")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    return meeting_keys(context, KIND)


def _write(occasion: Occasion, key: StepKey, variant: Variant) -> Letter | None:
    interview = interview_of(occasion.opportunity, key)
    contact = contact_of(occasion.opportunity, key)
    if interview is None or contact is None:
        return None
    if variant is Variant.LINKEDIN:
        return invitation(occasion, interview, contact, thanks=True)
    write = thank_you_card if variant is Variant.CARD else thank_you_letter
    return write(occasion, interview, contact)


def _reason(subject: StepSubject) -> Words:
    """Returns words that fit the distance: over a weekend or holidays the day is long over."""
    interview, now = subject.interview, subject.moment
    is_fresh = interview is None or now is None or now - interview.end <= THANK_WITHIN
    return WITHIN_A_DAY if is_fresh else FIRST_DAY_BACK


THANK = StepDefinition(
    number=7,
    kind=KIND,
    topic=ReminderTopic.THANKS,
    title=_("thank each interviewer"),
    source="S0 S1 S2 S3 S4",
    trigger="an interviewer or hiring manager met in the interview",
    lasts=THANKS_LAST,
    pings_when=THANKS_PING,
    step_keys=_step_keys,
    window=thanks_window,
    texts=StepTexts(
        task=_("Thank {name}"),
        reason=_reason,
        done_text=_("{name} thanked"),
        late_text=LATE_NOTE,
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("Thank-you"),
        write=_write,
        questions=questions_about_contact(missing_for_thanks),
        write_to_all=group_letter,
        addressee=contact_addressee,
        keys=keys_of_last_round(
            KIND, contacts_in_parts(ContactPart.INTERVIEWER, ContactPart.HIRING_MANAGER)
        ),
        forms=(Variant.MAIL, Variant.CARD, Variant.LINKEDIN),
        is_after_interview=True,
        has_promises=True,
    ),
    about=About.CONTACT,
    late_for=STILL_HELPS_FOR,
    is_known=was_thanked,
    goes_to_employer=True,
    shows_deadline=True,
)

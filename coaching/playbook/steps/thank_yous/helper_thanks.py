"""Thanks the contact who got the person the interview, after the first interview."""

from coaching.letters.helper_letters import helper_note
from coaching.letters.letter import Letter, Occasion, Variant, last_interview_held
from coaching.letters.points import ReaderPoints
from coaching.letters.questions.missing import Questions, missing_line, missing_tone
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import ReminderTopic
from coaching.playbook.step_definition import (
    STILL_HELPS_FOR,
    UNANSWERED_OUTCOMES,
    Opens,
    StepDefinition,
    never,
)
from coaching.playbook.step_letter import (
    MAIL_OR_CARD,
    StepLetter,
    contact_addressee,
    contact_of,
    keys_of_helpers,
)
from coaching.playbook.step_subject import About
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.thanks import (
    HELPER_KIND,
    LATE_NOTE,
    THANKS_LAST,
    helper_keys,
    thanks_window,
    was_thanked,
)
from coaching.translation import _

KIND = HELPER_KIND


def _write(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
    contact = contact_of(occasion.opportunity, key)
    return helper_note(occasion, contact) if contact else None


def _questions(occasion: Occasion, key: StepKey) -> Questions:
    contact = contact_of(occasion.opportunity, key)
    held = last_interview_held(occasion.opportunity, occasion.now)
    if contact is None or held is None:
        return missing_tone(occasion)
    points = ReaderPoints(occasion, held, contact)
    return (*missing_tone(occasion), *missing_line(points))


HELPER_THANKS = StepDefinition(
    number=9,
    kind=KIND,
    topic=ReminderTopic.THANKS,
    title=_("thank the helper"),
    source="S4",
    trigger="whoever got the person the interview; once a job, after its first interview",
    lasts=THANKS_LAST,
    pings_when="as 7",
    step_keys=helper_keys,
    window=thanks_window,
    texts=StepTexts(
        task=_("Tell {name}, who got you in, how it went, and say thank you"),
        reason=_("Whoever opened a door likes to hear that you went through it."),
        done_text=_("{name} thanked"),
        late_text=LATE_NOTE,
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("Thank-you"),
        write=_write,
        questions=_questions,
        addressee=contact_addressee,
        keys=keys_of_helpers(KIND),
        forms=MAIL_OR_CARD,
    ),
    about=About.CONTACT,
    late_for=STILL_HELPS_FOR,
    is_known=was_thanked,
    is_cancelled=never,
    live_outcomes=UNANSWERED_OUTCOMES,  # step 22 thanks helpers for an offer
    goes_to_employer=True,
    shows_deadline=True,
)

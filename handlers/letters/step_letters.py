"""Writes the letter of a step in the form that is asked for, to one reader or to all of them."""

from datetime import datetime

from coaching import planner
from coaching.letters.before_sending.proofreading import correct_letter, mend_letter
from coaching.letters.letter import Letter, Occasion, Variant
from coaching.letters.smoothing.smooth_letter import smooth_letter
from coaching.model.documents import Contact
from coaching.model.letter_edits import find_edit
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import ContactId
from coaching.playbook.compose import letter_of, variants_for, write_letter
from coaching.playbook.step_records import step_record
from coaching.playbook.step_subject import StepSubject
from handlers.letters.draft_options import DraftOptions


def usual_options(subject: StepSubject) -> DraftOptions:
    """Returns the options of the form that a step's text usually has; where it can give several
    answers, none of them is chosen yet."""
    forms, letter = list_forms(subject), letter_of(subject.key.kind)
    answers = len(letter.answers) if letter else 0
    return DraftOptions(forms[0] if forms else Variant.MAIL, answers)


def list_forms(subject: StepSubject) -> tuple[Variant, ...]:
    """Returns the forms that the letter of a step is offered in; the usual one comes first."""
    return variants_for(subject.key, subject.person, subject.opportunity)


def step_letter(subject: StepSubject, options: DraftOptions, now: datetime) -> Letter | None:
    """Returns the text of a step as it is shown, with what the person took of a language model's
    text; None when its reader is gone or the form does not suit it."""
    letter = own_letter(subject, options, now)
    if letter is None or options.group:
        return letter
    return smooth_letter(letter, find_edit(subject.opportunity.edits, subject.key.text).smoothed)


def own_letter(subject: StepSubject, options: DraftOptions, now: datetime) -> Letter | None:
    """Returns the text of a step without anything of a language model's."""
    occasion = Occasion(
        subject.person,
        subject.opportunity,
        now,
        take=options.take,
        shorter=options.shorter,
        jobs=subject.jobs,
    )
    if options.group:
        letter = _write_to_all(subject, occasion)
    else:
        letter = write_letter(subject.key, occasion, options.variant)
    if letter is None:
        return None
    letter = mend_letter(letter, subject.person, subject.opportunity)
    if options.corrected:
        return correct_letter(letter, subject.person, subject.opportunity)
    return letter


def _write_to_all(subject: StepSubject, occasion: Occasion) -> Letter | None:
    """Writes one letter to everybody of the interview; returns None for fewer than two people."""
    letter, interview = letter_of(subject.key.kind), subject.interview
    recipients = group_recipients(subject, occasion.now)
    if letter is None or letter.write_to_all is None or interview is None or len(recipients) < 2:
        return None
    return letter.write_to_all(occasion, interview, recipients)


def group_recipients(subject: StepSubject, now: datetime) -> list[Contact]:
    """Returns the people who would get one mail to all; nobody for steps without such a mail.

    They are those of the interview who are still to be thanked, or who were thanked with the same
    mail.
    """
    contacts = {contact.id: contact for contact in subject.opportunity.contacts}
    return [
        contacts[ContactId(key.subject)]
        for key in group_thank_keys(subject, now)
        if key.subject in contacts
    ]


def group_thank_keys(subject: StepSubject, now: datetime) -> list[StepKey]:
    """Returns the thank-yous that are settled by one mail to all."""
    if not can_go_to_all(subject):
        return []
    done = step_record(subject.opportunity, subject.key).done
    keys = keys_of_same_interview(subject, now)
    records = {key: step_record(subject.opportunity, key) for key in keys}
    return sorted(key for key in keys if records[key].done == done and not records[key].skipped)


def can_go_to_all(subject: StepSubject) -> bool:
    """Tells whether one letter can go to everybody of the interview."""
    letter = letter_of(subject.key.kind)
    return letter is not None and letter.write_to_all is not None


def keys_of_same_interview(subject: StepSubject, now: datetime) -> list[StepKey]:
    """Returns the steps of the same kind and interview, this step included."""
    steps = planner.plan_steps(subject.person, subject.opportunity, now)
    keys = [step.key for step in steps if step.key.kind == subject.key.kind]
    return [key for key in keys if key.interview == subject.key.interview]

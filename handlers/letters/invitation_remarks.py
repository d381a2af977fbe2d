"""Says beside an invitation how many of LinkedIn's notes are left, and when to do without one."""

from datetime import datetime

from coaching.letters.before_sending.invitation_budget import (
    MONTH,
    NOTES_A_MONTH,
    count_deciders_to_invite,
    find_used_notes,
)
from coaching.model.vocabulary import ContactPart
from coaching.playbook.step_subject import StepSubject
from coaching.translation import Words, _, plural
from handlers.ui.formatting import moment_text, person_zone

NOTES_USED = _(
    "LinkedIn's five notes of 30 days are used; the next is free {when}. Invite {name} without one."
)
KEEP_FOR_DECIDERS = _(
    "Only a few of LinkedIn's notes are left: keep them for whoever decides, and invite {name} "
    "without one."
)
NOTES_LEFT = plural(
    "{count} of LinkedIn's five notes of 30 days is left.",
    "{count} of LinkedIn's five notes of 30 days are left.",
)


def invitation_remarks(subject: StepSubject, now: datetime) -> list[Words]:
    """Returns what to know before a note is spent; nothing while most of them are there."""
    used = find_used_notes(subject.jobs, now)
    left = NOTES_A_MONTH - len(used)
    if left <= 0:
        when = moment_text(used[0] + MONTH, person_zone(subject.person), now)
        return [NOTES_USED.format(when=when, name=subject.short_name)]
    contact = subject.contact
    decides = contact is not None and contact.part is ContactPart.HIRING_MANAGER
    if not decides and left <= count_deciders_to_invite(subject.jobs):
        return [KEEP_FOR_DECIDERS.format(name=subject.short_name)]
    return [NOTES_LEFT.format(left)] if used else []

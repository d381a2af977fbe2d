"""Says above a draft what is missing, what is early, and which other note is much like it."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from coaching import planner
from coaching.letters.before_sending.alike_letters import is_too_similar
from coaching.letters.before_sending.proofreading import RemarkTopic, proofread
from coaching.letters.letter import Letter, Occasion, Variant
from coaching.model.documents import Contact, Referee
from coaching.model.step_key import StepState
from coaching.playbook.compose import letter_addressee, letter_of
from coaching.playbook.step_subject import StepSubject
from coaching.translation import Words, _
from handlers.letters.draft_options import DraftOptions
from handlers.letters.invitation_remarks import invitation_remarks
from handlers.letters.step_letters import can_go_to_all, keys_of_same_interview, step_letter
from handlers.ui.formatting import moment_text, person_zone

# Translators: "Another point" is a button.
SIMILAR_REMARK = _("Much like your note to {name}: Another point makes it differ.")
REMARKS_AT_MOST = 5
REMARK_AT_MOST = 200


def draft_remarks(
    letter: Letter,
    subject: StepSubject,
    options: DraftOptions,
    now: datetime,
    *,
    names_hour: bool,
) -> list[str]:
    """Says what is missing, which other note is similar, and what proofreading finds."""
    reader = letter_addressee(subject.key, Occasion(subject.person, subject.opportunity, now))
    reader = None if options.group else reader
    findings = proofread(
        letter, subject.person, subject.opportunity, reader, _reader_hour(subject, reader, now)
    )
    remarks: list[Words] = [
        *_early_remarks(subject, now),
        *(invitation_remarks(subject, now) if letter.variant is Variant.LINKEDIN else ()),
        *letter.gaps,
        *letter.mended,
        *_similarity_remarks(letter, subject, options, now),
        *(it.text for it in findings if names_hour or it.topic is not RemarkTopic.HOUR),
    ]
    return [_shorten(text) for text in dict.fromkeys(map(str, remarks))][:REMARKS_AT_MOST]


def _early_remarks(subject: StepSubject, now: datetime) -> list[str]:
    """Says that a check-in is early. The person may send it, but they should know."""
    letter = letter_of(subject.key.kind)
    if letter is None or not letter.early_remark:
        return []
    steps = planner.plan_steps(subject.person, subject.opportunity, now)
    step = next((step for step in steps if step.key == subject.key), None)
    if step is None or step.state is not StepState.UPCOMING:
        return []
    when = moment_text(step.opens, person_zone(subject.person), now)
    return [letter.early_remark.format(when=when)]


def _shorten(text: str) -> str:
    return text if len(text) <= REMARK_AT_MOST else f"{text[: REMARK_AT_MOST - 1].rstrip()}…"


def _reader_hour(subject: StepSubject, reader: Contact | Referee | None, now: datetime) -> int:
    """Returns the hour at the reader's place. A referee is taken to be where the person is."""
    is_near = isinstance(reader, Referee) or subject.is_personal
    zone = person_zone(subject.person) if is_near else subject.opportunity.zone
    return now.astimezone(ZoneInfo(zone)).hour


def _similarity_remarks(
    letter: Letter, subject: StepSubject, options: DraftOptions, now: datetime
) -> list[str]:
    """Names another person of the interview whose note, as it was shown, is nearly the same (S1,
    S2, S3)."""
    if options.group or options.variant is not Variant.MAIL or not can_go_to_all(subject):
        return []
    shown = {one.key for one in subject.opportunity.drafted} - {subject.key.text}
    keys = keys_of_same_interview(subject, now) if shown else []
    others = [replace(subject, key=key) for key in keys if key.text in shown]
    drafts = [
        (other.short_name, step_letter(other, DraftOptions(shorter=options.shorter), now))
        for other in others
    ]
    names = [name for name, other in drafts if other and is_too_similar(letter.body, other.body)]
    return [SIMILAR_REMARK.format(name=name) for name in names[:1]]

"""One door to every text that a step ends in: the right letter, in the form that was asked for."""

from collections.abc import Callable
from datetime import datetime

from coaching.letters import (
    helper_letters,
    linkedin_letters,
    rejection_letters,
    thank_you_letters,
    useful_letters,
)
from coaching.letters.check_in_letters import (
    CHECK_IN_NUMBERS,
    check_in_call_notes,
    check_in_letter,
    referee_letter,
)
from coaching.letters.forms import (
    CARD_KINDS,
    LINKEDIN_KINDS,
    contact_of,
    interview_of,
    letter_step_keys,
    referee_of,
)
from coaching.letters.letter import Letter, Occasion, Variant, count_words, to_card
from coaching.letters.redaction import redact_opportunity
from coaching.model.documents import Contact, Interview, Opportunity, Person, Referee
from coaching.model.step_key import StepKey, StepKind


def write_letter(
    kind_or_key: StepKind | StepKey,
    person: Person,
    opportunity: Opportunity,
    now: datetime,
    *,
    variant: Variant = Variant.MAIL,
    take: int = 0,
    shorter: bool = False,
) -> Letter | None:
    """The text that a step ends in, written from the person's own notes; a kind alone means its
    first step in `keys_for`. `take` goes on to another of their points, `shorter` to about half.

    None when the step has no text, when whom it is about is gone, or when the variant does not
    suit it: a card is for thanks, call notes are only for who allows calls.
    """
    opportunity = redact_opportunity(opportunity)
    occasion = Occasion(person, opportunity, now, take, shorter)
    key = kind_or_key
    if isinstance(key, StepKind):
        key = next(iter(letter_step_keys(key, person, opportunity, now)), StepKey(key, -1, -1))
    if variant is Variant.CALL:
        return _write_call_notes(occasion, key)
    if variant is Variant.CARD and key.kind not in CARD_KINDS:
        return None
    if variant is Variant.LINKEDIN and key.kind not in LINKEDIN_KINDS:
        return None
    write = _WRITERS.get(key.kind)
    draft = write(occasion, key, variant) if write else None
    return to_card(draft) if draft and variant is Variant.CARD else draft


def _write_call_notes(occasion: Occasion, key: StepKey) -> Letter | None:
    """Notes for a call; None where they did not allow calls."""
    interview = interview_of(occasion.opportunity, key)
    match key.kind:
        case StepKind.CHECK_IN if interview and key.subject in CHECK_IN_NUMBERS:
            notes = check_in_call_notes(occasion, interview)
        case StepKind.FEEDBACK:
            notes = rejection_letters.feedback_call_notes(occasion)
        case StepKind.REBOOK if interview:
            notes = rejection_letters.rebooking_call_notes(occasion, interview)
        case _:
            notes = ""
    return Letter("", notes, word_count=count_words(notes), variant=Variant.CALL) if notes else None


def _write_thank_you(occasion: Occasion, key: StepKey, variant: Variant) -> Letter | None:
    interview, contact = _interview_and_contact(occasion, key)
    if interview is None or contact is None:
        return None
    if variant is Variant.LINKEDIN:
        return linkedin_letters.invitation(occasion, interview, contact, thanks=True)
    if variant is Variant.CARD:
        return thank_you_letters.thank_you_card(occasion, interview, contact)
    return thank_you_letters.thank_you_letter(
        occasion.person,
        occasion.opportunity,
        interview,
        contact,
        occasion.now,
        take=occasion.take,
        shorter=occasion.shorter,
    )


def _write_check_in(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
    interview = interview_of(occasion.opportunity, key)
    if interview is None or key.subject not in CHECK_IN_NUMBERS:
        return None
    return check_in_letter(
        occasion.person,
        occasion.opportunity,
        interview,
        key.subject,
        occasion.now,
        take=occasion.take,
        shorter=occasion.shorter,
    )


def _write_referee_letter(occasion: Occasion, referee: Referee) -> Letter:
    return referee_letter(
        occasion.person,
        occasion.opportunity,
        referee,
        occasion.now,
        take=occasion.take,
        shorter=occasion.shorter,
    )


def _write_helper_letter(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
    contact = contact_of(occasion.opportunity, key)
    return helper_letters.helper_note(occasion, contact) if contact else None


def _write_offer_thanks(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
    somebody = referee_of(occasion.person, key) or contact_of(occasion.opportunity, key)
    return helper_letters.offer_thanks(occasion, somebody) if somebody else None


def _write_rebook(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
    interview = interview_of(occasion.opportunity, key)
    return rejection_letters.rebooking_request(occasion, interview) if interview else None


_Writer = Callable[[Occasion, StepKey, Variant], Letter | None]


def _contact_writer(write: Callable[[Occasion, Interview, Contact], Letter]) -> _Writer:
    def writer(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
        interview, contact = _interview_and_contact(occasion, key)
        return write(occasion, interview, contact) if interview and contact else None

    return writer


def _referee_writer(write: Callable[[Occasion, Referee], Letter]) -> _Writer:
    def writer(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
        referee = referee_of(occasion.person, key)
        return write(occasion, referee) if referee else None

    return writer


_WRITERS: dict[StepKind, _Writer] = {
    StepKind.THANK: _write_thank_you,
    StepKind.STAFF: _contact_writer(helper_letters.staff_note),
    StepKind.HELPER: _write_helper_letter,
    StepKind.REFEREE: _referee_writer(_write_referee_letter),
    StepKind.LINKEDIN: _contact_writer(linkedin_letters.invitation),
    StepKind.USEFUL: _contact_writer(useful_letters.useful_letter),
    StepKind.CHECK_IN: _write_check_in,
    StepKind.REFEREE_THANKS: _referee_writer(helper_letters.reference_thanks),
    StepKind.ENDORSE: _referee_writer(helper_letters.endorsement_request),
    StepKind.ENDORSER_THANKS: _referee_writer(helper_letters.endorsement_thanks),
    StepKind.FEEDBACK: lambda occasion, _, __: rejection_letters.feedback_request(occasion),
    StepKind.OFFER_THANKS: _write_offer_thanks,
    StepKind.REBOOK: _write_rebook,
}


def _interview_and_contact(
    occasion: Occasion, key: StepKey
) -> tuple[Interview | None, Contact | None]:
    return interview_of(occasion.opportunity, key), contact_of(occasion.opportunity, key)

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
from coaching.letters.check_in_letters import CHECK_INS, check_in, check_in_call, referee_letter
from coaching.letters.forms import (
    BY_HAND,
    BY_LINKEDIN,
    contact_of,
    interview_of,
    keys_for,
    referee_of,
)
from coaching.letters.letter import Draft, Occasion, Variant, by_hand, words_of
from coaching.letters.redaction import in_view
from coaching.model.documents import Contact, Interview, Opportunity, Person, Referee
from coaching.model.step_key import StepKey, StepKind


def draft_for(
    kind_or_key: StepKind | StepKey,
    person: Person,
    opportunity: Opportunity,
    now: datetime,
    *,
    variant: Variant = Variant.MAIL,
    take: int = 0,
    shorter: bool = False,
) -> Draft | None:
    """The text that a step ends in, written from the person's own notes; a kind alone means its
    first step in `keys_for`. `take` goes on to another of their points, `shorter` to about half.

    None when the step has no text, when whom it is about is gone, or when the variant does not
    suit it: a card is for thanks, call notes are only for who allows calls.
    """
    opportunity = in_view(opportunity)
    occasion = Occasion(person, opportunity, now, take, shorter)
    key = kind_or_key
    if isinstance(key, StepKind):
        key = next(iter(keys_for(key, person, opportunity, now)), StepKey(key, -1, -1))
    if variant is Variant.CALL:
        return _call(occasion, key)
    if variant is Variant.CARD and key.kind not in BY_HAND:
        return None
    if variant is Variant.LINKEDIN and key.kind not in BY_LINKEDIN:
        return None
    write = _WRITERS.get(key.kind)
    draft = write(occasion, key, variant) if write else None
    return by_hand(draft) if draft and variant is Variant.CARD else draft


def _call(occasion: Occasion, key: StepKey) -> Draft | None:
    """Notes for a call; None where they did not allow calls."""
    interview = interview_of(occasion.opportunity, key)
    match key.kind:
        case StepKind.CHECK_IN if interview and key.subject in CHECK_INS:
            notes = check_in_call(occasion, interview)
        case StepKind.FEEDBACK:
            notes = rejection_letters.feedback_call(occasion)
        case StepKind.REBOOK if interview:
            notes = rejection_letters.rebook_call(occasion, interview)
        case _:
            notes = ""
    return Draft("", notes, words=words_of(notes), variant=Variant.CALL) if notes else None


def _thank(occasion: Occasion, key: StepKey, variant: Variant) -> Draft | None:
    interview, contact = _met_there(occasion, key)
    if interview is None or contact is None:
        return None
    if variant is Variant.LINKEDIN:
        return linkedin_letters.invitation(occasion, interview, contact, thanks=True)
    if variant is Variant.CARD:
        return thank_you_letters.thank_you_card(occasion, interview, contact)
    return thank_you_letters.thank_you(
        occasion.person,
        occasion.opportunity,
        interview,
        contact,
        occasion.now,
        take=occasion.take,
        shorter=occasion.shorter,
    )


def _check_in(occasion: Occasion, key: StepKey, _: Variant) -> Draft | None:
    interview = interview_of(occasion.opportunity, key)
    if interview is None or key.subject not in CHECK_INS:
        return None
    return check_in(
        occasion.person,
        occasion.opportunity,
        interview,
        key.subject,
        occasion.now,
        take=occasion.take,
        shorter=occasion.shorter,
    )


def _referee_letter(occasion: Occasion, referee: Referee) -> Draft:
    return referee_letter(
        occasion.person,
        occasion.opportunity,
        referee,
        occasion.now,
        take=occasion.take,
        shorter=occasion.shorter,
    )


def _helper(occasion: Occasion, key: StepKey, _: Variant) -> Draft | None:
    contact = contact_of(occasion.opportunity, key)
    return helper_letters.helper_note(occasion, contact) if contact else None


def _offer_thanks(occasion: Occasion, key: StepKey, _: Variant) -> Draft | None:
    somebody = referee_of(occasion.person, key) or contact_of(occasion.opportunity, key)
    return helper_letters.offer_thanks(occasion, somebody) if somebody else None


def _rebook(occasion: Occasion, key: StepKey, _: Variant) -> Draft | None:
    interview = interview_of(occasion.opportunity, key)
    return rejection_letters.rebook_ask(occasion, interview) if interview else None


_Writer = Callable[[Occasion, StepKey, Variant], Draft | None]


def _to_contact(write: Callable[[Occasion, Interview, Contact], Draft]) -> _Writer:
    def writer(occasion: Occasion, key: StepKey, _: Variant) -> Draft | None:
        interview, contact = _met_there(occasion, key)
        return write(occasion, interview, contact) if interview and contact else None

    return writer


def _to_referee(write: Callable[[Occasion, Referee], Draft]) -> _Writer:
    def writer(occasion: Occasion, key: StepKey, _: Variant) -> Draft | None:
        referee = referee_of(occasion.person, key)
        return write(occasion, referee) if referee else None

    return writer


_WRITERS: dict[StepKind, _Writer] = {
    StepKind.THANK: _thank,
    StepKind.STAFF: _to_contact(helper_letters.staff_note),
    StepKind.HELPER: _helper,
    StepKind.REFEREE: _to_referee(_referee_letter),
    StepKind.LINKEDIN: _to_contact(linkedin_letters.invitation),
    StepKind.USEFUL: _to_contact(useful_letters.something_useful),
    StepKind.CHECK_IN: _check_in,
    StepKind.CHECKED: _to_referee(helper_letters.reference_thanks),
    StepKind.ENDORSE: _to_referee(helper_letters.endorsement_ask),
    StepKind.ENDORSED: _to_referee(helper_letters.endorsement_thanks),
    StepKind.FEEDBACK: lambda occasion, _, __: rejection_letters.feedback_ask(occasion),
    StepKind.OFFER_THANKS: _offer_thanks,
    StepKind.REBOOK: _rebook,
}


def _met_there(occasion: Occasion, key: StepKey) -> tuple[Interview | None, Contact | None]:
    return interview_of(occasion.opportunity, key), contact_of(occasion.opportunity, key)

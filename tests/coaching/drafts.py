"""Letters by the facts that tests have at hand: an occasion is made of them here."""

from collections.abc import Sequence
from datetime import datetime

from coaching.letters import check_in_letters, referee_letters, short_thanks, thank_you_letters
from coaching.letters.before_sending.alike_letters import find_similar_pairs, is_too_similar
from coaching.letters.before_sending.proofreading import Remark, RemarkTopic, proofread
from coaching.letters.briefs.briefing import offer_review
from coaching.letters.briefs.round_brief import next_round_brief
from coaching.letters.check_in_letters import check_in_addressee
from coaching.letters.letter import Letter, Occasion, Variant
from coaching.letters.linkedin_letters import MAX_INVITATION_UNITS, count_utf16_units
from coaching.model.documents import Contact, Interview, Opportunity, Person, Referee
from coaching.model.step_key import StepKey, StepKind
from coaching.playbook import compose
from coaching.playbook.compose import is_card_suitable, variants_for

__all__ = [
    "MAX_INVITATION_UNITS",
    "Letter",
    "Remark",
    "RemarkTopic",
    "Variant",
    "check_in_addressee",
    "check_in_letter",
    "count_utf16_units",
    "find_similar_pairs",
    "group_letter",
    "is_card_suitable",
    "is_too_similar",
    "letter_addressee",
    "letter_step_keys",
    "next_round_brief",
    "offer_review",
    "proofread",
    "referee_brief",
    "referee_letter",
    "referee_request",
    "thank_you_letter",
    "variants_for",
    "write_letter",
]


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
    """The letter of a step; a kind alone means its first step for which there is one."""
    key = kind_or_key
    if not isinstance(key, StepKey):
        keys = letter_step_keys(key, person, opportunity, now)
        key = next(iter(keys), StepKey(key, -1, -1))
    return compose.write_letter(key, Occasion(person, opportunity, now, take, shorter), variant)


def letter_step_keys(
    kind: StepKind, person: Person, opportunity: Opportunity, now: datetime
) -> tuple[StepKey, ...]:
    """Every step of a kind that a letter can be written for."""
    return compose.letter_step_keys(kind, Occasion(person, opportunity, now))


def letter_addressee(
    key: StepKey, person: Person, opportunity: Opportunity, now: datetime
) -> Contact | Referee | None:
    """Whom the letter of a step goes to."""
    return compose.letter_addressee(key, Occasion(person, opportunity, now))


def thank_you_letter(
    person: Person, opportunity: Opportunity, interview: Interview, contact: Contact, now: datetime
) -> Letter:
    """The thank-you to one contact."""
    occasion = Occasion(person, opportunity, now)
    return thank_you_letters.thank_you_letter(occasion, interview, contact)


def group_letter(
    person: Person,
    opportunity: Opportunity,
    interview: Interview,
    contacts: Sequence[Contact],
    now: datetime,
    *,
    take: int = 0,
) -> Letter:
    """One thank-you to all of them."""
    occasion = Occasion(person, opportunity, now, take)
    return short_thanks.group_letter(occasion, interview, contacts)


def check_in_letter(
    person: Person, opportunity: Opportunity, interview: Interview, number: int, now: datetime
) -> Letter:
    """The question how things stand."""
    return check_in_letters.check_in_letter(Occasion(person, opportunity, now), interview, number)


def referee_letter(
    person: Person, opportunity: Opportunity, referee: Referee, now: datetime
) -> Letter:
    """The letter to a referee, by whether they agreed."""
    return referee_letters.referee_letter(Occasion(person, opportunity, now), referee)


def referee_request(
    person: Person, opportunity: Opportunity, referee: Referee, now: datetime
) -> Letter:
    """The question whether they would vouch."""
    return referee_letters.referee_request(Occasion(person, opportunity, now), referee)


def referee_brief(
    person: Person, opportunity: Opportunity, referee: Referee, now: datetime
) -> Letter:
    """The brief for who agreed to vouch."""
    return referee_letters.referee_brief(Occasion(person, opportunity, now), referee)

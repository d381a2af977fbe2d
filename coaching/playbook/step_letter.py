"""The letter of a step: its forms, whom it goes to, when it can be written, and who writes it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from coaching.letters.letter import Letter, Occasion, Variant, last_interview_held
from coaching.model.documents import Contact, Interview, Opportunity, Person, Referee
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart
from coaching.translation import Text

LetterWriter = Callable[[Occasion, StepKey, Variant], Letter | None]
"""Writes a step's letter; None when whom or what it is about is gone."""
MAIL = (Variant.MAIL,)
MAIL_OR_CARD = (Variant.MAIL, Variant.CARD)
"""What reads well on a card: thanks, and nothing that asks."""
MAIL_OR_CALL = (Variant.MAIL, Variant.CALL)


def _is_never_early(_key: StepKey) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLetter:
    """The text that a step ends in."""

    title: Text | Callable[[StepKey], Text]
    """How it is called under /draft."""
    write: LetterWriter
    addressee: Callable[[Occasion, StepKey], Contact | Referee | None]
    """Whom it goes to; None when nobody is known."""
    keys: Callable[[Occasion], Iterable[StepKey]]
    """Every step of its kind that it can be written for at that moment, planned or not."""
    forms: tuple[Variant, ...] = MAIL
    """The forms it may take, the usual one first."""
    call_notes: Callable[[Occasion, StepKey], str] | None = None
    """Notes for a call; "" where they did not allow calls."""
    write_to_all: Callable[[Occasion, Interview, Sequence[Contact]], Letter] | None = None
    """One letter to everybody of the interview, for who chooses that over one each; the letters to
    each are then held against each other."""
    is_after_interview: bool = False
    """Whether it is offered under /draft only once its interview is over."""
    is_too_early: Callable[[StepKey], bool] = _is_never_early
    """Whether it is not offered under /draft before the step opens."""
    early_remark: Text | None = None
    """What is to be known by who writes it before the step opens, with {when}."""
    has_promises: bool = False
    """Whether something may have been promised to its reader, which is then noted with them."""
    is_about_job: bool = False
    """Whether what is missing in it stands with the facts of the job."""

    def title_for(self, key: StepKey) -> Text:
        """Returns how it is called under /draft."""
        return self.title if isinstance(self.title, Text) else self.title(key)


# -- whom and what a key names ---------------------------------------------------------------------


def interview_of(opportunity: Opportunity, key: StepKey) -> Interview | None:
    """Returns the interview of a step, if it is still kept."""
    return next((held for held in opportunity.interviews if held.id == key.interview), None)


def contact_of(opportunity: Opportunity, key: StepKey) -> Contact | None:
    """Returns the contact a step is about, if still kept."""
    return next((contact for contact in opportunity.contacts if contact.id == key.subject), None)


def referee_of(person: Person, key: StepKey) -> Referee | None:
    """Returns the referee a step is about, if still kept."""
    return next((referee for referee in person.referees if referee.id == key.subject), None)


# -- whom it goes to -------------------------------------------------------------------------------


def contact_addressee(occasion: Occasion, key: StepKey) -> Contact | None:
    """Returns the contact that the step is about."""
    return contact_of(occasion.opportunity, key)


def referee_addressee(occasion: Occasion, key: StepKey) -> Referee | None:
    """Returns the referee that the step is about."""
    return referee_of(occasion.person, key)


# -- who writes it ---------------------------------------------------------------------------------


def contact_writer(write: Callable[[Occasion, Interview, Contact], Letter]) -> LetterWriter:
    """Makes a writer of letters to a contact about an interview."""

    def write_for_key(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
        interview = interview_of(occasion.opportunity, key)
        contact = contact_of(occasion.opportunity, key)
        return write(occasion, interview, contact) if interview and contact else None

    return write_for_key


def referee_writer(write: Callable[[Occasion, Referee], Letter]) -> LetterWriter:
    """Makes a writer of letters to a referee."""

    def write_for_key(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
        referee = referee_of(occasion.person, key)
        return write(occasion, referee) if referee else None

    return write_for_key


# -- for which steps it can be written -------------------------------------------------------------

KeyFinder = Callable[[Occasion], Iterable[StepKey]]


def keys_of_last_round(
    kind: StepKind, find_subjects: Callable[[Opportunity, Interview], Iterable[int]]
) -> KeyFinder:
    """Finds a step for each subject of the last interview that is over; none before the first."""

    def find_keys(occasion: Occasion) -> Iterable[StepKey]:
        held = last_interview_held(occasion.opportunity, occasion.now)
        subjects = find_subjects(occasion.opportunity, held) if held else ()
        return (StepKey(kind, held.id if held else 0, subject) for subject in subjects)

    return find_keys


def contacts_in_parts(
    *parts: ContactPart, met_only: bool = True
) -> Callable[[Opportunity, Interview], Iterable[int]]:
    """Finds the ids of contacts who had one of the parts."""

    def find_subjects(opportunity: Opportunity, held: Interview) -> Iterable[int]:
        contacts = (contact for contact in opportunity.contacts if contact.part in parts)
        return [contact.id for contact in contacts if not met_only or contact.meeting_in(held.id)]

    return find_subjects


def keys_of_referees(
    kind: StepKind, is_wanted: Callable[[Occasion, Referee], bool] = lambda *_: True
) -> KeyFinder:
    """Finds a step for each referee who is wanted, of no interview."""

    def find_keys(occasion: Occasion) -> Iterable[StepKey]:
        referees = occasion.person.referees
        wanted = (referee for referee in referees if is_wanted(occasion, referee))
        return (StepKey(kind, 0, referee.id) for referee in wanted)

    return find_keys


def keys_of_helpers(kind: StepKind) -> KeyFinder:
    """Finds a step for whoever got the person the interview."""

    def find_keys(occasion: Occasion) -> Iterable[StepKey]:
        contacts = occasion.opportunity.contacts
        helpers = (contact for contact in contacts if contact.part is ContactPart.HELPER)
        return (StepKey(kind, 0, helper.id) for helper in helpers)

    return find_keys

"""Describes the letter of a step: its forms, its reader, its writer, and when it can be written."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from coaching.letters.letter import Letter, Occasion, Variant, last_interview_held
from coaching.letters.offers.offer_reader import offer_addressee
from coaching.letters.points import ReaderPoints
from coaching.letters.questions.missing import Questions
from coaching.letters.rejection_letters import employer_addressee
from coaching.model.documents import Contact, Interview, Opportunity, Person, Referee
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart
from coaching.playbook.plan_context import all_helper_keys
from coaching.translation import Text

LetterWriter = Callable[[Occasion, StepKey, Variant], Letter | None]
"""Writes a step's letter; returns None when its reader or its interview is gone."""
MAIL = (Variant.MAIL,)
MAIL_OR_CARD = (Variant.MAIL, Variant.CARD)
"""Thanks read well on a card; a letter that asks for something does not."""
MAIL_OR_CALL = (Variant.MAIL, Variant.CALL)


def _is_never_early(_key: StepKey) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLetter:
    """Describes the letter that a step ends in."""

    title: Text | Callable[[StepKey], Text]
    """The name of the letter under /draft."""
    write: LetterWriter
    addressee: Callable[[Occasion, StepKey], Contact | Referee | None]
    """Returns the reader of the letter; None when nobody is known."""
    keys: Callable[[Occasion], Iterable[StepKey]]
    """Returns every step of this kind that the letter can be written for now, planned or not."""
    forms: tuple[Variant, ...] = MAIL
    """The forms that the letter may take; the usual one comes first."""
    call_notes: Callable[[Occasion, StepKey], str] | None = None
    """Returns notes for a call; "" when the employer does not allow calls."""
    own_forms: Callable[[Person, StepKey], tuple[Variant, ...]] | None = None
    """Returns the forms by how the reader is reached, the usual one first, where neither the job
    nor the employer decides it."""
    write_to_all: Callable[[Occasion, Interview, Sequence[Contact]], Letter] | None = None
    """Writes one letter to everybody of the interview, when the person prefers that to one each.

    Where it is set, the letters to each are compared with each other.
    """
    is_after_interview: bool = False
    """Whether /draft offers the letter only once its interview is over."""
    is_too_early: Callable[[StepKey], bool] = _is_never_early
    """Tells whether /draft does not offer the letter before the step opens."""
    early_remark: Text | None = None
    """Warns a person who writes the letter before the step opens. The text has {when} in it."""
    has_promises: bool = False
    """Whether the person may have promised something to the reader, to be noted with them."""
    questions: Callable[[Occasion, StepKey], Questions] | None = None
    """Returns what the letter could still be told, since nothing usable is there: what is worth
    most first."""
    answers: tuple[Text, ...] = ()
    """The answers that the letter can give, each of them a version of it, in their order."""
    open_answers: frozenset[int] = frozenset()
    """Those after which the step is still to be done, such as one more point to talk about."""
    becomes_another: bool = False
    """Whether the step has another letter later, as once a referee has agreed."""
    is_about_job: bool = False
    """Whether the facts that are missing in the letter are those of the job."""

    def title_for(self, key: StepKey) -> Text:
        """Returns the name of the letter under /draft."""
        return self.title if isinstance(self.title, Text) else self.title(key)


# -- whom and what a key names ---------------------------------------------------------------------


def interview_of(opportunity: Opportunity, key: StepKey) -> Interview | None:
    """Returns the interview of a step; None when it is not kept any more."""
    return next((held for held in opportunity.interviews if held.id == key.interview), None)


def contact_of(opportunity: Opportunity, key: StepKey) -> Contact | None:
    """Returns the contact of a step; None when they are not kept any more."""
    return next((contact for contact in opportunity.contacts if contact.id == key.subject), None)


def referee_of(person: Person, key: StepKey) -> Referee | None:
    """Returns the referee of a step; None when they are not kept any more."""
    return next((referee for referee in person.referees if referee.id == key.subject), None)


# -- whom it goes to -------------------------------------------------------------------------------


def contact_addressee(occasion: Occasion, key: StepKey) -> Contact | None:
    """Returns the contact that the step is about."""
    return contact_of(occasion.opportunity, key)


def job_addressee(occasion: Occasion, _key: StepKey) -> Contact | None:
    """Returns whom at the employer to write to about the job as a whole, by the last interview."""
    held = last_interview_held(occasion.opportunity, occasion.now)
    return employer_addressee(occasion.opportunity, held)


def offer_letter_addressee(occasion: Occasion, _key: StepKey) -> Contact | None:
    """Returns whom a letter about an offer goes to: the agency, else somebody at the employer."""
    return offer_addressee(occasion)


def referee_addressee(occasion: Occasion, key: StepKey) -> Referee | None:
    """Returns the referee that the step is about."""
    return referee_of(occasion.person, key)


# -- who writes it ---------------------------------------------------------------------------------


def contact_writer(write: Callable[[Occasion, Interview, Contact], Letter]) -> LetterWriter:
    """Returns a writer of letters to a contact about an interview."""

    def write_for_key(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
        interview = interview_of(occasion.opportunity, key)
        contact = contact_of(occasion.opportunity, key)
        return write(occasion, interview, contact) if interview and contact else None

    return write_for_key


def referee_writer(write: Callable[[Occasion, Referee], Letter]) -> LetterWriter:
    """Returns a writer of letters to a referee."""

    def write_for_key(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
        referee = referee_of(occasion.person, key)
        return write(occasion, referee) if referee else None

    return write_for_key


# -- what is asked before it ----------------------------------------------------------------------

QuestionFinder = Callable[[Occasion, StepKey], Questions]


def questions_about_contact(find: Callable[[ReaderPoints], Questions]) -> QuestionFinder:
    """Returns a finder of what is asked before a letter to a contact about an interview."""

    def find_questions(occasion: Occasion, key: StepKey) -> Questions:
        interview = interview_of(occasion.opportunity, key)
        contact = contact_of(occasion.opportunity, key)
        if interview is None or contact is None:
            return ()
        return find(ReaderPoints(occasion, interview, contact))

    return find_questions


# -- for which steps it can be written -------------------------------------------------------------

KeyFinder = Callable[[Occasion], Iterable[StepKey]]


def keys_of_last_round(
    kind: StepKind, find_subjects: Callable[[Opportunity, Interview], Iterable[int]]
) -> KeyFinder:
    """Returns a finder of steps, one for each subject of the last interview that is over.

    It finds none before the first interview.
    """

    def find_keys(occasion: Occasion) -> Iterable[StepKey]:
        held = last_interview_held(occasion.opportunity, occasion.now)
        subjects = find_subjects(occasion.opportunity, held) if held else ()
        return (StepKey(kind, held.id if held else 0, subject) for subject in subjects)

    return find_keys


def contacts_in_parts(
    *parts: ContactPart, met_only: bool = True
) -> Callable[[Opportunity, Interview], Iterable[int]]:
    """Returns a finder of contacts' ids, for contacts who had one of the parts."""

    def find_subjects(opportunity: Opportunity, held: Interview) -> Iterable[int]:
        contacts = (contact for contact in opportunity.contacts if contact.part in parts)
        return [contact.id for contact in contacts if not met_only or contact.meeting_in(held.id)]

    return find_subjects


def keys_of_referees(
    kind: StepKind, is_wanted: Callable[[Occasion, Referee], bool] = lambda *_: True
) -> KeyFinder:
    """Returns a finder of steps, one for each wanted referee. The steps belong to no interview."""

    def find_keys(occasion: Occasion) -> Iterable[StepKey]:
        referees = occasion.person.referees
        wanted = (referee for referee in referees if is_wanted(occasion, referee))
        return (StepKey(kind, 0, referee.id) for referee in wanted)

    return find_keys


def keys_of_helpers(kind: StepKind) -> KeyFinder:
    """Returns a finder of steps, one for each contact who got the person the interview."""
    return lambda occasion: all_helper_keys(occasion.opportunity, kind)

"""How each step of the playbook reads on a card: its line, its reason, its main button."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from coaching.facts import Consent, Contact, Interview, Opportunity, Person, Referee
from coaching.names import greeting_name
from coaching.steps import StepKey, StepKind


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom and what a step is about, as far as it still exists."""

    person: Person
    opportunity: Opportunity
    key: StepKey

    @property
    def contact(self) -> Contact | None:
        """Whom to thank or to find; the number of a check-in is no contact's."""
        contacts = self.opportunity.contacts if self.key.kind in _ABOUT_CONTACTS else ()
        return next((one for one in contacts if one.id == self.key.subject), None)

    @property
    def referee(self) -> Referee | None:
        """The referee of a briefing."""
        referees = self.person.referees if self.key.kind is StepKind.REFEREE else ()
        return next((one for one in referees if one.id == self.key.subject), None)

    @property
    def interview(self) -> Interview | None:
        """The interview that the step follows."""
        interviews = self.opportunity.interviews
        return next((one for one in interviews if one.id == self.key.interview), None)

    @property
    def name(self) -> str:
        """Whom it is about, whole; empty for a step about nobody."""
        who = self.contact or self.referee
        return who.name if who else ""

    @property
    def short(self) -> str:
        """The name as it fits on a button."""
        return greeting_name(self.name)[:16]


_ABOUT_CONTACTS = (StepKind.THANK, StepKind.DETAILS)
Words = Callable[[Subject], str]


@dataclass(frozen=True, slots=True)
class StepWords:
    """`line` is what there is to do, as HTML; `action` the main button (empty: there is none);
    `did` how it reads once it is done; `opening` stands above a card of this step alone."""

    line: Words
    why: Words
    action: Words
    did: Words
    done: Words
    opening: str = ""


def _fixed(text: str) -> Words:
    return lambda _: text


def _named(text: str) -> Words:
    return lambda subject: text.format(name=escape(subject.name or "them"))


def _asks_consent(subject: Subject) -> bool:
    referee = subject.referee
    return referee is not None and referee.consent is not Consent.GIVEN


def _by_consent(*, unasked: str, asked: str, given: str) -> Words:
    def words(subject: Subject) -> str:
        referee = subject.referee
        consent = referee.consent if referee else Consent.GIVEN
        text = {Consent.GIVEN: given, Consent.ASKED: asked}.get(consent, unasked)
        return text.format(name=escape(subject.name or "them"))

    return words


def _check_in_line(subject: Subject) -> str:
    if subject.key.subject == 1:
        return "Ask where things stand"
    return "Ask once more where things stand, for the last time"


BEFORE = (
    "Before you leave the room, try to have:\n"
    "• a card or the details of everyone (reception can help)\n"
    "• how to follow up, and with whom\n"
    "• by when they decide, and whether there are further rounds\n"
    "• whether people who are turned down are told"
)
BREATHE = (
    "That is behind you. Sit down, eat something, get some air. What you left unsaid has a place "
    "here, so there is no need to carry it around.\n\n"
    "When you are ready: two minutes of notes while they are fresh. Any question can be skipped."
)

STEP_WORDS: dict[StepKind, StepWords] = {
    StepKind.LEAVE: StepWords(
        line=_fixed("Before you leave: details, next steps, a date"),
        why=_fixed(""),
        action=_fixed(""),
        did=_fixed("Before you leave"),
        done=_fixed("Got it"),
        opening=BEFORE,
    ),
    StepKind.CAPTURE: StepWords(
        line=_fixed("Quick notes: who was there, what was said"),
        why=_fixed("Names and remarks fade within hours."),
        action=_fixed("Start the notes"),
        did=_fixed("Quick notes"),
        done=_fixed("Done"),
        opening=BREATHE,
    ),
    StepKind.PROCESS: StepWords(
        line=_fixed("What they said comes next"),
        why=_fixed("Their own date tells when a check-in is welcome."),
        action=_fixed("Tell what they said"),
        did=_fixed("What comes next"),
        done=_fixed("Done"),
    ),
    StepKind.DETAILS: StepWords(
        line=_named("Find a way to write to {name}"),
        why=_fixed("Company site, LinkedIn, or a call to reception."),
        action=_named("I have it"),
        did=_named("A way to reach {name}"),
        done=_fixed("Done"),
    ),
    StepKind.THANK: StepWords(
        line=_named("Thank {name}"),
        why=_fixed("A short note within a day, while they remember the talk too."),
        action=_fixed("Draft it"),
        did=_named("{name} thanked"),
        done=_fixed("Done"),
    ),
    StepKind.REFLECT: StepWords(
        line=_fixed("Look back: how it went, and how they seemed"),
        why=_fixed("What you note today is what helps you next time."),
        action=_fixed("Look back"),
        did=_fixed("Looked back"),
        done=_fixed("Done"),
    ),
    StepKind.REFEREE: StepWords(
        line=_by_consent(
            unasked="Ask {name} to vouch for you",
            asked="Has {name} agreed to vouch for you?",
            given="Brief {name}, who vouches for you",
        ),
        why=_by_consent(
            unasked="Nobody likes a call they did not expect.",
            asked="A yes comes before any briefing.",
            given="A reference who knows the job speaks to the point.",
        ),
        action=_by_consent(unasked="Draft it", asked="They agreed", given="Draft it"),
        did=_named("{name} briefed"),
        done=_by_consent(unasked="Asked", asked="They said no", given="Done"),
    ),
    StepKind.CHECK_IN: StepWords(
        line=_check_in_line,
        why=_fixed("A short question after their own date is welcome; twice is the limit."),
        action=_fixed("Draft it"),
        did=_fixed("Checked in"),
        done=_fixed("Done"),
    ),
}

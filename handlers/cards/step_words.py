"""How each step of the playbook reads on a card: its line, its reason, its main button."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from coaching.model.documents import Consent
from coaching.model.step_key import StepKind
from coaching.model.vocabulary import Held, Kind, Part
from coaching.reading.names import greeting_name
from handlers.cards.subjects import Subject
from handlers.ui.formatting import date_words, list_words, zone_of

__all__ = ["STEP_WORDS", "StepWords", "Subject"]

Words = Callable[[Subject], str]


@dataclass(frozen=True, slots=True)
class StepWords:
    """`line` is what there is to do, as HTML; `action` the main button (empty: there is none);
    `did` how it reads once it is done; `opening` stands above a card of this step alone. `ways`
    are further buttons of its own, each the verb it sends and its label."""

    line: Words
    why: Words
    action: Words
    did: Words
    done: Words
    opening: Words = lambda _: ""
    ways: tuple[tuple[str, str], ...] = ()
    skips: bool = True
    """Whether it can be left out; what asks for a decision only waits."""


def _fixed(text: str) -> Words:
    return lambda _: text


def _named(text: str) -> Words:
    return lambda subject: text.format(name=escape(subject.name or "them"))


def _at(text: str) -> Words:
    """With the company and, in short, whom it is about."""

    def words(subject: Subject) -> str:
        company = escape(subject.opportunity.company or "the employer")
        name = escape(greeting_name(subject.name) or "they")
        return text.format(company=company, name=name, whole=escape(subject.name or "them"))

    return words


def _by_consent(*, unasked: str, asked: str, given: str) -> Words:
    def words(subject: Subject) -> str:
        texts = {Consent.GIVEN: given, Consent.ASKED: asked}
        return texts.get(subject.consent, unasked).format(name=escape(subject.name or "them"))

    return words


def _check_in_line(subject: Subject) -> str:
    if subject.key.subject == 1:
        return "Ask where things stand"
    return "Ask once more where things stand, for the last time"


def _check_in_why(subject: Subject) -> str:
    if subject.key.subject == 1:
        decision = subject.interview.process.decision if subject.interview else None
        return AFTER_THEIR_DATE if decision else AFTER_QUIET
    return PATIENCE


def _check_in_did(subject: Subject) -> str:
    return "Checked in" if subject.key.subject == 1 else "Checked in again"


def _staff_line(subject: Subject) -> str:
    contact = subject.contact
    what = "set it up" if contact and contact.part is Part.COORDINATOR else "helped on the day"
    return f"Thank {escape(subject.name or 'them')}, who {what}"


def _endorse_line(subject: Subject) -> str:
    referee = subject.referee
    whom = f" (knows {escape(referee.knows[:KNOWS_SHOWN])})" if referee and referee.knows else ""
    return _at("Ask {whole} to put in a word for you at {company}")(subject) + whom


def _before(subject: Subject) -> str:
    """Nobody leaves a room after a call, and there is no reception in it."""
    interview = subject.interview
    far = interview is not None and interview.kind in (Kind.PHONE, Kind.VIDEO)
    return BEFORE_FAR if far else BEFORE


def _looking_line(subject: Subject) -> str:
    """With how many others are live beside the one that was last talked to."""
    if not subject.live:
        return "Keep looking: nothing is open at the moment"
    latest, *others = subject.live
    if not others:
        return f"Keep looking: beside {escape(latest)}, nothing else is open"
    if len(others) == 1:
        return f"Keep looking: beside {escape(latest)}, {escape(others[0])} is open too"
    return f"Keep looking: beside {escape(latest)}, {len(others)} others are open"


def _offer_thanks_line(subject: Subject) -> str:
    what = "vouched for you" if subject.referee else "got you in"
    return f"Tell {escape(subject.name or 'them')}, who {what}, and say thank you"


def _rebook_line(subject: Subject) -> str:
    interview = subject.interview
    if interview is not None and interview.held is Held.NO_SHOW:
        return "Nobody came: ask for a new time"
    return "It was called off: ask for a new time"


def _clear_line(subject: Subject) -> str:
    at = subject.opportunity.outcome_at
    if at is None:
        return "Clear it, or keep it?"
    return f"It ended on {date_words(at, zone_of(subject.person))}. Clear it, or keep it?"


def _clear_why(subject: Subject) -> str:
    """Both buttons say what they do; neither is urged."""
    return KEEP_OR_CLEAR.format(months=subject.person.clear_after)


def _brief_line(subject: Subject) -> str:
    names = [escape(one.name) for one in subject.opportunity.contacts[:3] if one.met]
    whom = f": {list_words(names)}, what you said, what is open" if names else ""
    return f"Read up before the next round{whom}"


KNOWS_SHOWN = 60
BEFORE = (
    "Before you leave the room, try to have:\n"
    "• a card or the details of everyone (reception can help)\n"
    "• how to follow up, and with whom\n"
    "• by when they decide, and whether there are further rounds\n"
    "• whether people who are turned down are told"
)
BEFORE_FAR = (
    "Before you hang up, try to have:\n"
    "• everyone's name, and a way to write to each\n"
    "• how to follow up, and with whom\n"
    "• by when they decide, and whether there are further rounds\n"
    "• whether people who are turned down are told"
)
BREATHE = (
    "That is behind you. Sit down, eat something, get some air. What you left unsaid has a place "
    "here, so there is no need to carry it around.\n\n"
    "When you are ready: two minutes of notes while they are fresh. Any question can be skipped."
)
AFTER_THEIR_DATE = "A short question after their own date is welcome; twice is the limit."
AFTER_QUIET = "A week of quiet is a fair time to ask; twice is the limit."
PATIENCE = "Deciding takes time: nearly 26 days from interview to offer (NACE, 2022)."
SILENCE = (
    "Many hear nothing after an interview: 61 % in one survey (Greenhouse, 2024). It says little "
    "about you."
)
KEEP_OR_CLEAR = (
    "Clear deletes it for good, its notes and people with it. Keep changes nothing, and I ask "
    "again in {months} months; /settings changes that."
)
DRAFT = _fixed("Draft it")
DONE = _fixed("Done")

STEP_WORDS: dict[StepKind, StepWords] = {
    StepKind.LEAVE: StepWords(
        line=_fixed("Before you leave: details, next steps, a date"),
        why=_fixed(""),
        action=_fixed(""),
        did=_fixed("Before you leave"),
        done=_fixed("Got it"),
        opening=_before,
    ),
    StepKind.CAPTURE: StepWords(
        line=_fixed("Quick notes: who was there, what was said"),
        why=_fixed("Names and remarks fade within hours."),
        action=_fixed("Start the notes"),
        did=_fixed("Quick notes"),
        done=DONE,
        opening=_fixed(BREATHE),
    ),
    StepKind.PROCESS: StepWords(
        line=_fixed("What they said comes next"),
        why=_fixed("Their own date tells when a check-in is welcome."),
        action=_fixed("Tell what they said"),
        did=_fixed("What comes next"),
        done=DONE,
    ),
    StepKind.DETAILS: StepWords(
        line=_named("Find a way to write to {name}"),
        why=_fixed("Company site, LinkedIn, or a call to reception."),
        action=_named("I have it"),
        did=_named("A way to reach {name}"),
        done=_fixed("Use LinkedIn"),
    ),
    StepKind.THANK: StepWords(
        line=_named("Thank {name}"),
        why=_fixed("A short note within a day, while they remember the talk too."),
        action=DRAFT,
        did=_named("{name} thanked"),
        done=DONE,
    ),
    StepKind.STAFF: StepWords(
        line=_staff_line,
        why=_fixed("Few people write to them, and they are often asked what they thought of you."),
        action=DRAFT,
        did=_named("{name} thanked"),
        done=DONE,
    ),
    StepKind.HELPER: StepWords(
        line=_named("Tell {name}, who got you in, how it went, and say thank you"),
        why=_fixed("Who opened a door likes to hear that you went through it."),
        action=DRAFT,
        did=_named("{name} thanked"),
        done=DONE,
    ),
    StepKind.REFLECT: StepWords(
        line=_fixed("Look back: how it went, and how they seemed"),
        why=_fixed("What you note today is what helps you next time."),
        action=_fixed("Look back"),
        did=_fixed("Looked back"),
        done=DONE,
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
    StepKind.LINKEDIN: StepWords(
        line=_named("Invite {name} on LinkedIn, if you like"),
        why=_fixed("Two lines: who you are, and one thing you talked about."),
        action=_fixed("Invitation"),
        did=_named("{name} invited"),
        done=DONE,
    ),
    StepKind.USEFUL: StepWords(
        line=_named("Send {name} what you noted for them"),
        why=_fixed("Something of use to them is the best reason to write again."),
        action=_fixed("The note"),
        did=_named("Sent to {name}"),
        done=DONE,
    ),
    StepKind.LOOKING: StepWords(
        line=_looking_line,
        why=_fixed("Until terms are agreed, every other lead makes the waiting easier."),
        action=_fixed("Log a lead"),
        did=_fixed("Looked around"),
        done=_fixed("I had a look"),
        ways=(("days", "Another weekday"),),
    ),
    StepKind.CHECK_IN: StepWords(
        line=_check_in_line,
        why=_check_in_why,
        action=DRAFT,
        did=_check_in_did,
        done=DONE,
    ),
    StepKind.CLOSURE: StepWords(
        line=_fixed("Asked twice, no answer. How shall we leave it?"),
        why=_fixed(SILENCE),
        action=_fixed("They answered"),
        did=_fixed("Closed: no answer"),
        done=_fixed("Close it"),
        ways=(("waiting", "Still waiting"),),
    ),
    StepKind.CHECKED: StepWords(
        line=_named("Thank {name}, whom they asked about you"),
        why=_fixed("It took their time and their name."),
        action=_fixed("Thanks"),
        did=_named("{name} thanked for the reference"),
        done=DONE,
    ),
    StepKind.ENDORSE: StepWords(
        line=_endorse_line,
        why=_fixed("A word from somebody they know is heard early."),
        action=_fixed("A good word"),
        did=_named("{name} asked for a word"),
        done=_fixed("Asked"),
    ),
    StepKind.ENDORSED: StepWords(
        line=_named("Thank {name} for putting in a word"),
        why=_fixed("Whatever comes of it, it was a favour."),
        action=_fixed("Thanks"),
        did=_named("{name} thanked for the word"),
        done=DONE,
    ),
    StepKind.BRIEF: StepWords(
        line=_brief_line,
        why=_fixed("They compare notes between rounds; so can you."),
        action=_fixed("Read the brief"),
        did=_fixed("Read up for the next round"),
        done=DONE,
    ),
    StepKind.PRACTISE: StepWords(
        line=_fixed("Practise a question, two minutes"),
        why=_fixed("Said aloud once, an answer comes easier in the room."),
        action=_fixed("Practise"),
        did=_fixed("Practised"),
        done=DONE,
    ),
    StepKind.FEEDBACK: StepWords(
        line=_fixed("Thank them, and ask once what would have helped"),
        why=_fixed("A calm answer to a no is remembered, and sometimes they tell you."),
        action=DRAFT,
        did=_fixed("Asked for feedback"),
        done=DONE,
    ),
    StepKind.OFFER: StepWords(
        line=_fixed("Before you answer: your red flags and open questions"),
        why=_fixed("Asked before you sign, a question costs nothing."),
        action=_fixed("Go through them"),
        did=_fixed("Went through the offer"),
        done=DONE,
    ),
    StepKind.OFFER_THANKS: StepWords(
        line=_offer_thanks_line,
        why=_fixed("They had a part in it."),
        action=_fixed("The news"),
        did=_named("{name} thanked"),
        done=DONE,
    ),
    StepKind.REBOOK: StepWords(
        line=_rebook_line,
        why=_fixed("Short and friendly: things come up on every side."),
        action=DRAFT,
        did=_fixed("Asked for a new time"),
        done=DONE,
    ),
    StepKind.CLEAR: StepWords(
        line=_clear_line,
        why=_clear_why,
        action=_fixed("Clear"),
        did=_fixed("Kept, nothing was deleted"),
        done=_fixed("Keep"),
        skips=False,
    ),
}
"""Numbers stand only where their source can be named beside them, and sparingly."""

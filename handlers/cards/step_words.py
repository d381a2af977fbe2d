"""How each step of the playbook reads on a card: its line, its reason, its main button."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from coaching.model.documents import Consent
from coaching.model.step_key import StepKind
from coaching.model.vocabulary import ContactPart, InterviewKind, InterviewStatus
from coaching.reading.names import short_name
from handlers.cards.subjects import StepSubject
from handlers.ui.formatting import date_text, join_words, person_zone

__all__ = ["STEP_TEXTS", "StepSubject", "StepTexts"]

SubjectText = Callable[[StepSubject], str]


@dataclass(frozen=True, slots=True)
class StepTexts:
    """`line` is what there is to do, as HTML; `action` the main button (empty: there is none);
    `did` how it reads once it is done; `opening` stands above a card of this step alone. `ways`
    are further buttons of its own, each the verb it sends and its label."""

    task: SubjectText
    reason: SubjectText
    action_label: SubjectText
    done_text: SubjectText
    done_label: SubjectText
    opening: SubjectText = lambda _: ""
    extra_buttons: tuple[tuple[str, str], ...] = ()
    can_skip: bool = True
    """Whether it can be left out; what asks for a decision only waits."""


def _constant_text(text: str) -> SubjectText:
    return lambda _: text


def _text_with_name(text: str) -> SubjectText:
    return lambda subject: text.format(name=escape(subject.name or "them"))


def _text_with_company(text: str) -> SubjectText:
    """With the company and, in short, whom it is about."""

    def text_for(subject: StepSubject) -> str:
        company = escape(subject.opportunity.company or "the employer")
        name = escape(short_name(subject.name) or "they")
        return text.format(company=company, name=name, whole=escape(subject.name or "them"))

    return text_for


def _text_by_consent(*, unasked: str, asked: str, given: str) -> SubjectText:
    def text_for(subject: StepSubject) -> str:
        texts = {Consent.GIVEN: given, Consent.ASKED: asked}
        return texts.get(subject.consent, unasked).format(name=escape(subject.name or "them"))

    return text_for


def _check_in_task(subject: StepSubject) -> str:
    if subject.key.subject == 1:
        return "Ask where things stand"
    return "Ask once more where things stand, for the last time"


def _check_in_reason(subject: StepSubject) -> str:
    if subject.key.subject == 1:
        decision = subject.interview.process.decision if subject.interview else None
        return AFTER_THEIR_DATE if decision else AFTER_QUIET
    return PATIENCE


def _check_in_done_text(subject: StepSubject) -> str:
    return "Checked in" if subject.key.subject == 1 else "Checked in again"


def _staff_task(subject: StepSubject) -> str:
    contact = subject.contact
    what = (
        "set it up" if contact and contact.part is ContactPart.COORDINATOR else "helped on the day"
    )
    return f"Thank {escape(subject.name or 'them')}, who {what}"


def _endorse_task(subject: StepSubject) -> str:
    referee = subject.referee
    whom = f" (knows {escape(referee.knows[:KNOWS_LENGTH])})" if referee and referee.knows else ""
    return _text_with_company("Ask {whole} to put in a word for you at {company}")(subject) + whom


def _leave_opening(subject: StepSubject) -> str:
    """Nobody leaves a room after a call, and there is no reception in it."""
    interview = subject.interview
    far = interview is not None and interview.kind in (InterviewKind.PHONE, InterviewKind.VIDEO)
    return REMOTE_LEAVE_CHECKLIST if far else LEAVE_CHECKLIST


def _search_task(subject: StepSubject) -> str:
    """With how many others are live beside the one that was last talked to."""
    if not subject.live_companies:
        return "Keep looking: nothing is open at the moment"
    latest, *others = subject.live_companies
    if not others:
        return f"Keep looking: beside {escape(latest)}, nothing else is open"
    if len(others) == 1:
        return f"Keep looking: beside {escape(latest)}, {escape(others[0])} is open too"
    return f"Keep looking: beside {escape(latest)}, {len(others)} others are open"


def _offer_thanks_task(subject: StepSubject) -> str:
    what = "vouched for you" if subject.referee else "got you in"
    return f"Tell {escape(subject.name or 'them')}, who {what}, and say thank you"


def _rebook_task(subject: StepSubject) -> str:
    interview = subject.interview
    if interview is not None and interview.held is InterviewStatus.NO_SHOW:
        return "Nobody came: ask for a new time"
    return "It was called off: ask for a new time"


def _clear_task(subject: StepSubject) -> str:
    at = subject.opportunity.outcome_at
    if at is None:
        return "Clear it, or keep it?"
    return f"It ended on {date_text(at, person_zone(subject.person))}. Clear it, or keep it?"


def _clear_reason(subject: StepSubject) -> str:
    """Both buttons say what they do; neither is urged."""
    return KEEP_OR_CLEAR.format(months=subject.person.clear_after)


def _brief_task(subject: StepSubject) -> str:
    names = [escape(one.name) for one in subject.opportunity.contacts[:3] if one.met]
    whom = f": {join_words(names)}, what you said, what is open" if names else ""
    return f"Read up before the next round{whom}"


KNOWS_LENGTH = 60
LEAVE_CHECKLIST = (
    "Before you leave the room, try to have:\n"
    "• a card or the details of everyone (reception can help)\n"
    "• how to follow up, and with whom\n"
    "• by when they decide, and whether there are further rounds\n"
    "• whether people who are turned down are told"
)
REMOTE_LEAVE_CHECKLIST = (
    "Before you hang up, try to have:\n"
    "• everyone's name, and a way to write to each\n"
    "• how to follow up, and with whom\n"
    "• by when they decide, and whether there are further rounds\n"
    "• whether people who are turned down are told"
)
CAPTURE_OPENING = (
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
DRAFT_LABEL = _constant_text("Draft it")
DONE_LABEL = _constant_text("Done")

STEP_TEXTS: dict[StepKind, StepTexts] = {
    StepKind.LEAVE: StepTexts(
        task=_constant_text("Before you leave: details, next steps, a date"),
        reason=_constant_text(""),
        action_label=_constant_text(""),
        done_text=_constant_text("Before you leave"),
        done_label=_constant_text("Got it"),
        opening=_leave_opening,
    ),
    StepKind.CAPTURE: StepTexts(
        task=_constant_text("Quick notes: who was there, what was said"),
        reason=_constant_text("Names and remarks fade within hours."),
        action_label=_constant_text("Start the notes"),
        done_text=_constant_text("Quick notes"),
        done_label=DONE_LABEL,
        opening=_constant_text(CAPTURE_OPENING),
    ),
    StepKind.PROCESS: StepTexts(
        task=_constant_text("What they said comes next"),
        reason=_constant_text("Their own date tells when a check-in is welcome."),
        action_label=_constant_text("Tell what they said"),
        done_text=_constant_text("What comes next"),
        done_label=DONE_LABEL,
    ),
    StepKind.DETAILS: StepTexts(
        task=_text_with_name("Find a way to write to {name}"),
        reason=_constant_text("Company site, LinkedIn, or a call to reception."),
        action_label=_text_with_name("I have it"),
        done_text=_text_with_name("A way to reach {name}"),
        done_label=_constant_text("Use LinkedIn"),
    ),
    StepKind.THANK: StepTexts(
        task=_text_with_name("Thank {name}"),
        reason=_constant_text("A short note within a day, while they remember the talk too."),
        action_label=DRAFT_LABEL,
        done_text=_text_with_name("{name} thanked"),
        done_label=DONE_LABEL,
    ),
    StepKind.STAFF: StepTexts(
        task=_staff_task,
        reason=_constant_text(
            "Few people write to them, and they are often asked what they thought of you."
        ),
        action_label=DRAFT_LABEL,
        done_text=_text_with_name("{name} thanked"),
        done_label=DONE_LABEL,
    ),
    StepKind.HELPER: StepTexts(
        task=_text_with_name("Tell {name}, who got you in, how it went, and say thank you"),
        reason=_constant_text("Who opened a door likes to hear that you went through it."),
        action_label=DRAFT_LABEL,
        done_text=_text_with_name("{name} thanked"),
        done_label=DONE_LABEL,
    ),
    StepKind.REFLECT: StepTexts(
        task=_constant_text("Look back: how it went, and how they seemed"),
        reason=_constant_text("What you note today is what helps you next time."),
        action_label=_constant_text("Look back"),
        done_text=_constant_text("Looked back"),
        done_label=DONE_LABEL,
    ),
    StepKind.REFEREE: StepTexts(
        task=_text_by_consent(
            unasked="Ask {name} to vouch for you",
            asked="Has {name} agreed to vouch for you?",
            given="Brief {name}, who vouches for you",
        ),
        reason=_text_by_consent(
            unasked="Nobody likes a call they did not expect.",
            asked="A yes comes before any briefing.",
            given="A reference who knows the job speaks to the point.",
        ),
        action_label=_text_by_consent(unasked="Draft it", asked="They agreed", given="Draft it"),
        done_text=_text_with_name("{name} briefed"),
        done_label=_text_by_consent(unasked="Asked", asked="They said no", given="Done"),
    ),
    StepKind.LINKEDIN: StepTexts(
        task=_text_with_name("Invite {name} on LinkedIn, if you like"),
        reason=_constant_text("Two lines: who you are, and one thing you talked about."),
        action_label=_constant_text("Invitation"),
        done_text=_text_with_name("{name} invited"),
        done_label=DONE_LABEL,
    ),
    StepKind.USEFUL: StepTexts(
        task=_text_with_name("Send {name} what you noted for them"),
        reason=_constant_text("Something of use to them is the best reason to write again."),
        action_label=_constant_text("The note"),
        done_text=_text_with_name("Sent to {name}"),
        done_label=DONE_LABEL,
    ),
    StepKind.LOOKING: StepTexts(
        task=_search_task,
        reason=_constant_text("Until terms are agreed, every other lead makes the waiting easier."),
        action_label=_constant_text("Log a lead"),
        done_text=_constant_text("Looked around"),
        done_label=_constant_text("I had a look"),
        extra_buttons=(("days", "Another weekday"),),
    ),
    StepKind.CHECK_IN: StepTexts(
        task=_check_in_task,
        reason=_check_in_reason,
        action_label=DRAFT_LABEL,
        done_text=_check_in_done_text,
        done_label=DONE_LABEL,
    ),
    StepKind.CLOSURE: StepTexts(
        task=_constant_text("Asked twice, no answer. How shall we leave it?"),
        reason=_constant_text(SILENCE),
        action_label=_constant_text("They answered"),
        done_text=_constant_text("Closed: no answer"),
        done_label=_constant_text("Close it"),
        extra_buttons=(("waiting", "Still waiting"),),
    ),
    StepKind.REFEREE_THANKS: StepTexts(
        task=_text_with_name("Thank {name}, whom they asked about you"),
        reason=_constant_text("It took their time and their name."),
        action_label=_constant_text("Thanks"),
        done_text=_text_with_name("{name} thanked for the reference"),
        done_label=DONE_LABEL,
    ),
    StepKind.ENDORSE: StepTexts(
        task=_endorse_task,
        reason=_constant_text("A word from somebody they know is heard early."),
        action_label=_constant_text("A good word"),
        done_text=_text_with_name("{name} asked for a word"),
        done_label=_constant_text("Asked"),
    ),
    StepKind.ENDORSER_THANKS: StepTexts(
        task=_text_with_name("Thank {name} for putting in a word"),
        reason=_constant_text("Whatever comes of it, it was a favour."),
        action_label=_constant_text("Thanks"),
        done_text=_text_with_name("{name} thanked for the word"),
        done_label=DONE_LABEL,
    ),
    StepKind.BRIEF: StepTexts(
        task=_brief_task,
        reason=_constant_text("They compare notes between rounds; so can you."),
        action_label=_constant_text("Read the brief"),
        done_text=_constant_text("Read up for the next round"),
        done_label=DONE_LABEL,
    ),
    StepKind.PRACTISE: StepTexts(
        task=_constant_text("Practise a question, two minutes"),
        reason=_constant_text("Said aloud once, an answer comes easier in the room."),
        action_label=_constant_text("Practise"),
        done_text=_constant_text("Practised"),
        done_label=DONE_LABEL,
    ),
    StepKind.FEEDBACK: StepTexts(
        task=_constant_text("Thank them, and ask once what would have helped"),
        reason=_constant_text("A calm answer to a no is remembered, and sometimes they tell you."),
        action_label=DRAFT_LABEL,
        done_text=_constant_text("Asked for feedback"),
        done_label=DONE_LABEL,
    ),
    StepKind.OFFER: StepTexts(
        task=_constant_text("Before you answer: your red flags and open questions"),
        reason=_constant_text("Asked before you sign, a question costs nothing."),
        action_label=_constant_text("Go through them"),
        done_text=_constant_text("Went through the offer"),
        done_label=DONE_LABEL,
    ),
    StepKind.OFFER_THANKS: StepTexts(
        task=_offer_thanks_task,
        reason=_constant_text("They had a part in it."),
        action_label=_constant_text("The news"),
        done_text=_text_with_name("{name} thanked"),
        done_label=DONE_LABEL,
    ),
    StepKind.REBOOK: StepTexts(
        task=_rebook_task,
        reason=_constant_text("Short and friendly: things come up on every side."),
        action_label=DRAFT_LABEL,
        done_text=_constant_text("Asked for a new time"),
        done_label=DONE_LABEL,
    ),
    StepKind.CLEAR: StepTexts(
        task=_clear_task,
        reason=_clear_reason,
        action_label=_constant_text("Clear"),
        done_text=_constant_text("Kept, nothing was deleted"),
        done_label=_constant_text("Keep"),
        can_skip=False,
    ),
}
"""Numbers stand only where their source can be named beside them, and sparingly."""

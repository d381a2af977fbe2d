"""What stays of a job that came to nothing: a lesson, their feedback, and people to keep."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from coaching.letters.letter import Occasion
from coaching.letters.linkedin_letters import invitation
from coaching.model.documents import Contact, Conversation, Interview, Opportunity
from coaching.model.step_key import StepKind
from coaching.model.vocabulary import Held, Part
from coaching.reading.names import read_note
from handlers.cards import reminders
from handlers.flows import engine
from handlers.flows.flow import Flow, flow
from handlers.flows.question import Question, Scene
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

LESSON_ASKED = (
    "One line for yourself: what do you take from it? It can wait, or stay unsaid; /skip is fine."
)
FEEDBACK_ASKED = "What did they answer? In their words, as far as you like."
KEPT_LESSON = "Kept, for the next one."
KEPT_FEEDBACK = "Kept with {company}. Read it again tomorrow; it is kinder then."
NOTHING_KEPT = "Fine, that is that."
STAY = "Staying in touch with the people you met costs two lines."
NOBODY = "There is nobody noted whom you met there. /contacts adds somebody."
INVITE = "An invitation for {name} on LinkedIn, {length} characters:"
AT_MOST = 4


def ask_lesson(turn: Turn, opportunity: Opportunity) -> None:
    """Asks for the one line that stays; one that is there can be kept."""
    _ask(turn, LESSON, opportunity, opportunity.lesson)


def ask_lesson_under(
    turn: Turn, opportunity: Opportunity, told: str, back: Sequence[Button]
) -> None:
    """The same on the card that was pressed, below `told`: what `back` sends takes the question
    away with the news."""
    ask_lesson(turn, opportunity)
    asked = turn.said.pop()
    talk = turn.person.conversation
    label = "Keep it" if opportunity.lesson else "Skip"
    skip = [Button(label, f"q:{talk.serial}:{LESSON.name}:skip")] if talk else []
    turn.edit(f"{told}\n\n{asked.payload['text']}", [skip, back])


def ask_feedback(turn: Turn, opportunity: Opportunity) -> None:
    """Asks what they answered to the question for feedback."""
    _ask(turn, FEEDBACK, opportunity, opportunity.feedback)


def _ask(turn: Turn, which: Flow, opportunity: Opportunity, so_far: str) -> None:
    answers = {which.name: so_far} if so_far else {}
    engine.begin(turn, which, opportunity=opportunity.id, answers=answers, at=which.name)


def _finish_lesson(turn: Turn, talk: Conversation) -> None:
    """Keeps it, then says what else can be done: staying in touch, and asking why, once."""
    opportunity = turn.opportunity(talk.opportunity)
    if opportunity is None:
        return
    lesson = talk.answers.get("lesson")
    if lesson:
        opportunity = replace(opportunity, lesson=lesson)
        turn.keep(opportunity)
    kept = KEPT_LESSON if lesson else NOTHING_KEPT
    if _met(opportunity):
        stay = [Button("Stay in touch", f"o:stay:{opportunity.id}")]
        turn.say(f"{kept} {STAY}", [stay])
    else:
        turn.say(kept)
    reminders.show_open(turn, opportunity.id, StepKind.FEEDBACK)


def _finish_feedback(turn: Turn, talk: Conversation) -> None:
    opportunity = turn.opportunity(talk.opportunity)
    if opportunity is not None:
        turn.keep(replace(opportunity, feedback=talk.answers["feedback"]))
        turn.say(KEPT_FEEDBACK.format(company=escape(opportunity.company)))


# -- staying in touch --------------------------------------------------------------------------


def _met(opportunity: Opportunity) -> list[tuple[Interview, Contact]]:
    """Whom the person met there, each with the interview in which they met last."""
    held = {one.id: one for one in opportunity.interviews if one.held is Held.PLANNED}
    found = []
    for contact in opportunity.contacts:
        rounds = [held[met.interview] for met in contact.met if met.interview in held]
        if rounds and contact.part is not Part.HELPER:
            found.append((max(rounds, key=lambda one: one.start), contact))
    return found[:AT_MOST]


def say_staying(turn: Turn, opportunity: Opportunity) -> None:
    """An invitation for each of them, to copy at a tap."""
    occasion = Occasion(turn.person, opportunity, turn.now)
    people = _met(opportunity)
    for interview, contact in people:
        draft = invitation(occasion, interview, contact)
        head = INVITE.format(name=escape(contact.name), length=len(draft.body))
        gaps = "\n".join(f"[{escape(gap)}]" for gap in draft.gaps)
        text = "\n\n".join(filter(None, (head, gaps, f"<pre>{escape(draft.body)}</pre>")))
        turn.say(text, [[Button("Copy the text", copy=draft.body)]])
    if not people:
        turn.say(NOBODY)


# -- the flows -----------------------------------------------------------------------------------


def _note(text: str, _: Scene) -> str:
    return read_note(text)


LESSON = flow(
    Flow(
        name="lesson",
        version=1,
        title=lambda _: "what you take from it",
        questions=(Question("lesson", LESSON_ASKED, _note),),
        finish=_finish_lesson,
        taken_up=False,
    )
)
FEEDBACK = flow(
    Flow(
        name="feedback",
        version=1,
        title=lambda _: "what they answered",
        questions=(Question("feedback", FEEDBACK_ASKED, _note, optional=False),),
        finish=_finish_feedback,
        taken_up=False,
    )
)


def left_behind(opportunity: Opportunity) -> list[str]:
    """What is kept of it, as its card shows it."""
    told = (("Your lesson", opportunity.lesson), ("Their feedback", opportunity.feedback))
    return [f"{label}: {escape(_short(text))}" for label, text in told if text]


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()} …"


SHOWN = 200

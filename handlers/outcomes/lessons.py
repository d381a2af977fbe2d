"""What stays of a job that came to nothing: a lesson, their feedback, and people to keep."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import ClassVar

from coaching.letters.letter import Occasion
from coaching.letters.linkedin_letters import invitation
from coaching.model.documents import Contact, Conversation, Interview, Opportunity
from coaching.model.vocabulary import ContactPart, InterviewStatus, OpportunityId
from coaching.playbook.steps.feedback import FEEDBACK as FEEDBACK_STEP
from coaching.reading.names import read_note
from handlers.cards import reminders
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.flow_callbacks import AnswerQuestion
from handlers.flows.question import Question, QuestionContext
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.turn import Turn

LESSON_PROMPT = (
    "One line for yourself: what do you take from it? It can wait, or stay unsaid; /skip is fine."
)
FEEDBACK_PROMPT = "What did they answer? In their words, as far as you like."
KEPT_LESSON = "Kept, for the next one."
KEPT_FEEDBACK = "Kept with {company}. Read it again tomorrow; it is kinder then."
NOTHING_KEPT = "Fine, that is that."
STAY_IN_TOUCH = "Staying in touch with the people you met costs two lines."
NOBODY_MET = "There is nobody noted whom you met there. /contacts adds somebody."
INVITATION_HEADER = "An invitation for {name} on LinkedIn, {length} characters:"
PEOPLE_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class StayInTouch(CallbackData):
    """Shows the texts that keep in touch with the people of a job."""

    prefix: ClassVar[str] = "o:stay"
    opportunity: OpportunityId


def ask_lesson(turn: Turn, opportunity: Opportunity) -> None:
    """Asks for the one line that stays; one that is there can be kept."""
    _begin_question(turn, LESSON, opportunity, opportunity.lesson)


def ask_lesson_on_card(
    turn: Turn, opportunity: Opportunity, card_text: str, back: Sequence[Button]
) -> None:
    """The same on the card that was pressed, below `told`: what `back` sends takes the question
    away with the news."""
    ask_lesson(turn, opportunity)
    asked = turn.outgoing.pop()
    talk = turn.person.conversation
    label = "Keep it" if opportunity.lesson else "Skip"
    skip = [Button(label, AnswerQuestion(talk.serial, LESSON.name, "skip"))] if talk else []
    turn.edit(f"{card_text}\n\n{asked.payload['text']}", [skip, back])


def ask_feedback(turn: Turn, opportunity: Opportunity) -> None:
    """Asks what they answered to the question for feedback."""
    _begin_question(turn, FEEDBACK, opportunity, opportunity.feedback)


def _begin_question(turn: Turn, flow: Flow, opportunity: Opportunity, earlier_answer: str) -> None:
    answers = {flow.name: earlier_answer} if earlier_answer else {}
    engine.begin(turn, flow, opportunity=opportunity.id, answers=answers, start_at=flow.name)


def _finish_lesson(turn: Turn, conversation: Conversation) -> None:
    """Keeps it, then says what else can be done: staying in touch, and asking why, once."""
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is None:
        return
    lesson = conversation.answers.get("lesson")
    if lesson:
        opportunity = replace(opportunity, lesson=lesson)
        turn.put_opportunity(opportunity)
    kept = KEPT_LESSON if lesson else NOTHING_KEPT
    if _list_people_met(opportunity):
        stay = [Button("Stay in touch", StayInTouch(opportunity.id))]
        turn.say(f"{kept} {STAY_IN_TOUCH}", [stay])
    else:
        turn.say(kept)
    reminders.show_open_steps(turn, opportunity.id, FEEDBACK_STEP.kind)


def _finish_feedback(turn: Turn, conversation: Conversation) -> None:
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is not None:
        turn.put_opportunity(replace(opportunity, feedback=conversation.answers["feedback"]))
        turn.say(KEPT_FEEDBACK.format(company=escape(opportunity.company)))


# -- staying in touch --------------------------------------------------------------------------


def _list_people_met(opportunity: Opportunity) -> list[tuple[Interview, Contact]]:
    """Whom the person met there, each with the interview in which they met last."""
    held = {one.id: one for one in opportunity.interviews if one.held is InterviewStatus.PLANNED}
    found = []
    for contact in opportunity.contacts:
        rounds = [held[met.interview] for met in contact.met if met.interview in held]
        if rounds and contact.part is not ContactPart.HELPER:
            found.append((max(rounds, key=lambda one: one.start), contact))
    return found[:PEOPLE_AT_MOST]


def say_invitations(turn: Turn, opportunity: Opportunity) -> None:
    """An invitation for each of them, to copy at a tap."""
    occasion = Occasion(turn.person, opportunity, turn.now)
    people = _list_people_met(opportunity)
    for interview, contact in people:
        draft = invitation(occasion, interview, contact)
        head = INVITATION_HEADER.format(name=escape(contact.name), length=len(draft.body))
        gaps = "\n".join(f"[{escape(gap)}]" for gap in draft.gaps)
        text = "\n\n".join(filter(None, (head, gaps, f"<pre>{escape(draft.body)}</pre>")))
        turn.say(text, [[Button("Copy the text", copy_text=draft.body)]])
    if not people:
        turn.say(NOBODY_MET)


# -- the flows -----------------------------------------------------------------------------------


def _read_note(text: str, _: QuestionContext) -> str:
    return read_note(text)


LESSON = register_flow(
    Flow(
        name="lesson",
        version=1,
        title=lambda _: "what you take from it",
        questions=(Question("lesson", LESSON_PROMPT, _read_note),),
        finish=_finish_lesson,
        is_resumable=False,
    )
)
FEEDBACK = register_flow(
    Flow(
        name="feedback",
        version=1,
        title=lambda _: "what they answered",
        questions=(Question("feedback", FEEDBACK_PROMPT, _read_note, optional=False),),
        finish=_finish_feedback,
        is_resumable=False,
    )
)


def lesson_lines(opportunity: Opportunity) -> list[str]:
    """What is kept of it, as its card shows it."""
    told = (("Your lesson", opportunity.lesson), ("Their feedback", opportunity.feedback))
    return [f"{label}: {escape(_shorten(text))}" for label, text in told if text]


def _shorten(text: str) -> str:
    return text if len(text) <= SHOWN_LENGTH else f"{text[:SHOWN_LENGTH].rstrip()} …"


SHOWN_LENGTH = 200

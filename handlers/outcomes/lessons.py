"""Keeps what stays of a job that came to nothing: a lesson, their feedback, people met."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import ClassVar

from coaching.letters.letter import Occasion
from coaching.letters.linkedin_letters import invitation
from coaching.model.documents import Contact, Conversation, Interview, Opportunity
from coaching.model.vocabulary import ContactPart, InterviewStatus, OpportunityId
from coaching.playbook.steps.feedback import FEEDBACK as FEEDBACK_STEP
from coaching.reading.people.names import read_note
from coaching.translation import _, plural
from handlers.cards import reminders
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.flow_callbacks import AnswerQuestion, WayAround
from handlers.flows.question import Question, QuestionContext
from handlers.outcomes.hellos import hello_button, say_hello_ahead
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.turn import Turn

LESSON_PROMPT = _(
    "One line for yourself: what do you take from it? It can wait, or stay unsaid; /skip is fine."
)
FEEDBACK_PROMPT = _("What did they answer? In their words, as far as you like.")
KEPT_LESSON = _("Kept, for the next one.")
KEPT_FEEDBACK = _("Kept with {company}. Read it again tomorrow; it is kinder then.")
NOTHING_KEPT = _("Fine, that is that.")
KEPT_LESSON_STAY = _(
    "Kept, for the next one. Staying in touch with the people you met costs two lines."
)
NOTHING_KEPT_STAY = _(
    "Fine, that is that. Staying in touch with the people you met costs two lines."
)
NOBODY_MET = _("Nobody is noted for that job yet. /contacts adds somebody.")
INVITATION_HEADER = plural(
    "An invitation for {name} on LinkedIn, {count} character:",
    "An invitation for {name} on LinkedIn, {count} characters:",
)
KEEP_LABEL = _("Keep it")
SKIP_LABEL = _("Skip")
STAY_LABEL = _("Stay in touch")
COPY_LABEL = _("Copy the text")
# Translators: stands in "We were at: {title}".
LESSON_TITLE = _("what you take from it")
# Translators: stands in "We were at: {title}".
FEEDBACK_TITLE = _("what they answered")
YOUR_LESSON = _("Your lesson")
THEIR_FEEDBACK = _("Their feedback")
# Translators: a line of a job's card, such as "Your lesson: ask more".
LINE = _("{label}: {value}")
PEOPLE_AT_MOST = 4
SHOWN_LENGTH = 200


@dataclass(frozen=True, slots=True)
class StayInTouch(CallbackData):
    """Shows the texts that keep in touch with the people of a job."""

    prefix: ClassVar[str] = "o:stay"
    opportunity: OpportunityId


def ask_lesson(turn: Turn, opportunity: Opportunity) -> None:
    """Asks for a lesson in one line; a lesson that is there already can be kept."""
    _begin_question(turn, LESSON, opportunity, opportunity.lesson)


def ask_lesson_on_card(
    turn: Turn, opportunity: Opportunity, card_text: str, back: Sequence[Button]
) -> None:
    """Asks for it on the card that was pressed, below `card_text`; a press of `back` takes the
    question away with the news."""
    ask_lesson(turn, opportunity)
    question = turn.outgoing.pop()
    turn.edit(f"{card_text}\n\n{question.payload['text']}", [_skip_row(turn, opportunity), back])


def _skip_row(turn: Turn, opportunity: Opportunity) -> list[Button]:
    conversation = turn.person.conversation
    if conversation is None:
        return []
    label = KEEP_LABEL if opportunity.lesson else SKIP_LABEL
    return [Button(label, AnswerQuestion(conversation.serial, LESSON.name, WayAround.SKIP))]


def ask_feedback(turn: Turn, opportunity: Opportunity) -> None:
    """Asks what the employer answered to the question for feedback."""
    _begin_question(turn, FEEDBACK, opportunity, opportunity.feedback)


def _begin_question(turn: Turn, flow: Flow, opportunity: Opportunity, earlier_answer: str) -> None:
    answers = {flow.name: earlier_answer} if earlier_answer else {}
    engine.begin(turn, flow, opportunity=opportunity.id, answers=answers, start_at=flow.name)


def _finish_lesson(turn: Turn, conversation: Conversation) -> None:
    """Keeps the lesson, then offers what else can be done: staying in touch, and asking why."""
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is None:
        return
    lesson = conversation.answers.get("lesson")
    if lesson:
        opportunity = replace(opportunity, lesson=lesson)
        turn.put_opportunity(opportunity)
    if _list_people_met(opportunity):
        stay = [Button(STAY_LABEL, StayInTouch(opportunity.id))]
        turn.say(KEPT_LESSON_STAY if lesson else NOTHING_KEPT_STAY, [stay])
    else:
        turn.say(KEPT_LESSON if lesson else NOTHING_KEPT)
    reminders.show_open_steps(turn, opportunity.id, FEEDBACK_STEP.kind)


def _finish_feedback(turn: Turn, conversation: Conversation) -> None:
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is not None:
        opportunity = replace(opportunity, feedback=conversation.answers["feedback"])
        turn.put_opportunity(opportunity)
        ahead, rows = say_hello_ahead(opportunity)
        kept = KEPT_FEEDBACK.format(company=escape(opportunity.company))
        turn.say("\n".join(filter(None, (kept, ahead))), rows)


# -- staying in touch --------------------------------------------------------------------------


def _list_people_met(opportunity: Opportunity) -> list[tuple[Interview, Contact]]:
    """Lists the people met there, each with the interview in which they met last."""
    held = {
        interview.id: interview
        for interview in opportunity.interviews
        if interview.held is InterviewStatus.PLANNED
    }
    people = []
    for contact in opportunity.contacts:
        rounds = [held[meeting.interview] for meeting in contact.met if meeting.interview in held]
        if rounds and contact.part is not ContactPart.HELPER:
            people.append((max(rounds, key=lambda interview: interview.start), contact))
    return people[:PEOPLE_AT_MOST]


def say_invitations(turn: Turn, opportunity: Opportunity) -> None:
    """Shows an invitation for each person met, which one tap copies."""
    occasion = Occasion(turn.person, opportunity, turn.now)
    people = _list_people_met(opportunity)
    for interview, contact in people:
        draft = invitation(occasion, interview, contact)
        head = INVITATION_HEADER.format(len(draft.body), name=escape(contact.name))
        gaps = "\n".join(f"[{escape(gap)}]" for gap in draft.gaps)
        text = "\n\n".join(filter(None, (head, gaps, f"<pre>{escape(draft.body)}</pre>")))
        copy = Button(COPY_LABEL, copy_text=draft.body)
        turn.say(text, [[copy, hello_button(opportunity, contact)]])
    if not people:
        turn.say(NOBODY_MET)


# -- the flows -----------------------------------------------------------------------------------


def _read_note(text: str, _: QuestionContext) -> str:
    return read_note(text)


LESSON = register_flow(
    Flow(
        name="lesson",
        version=1,
        title=lambda _context: LESSON_TITLE,
        questions=(Question("lesson", LESSON_PROMPT, _read_note),),
        finish=_finish_lesson,
        is_resumable=False,
    )
)
FEEDBACK = register_flow(
    Flow(
        name="feedback",
        version=1,
        title=lambda _context: FEEDBACK_TITLE,
        questions=(Question("feedback", FEEDBACK_PROMPT, _read_note, optional=False),),
        finish=_finish_feedback,
        is_resumable=False,
    )
)


def lesson_lines(opportunity: Opportunity) -> list[str]:
    """Returns the lesson and the feedback of a job, as its card shows them."""
    notes = ((YOUR_LESSON, opportunity.lesson), (THEIR_FEEDBACK, opportunity.feedback))
    return [LINE.format(label=label, value=escape(_shorten(note))) for label, note in notes if note]


def _shorten(text: str) -> str:
    return text if len(text) <= SHOWN_LENGTH else f"{text[:SHOWN_LENGTH].rstrip()} …"

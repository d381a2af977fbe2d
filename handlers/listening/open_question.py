"""An open question takes its answer, whatever else was said with it, or something else entirely."""

from typing import Any

from coaching.model.documents import Conversation
from coaching.model.vocabulary import ContactId
from coaching.reading.context import NOTHING_ASKED, AskedByCoach, OpenQuestion, ReadingContext
from coaching.reading.non_answers import is_non_answer, says_finished
from coaching.reading.proposals import (
    ChannelSaid,
    DecisionSaid,
    OfferSaid,
    OutcomeSaid,
    PromiseSaid,
    Proposal,
    RatingSaid,
    Reading,
)
from coaching.reading.read import read
from coaching.reading.wishes import OTHER_THINGS, SnoozeSaid
from handlers.account.welcome import ask_place_first
from handlers.flows import engine
from handlers.flows.flow import current_flow
from handlers.flows.overlong_answers import too_long_text
from handlers.flows.pauses import leave_flow
from handlers.flows.prompt import ask_again
from handlers.flows.question import Question, QuestionContext, question_context
from handlers.interviews.capture import CAPTURE
from handlers.listening.correct_in_words import correct_in_words, is_plain_correction
from handlers.listening.listen import FREE_TALK, take_reading
from handlers.listening.pending_readings import ask_again_without_card
from handlers.listening.reading_context import message_context
from handlers.listening.said_instead import (
    accepts,
    is_mere_thanks,
    is_plain_answer,
    is_said_instead,
    tells_other_interview,
)
from handlers.listening.take_notes import take_notes
from handlers.people.add_contact import ADD_CONTACT
from handlers.ui.turn import Turn

TAKES_NOTES = (CAPTURE.name, ADD_CONTACT.name)
"""In these flows whatever is typed is read and kept as any message is."""
ANSWERED_BY: dict[OpenQuestion, tuple[type[Proposal], ...]] = {
    OpenQuestion.CHANNEL: (ChannelSaid,),
    OpenQuestion.DECISION: (DecisionSaid, PromiseSaid),
    OpenQuestion.OFFER_DEADLINE: (OfferSaid,),
    OpenQuestion.OFFER_AMOUNT: (OfferSaid,),
    OpenQuestion.RATING: (RatingSaid,),
}
"""What is no other thing where it was asked for."""
ASKED: dict[tuple[str, str], OpenQuestion] = {
    ("capture", "telling"): OpenQuestion.TELLING,
    ("capture", "people"): OpenQuestion.PEOPLE,
    ("capture", "topics"): OpenQuestion.TOPIC,
    ("capture", "decision"): OpenQuestion.DECISION,
    ("capture", "doubts"): OpenQuestion.CONCERN,
    ("capture", "channel"): OpenQuestion.CHANNEL,
    ("capture", "unsaid"): OpenQuestion.UNSAID,
    ("contact_add", "people"): OpenQuestion.PEOPLE,
    ("process", "decision"): OpenQuestion.DECISION,
    ("process", "rounds"): OpenQuestion.NEXT_ROUND,
    ("process", "channel"): OpenQuestion.CHANNEL,
    ("process", "tells"): OpenQuestion.OTHER,
    ("process", "references"): OpenQuestion.OTHER,
    ("reflect", "rating"): OpenQuestion.RATING,
    ("reflect", "went_well"): OpenQuestion.WENT_WELL,
    ("reflect", "better"): OpenQuestion.TO_IMPROVE,
    ("reflect", "red_flags"): OpenQuestion.RED_FLAG,
    ("reflect", "question"): OpenQuestion.QUESTION_ASKED,
    ("lesson", "lesson"): OpenQuestion.OTHER,
    ("offer_terms", "deadline"): OpenQuestion.OFFER_DEADLINE,
    **{
        ("offer_terms", key): OpenQuestion.OFFER_AMOUNT
        for key in ("amount", "share", "start", "place", "open")
    },
    ("contact_edit", "reach"): OpenQuestion.REACH,
    ("contact_edit", "title"): OpenQuestion.TITLE,
}
"""What is asked in which flow. Elsewhere a message is an answer, unless it can be none."""


def answer_open_question(turn: Turn, text: str, *, is_theirs: bool = False) -> bool:
    """Takes a message as the answer to the open question, or as what it plainly says instead.

    `is_theirs` marks what somebody else wrote: it is no answer where answers are read. Returns
    False when no question is open.
    """
    here = current_flow(turn)
    question = here and here[0].question(here[1].at)
    if here is None or question is None:
        return engine.answer_with_text(turn, text)
    context = question_context(turn.dossier, here[1], turn.now)
    asked = ASKED.get((here[0].name, question.key))
    if asked is None and _take_said_instead(turn, text, question, context):
        return True
    if asked is not OpenQuestion.TELLING and too_long_text(text):
        return engine.answer_with_text(turn, text)
    if asked is not None and is_theirs:
        _take_forwarded(turn, text)
        return True
    is_no = _says_no(text, question, context) or (asked is not None and says_finished(text))
    if _takes_no(question, context) and is_no:
        engine.accept_answer(turn, _value_of_no(question, context))
        return True
    if asked is None:
        return engine.answer_with_text(turn, text)
    known = message_context(turn, _build_asked(asked, here[1]))
    return _take_answer(turn, text, question, context, known)


def _take_answer(
    turn: Turn, text: str, question: Question, context: QuestionContext, known: ReadingContext
) -> bool:
    conversation = turn.person.conversation
    if _is_free(question) and is_plain_correction(text) and correct_in_words(turn, text):
        _ask_after(turn, conversation)
        return True
    takes_notes = conversation is not None and conversation.flow in TAKES_NOTES
    if takes_notes and take_notes(turn, text, known):
        return True
    return _take_read(turn, text, question, context, known)


def _take_said_instead(turn: Turn, text: str, question: Question, context: QuestionContext) -> bool:
    known = message_context(turn)
    if is_plain_answer(text, known, question, context):
        return False
    reading = read(text, known)
    if not is_said_instead(reading, text, question, context):
        return False
    if not ask_place_first(turn, FREE_TALK, text):
        _take_instead(turn, text, reading, known)
    return True


def _take_read(
    turn: Turn, text: str, question: Question, context: QuestionContext, known: ReadingContext
) -> bool:
    reading = read(text, known)
    answers = ANSWERED_BY.get(known.asked.question, ())
    if any(
        isinstance(one, OTHER_THINGS) and not isinstance(one, answers) for one in reading.proposals
    ):
        is_answer = accepts(question, text, context) and not _is_free(question)
        if is_answer and not _tells_outcome(reading, answers):
            return engine.answer_with_text(turn, text)
        _take_instead(turn, text, reading, known)
        return True
    if is_mere_thanks(reading) or tells_other_interview(reading, known):
        _take_instead(turn, text, reading, known)
        return True
    says_more = any(not isinstance(one, answers) for one in reading.proposals)
    if says_more and not _is_free(question) and not accepts(question, text, context):
        _take_instead(turn, text, reading, known)
        return True
    return engine.answer_with_text(turn, text)


def _tells_outcome(reading: Reading, answers: tuple[type[Proposal], ...]) -> bool:
    """Tells whether a job ended or an offer came, and nothing is said of what was asked: "answer by
    Tuesday" is no day by which they decide."""
    is_told = any(isinstance(one, OutcomeSaid) for one in reading.proposals)
    return is_told and not any(isinstance(one, answers) for one in reading.proposals)


def _take_forwarded(turn: Turn, text: str) -> None:
    known = message_context(turn, is_forwarded=True)
    _take_instead(turn, text, read(text, known), known)


def _take_instead(turn: Turn, text: str, reading: Reading, known: ReadingContext) -> None:
    """Takes up what was said, and asks the question again after it; behind a card, once that is
    answered."""
    puts_off = [isinstance(one, SnoozeSaid) and not one.everything for one in reading.proposals]
    if puts_off and all(puts_off):
        _put_question_off(turn)
        return
    before, waiting = turn.person.conversation, len(turn.person.pending)
    take_reading(turn, text, reading, known)
    if turn.person.conversation is before:
        ask_again_without_card(turn, waiting)


def _put_question_off(turn: Turn) -> None:
    """Leaves what is asked for another time; in a flow that cannot be taken up again, the question
    alone."""
    here = current_flow(turn)
    question = here and here[0].question(here[1].at)
    if here and question and question.optional and not here[0].is_resumable:
        engine.skip_question(turn)
    else:
        leave_flow(turn)


def _ask_after(turn: Turn, before: Conversation | None) -> None:
    """Asks the open question again, behind what was taken up instead of an answer."""
    if turn.person.conversation is before:
        ask_again(turn)


# -- a "no" ----------------------------------------------------------------------------------------


def _takes_no(question: Question, context: QuestionContext) -> bool:
    """Tells whether the question can be left without an answer, and asks nothing of yes or no."""
    values = [choice.value for row in question.choices(context) for choice in row]
    is_yes_or_no = any(isinstance(value, bool) for value in values)
    return question.asks_for_more or "" in values or (question.optional and not is_yes_or_no)


def _says_no(text: str, question: Question, context: QuestionContext) -> bool:
    labels = [
        str(choice.text)
        for row in question.choices(context)
        for choice in row
        if choice.value in ("", None) or (question.asks_for_more and choice.value is False)
    ]
    return is_non_answer(text, *labels)


def _value_of_no(question: Question, context: QuestionContext) -> Any:
    if question.asks_for_more:
        return False
    values = [
        choice.value
        for row in question.choices(context)
        for choice in row
        if choice.value in ("", None) and not choice.goto
    ]
    return values[0] if values else None


# -- the answer ------------------------------------------------------------------------------------


def _is_free(question: Question) -> bool:
    """Tells whether the question takes any words for an answer."""
    return not question.key.startswith(("decision", "channel", "part", "rating", "when"))


def _build_asked(asked: OpenQuestion, conversation: Conversation) -> AskedByCoach:
    subject = conversation.subject if conversation.flow.startswith("contact") else None
    contact = ContactId(subject) if subject is not None else None
    return AskedByCoach(asked, conversation.opportunity, conversation.interview, contact)


def find_asked(turn: Turn) -> AskedByCoach:
    """Returns what the coach has just asked, as far as it tells how a message is meant."""
    here = current_flow(turn)
    question = here and here[0].question(here[1].at)
    asked = ASKED.get((here[0].name, question.key)) if here and question else None
    return _build_asked(asked, here[1]) if here and asked else NOTHING_ASKED

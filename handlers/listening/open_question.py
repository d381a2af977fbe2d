"""An open question takes its answer, whatever else was said with it, or something else entirely."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from coaching.model.documents import Conversation
from coaching.model.vocabulary import InvalidInputError
from coaching.reading.context import AskedByCoach, OpenQuestion, ReadingContext
from coaching.reading.listed_people import ListedPerson
from coaching.reading.non_answers import is_non_answer
from coaching.reading.people.names import ContactDetails
from coaching.reading.proposals import (
    AssignmentSaid,
    CancelledSaid,
    InterviewSaid,
    MovedSaid,
    NoShowSaid,
    NoteKind,
    NoteSaid,
    OfferSaid,
    OutcomeSaid,
    PersonSaid,
    Proposal,
    Reading,
    ReferencesAsked,
)
from coaching.reading.read import read
from coaching.reading.similarity import is_same_name
from coaching.reading.wishes import AskSaid, DeleteSaid, DoneSaid, KeptSaid, SnoozeSaid
from handlers.flows import engine
from handlers.flows.flow import Answers
from handlers.flows.question import (
    AmbiguousAnswer,
    Question,
    QuestionContext,
    question_context,
    slot_name,
)
from handlers.listening.correct_in_words import correct_in_words, is_plain_correction
from handlers.listening.listen import take_reading
from handlers.listening.reading_context import message_context
from handlers.people.keep_people import find_contact
from handlers.people.name_answers import people_answer, round_origin
from handlers.ui.turn import Turn

OTHER_THINGS = (
    *(AskSaid, AssignmentSaid, CancelledSaid, DeleteSaid, DoneSaid, MovedSaid, NoShowSaid),
    *(KeptSaid, OfferSaid, OutcomeSaid, ReferencesAsked, SnoozeSaid),
)
"""Who says one of these has not answered the question."""
ANSWERED_BY: dict[OpenQuestion, tuple[type[Proposal], ...]] = {
    OpenQuestion.OFFER_DEADLINE: (OfferSaid,),
    OpenQuestion.OFFER_AMOUNT: (OfferSaid,),
}
"""What is no other thing where it was asked for."""
ASKED: dict[tuple[str, str], OpenQuestion] = {
    ("capture", "name"): OpenQuestion.PEOPLE,
    ("capture", "more"): OpenQuestion.MORE_PEOPLE,
    ("capture", "topic"): OpenQuestion.TOPIC,
    ("capture", "concern"): OpenQuestion.CONCERN,
    ("capture", "reach"): OpenQuestion.REACH,
    ("capture", "title"): OpenQuestion.TITLE,
    ("capture", "part"): OpenQuestion.PART,
    ("capture", "stood_out"): OpenQuestion.OTHER,
    ("capture", "open"): OpenQuestion.OTHER,
    ("capture", "unsaid"): OpenQuestion.UNSAID,
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
"""What is asked in which flow; in other flows a message is an answer and nothing else."""
NOTE_SLOTS = {NoteKind.TOPIC: "topic", NoteKind.CONCERN: "concern"}


def answer_open_question(turn: Turn, text: str, *, is_theirs: bool = False) -> bool:
    """Takes a message as the answer to the open question, or as what it plainly says instead.

    `is_theirs` marks what somebody else wrote: it is no answer where answers are read. Returns
    False when no question is open.
    """
    here = engine.current_flow(turn)
    question = here and here[0].question(here[1].at)
    if here is None or question is None or engine.too_long_text(text):
        return engine.answer_with_text(turn, text)
    flow, conversation = here
    context = question_context(turn.dossier, conversation, turn.now)
    asked = ASKED.get((flow.name, question.key))
    if is_theirs and asked is not None:
        _take_forwarded(turn, text)
        return True
    if _takes_no(question, context) and _says_no(text, question, context):
        engine.accept_answer(turn, _value_of_no(question, context))
        return True
    if asked is None:
        return engine.answer_with_text(turn, text)
    if _is_free(question) and is_plain_correction(text) and correct_in_words(turn, text):
        _ask_after(turn, conversation)
        return True
    reading_context = message_context(turn, _build_asked(asked, conversation, context))
    return _take_read(turn, text, question, context, reading_context)


def _take_read(
    turn: Turn, text: str, question: Question, context: QuestionContext, known: ReadingContext
) -> bool:
    reading = _read_whole(text, question, known)
    answers = ANSWERED_BY.get(known.asked.question, ())
    if any(
        isinstance(one, OTHER_THINGS) and not isinstance(one, answers) for one in reading.proposals
    ):
        if _is_taken(question, text, context) and not _is_free(question):
            return engine.answer_with_text(turn, text)
        _take_instead(turn, text, reading, known)
        return True
    answer, more = _split_answer(question, reading, context)
    if answer is None:
        return engine.answer_with_text(turn, text)
    try:
        value = people_value(answer, context, is_more=question.key == "more")
    except InvalidInputError:
        return engine.answer_with_text(turn, text)
    engine.accept_answer(turn, value)
    if more:
        open_question = turn.outgoing.pop() if turn.person.conversation else None
        take_reading(turn, text, Reading(more), known, with_rest=False)
        if open_question is not None:
            turn.outgoing.append(open_question)
    return True


def _read_whole(text: str, question: Question, known: ReadingContext) -> Reading:
    """Returns the answer, and what was said beside it; a list of people is read for both."""
    reading = read(text, known)
    if question.key not in ("name", "more") or reading.small_talk is not None:
        return reading
    asked = replace(known.asked, question=OpenQuestion.OTHER)
    beside = read(text, replace(known, asked=asked)).proposals
    told = tuple(one for one in beside if not isinstance(one, PersonSaid | InterviewSaid))
    people = tuple(one for one in reading.proposals if isinstance(one, PersonSaid))
    return Reading((*people, *told))


def _take_forwarded(turn: Turn, text: str) -> None:
    known = message_context(turn, is_forwarded=True)
    _take_instead(turn, text, read(text, known), known)


def _take_instead(turn: Turn, text: str, reading: Reading, known: ReadingContext) -> None:
    """Takes up what was said, and asks the question again after it."""
    if all(isinstance(one, SnoozeSaid) and not one.everything for one in reading.proposals):
        engine.leave_flow(turn)
        return
    before = turn.person.conversation
    take_reading(turn, text, reading, known)
    _ask_after(turn, before)


def _ask_after(turn: Turn, before: Conversation | None) -> None:
    """Asks the open question again, behind what was taken up instead of an answer."""
    if turn.person.conversation is before:
        engine.ask_again(turn)


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


def _is_taken(question: Question, text: str, context: QuestionContext) -> bool:
    try:
        question.check(text, context)
    except InvalidInputError:
        return False
    except AmbiguousAnswer:
        return True
    return True


def _is_free(question: Question) -> bool:
    """Tells whether the question takes any words for an answer."""
    return not question.key.startswith(("decision", "channel", "part", "rating", "when"))


def _split_answer(
    question: Question, reading: Reading, context: QuestionContext
) -> tuple[Reading | None, tuple[Proposal, ...]]:
    """Returns what answers the questions about people, and what else was said."""
    if question.key not in ("name", "more") or reading.small_talk is not None:
        return None, ()
    people = [one for one in reading.proposals if isinstance(one, PersonSaid)]
    if not people or context.opportunity is None or len(people) == len(reading.proposals):
        return None, ()  # a plain list of people: the question itself reads it
    mine = tuple(one for one in reading.proposals if _is_about_people(one, people))
    return Reading(mine), tuple(one for one in reading.proposals if one not in mine)


def _is_about_people(proposal: Proposal, people: list[PersonSaid]) -> bool:
    if isinstance(proposal, NoteSaid) and proposal.kind in NOTE_SLOTS:
        return len(people) == 1 or any(_is_whom(proposal, one) for one in people)
    return isinstance(proposal, PersonSaid) and not proposal.is_referee


def _is_whom(note: NoteSaid, person: PersonSaid) -> bool:
    return note.whom is not None and is_same_name(note.whom, person.name)


def people_value(reading: Reading, context: QuestionContext, *, is_more: bool) -> Answers:
    """Returns the answers of one round a person: their name, title, mail, and what was said."""
    people = [one for one in reading.proposals if isinstance(one, PersonSaid)]
    listed = [_to_listed(one) for one in people]
    answer, rounds = people_answer(listed, context, is_more=is_more)
    notes = dict(_notes_by_slot(reading, people, rounds))
    return Answers(answer.answer, {**answer.other_answers, **notes})


def _to_listed(person: PersonSaid) -> ListedPerson:
    reach = ContactDetails(
        email=person.email or "", phone=person.phone or "", linkedin=person.linkedin or ""
    )
    return ListedPerson(name=person.name, part=person.part, title=person.title or "", reach=reach)


def _notes_by_slot(
    reading: Reading, people: list[PersonSaid], rounds: list[int]
) -> Iterator[tuple[str, str]]:
    notes = [one for one in reading.proposals if isinstance(one, NoteSaid)]
    for person, round_index in zip(people, rounds, strict=True):
        for note in notes:
            if len(people) == 1 or _is_whom(note, person):
                yield slot_name(NOTE_SLOTS[note.kind], round_index), note.text


def _build_asked(
    asked: OpenQuestion, conversation: Conversation, context: QuestionContext
) -> AskedByCoach:
    name = context.answer("same") or context.answer("name")
    job = context.opportunity
    contact = find_contact(job, str(name), round_origin(context)) if job and name else None
    if job and conversation.flow.startswith("contact"):
        contact = next((one for one in job.contacts if one.id == conversation.subject), None)
    return AskedByCoach(
        asked,
        conversation.opportunity,
        conversation.interview,
        contact.id if contact else None,
    )

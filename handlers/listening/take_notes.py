"""What is told after an interview: the free telling, and the answers to what was still missing."""

from dataclasses import replace

from coaching.facts.missing_facts import list_met, list_without_topic
from coaching.facts.proposal_json import is_fact
from coaching.model.documents import Contact, Opportunity
from coaching.reading.context import NOTHING_ASKED, OpenQuestion, ReadingContext
from coaching.reading.interview_notes.by_person import read_asked_notes
from coaching.reading.interview_notes.who_was_there import read_told
from coaching.reading.people.names import NOTE_LIMIT
from coaching.reading.proposals import (
    CancelledSaid,
    DecisionSaid,
    InterviewSaid,
    MovedSaid,
    NoteSaid,
    OfferSaid,
    OutcomeSaid,
    Proposal,
    Reading,
    SmallTalk,
)
from coaching.reading.read import read
from handlers.cards.reading_card import reading_text
from handlers.flows import engine
from handlers.flows.pauses import pause_current
from handlers.flows.prompt import ask_again
from handlers.interviews.capture import ask_missing_facts, find_interview
from handlers.listening.follow_up import TOLD_FREELY
from handlers.listening.join_tellings import ReadMessage, join_with_waiting
from handlers.listening.keep_pending import keep_quietly
from handlers.listening.listen import SMALL_TALK, decides_nothing, keep_loosely, take_reading
from handlers.listening.pending_readings import add_pending, ask_again_without_card, has_room
from handlers.ui.turn import Turn

GREAT_NEWS = (CancelledSaid, MovedSaid, OfferSaid, OutcomeSaid)
MERE_WORDS = (SmallTalk.THANKS, SmallTalk.OK, SmallTalk.GREETING)
NOTES = (OpenQuestion.TOPIC, OpenQuestion.CONCERN, OpenQuestion.UNSAID)


def take_notes(turn: Turn, text: str, known: ReadingContext) -> bool:
    """Takes a message as what is told of the interview. Returns False where it says other things.

    The telling, and who was there, are shown on a card; a note is kept at once.
    """
    question = known.asked.question
    if question not in (*TOLD_FREELY, *NOTES):
        return False
    reading = read(text, known)
    if reading.small_talk is not None and reading.small_talk in MERE_WORDS:
        turn.say(SMALL_TALK[reading.small_talk])
        ask_again(turn)
        return True
    if reading.proposals and not any(map(is_fact, reading.proposals)):
        return False
    if question in TOLD_FREELY:
        return _take_telling(turn, text, read_told(text, known), known)
    return _take_answer(turn, text, known)


# -- the telling -----------------------------------------------------------------------------------


def _take_telling(turn: Turn, text: str, reading: Reading, known: ReadingContext) -> bool:
    facts = tuple(one for one in reading.proposals if not _is_that_interview(one, known))
    if known.asked.question is OpenQuestion.PEOPLE and not facts:
        return False
    if not has_room(turn):
        take_reading(turn, text, reading, known)
        return True
    waiting = len(turn.person.pending)
    pause_current(turn)
    if facts:
        told = join_with_waiting(turn, ReadMessage(text, reading, known))
        waiting = min(waiting, len(turn.person.pending))
        take_reading(turn, told.text, told.reading, told.context)
    else:
        keep_loosely(turn, text, known)
    if len(turn.person.pending) == waiting:
        _go_on(turn, known)
    return True


def _is_that_interview(proposal: object, known: ReadingContext) -> bool:
    """Tells whether it says no more than that there was the interview that is asked about."""
    return isinstance(proposal, InterviewSaid) and proposal.known == known.asked.interview


def _go_on(turn: Turn, known: ReadingContext) -> None:
    job = turn.find_real_opportunity(known.asked.opportunity)
    interview = find_interview(job, known.asked.interview) if job else None
    if job is not None and interview is not None:
        ask_missing_facts(turn, job, interview)


# -- the answers -----------------------------------------------------------------------------------


def _take_answer(turn: Turn, text: str, known: ReadingContext) -> bool:
    job = turn.find_real_opportunity(known.asked.opportunity)
    if job is None or len(text) > NOTE_LIMIT:
        return False
    people, only = _list_people(job, known)
    facts = read_asked_notes(text, people, only, known)
    notes = tuple(one for one in facts if decides_nothing([one]) or _is_day_of(one, known))
    others = tuple(one for one in facts if one not in notes)
    if any(isinstance(one, GREAT_NEWS) for one in others):
        _take_news(turn, text, known)
        return True
    if not notes:
        waiting = len(turn.person.pending)
        take_reading(turn, text, Reading(others), known, with_rest=False)
        ask_again_without_card(turn, waiting)
        return True
    pending = add_pending(turn, text, Reading(notes), known, with_rest=False)
    shown = reading_text(turn.dossier, pending, turn.now).partition("\n")[2]
    keep_quietly(turn, pending)
    if others:
        take_reading(turn, text, Reading(others), known, with_rest=False)
    place = len(turn.outgoing)
    if any(isinstance(one, NoteSaid) for one in notes):
        engine.accept_answer(turn, text)
    else:
        ask_again(turn)
    _show_above_next(turn, shown, place)
    return True


def _take_news(turn: Turn, text: str, known: ReadingContext) -> None:
    """Takes a message that tells how a job ended or moved as what it is: no answer to a question
    about the talk, whatever else stands in it."""
    free, waiting = replace(known, asked=NOTHING_ASKED), len(turn.person.pending)
    take_reading(turn, text, read(text, free), free)
    ask_again_without_card(turn, waiting)


def _is_day_of(proposal: Proposal, known: ReadingContext) -> bool:
    """Tells whether it says by when they decide there: said back at once, it needs no card."""
    is_here = proposal.about.opportunity == known.asked.opportunity
    return isinstance(proposal, DecisionSaid) and is_here


def _list_people(
    job: Opportunity, known: ReadingContext
) -> tuple[tuple[Contact, ...], Contact | None]:
    """Returns whom the answer may name, and the one whom the question was about, if it is one."""
    interview = find_interview(job, known.asked.interview)
    if interview is None or known.asked.question is OpenQuestion.UNSAID:
        return (), None
    met = list_met(job, interview)
    is_topic = known.asked.question is OpenQuestion.TOPIC
    meant = (list_without_topic(job, interview) or met) if is_topic else met
    return met, meant[0] if len(meant) == 1 else None


def _show_above_next(turn: Turn, shown: str, place: int) -> None:
    """Says above what comes next what was understood, so that a slip is seen at once."""
    if shown and len(turn.outgoing) > place:
        following = turn.outgoing[place]
        payload = {**following.payload, "text": f"{shown}\n\n{following.payload['text']}"}
        turn.outgoing[place] = replace(following, payload=payload)

"""/practice lets a person practise answers: one question at a time, and how it went."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, ClassVar, assert_never
from zoneinfo import ZoneInfo

from telegram import Update

from coaching.facts.keep_stories import keep_practised
from coaching.model.documents import Conversation, PracticeAttempt
from coaching.model.vocabulary import AnswerResult
from coaching.practice.attempts import add_attempt
from coaching.practice.leitner import SLIPPED
from coaching.practice.practice_offers import mark_practised
from coaching.practice.practice_queue import PracticeItem, find_item
from coaching.reading.non_answers import says_finished
from coaching.reading.people.names import read_note
from coaching.translation import _
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.practice.practice_kinds import (
    ANY_QUESTION,
    PRACTICE_LABELS,
    is_of_kind,
    kind_choices,
    pick_item,
    read_kind,
)
from handlers.practice.practice_prompts import question_prompt, read_answer_time, went_prompt
from handlers.practice.story_list import STORIES_WORD, show_stories, stories_line, stories_row
from handlers.reflection.interview_questions import WENT_WORDS, read_went, went_choices
from handlers.ui.buttons import Button, Buttons
from handlers.ui.callback_data import CallbackData
from handlers.ui.formatting import day_text, person_zone
from handlers.ui.turn import Turn

WHICH_KIND = _("What shall we practise?")
KEPT_RESTS = _("Kept. It can rest until {day}.")
KEPT_RETURNS = _("Kept. It comes back {day}: that is how it gets steady.")
KEPT_MASTERED = _("Kept. Five times well in a row: this one is yours. I will let it rest.")
KEPT = _("Kept.")
QUESTION_GONE = _("That question is not here any more.")
ENOUGH = _("Good work. /practice has the next one whenever you like.")
ALOUD_LABEL = _("I said it aloud")
OTHER_KIND_LABEL = _("Another kind")
NEXT_LABEL = _("Another one")
CHOOSE_LABEL = _("Choose a kind")
ENOUGH_LABEL = _("Enough for now")
SAID_ALOUD = _("said aloud")
# Translators: stands in "We were at: {title}".
TITLE = _("your practice")
PASSED_AT_MOST = 20


@dataclass(frozen=True, slots=True)
class PractiseNext(CallbackData):
    """Asks the next question of a kind."""

    prefix: ClassVar[str] = "p:next"
    kind: str


@dataclass(frozen=True, slots=True)
class ChoosePracticeKind(CallbackData):
    """Asks which kind of question the person wants."""

    prefix: ClassVar[str] = "p:kinds"


@dataclass(frozen=True, slots=True)
class EndPractice(CallbackData):
    """Ends the practice for now."""

    prefix: ClassVar[str] = "p:enough"


PracticeData = PractiseNext | ChoosePracticeKind | EndPractice


def _answer_choices(_: QuestionContext) -> Choices:
    return ((Choice(ALOUD_LABEL, value=True), Choice(OTHER_KIND_LABEL, goto="kind")),)


def _read_answer(text: str, _: QuestionContext) -> str | bool:
    """Reads the gist of an answer; whoever only says that they are done has said it aloud."""
    return True if says_finished(text) else read_note(text)


def _has_answer(context: QuestionContext) -> bool:
    return context.answers.get("answer") is not None


def _keep(turn: Turn, conversation: Conversation) -> None:
    if conversation.answers.get("answer") is None:
        _choose_question(turn, conversation)
        return
    answers = {"since": turn.now.isoformat(), **conversation.answers}
    turn.person = replace(turn.person, conversation=replace(conversation, answers=answers))
    item, at = find_item(turn.dossier, conversation.subject, turn.now), read_answer_time(answers)
    if item is not None and at is not None:
        words, went = answers["answer"], answers.get("went")
        answer = words if isinstance(words, str) else ""
        attempt = PracticeAttempt(at, answer, AnswerResult(went) if went else None)
        turn.dossier = add_attempt(turn.dossier, item.key, attempt)
        turn.person = keep_practised(turn.person, answer)


def _choose_question(turn: Turn, conversation: Conversation) -> None:
    """Chooses another question when the current one is not of the wanted kind."""
    kind = conversation.answers.get("kind")
    item = find_item(turn.dossier, conversation.subject, turn.now)
    if kind is not None and (item is None or not is_of_kind(item, kind)):
        passed = conversation.answers.get("passed", ())
        subject = pick_item(turn.dossier, turn.now, kind, passed).number
        turn.person = replace(turn.person, conversation=replace(conversation, subject=subject))


def _finish(turn: Turn, conversation: Conversation) -> None:
    answers = conversation.answers
    kind, passed = answers.get("kind") or ANY_QUESTION, answers.get("passed", [])
    if answers.get("answer") is None:
        start_practice(turn, kind, [*passed, conversation.subject][-PASSED_AT_MOST:])
        return
    turn.person = mark_practised(turn.person, turn.now)
    item = find_item(turn.dossier, conversation.subject, turn.now)
    went = answers.get("went")
    told = answers["answer"] if isinstance(answers["answer"], str) else ""
    result = _result_text(turn, item, AnswerResult(went) if went else None)
    turn.say(
        "\n\n".join(filter(None, [result, stories_line(turn.person, told)])),
        [*_next_buttons(kind), *stories_row(turn.person)],
    )


def _result_text(turn: Turn, item: PracticeItem | None, went: AnswerResult | None) -> str:
    if item is None:
        return str(QUESTION_GONE)
    if item.due is None:
        return str(KEPT_MASTERED if went is AnswerResult.WELL else KEPT)
    text = KEPT_RESTS if went not in SLIPPED else KEPT_RETURNS
    return text.format(day=_due_text(turn, item.due))


def _due_text(turn: Turn, due: date) -> str:
    zone = person_zone(turn.person)
    return day_text(datetime.combine(due, time(12), tzinfo=ZoneInfo(zone)), zone, turn.now)


def _next_buttons(kind: str) -> Buttons:
    return [
        [Button(NEXT_LABEL, PractiseNext(kind), style="primary")],
        [
            Button(CHOOSE_LABEL, ChoosePracticeKind()),
            Button(ENOUGH_LABEL, EndPractice()),
        ],
    ]


def _kind_text(value: Any) -> str:
    return str(PRACTICE_LABELS.get(value, value))


PRACTICE = register_flow(
    Flow(
        name="practice",
        version=1,
        title=lambda _context: TITLE,
        questions=(
            Question(
                "kind",
                WHICH_KIND,
                read_kind,
                kind_choices,
                format_answer=_kind_text,
                on_request=True,
            ),
            Question(
                "answer",
                question_prompt,
                _read_answer,
                _answer_choices,
                format_answer=lambda value: str(SAID_ALOUD if value is True else value),
                takes_sentence=True,
            ),
            Question(
                "went",
                went_prompt,
                read_went,
                went_choices,
                when=_has_answer,
                format_answer=lambda value: str(WENT_WORDS[AnswerResult(value)]),
            ),
        ),
        keep=_keep,
        finish=_finish,
    )
)


def start_practice(
    turn: Turn, kind: str = ANY_QUESTION, passed: Sequence[int] = (), *, at: str = ""
) -> None:
    """Asks the most useful question; with `at` set to "kind" it asks for the kind first."""
    item = pick_item(turn.dossier, turn.now, kind, passed)
    answers: dict[str, Any] = {"passed": list(passed)} if passed else {}
    if kind != ANY_QUESTION:
        answers["kind"] = kind
    engine.begin(turn, PRACTICE, subject=item.number, answers=answers, start_at=at)


async def handle_practice(update: Update, turn: Turn) -> None:
    """Handles /practice, with or without a kind behind it."""
    message = update.effective_message
    _, *words = ((message and message.text) or "").split()
    kind = " ".join(words).casefold()
    if kind == STORIES_WORD.source or kind == str(STORIES_WORD).casefold():
        show_stories(turn)
        return
    start_practice(turn, kind if kind in PRACTICE_LABELS else ANY_QUESTION)


async def handle_callback(_: Update, turn: Turn, data: PracticeData) -> None:
    """Handles a button under an answered question: the next one, another kind, or enough."""
    turn.replace_buttons()
    match data:
        case PractiseNext(kind):
            start_practice(turn, kind if kind in PRACTICE_LABELS else ANY_QUESTION)
        case ChoosePracticeKind():
            start_practice(turn, at="kind")
        case EndPractice():
            turn.show_toast(ENOUGH)
        case _:
            assert_never(data)

"""/practice: one question at a time, the answer, the better one from before, and how it went."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from html import escape
from typing import Any, ClassVar, assert_never
from zoneinfo import ZoneInfo

from telegram import Update

from coaching.model.documents import Conversation, Dossier, PracticeAttempt
from coaching.model.vocabulary import AnswerResult, InvalidInputError
from coaching.practice.attempts import add_attempt
from coaching.practice.leitner import SLIPPED, best_attempt
from coaching.practice.practice_plan import PracticeItem, find_item, mark_practised, practice_queue
from coaching.practice.question_bank import QuestionCategory
from coaching.reading.names import read_note
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.reflection.interview_questions import WENT_WORDS, read_went, went_choices
from handlers.ui.buttons import Button, Buttons
from handlers.ui.callback_data import CallbackData
from handlers.ui.formatting import day_text, person_zone
from handlers.ui.turn import Turn

WHICH_KIND = "What shall we practise?"
ASKED_BY = "{company} asked you this{went}:"
COMMON = "One that many ask:"
WENT_SUFFIXES = {
    AnswerResult.SHAKY: ", and it felt shaky",
    AnswerResult.TRIPPED: ", and it tripped you",
}
ALOUD = "Say it aloud first, as if they sat there. Then give me the gist."
BEST_SO_FAR = "What went well {day}:"
SAID_THERE = "What you said at {company}:"
SAID_LAST = "What you said {day}:"
GOOD = "A good answer"
WENT_PROMPT = "How did it go this time?"
KEPT_RESTS = "Kept. It can rest until {day}."
KEPT_RETURNS = "Kept. It comes back {day}: that is how it gets steady."
KEPT_MASTERED = "Kept. Five times well in a row: this one is yours, I let it rest."
KEPT = "Kept."
QUESTION_GONE = "That question is not here any more."
QUESTION_GONE_SKIP = f"{QUESTION_GONE} /skip takes the next one."
ENOUGH = "Good work. /practice has the next one whenever you like."
TAKE_A_KIND = "Take the button that comes closest."
SHOWN_LENGTH = 400
PASSED_AT_MOST = 20
ANY_KIND, ASKED_OF_ME = "any", "own"
PRACTICE_KINDS = {
    ANY_KIND: "Whatever helps most",
    ASKED_OF_ME: "What they asked me",
    QuestionCategory.BEHAVIOURAL.value: "How I act",
    QuestionCategory.MOTIVATION.value: "Why this job",
    QuestionCategory.EXPERIENCE.value: "What I can do",
    QuestionCategory.SALARY.value: "Salary",
    QuestionCategory.CLOSING.value: "The last minutes",
}


# -- what its buttons send -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PractiseNext(CallbackData):
    """Asks the next question of a kind."""

    prefix: ClassVar[str] = "p:next"
    kind: str


@dataclass(frozen=True, slots=True)
class ChoosePracticeKind(CallbackData):
    """Asks which kind of question they want."""

    prefix: ClassVar[str] = "p:kinds"


@dataclass(frozen=True, slots=True)
class EndPractice(CallbackData):
    """Ends it for now."""

    prefix: ClassVar[str] = "p:enough"


PracticeData = PractiseNext | ChoosePracticeKind | EndPractice


# -- which question ------------------------------------------------------------------------------


def _is_of_kind(item: PracticeItem, kind: str) -> bool:
    return kind == ANY_KIND or (
        bool(item.company) if kind == ASKED_OF_ME else item.category == kind
    )


def pick_item(
    dossier: Dossier, now: datetime, kind: str, passed: Sequence[int] = ()
) -> PracticeItem:
    """The most useful question of a kind that was not passed over; any other where there is
    none."""
    items = practice_queue(dossier, now)
    fitting = [one for one in items if _is_of_kind(one, kind)] or items
    return next((one for one in fitting if one.number not in passed), fitting[0])


def _find_item(context: QuestionContext) -> PracticeItem | None:
    return find_item(Dossier(context.person, context.opportunities), context.subject, context.now)


# -- what is asked -------------------------------------------------------------------------------


def _shorten(text: str) -> str:
    return escape(text if len(text) <= SHOWN_LENGTH else text[: SHOWN_LENGTH - 1].rstrip() + "…")


def _question_prompt(context: QuestionContext) -> str:
    item = _find_item(context)
    if item is None:
        return QUESTION_GONE_SKIP
    lead = COMMON
    if item.company:
        went = (
            WENT_SUFFIXES[item.last_slip] if item.last_slip and not item.practice_attempts else ""
        )
        lead = ASKED_BY.format(company=escape(item.company), went=went)
    return f"{lead}\n\n<b>{_shorten(item.text)}</b>\n\n{ALOUD}"


def _went_prompt(context: QuestionContext) -> str:
    """What was the better answer so far, what a good one does, and how it went."""
    item = _find_item(context)
    parts = (
        [
            _earlier_answer(item, context),
            item.good_answer
            and f"{GOOD} {escape(item.good_answer[:1].lower() + item.good_answer[1:])}",
        ]
        if item
        else []
    )
    return "\n\n".join([*filter(None, parts), WENT_PROMPT])


def _earlier_answer(item: PracticeItem, context: QuestionContext) -> str:
    """The answer to build on, without the one that was just given."""
    found = best_attempt([one for one in item.attempts if one.at != _answer_time(context.answers)])
    if found is None:
        return ""
    when = day_text(found.at, person_zone(context.person), context.now)
    if found.went is AnswerResult.WELL:
        lead = BEST_SO_FAR.format(day=when)
    elif found in item.practice_attempts:
        lead = SAID_LAST.format(day=when)
    else:
        lead = SAID_THERE.format(company=escape(item.company))
    return f"{lead}\n<i>{_shorten(found.answer)}</i>"


def _kind_choices(context: QuestionContext) -> Choices:
    own = any(
        one.company
        for one in practice_queue(Dossier(context.person, context.opportunities), context.now)
    )
    found = [
        Choice(text, kind) for kind, text in PRACTICE_KINDS.items() if own or kind != ASKED_OF_ME
    ]
    return [found[:1], *(found[place : place + 2] for place in range(1, len(found), 2))]


def read_kind(text: str, _: QuestionContext) -> str:
    """One of the kinds, by its name or by what its button says. Raises Rejected."""
    words = text.strip().casefold()
    found = [kind for kind, label in PRACTICE_KINDS.items() if words in (kind, label.casefold())]
    if not found:
        raise InvalidInputError(TAKE_A_KIND)
    return found[0]


def _answer_choices(_: QuestionContext) -> Choices:
    return ((Choice("I said it aloud", value=True), Choice("Another kind", goto="kind")),)


def _has_answer(context: QuestionContext) -> bool:
    return context.answers.get("answer") is not None


# -- what is kept --------------------------------------------------------------------------------


def _answer_time(answers: Any) -> datetime | None:
    told = answers.get("since")
    return datetime.fromisoformat(told) if told else None


def _keep(turn: Turn, talk: Conversation) -> None:
    if talk.answers.get("answer") is None:
        _choose_question(turn, talk)
        return
    talk = replace(talk, answers={"since": turn.now.isoformat(), **talk.answers})
    turn.person = replace(turn.person, conversation=talk)
    item, at = find_item(turn.dossier, talk.subject, turn.now), _answer_time(talk.answers)
    if item is not None and at is not None:
        said, went = talk.answers["answer"], talk.answers.get("went")
        answer = said if isinstance(said, str) else ""
        tried = PracticeAttempt(at, answer, AnswerResult(went) if went else None)
        turn.dossier = add_attempt(turn.dossier, item.key, tried)


def _choose_question(turn: Turn, talk: Conversation) -> None:
    """Another question, when the one that is open is not of the kind they want."""
    kind = talk.answers.get("kind")
    item = find_item(turn.dossier, talk.subject, turn.now)
    if kind is not None and (item is None or not _is_of_kind(item, kind)):
        found = pick_item(turn.dossier, turn.now, kind, talk.answers.get("passed", ()))
        turn.person = replace(turn.person, conversation=replace(talk, subject=found.number))


def _finish(turn: Turn, talk: Conversation) -> None:
    kind, passed = talk.answers.get("kind") or ANY_KIND, talk.answers.get("passed", [])
    if talk.answers.get("answer") is None:
        start_practice(turn, kind, [*passed, talk.subject][-PASSED_AT_MOST:])
        return
    turn.person = mark_practised(turn.person, turn.now)
    item = find_item(turn.dossier, talk.subject, turn.now)
    went = talk.answers.get("went")
    turn.say(_result_text(turn, item, AnswerResult(went) if went else None), _next_buttons(kind))


def _result_text(turn: Turn, item: PracticeItem | None, went: AnswerResult | None) -> str:
    if item is None:
        return QUESTION_GONE
    if item.due is None:
        return KEPT_MASTERED if went is AnswerResult.WELL else KEPT
    words = KEPT_RESTS if went not in SLIPPED else KEPT_RETURNS
    return words.format(day=_due_text(turn, item.due))


def _due_text(turn: Turn, due: date) -> str:
    zone = person_zone(turn.person)
    return day_text(datetime.combine(due, time(12), tzinfo=ZoneInfo(zone)), zone, turn.now)


def _next_buttons(kind: str) -> Buttons:
    return [
        [Button("Another one", PractiseNext(kind), style="primary")],
        [
            Button("Choose a kind", ChoosePracticeKind()),
            Button("Enough for now", EndPractice()),
        ],
    ]


# -- the flow --------------------------------------------------------------------------------------


def _label_lookup(labels: dict[Any, str]) -> Callable[[Any], str]:
    return lambda value: labels.get(value, str(value))


PRACTICE = register_flow(
    Flow(
        name="practice",
        version=1,
        title=lambda _: "your practice",
        questions=(
            Question(
                "kind",
                WHICH_KIND,
                read_kind,
                _kind_choices,
                format_answer=_label_lookup(PRACTICE_KINDS),
                on_request=True,
            ),
            Question(
                "answer",
                _question_prompt,
                lambda text, _: read_note(text),
                _answer_choices,
                format_answer=lambda value: "said aloud" if value is True else str(value),
            ),
            Question(
                "went",
                _went_prompt,
                read_went,
                went_choices,
                when=_has_answer,
                format_answer=lambda value: WENT_WORDS[AnswerResult(value)],
            ),
        ),
        keep=_keep,
        finish=_finish,
    )
)


def start_practice(
    turn: Turn, kind: str = ANY_KIND, passed: Sequence[int] = (), *, at: str = ""
) -> None:
    """Asks the most useful question; with `at` "kind", which kind they want first."""
    item = pick_item(turn.dossier, turn.now, kind, passed)
    answers: dict[str, Any] = {"passed": list(passed)} if passed else {}
    if kind != ANY_KIND:
        answers["kind"] = kind
    engine.begin(turn, PRACTICE, subject=item.number, answers=answers, start_at=at)


async def handle_practice(update: Update, turn: Turn) -> None:
    """/practice, or /practice and a kind."""
    message = update.effective_message
    _, *words = ((message and message.text) or "").split()
    kind = " ".join(words).casefold()
    start_practice(turn, kind if kind in PRACTICE_KINDS else ANY_KIND)


async def handle_callback(_: Update, turn: Turn, data: PracticeData) -> None:
    """A button under a question that is behind us: another one, of which kind, enough."""
    turn.replace_buttons()
    match data:
        case PractiseNext(kind):
            start_practice(turn, kind if kind in PRACTICE_KINDS else ANY_KIND)
        case ChoosePracticeKind():
            start_practice(turn, at="kind")
        case EndPractice():
            turn.show_toast(ENOUGH)
        case _:
            assert_never(data)

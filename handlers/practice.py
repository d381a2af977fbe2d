"""/practice lets a person practise answers: one question at a time, and how it went."""

from collections.abc import Sequence
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
from coaching.reading.people.names import read_note
from coaching.translation import _, spellings
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.reflection.interview_questions import WENT_WORDS, read_went, went_choices
from handlers.ui.buttons import Button, Buttons
from handlers.ui.callback_data import CallbackData
from handlers.ui.formatting import day_text, person_zone
from handlers.ui.turn import Turn

WHICH_KIND = _("What shall we practise?")
ASKED_BY = _("{company} asked you this:")
ASKED_BY_AND_WENT = {
    AnswerResult.SHAKY: _("{company} asked you this, and it felt shaky:"),
    AnswerResult.TRIPPED: _("{company} asked you this, and it threw you:"),
}
COMMON = _("One that many ask:")
ALOUD = _("Say it aloud first, as if they sat there. Then give me the gist.")
# Translators: the day is such as "yesterday" or "Thu 26 Nov".
BEST_SO_FAR = _("What went well {day}:")
SAID_THERE = _("What you said at {company}:")
SAID_LAST = _("What you said {day}:")
# Translators: such as "A good answer keeps the credit with them and shows what you did."; what it
# does stands in the bank of questions of the language.
GOOD_ANSWER = _("A good answer {does}")
WENT_PROMPT = _("How did it go this time?")
KEPT_RESTS = _("Kept. It can rest until {day}.")
KEPT_RETURNS = _("Kept. It comes back {day}: that is how it gets steady.")
KEPT_MASTERED = _("Kept. Five times well in a row: this one is yours. I will let it rest.")
KEPT = _("Kept.")
QUESTION_GONE = _("That question is not here any more.")
QUESTION_GONE_SKIP = _("That question is not here any more. /skip takes the next one.")
ENOUGH = _("Good work. /practice has the next one whenever you like.")
TAKE_A_KIND = _("Press the button that comes closest.")
ALOUD_LABEL = _("I said it aloud")
OTHER_KIND_LABEL = _("Another kind")
NEXT_LABEL = _("Another one")
CHOOSE_LABEL = _("Choose a kind")
ENOUGH_LABEL = _("Enough for now")
SAID_ALOUD = _("said aloud")
# Translators: stands in "We were at: {title}".
TITLE = _("your practice")
SHOWN_LENGTH = 400
PASSED_AT_MOST = 20
ANY_KIND, ASKED_OF_ME = "any", "own"
PRACTICE_KINDS = {
    ANY_KIND: _("Whatever helps most"),
    ASKED_OF_ME: _("What they asked me"),
    QuestionCategory.BEHAVIOURAL.value: _("How I act"),
    QuestionCategory.MOTIVATION.value: _("Why this job"),
    QuestionCategory.EXPERIENCE.value: _("What I can do"),
    QuestionCategory.SALARY.value: _("Salary"),
    QuestionCategory.CLOSING.value: _("The last minutes"),
}


# -- what its buttons send -------------------------------------------------------------------------


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


# -- which question ------------------------------------------------------------------------------


def _is_of_kind(item: PracticeItem, kind: str) -> bool:
    return kind == ANY_KIND or (
        bool(item.company) if kind == ASKED_OF_ME else item.category == kind
    )


def pick_item(
    dossier: Dossier, now: datetime, kind: str, passed: Sequence[int] = ()
) -> PracticeItem:
    """Returns the most useful question of a kind that was not passed over.

    It returns a question of any kind where there is none of that kind.
    """
    items = practice_queue(dossier, now)
    candidates = [item for item in items if _is_of_kind(item, kind)] or items
    return next((item for item in candidates if item.number not in passed), candidates[0])


def _find_item(context: QuestionContext) -> PracticeItem | None:
    return find_item(Dossier(context.person, context.opportunities), context.subject, context.now)


# -- what is asked -------------------------------------------------------------------------------


def _shorten(text: str) -> str:
    return escape(text if len(text) <= SHOWN_LENGTH else text[: SHOWN_LENGTH - 1].rstrip() + "…")


def _question_prompt(context: QuestionContext) -> str:
    item = _find_item(context)
    if item is None:
        return str(QUESTION_GONE_SKIP)
    return f"{_question_lead(item)}\n\n<b>{_shorten(item.text)}</b>\n\n{ALOUD}"


def _question_lead(item: PracticeItem) -> str:
    """Says who asked the question, and how the answer went if it was not practised since."""
    if not item.company:
        return str(COMMON)
    went = item.last_slip if not item.practice_attempts else None
    lead = ASKED_BY_AND_WENT[went] if went else ASKED_BY
    return lead.format(company=escape(item.company))


def _went_prompt(context: QuestionContext) -> str:
    """Shows the best answer so far and what a good answer does, and asks how it went."""
    item = _find_item(context)
    parts = [_earlier_answer(item, context), _good_answer_text(item)] if item else []
    return "\n\n".join([*filter(None, parts), str(WENT_PROMPT)])


def _good_answer_text(item: PracticeItem) -> str:
    return GOOD_ANSWER.format(does=escape(item.good_answer)) if item.good_answer else ""


def _earlier_answer(item: PracticeItem, context: QuestionContext) -> str:
    """Shows the best earlier answer, without the one that was just given."""
    latest = _answer_time(context.answers)
    best = best_attempt([attempt for attempt in item.attempts if attempt.at != latest])
    if best is None:
        return ""
    when = day_text(best.at, person_zone(context.person), context.now)
    if best.went is AnswerResult.WELL:
        lead = BEST_SO_FAR.format(day=when)
    elif best in item.practice_attempts:
        lead = SAID_LAST.format(day=when)
    else:
        lead = SAID_THERE.format(company=escape(item.company))
    return f"{lead}\n<i>{_shorten(best.answer)}</i>"


def _kind_choices(context: QuestionContext) -> Choices:
    items = practice_queue(Dossier(context.person, context.opportunities), context.now)
    was_asked = any(item.company for item in items)
    choices = [
        Choice(label, kind)
        for kind, label in PRACTICE_KINDS.items()
        if was_asked or kind != ASKED_OF_ME
    ]
    return [choices[:1], *(choices[place : place + 2] for place in range(1, len(choices), 2))]


def read_kind(text: str, _: QuestionContext) -> str:
    """Reads a kind from its key or from the label of its button. Raises InvalidInputError."""
    typed = text.strip().casefold()
    for kind, label in PRACTICE_KINDS.items():
        if typed in {kind, *spellings(label)}:
            return kind
    raise InvalidInputError(TAKE_A_KIND)


def _answer_choices(_: QuestionContext) -> Choices:
    return ((Choice(ALOUD_LABEL, value=True), Choice(OTHER_KIND_LABEL, goto="kind")),)


def _has_answer(context: QuestionContext) -> bool:
    return context.answers.get("answer") is not None


# -- what is kept --------------------------------------------------------------------------------


def _answer_time(answers: Any) -> datetime | None:
    since = answers.get("since")
    return datetime.fromisoformat(since) if since else None


def _keep(turn: Turn, conversation: Conversation) -> None:
    if conversation.answers.get("answer") is None:
        _choose_question(turn, conversation)
        return
    answers = {"since": turn.now.isoformat(), **conversation.answers}
    turn.person = replace(turn.person, conversation=replace(conversation, answers=answers))
    item, at = find_item(turn.dossier, conversation.subject, turn.now), _answer_time(answers)
    if item is not None and at is not None:
        words, went = answers["answer"], answers.get("went")
        answer = words if isinstance(words, str) else ""
        attempt = PracticeAttempt(at, answer, AnswerResult(went) if went else None)
        turn.dossier = add_attempt(turn.dossier, item.key, attempt)


def _choose_question(turn: Turn, conversation: Conversation) -> None:
    """Chooses another question when the current one is not of the wanted kind."""
    kind = conversation.answers.get("kind")
    item = find_item(turn.dossier, conversation.subject, turn.now)
    if kind is not None and (item is None or not _is_of_kind(item, kind)):
        passed = conversation.answers.get("passed", ())
        subject = pick_item(turn.dossier, turn.now, kind, passed).number
        turn.person = replace(turn.person, conversation=replace(conversation, subject=subject))


def _finish(turn: Turn, conversation: Conversation) -> None:
    answers = conversation.answers
    kind, passed = answers.get("kind") or ANY_KIND, answers.get("passed", [])
    if answers.get("answer") is None:
        start_practice(turn, kind, [*passed, conversation.subject][-PASSED_AT_MOST:])
        return
    turn.person = mark_practised(turn.person, turn.now)
    item = find_item(turn.dossier, conversation.subject, turn.now)
    went = answers.get("went")
    turn.say(_result_text(turn, item, AnswerResult(went) if went else None), _next_buttons(kind))


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


# -- the flow --------------------------------------------------------------------------------------


def _kind_text(value: Any) -> str:
    return str(PRACTICE_KINDS.get(value, value))


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
                _kind_choices,
                format_answer=_kind_text,
                on_request=True,
            ),
            Question(
                "answer",
                _question_prompt,
                lambda text, _context: read_note(text),
                _answer_choices,
                format_answer=lambda value: str(SAID_ALOUD if value is True else value),
            ),
            Question(
                "went",
                _went_prompt,
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
    turn: Turn, kind: str = ANY_KIND, passed: Sequence[int] = (), *, at: str = ""
) -> None:
    """Asks the most useful question; with `at` set to "kind" it asks for the kind first."""
    item = pick_item(turn.dossier, turn.now, kind, passed)
    answers: dict[str, Any] = {"passed": list(passed)} if passed else {}
    if kind != ANY_KIND:
        answers["kind"] = kind
    engine.begin(turn, PRACTICE, subject=item.number, answers=answers, start_at=at)


async def handle_practice(update: Update, turn: Turn) -> None:
    """Handles /practice, with or without a kind behind it."""
    message = update.effective_message
    _, *words = ((message and message.text) or "").split()
    kind = " ".join(words).casefold()
    start_practice(turn, kind if kind in PRACTICE_KINDS else ANY_KIND)


async def handle_callback(_: Update, turn: Turn, data: PracticeData) -> None:
    """Handles a button under an answered question: the next one, another kind, or enough."""
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

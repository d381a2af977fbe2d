"""/practice: one question at a time, the answer, the better one from before, and how it went."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update

from coaching.model.documents import Conversation, Dossier, Practised
from coaching.model.vocabulary import Rejected, Went
from coaching.practice.attempts import keep_try
from coaching.practice.leitner import SLIPPED, best
from coaching.practice.practice_plan import Item, find, mark_practised, queue
from coaching.practice.question_bank import Sort
from coaching.reading.names import read_note
from handlers.flows import engine
from handlers.flows.flow import Flow, flow
from handlers.flows.question import Choice, Choices, Question, Scene
from handlers.reflection.interview_questions import WENT_WORDS, read_went, went_choices
from handlers.ui.buttons import Button, Buttons
from handlers.ui.formatting import day, zone_of
from handlers.ui.turn import Turn

WHICH_KIND = "What shall we practise?"
ASKED_BY = "{company} asked you this{went}:"
COMMON = "One that many ask:"
THEN = {Went.SHAKY: ", and it felt shaky", Went.TRIPPED: ", and it tripped you"}
ALOUD = "Say it aloud first, as if they sat there. Then give me the gist."
BEST_SO_FAR = "What went well {day}:"
SAID_THERE = "What you said at {company}:"
SAID_LAST = "What you said {day}:"
GOOD = "A good answer"
HOW = "How did it go this time?"
REST = "Kept. It can rest until {day}."
AGAIN = "Kept. It comes back {day}: that is how it gets steady."
YOURS = "Kept. Five times well in a row: this one is yours, I let it rest."
KEPT = "Kept."
GONE = "That question is not here any more."
GONE_ON = f"{GONE} /skip takes the next one."
ENOUGH = "Good work. /practice has the next one whenever you like."
TAKE_A_KIND = "Take the button that comes closest."
SHORT = 400
PASSED_AT_MOST = 20
ANY, OWN = "any", "own"
KINDS = {
    ANY: "Whatever helps most",
    OWN: "What they asked me",
    Sort.BEHAVIOURAL.value: "How I act",
    Sort.MOTIVATION.value: "Why this job",
    Sort.EXPERIENCE.value: "What I can do",
    Sort.SALARY.value: "Salary",
    Sort.CLOSING.value: "The last minutes",
}


# -- which question ------------------------------------------------------------------------------


def _is_of(item: Item, kind: str) -> bool:
    return kind == ANY or (bool(item.company) if kind == OWN else item.sort == kind)


def pick(dossier: Dossier, now: datetime, kind: str, passed: Sequence[int] = ()) -> Item:
    """The most useful question of a kind that was not passed over; any other where there is
    none."""
    items = queue(dossier, now)
    fitting = [one for one in items if _is_of(one, kind)] or items
    return next((one for one in fitting if one.number not in passed), fitting[0])


def _item(scene: Scene) -> Item | None:
    return find(Dossier(scene.person, scene.opportunities), scene.subject, scene.now)


# -- what is asked -------------------------------------------------------------------------------


def _short(text: str) -> str:
    return escape(text if len(text) <= SHORT else text[: SHORT - 1].rstrip() + "…")


def _question(scene: Scene) -> str:
    item = _item(scene)
    if item is None:
        return GONE_ON
    lead = COMMON
    if item.company:
        went = THEN[item.slipped] if item.slipped and not item.practised else ""
        lead = ASKED_BY.format(company=escape(item.company), went=went)
    return f"{lead}\n\n<b>{_short(item.text)}</b>\n\n{ALOUD}"


def _how(scene: Scene) -> str:
    """What was the better answer so far, what a good one does, and how it went."""
    item = _item(scene)
    parts = (
        [
            _before(item, scene),
            item.good and f"{GOOD} {escape(item.good[:1].lower() + item.good[1:])}",
        ]
        if item
        else []
    )
    return "\n\n".join([*filter(None, parts), HOW])


def _before(item: Item, scene: Scene) -> str:
    """The answer to build on, without the one that was just given."""
    found = best([one for one in item.tries if one.at != _since(scene.answers)])
    if found is None:
        return ""
    when = day(found.at, zone_of(scene.person), scene.now)
    if found.went is Went.WELL:
        lead = BEST_SO_FAR.format(day=when)
    elif found in item.practised:
        lead = SAID_LAST.format(day=when)
    else:
        lead = SAID_THERE.format(company=escape(item.company))
    return f"{lead}\n<i>{_short(found.answer)}</i>"


def _kinds(scene: Scene) -> Choices:
    own = any(one.company for one in queue(Dossier(scene.person, scene.opportunities), scene.now))
    found = [Choice(text, kind) for kind, text in KINDS.items() if own or kind != OWN]
    return [found[:1], *(found[place : place + 2] for place in range(1, len(found), 2))]


def read_kind(text: str, _: Scene) -> str:
    """One of the kinds, by its name or by what its button says. Raises Rejected."""
    words = text.strip().casefold()
    found = [kind for kind, label in KINDS.items() if words in (kind, label.casefold())]
    if not found:
        raise Rejected(TAKE_A_KIND)
    return found[0]


def _answer_choices(_: Scene) -> Choices:
    return ((Choice("I said it aloud", value=True), Choice("Another kind", goto="kind")),)


def _answered(scene: Scene) -> bool:
    return scene.answers.get("answer") is not None


# -- what is kept --------------------------------------------------------------------------------


def _since(answers: Any) -> datetime | None:
    told = answers.get("since")
    return datetime.fromisoformat(told) if told else None


def _keep(turn: Turn, talk: Conversation) -> None:
    if talk.answers.get("answer") is None:
        _choose(turn, talk)
        return
    talk = replace(talk, answers={"since": turn.now.isoformat(), **talk.answers})
    turn.person = replace(turn.person, conversation=talk)
    item, at = find(turn.dossier, talk.subject, turn.now), _since(talk.answers)
    if item is not None and at is not None:
        said, went = talk.answers["answer"], talk.answers.get("went")
        answer = said if isinstance(said, str) else ""
        tried = Practised(at, answer, Went(went) if went else None)
        turn.dossier = keep_try(turn.dossier, item.key, tried)


def _choose(turn: Turn, talk: Conversation) -> None:
    """Another question, when the one that is open is not of the kind they want."""
    kind = talk.answers.get("kind")
    item = find(turn.dossier, talk.subject, turn.now)
    if kind is not None and (item is None or not _is_of(item, kind)):
        found = pick(turn.dossier, turn.now, kind, talk.answers.get("passed", ()))
        turn.person = replace(turn.person, conversation=replace(talk, subject=found.number))


def _finish(turn: Turn, talk: Conversation) -> None:
    kind, passed = talk.answers.get("kind") or ANY, talk.answers.get("passed", [])
    if talk.answers.get("answer") is None:
        start_practice(turn, kind, [*passed, talk.subject][-PASSED_AT_MOST:])
        return
    turn.person = mark_practised(turn.person, turn.now)
    item = find(turn.dossier, talk.subject, turn.now)
    went = talk.answers.get("went")
    turn.say(_result(turn, item, Went(went) if went else None), _after(kind))


def _result(turn: Turn, item: Item | None, went: Went | None) -> str:
    if item is None:
        return GONE
    if item.due is None:
        return YOURS if went is Went.WELL else KEPT
    words = REST if went not in SLIPPED else AGAIN
    return words.format(day=_day_words(turn, item.due))


def _day_words(turn: Turn, due: date) -> str:
    zone = zone_of(turn.person)
    return day(datetime.combine(due, time(12), tzinfo=ZoneInfo(zone)), zone, turn.now)


def _after(kind: str) -> Buttons:
    return [
        [Button("Another one", f"p:next:{kind}", style="primary")],
        [Button("Choose a kind", "p:kinds"), Button("Enough for now", "p:enough")],
    ]


# -- the flow --------------------------------------------------------------------------------------


def _told(kept: dict[Any, str]) -> Callable[[Any], str]:
    return lambda value: kept.get(value, str(value))


PRACTICE = flow(
    Flow(
        name="practice",
        version=1,
        title=lambda _: "your practice",
        questions=(
            Question("kind", WHICH_KIND, read_kind, _kinds, told=_told(KINDS), on_request=True),
            Question(
                "answer",
                _question,
                lambda text, _: read_note(text),
                _answer_choices,
                told=lambda value: "said aloud" if value is True else str(value),
            ),
            Question(
                "went",
                _how,
                read_went,
                went_choices,
                when=_answered,
                told=lambda value: WENT_WORDS[Went(value)],
            ),
        ),
        keep=_keep,
        finish=_finish,
    )
)


def start_practice(
    turn: Turn, kind: str = ANY, passed: Sequence[int] = (), *, at: str = ""
) -> None:
    """Asks the most useful question; with `at` "kind", which kind they want first."""
    item = pick(turn.dossier, turn.now, kind, passed)
    answers: dict[str, Any] = {"passed": list(passed)} if passed else {}
    if kind != ANY:
        answers["kind"] = kind
    engine.begin(turn, PRACTICE, subject=item.number, answers=answers, at=at)


async def practice(update: Update, turn: Turn) -> None:
    """/practice, or /practice and a kind."""
    message = update.effective_message
    _, *words = ((message and message.text) or "").split()
    kind = " ".join(words).casefold()
    start_practice(turn, kind if kind in KINDS else ANY)


async def pressed(update: Update, turn: Turn) -> None:
    """A button under a question that is behind us (`p:`): another one, of which kind, enough."""
    query = update.callback_query
    _, what, *kind = str(query.data if query else "").split(":")
    turn.rebutton()
    if what == "next":
        start_practice(turn, kind[0] if kind[0] in KINDS else ANY)
    elif what == "kinds":
        start_practice(turn, at="kind")
    else:
        turn.whisper(ENOUGH)

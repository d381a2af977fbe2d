"""The questions they asked: one a round, the answer, how it went, or that it felt wrong (S0)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coaching.model.documents import Asked, Conversation, Interview
from coaching.model.vocabulary import Rejected, Went
from coaching.reading.names import read_note
from handlers.answers.yes_no import read_yes_no
from handlers.flows.flow import UNKEPT, Answers
from handlers.flows.question import Choice, Choices, Question, Scene, slot

ASKED = "Which questions did they ask? One at a time, the first that comes to mind."
ASKED_NEXT = "Which one comes to mind next?"
ANSWERED = "And what did you answer? The gist is enough."
FELT_WRONG = "That one felt wrong"
FINE_AFTER_ALL = "It was fine after all"
FOR_YOU_ALONE = (
    "Noted, for you alone: it goes into no draft, no brief and no practice. Some questions are "
    "worth talking over with somebody you trust."
)
ANSWERED_WRONG = f"{FOR_YOU_ALONE}\n\nIf you want it kept, write what you answered."
WENT = "How did that answer go?"
MORE = "Another question they asked?"
HOW_IT_WENT = "Take the button that comes closest."

WENT_WORDS = {Went.WELL: "well", Went.SHAKY: "shaky", Went.TRIPPED: "tripped me"}
ROUND = "asked"

# -- reading -------------------------------------------------------------------------------------


def _note(text: str, _: Scene) -> str:
    return read_note(text)


def read_went(text: str, _: Scene) -> str:
    """How an answer went, by its button's words or the plain ones. Raises Rejected."""
    words = text.strip().casefold().rstrip(".!").replace("it ", "")
    found = [went for went, said in WENT_WORDS.items() if words in (went.value, said)]
    if not found:
        raise Rejected(HOW_IT_WENT)
    return found[0].value


def _read_more(text: str, scene: Scene) -> Any:
    """Yes, no, or the next question at once."""
    try:
        return read_yes_no(text, scene)
    except Rejected:
        after = slot("question", scene.round + 1)
        return Answers(own=True, more={after: read_note(text)})


# -- choices -------------------------------------------------------------------------------------


def went_choices(_: Scene) -> Choices:
    """How an answer can go."""
    return ((Choice("Well", "well"), Choice("Shaky", "shaky"), Choice("It tripped me", "tripped")),)


def _went_or_wrong(scene: Scene) -> Choices:
    wrong = Answers(own=None, more={slot("wrong", scene.round): "went"})
    rated = [
        [replace(one, value=_rate(one.value, scene)) for one in row] for row in went_choices(scene)
    ]
    return (*rated, (Choice(FELT_WRONG, wrong),))


def _rate(went: str, scene: Scene) -> Any:
    """A rating takes an earlier flag back."""
    return Answers(went, {slot("wrong", scene.round): None}) if scene.said("wrong") else went


def _answer_or_wrong(scene: Scene) -> Choices:
    """The question stays open: what they answered may still be kept."""
    flag = None if scene.said("wrong") else "answer"
    wrong = Answers(own=UNKEPT, more={slot("wrong", scene.round): flag})
    return ((Choice(FELT_WRONG if flag else FINE_AFTER_ALL, wrong),),)


def _more_choices(_: Scene) -> Choices:
    return ((Choice("Another", value=True), Choice("That is enough", value=False)),)


def _answered(scene: Scene) -> str:
    return ANSWERED_WRONG if scene.said("wrong") else ANSWERED


def _more(scene: Scene) -> str:
    return f"{FOR_YOU_ALONE}\n\n{MORE}" if scene.said("wrong") == "went" else MORE


def _rated(scene: Scene) -> bool:
    """What felt wrong is not rated; flagged only then, the question of how it went stays."""
    return _named(scene) and scene.said("wrong") != "answer"


def _named(scene: Scene) -> bool:
    return bool(scene.said("question"))


# -- keeping -------------------------------------------------------------------------------------


def told_asked(interview: Interview, talk: Conversation) -> tuple[Asked, ...]:
    """The questions of earlier tellings, then those of this one."""
    mine = f"{talk.serial}."
    before = (one for one in interview.asked if not one.origin.startswith(mine))
    known = {one.origin: one for one in interview.asked}
    rounds = sum(1 for name in talk.answers if name.partition("#")[0] == "question")
    told = (_one_asked(talk, rnd, known) for rnd in range(rounds))
    return (*before, *(one for one in told if one is not None))


def _one_asked(talk: Conversation, rnd: int, known: Mapping[str, Asked]) -> Asked | None:
    """One question as it was told; what was practised of it since stays."""
    question = talk.answers.get(slot("question", rnd))
    wrong = bool(talk.answers.get(slot("wrong", rnd)))
    went = None if wrong else talk.answers.get(slot("went", rnd))
    if not question:
        return None
    origin = f"{talk.serial}.{rnd}"
    return replace(
        known.get(origin, Asked(question)),
        question=question,
        answer=talk.answers.get(slot("answer", rnd)) or "",
        went=Went(went) if went else None,
        origin=origin,
        uncomfortable=wrong,
    )


# -- the round -----------------------------------------------------------------------------------


def asked_questions() -> tuple[Question, ...]:
    """The round of questions, asked again for as long as there is another."""
    return (
        Question(
            "question",
            lambda scene: ASKED_NEXT if scene.round else ASKED,
            _note,
            repeat=ROUND,
        ),
        Question("answer", _answered, _note, _answer_or_wrong, when=_named, repeat=ROUND),
        Question(
            "went",
            WENT,
            lambda text, scene: _rate(read_went(text, scene), scene),
            _went_or_wrong,
            when=_rated,
            told=lambda value: WENT_WORDS[Went(value)],
            repeat=ROUND,
        ),
        Question(
            "more",
            _more,
            _read_more,
            _more_choices,
            when=_named,
            told=lambda value: "yes" if value else "no",
            repeat=ROUND,
            again=True,
        ),
    )

"""Asks about somebody who vouches for the person, all of it or one thing anew (S2, S3)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from coaching.model.documents import Consent, Conversation, Referee
from coaching.model.vocabulary import RefereeId, Rejected
from coaching.reading.names import greeting_name, read_name, read_note
from handlers.answers.limits_messages import check_list
from handlers.answers.yes_no import read_yes_no, told_yes_no
from handlers.flows.flow import Answers, Flow
from handlers.flows.question import Choice, Choices, Question, Scene
from handlers.ui.turn import Turn

NAME = "Who would vouch for you? Their name first."
RELATION = "How do you and {name} know each other? Such as <i>my manager at Delta, 2021–2024</i>."
REACH = "How do you reach {name}? Mail or phone, whichever they prefer."
CONSENT = "Has {name} agreed to be named?"
STRONG = "Would {name} speak for you with conviction?"
KNOWS = "Whom does {name} know where you are applying?"
WHICH_CONSENT = "Take the button that comes closest."
ALREADY = (
    "{name} is on your list already; /referees opens the card. Somebody else of that name? Add a "
    "word that tells them apart."
)

FIELDS = ("name", "relation", "reach", "consent", "strong", "knows")
CONSENTS = {
    Consent.GIVEN: "Agreed",
    Consent.ASKED: "Asked, no answer yet",
    Consent.NOT_ASKED: "Not asked yet",
    Consent.DECLINED: "Would rather not",
}
_CONSENT_WORDS = {
    "yes": Consent.GIVEN,
    "agreed": Consent.GIVEN,
    "given": Consent.GIVEN,
    "asked": Consent.ASKED,
    "not yet": Consent.NOT_ASKED,
    "not asked": Consent.NOT_ASKED,
    "no": Consent.DECLINED,
    "declined": Consent.DECLINED,
}


def referee_of(turn: Turn, wanted: int | None) -> Referee | None:
    """The referee of that id; None when they are not (or no longer) on the list."""
    return next((one for one in turn.person.referees if one.id == wanted), None)


def _known(scene: Scene) -> Referee | None:
    return next((one for one in scene.person.referees if one.id == scene.subject), None)


def _about(text: str) -> Callable[[Scene], str]:
    def prompt(scene: Scene) -> str:
        referee = _known(scene)
        return text.format(name=escape(greeting_name(referee.name) if referee else "they"))

    return prompt


def _read_name(text: str, scene: Scene) -> str:
    check_list(scene)
    name = read_name(text)
    others = (one for one in scene.person.referees if one.id != scene.subject)
    if any(one.name.casefold() == name.casefold() for one in others):
        raise Rejected(ALREADY.format(name=escape(name)))
    return name


def _read_card(card: Mapping[str, str], scene: Scene) -> Any:
    """A shared contact card: the name, and the number to reach them by when they are new."""
    name = _read_name(card["name"], scene)
    phone = card.get("phone")
    new = phone and "field" not in scene.answers
    return Answers(own=name, more={"reach": phone} if new else {})


def _read_consent(text: str, _: Scene) -> str:
    words = text.strip().casefold().rstrip(".!")
    by_label = {label.casefold(): consent for consent, label in CONSENTS.items()}
    found = by_label.get(words) or _CONSENT_WORDS.get(words)
    if found is None:
        raise Rejected(WHICH_CONSENT)
    return found.value


def _consent_choices(_: Scene) -> Choices:
    return tuple((Choice(label, consent.value),) for consent, label in CONSENTS.items())


def _strong_choices(_: Scene) -> Choices:
    return ((Choice("Yes", value=True), Choice("Not sure", value=False)),)


def _empty(scene: Scene) -> Choices:
    """A way to take out what stands there, where something does."""
    return ((Choice("Take it out", ""),),) if scene.answers.get("empties") else ()


def _note(text: str, _: Scene) -> str:
    return read_note(text)


def _only(key: str, *, one: bool) -> Callable[[Scene], bool]:
    return lambda scene: not one or scene.answers.get("field") == key


def _questions(*, one: bool) -> tuple[Question, ...]:
    """All of them, or with `one` only that which the answer "field" names."""
    return (
        Question(
            "name",
            NAME,
            _read_name,
            optional=False,
            when=_only("name", one=one),
            contact=_read_card,
        ),
        Question("relation", _about(RELATION), _note, _empty, when=_only("relation", one=one)),
        Question("reach", _about(REACH), _note, _empty, when=_only("reach", one=one)),
        Question(
            "consent",
            _about(CONSENT),
            _read_consent,
            _consent_choices,
            when=_only("consent", one=one),
            told=lambda value: CONSENTS[Consent(value)],
        ),
        Question(
            "strong",
            _about(STRONG),
            read_yes_no,
            _strong_choices,
            when=_only("strong", one=one),
            told=told_yes_no,
        ),
        Question("knows", _about(KNOWS), _note, _empty, when=_only("knows", one=one)),
    )


def keep(turn: Turn, talk: Conversation) -> None:
    """Writes what was told of the referee `talk` is about; they are added with their name."""
    said = {key: talk.answers[key] for key in FIELDS if talk.answers.get(key) is not None}
    answered = said.pop("consent", None)
    known = referee_of(turn, talk.subject)
    if known is not None:
        told = replace(known, **said)
    elif said.get("name") and talk.subject is not None and "field" not in talk.answers:
        told = Referee(id=RefereeId(talk.subject), **said)
    else:
        return
    put(turn, told.answering(Consent(answered), turn.now) if answered else told)


def put(turn: Turn, referee: Referee) -> None:
    """Adds the referee, or puts them in the place of their earlier self."""
    others = turn.person.referees
    kept = tuple(referee if one.id == referee.id else one for one in others)
    if referee_of(turn, referee.id) is None:
        kept = (*others, referee)
    turn.person = replace(turn.person, referees=kept)


def answers_of(referee: Referee, field: str) -> dict[str, Any]:
    """What the one-question flow starts from: the field and what stands there now."""
    value = getattr(referee, field)
    if value == "":
        return {"field": field}
    own = value.value if isinstance(value, Consent) else value
    return {"field": field, field: own, "empties": True}


def _title(scene: Scene) -> str:
    referee = _known(scene)
    return f"what {escape(referee.name)} could say for you" if referee else "adding a referee"


def adding(finish: Callable[[Turn, Conversation], None]) -> Flow:
    """The flow that asks everything about somebody new."""
    return Flow("referee", 1, _questions(one=False), _title, finish, keep)


def changing(finish: Callable[[Turn, Conversation], None]) -> Flow:
    """The flow that asks one thing anew."""
    return Flow("referee_change", 1, _questions(one=True), _title, finish, keep, taken_up=False)

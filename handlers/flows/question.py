"""What a conversation is made of: questions as data, and the order in which they are asked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coaching.model.documents import Conversation, Dossier, Interview, Opportunity, Person
from handlers.ui.buttons import Keys

CHOICES = "?"
"""The answer key under which the choices offered for an unclear answer are kept."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a prompt or a check may look at. `round` counts from 0 inside a repeat."""

    now: datetime
    person: Person
    answers: Mapping[str, Any]
    round: int = 0
    opportunity: Opportunity | None = None
    interview: Interview | None = None
    subject: int | None = None
    opportunities: tuple[Opportunity, ...] = ()
    written: datetime | None = None

    @property
    def as_of(self) -> datetime:
        """What "tomorrow" counts from in what was typed; what is told counts from `now`."""
        return self.written or self.now

    def said(self, key: str) -> Any:
        """The answer to `key` in this round; None when it was skipped or not asked yet."""
        return self.answers.get(slot(key, self.round))


@dataclass(frozen=True, slots=True)
class Choice:
    """A usual answer as a button. With `goto`, it asks that question again instead."""

    text: str
    value: Any = None
    goto: str = ""


class Which(Exception):  # noqa: N818 - a question back, not a failure
    """What was written can be read in more than one way; the person chooses."""

    def __init__(self, text: str, choices: Sequence[Choice]) -> None:
        super().__init__(text)
        self.text = text
        self.choices = choices


Choices = Sequence[Sequence[Choice]]
Check = Callable[[str, Scene], Any]


def always(_: Scene) -> bool:
    """The question is for everybody."""
    return True


def no_choices(_: Scene) -> Choices:
    """The question is answered in words only."""
    return ()


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask. `check` reads what was typed into plain JSON or raises Rejected or Which.

    Questions with the same `repeat` form a round that is asked again for as long as the one with
    `again` is answered with True. One with `on_request` is only asked through a Choice's `goto`.
    `told` says how an answer reads when it is shown back.
    """

    key: str
    prompt: str | Callable[[Scene], str]
    check: Check
    choices: Callable[[Scene], Choices] = no_choices
    when: Callable[[Scene], bool] = always
    told: Callable[[Any], str] = str
    repeat: str = ""
    again: bool = False
    optional: bool = True
    on_request: bool = False
    keys: Callable[[Scene], Keys] | None = None
    place: Callable[[float, float, Scene], Any] | None = None
    contact: Callable[[Mapping[str, str], Scene], Any] | None = None

    def text(self, scene: Scene) -> str:
        """The prompt as the person reads it."""
        return self.prompt if isinstance(self.prompt, str) else self.prompt(scene)


def slot(key: str, rnd: int) -> str:
    """Where an answer is kept: the first round has the bare key."""
    return f"{key}#{rnd}" if rnd else key


def key_and_round(name: str) -> tuple[str, int]:
    """The question's key and the round that a slot's name stands for."""
    key, _, rnd = name.partition("#")
    return key, int(rnd or 0)


def scene_of(dossier: Dossier, talk: Conversation, now: datetime, name: str = "") -> Scene:
    """The scene of a conversation at the slot `name`, or where it stands."""
    opportunity = next((o for o in dossier.opportunities if o.id == talk.opportunity), None)
    interviews = opportunity.interviews if opportunity else ()
    return Scene(
        now=now,
        person=dossier.person,
        answers=talk.answers,
        round=key_and_round(name or talk.at)[1],
        opportunity=opportunity,
        interview=next((one for one in interviews if one.id == talk.interview), None),
        subject=talk.subject,
        opportunities=dossier.opportunities,
    )


def walk(questions: Sequence[Question], at: Callable[[str], Scene]) -> Iterator[str]:
    """The slots in the order in which they are asked, as the answers given so far make it."""
    done: set[str] = set()
    for question in questions:
        if not question.repeat:
            yield from _asked(question, 0, at)
        elif question.repeat not in done:
            done.add(question.repeat)
            rounds = [one for one in questions if one.repeat == question.repeat]
            yield from _rounds(rounds, at)


def _rounds(questions: Sequence[Question], at: Callable[[str], Scene]) -> Iterator[str]:
    rnd = 0
    more = True
    while more:
        more = False
        for question in questions:
            yield from _asked(question, rnd, at)
            name = slot(question.key, rnd)
            if question.again:
                more = at(name).answers.get(name) is True
        rnd += 1


def _asked(question: Question, rnd: int, at: Callable[[str], Scene]) -> Iterator[str]:
    name = slot(question.key, rnd)
    scene = at(name)
    if question.on_request and scene.answers.get(name) is None:
        return
    if question.when(scene):
        yield name

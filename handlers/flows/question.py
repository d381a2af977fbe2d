"""What a conversation is made of: questions as data, and the order in which they are asked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coaching.model.documents import Conversation, Dossier, Interview, Opportunity, Person
from coaching.translation import Words
from handlers.ui.buttons import ReplyKeyboard

CHOICES_KEY = "?"
"""The answer key under which the choices offered for an unclear answer are kept."""


@dataclass(frozen=True, slots=True)
class QuestionContext:
    """What a prompt or a check may look at. `round` counts from 0 inside a repeat."""

    now: datetime
    person: Person
    answers: Mapping[str, Any]
    repeat_index: int = 0
    opportunity: Opportunity | None = None
    interview: Interview | None = None
    subject: int | None = None
    opportunities: tuple[Opportunity, ...] = ()
    written_at: datetime | None = None

    @property
    def as_of(self) -> datetime:
        """What "tomorrow" counts from in what was typed; what is told counts from `now`."""
        return self.written_at or self.now

    def answer(self, key: str) -> Any:
        """The answer to `key` in this round; None when it was skipped or not asked yet."""
        return self.answers.get(slot_name(key, self.repeat_index))


@dataclass(frozen=True, slots=True)
class Choice:
    """A usual answer as a button. With `goto`, it asks that question again instead."""

    text: Words
    value: Any = None
    goto: str = ""


class AmbiguousAnswer(Exception):  # noqa: N818 - a question back, not a failure
    """What was written can be read in more than one way; the person chooses."""

    def __init__(self, text: Words, choices: Sequence[Choice]) -> None:
        super().__init__(text)
        self.text = str(text)
        self.choices = choices


Choices = Sequence[Sequence[Choice]]
Check = Callable[[str, QuestionContext], Any]


def always(_: QuestionContext) -> bool:
    """The question is for everybody."""
    return True


def no_choices(_: QuestionContext) -> Choices:
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
    prompt: Words | Callable[[QuestionContext], Words]
    check: Check
    choices: Callable[[QuestionContext], Choices] = no_choices
    when: Callable[[QuestionContext], bool] = always
    format_answer: Callable[[Any], str] = str
    repeat: str = ""
    asks_for_more: bool = False
    optional: bool = True
    on_request: bool = False
    keys: Callable[[QuestionContext], ReplyKeyboard] | None = None
    read_location: Callable[[float, float, QuestionContext], Any] | None = None
    read_contact: Callable[[Mapping[str, str], QuestionContext], Any] | None = None

    def prompt_text(self, context: QuestionContext) -> str:
        """The prompt as the person reads it."""
        return str(self.prompt(context) if callable(self.prompt) else self.prompt)


def slot_name(key: str, rnd: int) -> str:
    """Where an answer is kept: the first round has the bare key."""
    return f"{key}#{rnd}" if rnd else key


def parse_slot_name(name: str) -> tuple[str, int]:
    """The question's key and the round that a slot's name stands for."""
    key, _, rnd = name.partition("#")
    return key, int(rnd or 0)


def question_context(
    dossier: Dossier, conversation: Conversation, now: datetime, name: str = ""
) -> QuestionContext:
    """The scene of a conversation at the slot `name`, or where it stands."""
    opportunity = next((o for o in dossier.opportunities if o.id == conversation.opportunity), None)
    interviews = opportunity.interviews if opportunity else ()
    return QuestionContext(
        now=now,
        person=dossier.person,
        answers=conversation.answers,
        repeat_index=parse_slot_name(name or conversation.at)[1],
        opportunity=opportunity,
        interview=next((one for one in interviews if one.id == conversation.interview), None),
        subject=conversation.subject,
        opportunities=dossier.opportunities,
    )


def walk_questions(
    questions: Sequence[Question], context_at: Callable[[str], QuestionContext]
) -> Iterator[str]:
    """The slots in the order in which they are asked, as the answers given so far make it."""
    done: set[str] = set()
    for question in questions:
        if not question.repeat:
            yield from _walk_question(question, 0, context_at)
        elif question.repeat not in done:
            done.add(question.repeat)
            rounds = [one for one in questions if one.repeat == question.repeat]
            yield from _walk_rounds(rounds, context_at)


def _walk_rounds(
    questions: Sequence[Question], at: Callable[[str], QuestionContext]
) -> Iterator[str]:
    rnd = 0
    more = True
    while more:
        more = False
        for question in questions:
            yield from _walk_question(question, rnd, at)
            name = slot_name(question.key, rnd)
            if question.asks_for_more:
                more = at(name).answers.get(name) is True
        rnd += 1


def _walk_question(
    question: Question, rnd: int, at: Callable[[str], QuestionContext]
) -> Iterator[str]:
    name = slot_name(question.key, rnd)
    scene = at(name)
    if question.on_request and scene.answers.get(name) is None:
        return
    if question.when(scene):
        yield name

"""Describes questions as data, and the order in which they are asked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from coaching.model.documents import Conversation, Dossier, Interview, Opportunity, Person
from coaching.translation import Words
from handlers.ui.buttons import ReplyKeyboard

CHOICES_KEY = "?"
"""Is the key among the answers under which the choices offered for an unclear answer are stored."""


@dataclass(frozen=True, slots=True)
class QuestionContext:
    """Holds what a prompt or a check can look at. `repeat_index` counts from 0 inside a repeat."""

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
        """The moment from which "tomorrow" counts in what was typed. What is shown counts from
        `now`."""
        return self.written_at or self.now

    def at_slot(self, name: str) -> "QuestionContext":
        """Returns what can be seen at another slot of the same conversation."""
        repeat_index = parse_slot_name(name)[1]
        same = repeat_index == self.repeat_index
        return self if same else replace(self, repeat_index=repeat_index)

    def answer(self, key: str) -> Any:
        """Returns the answer to `key` in this round; None when it was skipped or not asked yet."""
        return self.answers.get(slot_name(key, self.repeat_index))


@dataclass(frozen=True, slots=True)
class Choice:
    """Is a usual answer as a button. With `goto`, its button asks that question again instead."""

    text: Words
    value: Any = None
    goto: str = ""


class AmbiguousAnswer(Exception):  # noqa: N818 - a question back, not a failure
    """The text can be read in more than one way; the person chooses one."""

    def __init__(self, text: Words, choices: Sequence[Choice]) -> None:
        super().__init__(text)
        self.text = str(text)
        self.choices = choices


Choices = Sequence[Sequence[Choice]]
Check = Callable[[str, QuestionContext], Any]


def always(_: QuestionContext) -> bool:
    """Returns True: the question is for everybody."""
    return True


def no_choices(_: QuestionContext) -> Choices:
    """Returns no choices: the question is answered in words only."""
    return ()


@dataclass(frozen=True, slots=True)
class Question:
    """Is one thing to ask. `check` reads what was typed into plain JSON; it raises
    InvalidInputError for what it cannot read and AmbiguousAnswer for what it can read in several
    ways.

    Questions with the same `repeat` form a round that is asked again for as long as the one with
    `asks_for_more` is answered with True. One with `on_request` is only asked through the `goto` of
    a Choice. `format_answer` returns how an answer reads when it is shown back.
    """

    key: str
    prompt: Words | Callable[[QuestionContext], Words]
    check: Check
    choices: Callable[[QuestionContext], Choices] = no_choices
    when: Callable[[QuestionContext], bool] = always
    format_answer: Callable[[Any], str] = str
    repeat: str = ""
    asks_for_more: bool = False
    takes_name: bool = False
    """Whether a name answers it, which any few words could be."""
    takes_sentence: bool = False
    """Whether a sentence answers it: "sent it" or "later" is none."""
    optional: bool = True
    on_request: bool = False
    keys: Callable[[QuestionContext], ReplyKeyboard] | None = None
    read_location: Callable[[float, float, QuestionContext], Any] | None = None
    picks_time: Literal["", "any", "ahead"] = ""
    """Whether a day and an hour can be tapped: any, or only those ahead."""
    read_contact: Callable[[Mapping[str, str], QuestionContext], Any] | None = None

    def prompt_text(self, context: QuestionContext) -> str:
        """Returns the prompt as the person reads it."""
        return str(self.prompt(context) if callable(self.prompt) else self.prompt)


def slot_name(key: str, repeat_index: int) -> str:
    """Returns the slot in which an answer is stored; in the first round it is the bare key."""
    return f"{key}#{repeat_index}" if repeat_index else key


def parse_slot_name(name: str) -> tuple[str, int]:
    """Returns the key and the round that a slot's name stands for."""
    if "#" not in name:
        return name, 0
    key, _, repeat_index = name.partition("#")
    return key, int(repeat_index or 0)


def question_context(
    dossier: Dossier, conversation: Conversation, now: datetime, name: str = ""
) -> QuestionContext:
    """Returns what can be seen of a conversation at the slot `name`, or else where it stands."""
    opportunity = next(
        (job for job in dossier.opportunities if job.id == conversation.opportunity), None
    )
    interviews = opportunity.interviews if opportunity else ()
    return QuestionContext(
        now=now,
        person=dossier.person,
        answers=conversation.answers,
        repeat_index=parse_slot_name(name or conversation.at)[1],
        opportunity=opportunity,
        interview=next((item for item in interviews if item.id == conversation.interview), None),
        subject=conversation.subject,
        opportunities=dossier.opportunities,
    )


def walk_questions(
    questions: Sequence[Question], context_at: Callable[[str], QuestionContext]
) -> Iterator[str]:
    """Yields the slots in the order in which they are asked, as far as the answers given so far
    decide it."""
    done: set[str] = set()
    for question in questions:
        if not question.repeat:
            yield from _walk_question(question, 0, context_at)
        elif question.repeat not in done:
            done.add(question.repeat)
            repeated = [item for item in questions if item.repeat == question.repeat]
            yield from _walk_rounds(repeated, context_at)


def _walk_rounds(
    questions: Sequence[Question], at: Callable[[str], QuestionContext]
) -> Iterator[str]:
    repeat_index = 0
    more = True
    while more:
        more = False
        for question in questions:
            yield from _walk_question(question, repeat_index, at)
            name = slot_name(question.key, repeat_index)
            if question.asks_for_more:
                more = at(name).answers.get(name) is True
        repeat_index += 1


def _walk_question(
    question: Question, repeat_index: int, at: Callable[[str], QuestionContext]
) -> Iterator[str]:
    name = slot_name(question.key, repeat_index)
    context = at(name)
    if question.on_request and context.answers.get(name) is None:
        return
    if question.when(context):
        yield name

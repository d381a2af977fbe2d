"""Describes a conversation as data, and finds each flow by its name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from coaching.model.documents import Conversation
from coaching.translation import Words
from handlers.flows.question import (
    Question,
    QuestionContext,
    parse_slot_name,
    question_context,
    slot_name,
    walk_questions,
)
from handlers.ui.turn import Turn


@dataclass(frozen=True, slots=True)
class Flow:
    """Is a conversation as data. `keep` is called after each answer and turns the answers into
    facts; as it is called again and again, it must not add anything twice. `finish` is called at
    the end. `title` names the flow where it is offered again, as in "We were at: {title}".
    `start_from_text` starts it from what was written behind its command."""

    name: str
    version: int
    questions: tuple[Question, ...]
    title: Callable[[QuestionContext], Words]
    finish: Callable[[Turn, Conversation], None]
    keep: Callable[[Turn, Conversation], None] | None = None
    start_from_text: Callable[[Turn, str], None] | None = None
    is_resumable: bool = True
    """Whether the flow is paused when it is left in the middle, so that it can be resumed."""

    def question(self, name: str) -> Question | None:
        """Returns the question of a slot; None when this version of the flow has no such
        question."""
        key = parse_slot_name(name)[0]
        return next((question for question in self.questions if question.key == key), None)

    def question_slot(self, key: str, conversation: Conversation) -> str:
        """Returns the slot of a question, seen from where the conversation stands: in a repeat it
        is the slot of the current round."""
        question = self.question(key)
        is_repeated = question is not None and question.repeat
        return slot_name(key, parse_slot_name(conversation.at)[1] if is_repeated else 0)

    def walk(self, turn: Turn, conversation: Conversation) -> Iterator[str]:
        """Yields the slots in order, as far as the answers given so far decide it. Whether a
        question is asked at all is looked at when it is reached."""
        here = question_context(turn.dossier, conversation, turn.now)
        return walk_questions(self.questions, here.at_slot)


FLOWS: dict[str, Flow] = {}


def register_flow(new_flow: Flow) -> Flow:
    """Registers a flow under its name, so that a stored conversation finds it."""
    FLOWS[new_flow.name] = new_flow
    return new_flow


DISCARD = object()
"""Is the answer to a question that only completes another one. Among `Answers.other_answers` it
takes an answer back, so that its question is asked again."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Is what a check returns when one text answers several slots at once."""

    answer: Any
    other_answers: Mapping[str, Any]


def current_flow(turn: Turn) -> tuple[Flow, Conversation] | None:
    """Returns the flow a person is in. A conversation whose flow no longer exists is dropped."""
    conversation = turn.person.conversation
    if conversation is None:
        return None
    flow = FLOWS.get(conversation.flow)
    if flow is None:
        turn.person = replace(turn.person, conversation=None)
        return None
    return flow, conversation

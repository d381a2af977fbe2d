"""Puts a question: its text, the answer it had, its usual answers, and the ways around it."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from coaching.model.documents import Conversation
from handlers.flows.flow import Flow
from handlers.flows.question import CHOICES, Question, Scene, Which, scene_of
from handlers.ui.buttons import Button, Buttons
from handlers.ui.turn import Turn

EARLIER = "You said: <i>{answer}</i>"


def go_on(turn: Turn, which: Flow, talk: Conversation) -> None:
    """Asks the first question that has no answer yet, or ends the flow."""
    order = which.slots(turn, talk)
    upcoming = next((name for name in order if name not in talk.answers), None)
    if upcoming is not None:
        ask(turn, which, replace(talk, at=upcoming))
        return
    turn.person = replace(turn.person, conversation=None)
    which.finish(turn, talk)


def ask(turn: Turn, which: Flow, talk: Conversation) -> None:
    """Makes the slot where `talk` stands the open question, and says it."""
    answers = {key: kept for key, kept in talk.answers.items() if key != CHOICES}
    talk = replace(talk, answers=answers, touched=turn.now, version=which.version)
    turn.person = replace(turn.person, conversation=talk)
    question = which.question(talk.at)
    if question is None:
        go_on(turn, which, talk)
        return
    scene = scene_of(turn.dossier, talk, turn.now)
    text = question.text(scene)
    earlier = talk.answers.get(talk.at)
    if earlier is not None:
        text += "\n\n" + EARLIER.format(answer=escape(question.told(earlier)))
    keys = question.keys(scene) if question.keys else None
    turn.say(text, () if keys else _under(turn, which, talk, question, scene), keys)


def _under(
    turn: Turn, which: Flow, talk: Conversation, question: Question, scene: Scene
) -> Buttons:
    count = iter(range(100))
    rows = [
        [Button(one.text, f"q:{talk.serial}:{talk.at}:{next(count)}") for one in row]
        for row in question.choices(scene)
    ]
    return [*rows, _ways(turn, which, talk, question, scene)]


def _skips(question: Question, scene: Scene) -> bool:
    """Whether one of the usual answers says already that there is none."""
    return any(
        choice.value in (None, "") and not choice.goto
        for row in question.choices(scene)
        for choice in row
    )


def _ways(
    turn: Turn, which: Flow, talk: Conversation, question: Question, scene: Scene
) -> Sequence[Button]:
    """Back, skip and leave: the small row under every question, where they make sense."""
    order = which.slots(turn, talk)
    ways: list[tuple[str, str]] = []
    if talk.at not in order[:1]:
        ways.append(("‹ Back", "back"))
    if talk.answers.get(talk.at) is not None:
        ways.append(("Keep it", "skip"))
    elif question.optional and not _skips(question, scene):
        ways.append(("Skip", "skip"))
    if which.taken_up and order and talk.at != order[0]:
        ways.append(("Finish later", "later"))
    return [Button(text, f"q:{talk.serial}:{talk.at}:{way}") for text, way in ways]


def remind(turn: Turn, which: Flow, talk: Conversation, text: str) -> None:
    """Says what is wrong with the buttons of the open question; the question stays open."""
    question = which.question(talk.at)
    scene = scene_of(turn.dossier, talk, turn.now)
    buttons = _under(turn, which, talk, question, scene) if question else ()
    turn.person = replace(turn.person, conversation=replace(talk, touched=turn.now))
    turn.say(text, buttons)


def let_choose(turn: Turn, talk: Conversation, asked: Which) -> None:
    """Offers the ways in which an answer can be read. They carry a number of their own: buttons
    of an earlier offer must not choose from this one."""
    number = turn.next_id()
    offered = [[choice.text, choice.value] for choice in asked.choices]
    answers = {**talk.answers, CHOICES: {"number": number, "offered": offered}}
    talk = replace(talk, touched=turn.now, answers=answers)
    turn.person = replace(turn.person, conversation=talk)
    turn.say(
        asked.text,
        [
            [Button(choice.text, f"q:{talk.serial}:{talk.at}:w{number}.{index}")]
            for index, choice in enumerate(asked.choices)
        ],
    )

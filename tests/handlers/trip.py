"""A small flow with everything the engine knows, and doors that lead nowhere else."""

import json
from dataclasses import replace
from html import escape

from telegram import Update

from coaching.model.documents import Conversation
from coaching.model.vocabulary import InvalidInputError
from coaching.reading.people.names import read_name, read_note
from handlers.flows import engine
from handlers.flows.flow import Answers, Flow
from handlers.flows.flow_callbacks import AnswerQuestion, ResumeFlow
from handlers.flows.pauses import leave_flow, resume
from handlers.flows.prompt import ask_again
from handlers.flows.question import (
    AmbiguousAnswer,
    Choice,
    Choices,
    Question,
    QuestionContext,
    slot_name,
)
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

WHICH = "There are two. Which one?"
NO_SUCH = "There is no such colour."
ENDED = "The trip is planned."


def _city(text: str, _: QuestionContext) -> str:
    if text.casefold() in ("paris", "london"):
        raise AmbiguousAnswer(
            WHICH, [Choice(f"{text}, {at}", f"{text}, {at}") for at in ("over", "here")]
        )
    return read_name(text)


def _colour(text: str, _: QuestionContext) -> str:
    if text not in ("red", "blue"):
        raise InvalidInputError(NO_SUCH)
    return text


def _more(text: str, scene: QuestionContext) -> object:
    if text in ("yes", "no"):
        return text == "yes"
    return Answers(
        answer=True, other_answers={slot_name("friend", scene.repeat_index + 1): read_name(text)}
    )


def _note(text: str, _: QuestionContext) -> str:
    return read_note(text)


def _named(scene: QuestionContext) -> bool:
    return bool(scene.answer("friend"))


def _sure(_: QuestionContext) -> Choices:
    return (
        (Choice("Right", value=True),),
        (Choice("City", goto="city"), Choice("A wish", goto="wish")),
    )


def _summary(scene: QuestionContext) -> str:
    return f"{escape(scene.answers['name'])} goes to {escape(scene.answers['city'])}. Right?"


def _keep(turn: Turn, talk: Conversation) -> None:
    turn.person = replace(turn.person, first_name=talk.answers.get("name") or "")


def _finish(turn: Turn, talk: Conversation) -> None:
    trips = json.loads(turn.person.sign_off or "{}")
    told = {str(talk.serial): dict(talk.answers)}
    turn.person = replace(turn.person, sign_off=json.dumps({**trips, **told}))
    turn.say(ENDED)


TRIP = Flow(
    name="trip",
    version=1,
    title=lambda _: "your trip",
    questions=(
        Question("name", "Who travels?", lambda text, _: read_name(text), optional=False),
        Question("city", "Where to?", _city, optional=False),
        Question("colour", "Red or blue?", _colour, lambda _: ((Choice("Red", "red"),),)),
        Question("friend", "Who comes along?", _note, repeat="friends"),
        Question("gift", "What do they bring?", _note, when=_named, repeat="friends"),
        Question(
            "more",
            "Somebody else?",
            _more,
            lambda _: ((Choice("Add", value=True), Choice("All", value=False)),),
            when=_named,
            repeat="friends",
            asks_for_more=True,
        ),
        Question("wish", "A wish?", _note, on_request=True),
        Question("sure", _summary, lambda text, _: text == "yes", _sure, optional=False),
    ),
    keep=_keep,
    finish=_finish,
)


def _begin(turn: Turn) -> None:
    engine.begin(turn, TRIP, subject=turn.allocate_id())


def _other(turn: Turn) -> None:
    turn.say("Something else.", [[Button("Nothing", ResumeFlow(0))]])
    ask_again(turn)


_COMMANDS = {
    "/trip": _begin,
    "/other": _other,
    "/back": engine.go_back,
    "/skip": engine.skip_question,
    "/cancel": leave_flow,
}


async def enter(update: Update, turn: Turn) -> None:
    """Just enough of doors to reach the engine: each command once, words and buttons."""
    query, message = update.callback_query, update.effective_message
    text = (message.text or "") if message is not None else ""
    if query is not None:
        _press(turn, query.data or "")
    elif text in _COMMANDS:
        _COMMANDS[text](turn)
    elif not engine.answer_with_text(turn, text):
        turn.say("Nobody asked.")


def _press(turn: Turn, text: str) -> None:
    if answer := AnswerQuestion.unpack(text):
        engine.press_button(turn, answer)
        return
    resumed = ResumeFlow.unpack(text)
    if resumed is None or not resume(turn, resumed.serial):
        turn.show_toast("It is over.")

"""The engine in any order of words, buttons and commands: no answer is lost, and it ends."""

import json
from collections.abc import Coroutine
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from coaching.model.documents import Conversation
from handlers.flows.flow import FLOWS, register_flow
from handlers.flows.question import CHOICES_KEY
from tests.handlers.chat import Chat, make_bot, run
from tests.handlers.screen import Seen
from tests.handlers.trip import TRIP, enter

Kept = dict[tuple[int, str], Any]
BOT = make_bot()
WORDS = [
    "Ada",
    "Rome",
    "Paris",
    "London",
    "red",
    "green",
    "yes",
    "no",
    "Ben",
    "",
    "  ",
    "🎉",
    "<b>&",
]
ANSWERS = {"name": "Ada", "city": "Rome", "colour": "red", "more": "no", "sure": "yes"}


def talks(chat: Chat) -> list[Conversation]:
    open_one = chat.person.conversation
    return [*chat.person.paused, *([open_one] if open_one else [])]


def kept_answers(chat: Chat) -> Kept:
    """All answers by flow and slot, of flows that are open, paused or ended."""
    ended = json.loads(chat.person.sign_off or "{}")
    told = {int(serial): told for serial, told in ended.items()}
    told |= {talk.serial: dict(talk.answers) for talk in talks(chat)}
    return {
        (serial, name): value
        for serial, said in told.items()
        for name, value in said.items()
        if name != CHOICES_KEY and value is not None
    }


class EngineWalk(RuleBasedStateMachine):
    """Words, buttons new and old, and commands in any order."""

    def __init__(self) -> None:
        super().__init__()
        register_flow(TRIP)
        self.chat = Chat(enter=enter, bot=BOT)
        self.begun = 0
        run(self.chat.send("hello"))

    def step(self, action: Coroutine[Any, Any, Any]) -> None:
        """Does it, and holds that only the answer to the open question may have changed."""
        before = kept_answers(self.chat)
        talk = self.chat.person.conversation
        run(action)
        after = kept_answers(self.chat)
        open_slot = (talk.serial, talk.at) if talk else None
        changed = {name for name in before if after.get(name) != before[name]}
        assert changed <= {open_slot}, f"lost or changed: {changed - {open_slot}}"

    @precondition(lambda self: self.begun < 5)
    @rule()
    def begin(self) -> None:
        self.begun += 1
        self.step(self.chat.send("/trip"))

    @rule(text=st.sampled_from(WORDS))
    def says(self, text: str) -> None:
        self.step(self.chat.send(text))

    @rule(command=st.sampled_from(["/back", "/skip", "/cancel", "/other"]))
    def commands(self, command: str) -> None:
        self.step(self.chat.send(command))

    @rule(data=st.data())
    def presses_any_button_ever_seen(self, data: st.DataObject) -> None:
        seen = [one for one in self.chat.screen.came if one.buttons]
        if seen:
            message: Seen = data.draw(st.sampled_from(seen))
            self.step(self.chat.click(data.draw(st.sampled_from(message.labels)), on=message))

    @precondition(lambda self: self.chat.person.conversation is not None)
    @rule()
    def answers_well(self) -> None:
        self.step(self.answer())

    @precondition(lambda self: self.chat.person.paused)
    @rule(data=st.data())
    def takes_up(self, data: st.DataObject) -> None:
        talk: Conversation = data.draw(st.sampled_from(self.chat.person.paused))
        self.step(self.chat.press(f"r:{talk.serial}", self.chat.screen.came[0]))

    def answer(self) -> Coroutine[Any, Any, Any]:
        """Answers the open question plainly."""
        talk = self.chat.person.conversation
        key = talk.at.partition("#")[0] if talk else ""
        return self.chat.send(ANSWERS.get(key, "something"))

    @invariant()
    def an_open_question_is_one_of_the_flow(self) -> None:
        talk = self.chat.person.conversation
        assert talk is None or TRIP.question(talk.at) is not None

    def teardown(self) -> None:
        """Whatever happened, plain answers bring the flow to its end."""
        for _ in range(20):
            if self.chat.person.conversation is None:
                break
            run(self.answer())
        assert self.chat.person.conversation is None
        FLOWS.pop(TRIP.name, None)


TestAnyWalk = EngineWalk.TestCase
TestAnyWalk.settings = settings(
    max_examples=60,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)

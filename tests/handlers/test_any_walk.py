"""Whatever somebody does, in any order, at any hour: they get an answer, and nothing breaks."""

from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from handlers.flows.flow import FLOWS
from handlers.router import COMMANDS
from tests.handlers.chat import Chat, make_bot, run
from tests.handlers.people_in_berlin import job, robin
from tests.handlers.screen import Seen

BOT = make_bot()
QUIET = frozenset({"delete", "start"})
COMMANDS_TAKEN = sorted(f"/{name}" for name in COMMANDS if name not in QUIET)
LINES = [
    "/new Acme Robotics; Data Engineer; yesterday 3pm",
    "/new <b>Beta & Sons; 🎉; tomorrow 10:00",
    "/new Gamma; Analyst; when I say so",
    "/nothing",
]
WORDS = [
    "Dana Lee, Sam Berg",
    "Dana Lee (hiring manager), dana@acme.com",
    "yes",
    "no",
    "4",
    "a week or two",
    "by Friday",
    "tomorrow 9:00",
    "9 to 5",
    "Cambridge",
    "Berlin",
    "delete",
    "<b>&</i>",
    "عمر",
    "🎉",
    "x" * 5000,
    " ",
    "they use dbt; I forgot my patent",
]


class CommandWalk(RuleBasedStateMachine):
    """Somebody with two jobs and all the time in the world."""

    def __init__(self) -> None:
        super().__init__()
        self.chat = Chat(dossier=robin(job(), job(2, "Beta & <Sons>")), bot=BOT)
        self.written: list[int] = []

    def answered(self, action: Coroutine[Any, Any, Any]) -> None:
        """Does it, and holds that something came of it."""
        before = len(self.chat.screen.came)
        run(action)
        assert len(self.chat.screen.came) > before, self.chat.lines[-1]

    @rule(text=st.sampled_from(WORDS))
    def writes(self, text: str) -> None:
        self.answered(self.chat.send(text))
        self.written.append(self.chat.screen.last_id)

    @rule(text=st.sampled_from(COMMANDS_TAKEN) | st.sampled_from(LINES))
    def commands(self, text: str) -> None:
        self.answered(self.chat.send(text))

    @rule(what=st.sampled_from(["sticker", "photo", "voice", "contact", "location"]))
    def sends_something_else(self, what: str) -> None:
        match what:
            case "contact":
                self.answered(self.chat.contact("Kim & <Co>"))
            case "location":
                self.answered(self.chat.share_location(48.1, 11.6))
            case _:
                self.answered(getattr(self.chat, what)())

    @precondition(lambda self: self.written)
    @rule(data=st.data(), text=st.sampled_from(WORDS))
    def edits(self, data: st.DataObject, text: str) -> None:
        run(self.chat.edit(data.draw(st.sampled_from(self.written)), text))

    @rule(data=st.data(), latest=st.booleans())
    def presses(self, data: st.DataObject, latest: bool) -> None:
        shown = [one for one in self.chat.screen.messages.values() if one.buttons]
        seen = shown[-2:] if latest else [one for one in self.chat.screen.came if one.buttons]
        if seen:
            message: Seen = data.draw(st.sampled_from(seen))
            run(self.chat.click(data.draw(st.sampled_from(message.labels)), on=message))

    @rule(hours=st.sampled_from([0.1, 1, 3, 9, 24, 24 * 5]))
    def waits(self, hours: float) -> None:
        run(self.chat.wait(timedelta(hours=hours)))

    @invariant()
    def what_is_open_can_be_answered(self) -> None:
        talk = self.chat.dossier and self.chat.person.conversation
        assert not talk or FLOWS[talk.flow].question(talk.at) is not None


TestAnyWalk = CommandWalk.TestCase
TestAnyWalk.settings = settings(
    max_examples=40,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

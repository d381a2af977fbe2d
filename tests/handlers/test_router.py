"""Whatever a person does is answered: kindly, shortly, and without losing what was kept."""

import os
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from coaching.model.documents import Dossier
from handlers import menu, router
from handlers.listening.messages import EDITED_LATE
from handlers.ui.html_glyphs import utf16_length
from tests.handlers.beginnings import (
    WEDNESDAY,
    act,
    doing,
    logged,
    met_three,
    only,
    somebody,
    talk,
)
from tests.handlers.chat import Chat, make_bot
from tests.handlers.screen import Seen

BOT = make_bot()


def run(step: Coroutine[Any, Any, Any]) -> Any:
    """Runs a coroutine that waits for nothing."""
    with pytest.raises(StopIteration) as ended:
        step.send(None)
    return ended.value.value


# -- what is said to nobody in particular ----------------------------------------------------------


async def test_words_out_of_the_blue_show_the_way() -> None:
    """A greeting is answered, and says what to tell."""
    await talk(somebody(), ("hello", ("in your own words", "/status")))


async def test_an_unknown_command_says_so() -> None:
    """With where to look."""
    await talk(somebody(), ("/dance", "I do not know that command. /help shows"))


async def test_every_command_of_the_menu_has_a_door() -> None:
    """And none of them fails, for a newcomer or for somebody with a full year."""
    for name, _ in menu.COMMANDS:
        assert name in router.COMMANDS
    for name in router.COMMANDS:
        for chat in (Chat(), await met_three()):
            chat.read()
            await chat.send(f"/{name}")
            assert chat.read(), name
            await chat.send(f"/{name} <b>&amp;")
            await chat.send(f"/{name}@debrief_bot")
            assert chat.read(), name


async def test_the_menu_fits_into_telegram() -> None:
    """Names of 32, descriptions of 256 characters; the bot's own words 512 and 120."""
    assert all(len(name) <= 32 and len(str(words)) <= 256 for name, words in menu.COMMANDS)
    assert len(str(menu.DESCRIPTION)) <= 512
    assert len(str(menu.SHORT_DESCRIPTION)) <= 120


async def test_what_cannot_be_read_is_said_to_be() -> None:
    """A sticker, a picture, a voice note, with nothing being asked."""
    chat = somebody()
    for send in (chat.sticker, chat.photo):
        chat.read()
        await send()
        assert "/help" in chat.last.text
    await chat.photo("/status")
    assert "/help" in chat.last.text


@pytest.mark.parametrize("command", ["/new", "/contacts", "/referees", "/reflect", "/settings"])
async def test_what_cannot_be_read_keeps_every_flow(command: str) -> None:
    """The open question is asked again."""
    chat = await doing(await met_three(), command)
    for label in ("Add somebody", "Time zone"):
        if label in chat.last.labels:
            await act(chat, f"[{label}]")
    talking = chat.person.conversation
    for send in (chat.sticker, chat.photo, chat.voice):
        await send()
        now = chat.person.conversation
        assert (now and (now.serial, now.at)) == (talking and (talking.serial, talking.at))


async def test_an_edit_with_nothing_open_says_where_to_correct() -> None:
    """What was taken stays as it was, and the person is told where to put it right."""
    chat = somebody()
    typed = await chat.send("hello")
    chat.read()
    await chat.edit(typed, "hello there")
    assert [seen.text for seen in chat.read()] == [str(EDITED_LATE)]


# -- buttons that nobody offers --------------------------------------------------------------------

HOSTILE = (
    "s:done:999:thank.1.1",
    "s:done:x:y",
    "s:done:1:thank.1",
    "s::1:thank.1.1",
    "s:done:1:thank.-1.1",
    "s:done:²:thank.².²",
    "s:do:1:checkin.1.99",
    "q:1:nothing:zz",
    "q:1",
    "q:::",
    "q:99999999999999999999999999999999999:a:b",
    "q:²:name:0",
    "t:page:99999",
    "t:page:-1",
    "t:page:²",
    "t:opp:",
    "t:opp:0",
    "c:page:99999",
    "c:to:x",
    "c:to:99",
    "c:open:1",
    "c:edit:1:2",
    "c:edit:1:2:origin",
    "c:sure:1:99999",
    "b:capture:1",
    "b:capture:x:y",
    "b:dance:1:2",
    "b:",
    "r:",
    "r:drop:",
    "r:drop:99",
    "r:x",
    "f:open:x",
    "f:edit:1",
    "f:edit:99:name",
    "f:",
    "l:1",
    "l:1:2:nothing",
    "l:x:y",
    "g:nothing",
    "g:",
    "w:1:thank.1.1",
    "w:",
    "n:other",
    "",
    ":",
    "🎉",
    "9" * 64,
    "s:done:" + "9" * 40 + ":thank.1.1",
)


@pytest.mark.parametrize("data", HOSTILE)
async def test_a_button_that_nobody_offers_is_answered_shortly(data: str) -> None:
    """In the middle of a flow or not; nothing that was kept changes."""
    for chat in (Chat(), await met_three(), await doing(await met_three(), "/new", "Acme")):
        if chat.dossier is None:
            await chat.send("hello")
        before = chat.dossier
        chat.read()
        await chat.press(data, chat.last)
        said = chat.read()
        assert said
        assert all(len(one.text) < 900 for one in said)
        assert before is not None
        assert chat.dossier is not None
        assert chat.dossier.opportunities == before.opportunities


IDS = st.sampled_from(
    ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "99999", "x", "²", "-1", ""]
)
VERBS = (
    *("do", "done", "undo", "later", "pick", "l1", "page", "opp", "open", "edit", "gone", "sure"),
    *("keep", "drop", "capture", "process", "reflect", "name", "add", "to", "yes", "part", "more"),
    *("w1.0", "w²", "back", "skip", "rating"),
)
DATA = st.one_of(
    st.text(max_size=20),
    st.builds(
        lambda sign, parts: ":".join([sign, *parts]),
        st.sampled_from("qstcfglwrbn"),
        st.lists(
            st.one_of(
                IDS,
                st.sampled_from(VERBS),
                st.builds(
                    lambda kind, one, two: f"{kind}.{one}.{two}",
                    st.sampled_from(["thank", "leave", "capture", "checkin", "referee", "zz"]),
                    IDS,
                    IDS,
                ),
            ),
            max_size=4,
        ),
    ),
)
FULL = run(met_three()).dossier


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=DATA)
def test_no_button_data_ever_fails(data: str) -> None:
    """Whatever a client makes up is answered, before and in the middle of a question."""
    chat = Chat(now=WEDNESDAY, dossier=FULL, bot=BOT)
    card = Seen("message", 1, "card")
    chat.screen.messages[1] = card
    chat.screen.last_id = 1
    for step in (chat.press(data, card), chat.send("/new Acme"), chat.press(data, card)):
        run(step)
        assert chat.read()


# -- one voice -------------------------------------------------------------------------------------


async def test_a_press_on_a_message_that_telegram_forgot_is_answered() -> None:
    """Cards older than Telegram shows come without their text and buttons."""
    chat = await doing(await met_three(), "[Thank Dana Lee ›]")
    card = chat.last
    bare = Seen("message", card.id, card.html)
    done = card.button("Done") or {}
    await chat.press(done["callback_data"], bare)
    assert chat.last.text == "Done. Undo stays here for a day."


async def test_who_blocks_the_bot_is_not_written_to() -> None:
    """And is again when they let it in."""
    import telegram

    from handlers.ui.turn import Turn

    chat = await logged()
    assert chat.dossier is not None
    for status, reachable in (("kicked", False), ("member", True)):
        user = {"id": 1, "is_bot": True, "first_name": "Debrief"}
        me: dict[str, Any] = {"user": user, "status": status}
        me |= {"until_date": 0} if status == "kicked" else {}
        change = {
            "chat": {"id": 7, "type": "private"},
            "from": {"id": 7, "is_bot": False, "first_name": "Robin"},
            "date": 0,
            "old_chat_member": {"user": user, "status": "left"},
            "new_chat_member": me,
        }
        update = telegram.Update.de_json({"update_id": 1, "my_chat_member": change}, BOT)
        turn = Turn(chat.now, 7, chat.dossier)
        await router.route_update(update, turn)
        assert (turn.is_reachable, turn.outgoing) == (reachable, [])


# -- any walk --------------------------------------------------------------------------------------

WORDS = [
    "/new Acme; Engineer; today 13:00",
    "/new Beta & <b>; Analyst; tomorrow 14:30",
    "/new acme; engineer; friday 10:00",
    "/new Gamma; Cook; 5/6 10:00",
    "Acme",
    "Engineer",
    "yesterday 3pm",
    "Dana Lee, Sam <b> & Priya",
    "Dana Lee, hiring manager, dana@acme.com",
    "nobody",
    "whether I know streaming",
    "a week or two",
    "mail only",
    "dana@acme.com",
    "+49 170 1234567",
    "munich",
    "Portland",
    "yes",
    "no",
    "4",
    "8-21",
    "tomorrow 9:00",
    "🎉",
    "x" * 5000,
]
COMMANDS = [f"/{name}" for name in router.COMMANDS if name != "delete"]
NEVER = frozenset({"Delete everything"})


def facts(dossier: Dossier) -> set[tuple[object, ...]]:
    """What may never get lost, but by a press that says so."""
    kept: set[tuple[object, ...]] = set()
    for job in dossier.opportunities:
        kept |= {("job", job.id), *(("interview", job.id, one.id) for one in job.interviews)}
        kept |= {("contact", job.id, one.id) for one in job.contacts}
        kept |= {
            ("topic", job.id, one.id, met.interview)
            for one in job.contacts
            for met in one.met
            if met.topic
        }
        kept |= {("done", job.id, key) for key, one in job.records.items() if one.done}
        for one in job.interviews:
            kept |= {("note", one.id, name) for name in NOTES if getattr(one.capture, name)}
    kept |= {("referee", one.id) for one in dossier.person.referees}
    return kept


OPENED = (
    *(
        "/status",
        "[Acme Robotics ›]",
        "[Thank Dana Lee ›]",
        "[Draft it]",
        "/contacts",
        "[Sam Ortiz]",
        "/referees",
    ),
    *("[Add somebody]", "Nora Berg", "/cancel", "/settings", "/status", "[Acme Robotics ›]"),
)
NOTES = ("stood_out", "open_questions", "unsaid")
TAKES = ("Remove", "Undo")
TAKES_DATA = ("o:gone:", "c:join:")
"""What takes something away because it was asked to: deleting a job, joining two contacts."""


class RouterWalk(RuleBasedStateMachine):
    """Words, commands, buttons new and old, edits, stickers and time, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.chat = somebody()
        self.chat.bot = BOT
        self.typed: list[int] = []
        self.looked = 0

    @initialize(beginning=st.sampled_from(["newcomer", "first", "full", "full"]))
    def begins(self, beginning: str) -> None:
        if beginning == "newcomer":
            self.chat = Chat(now=WEDNESDAY, bot=BOT)
            self.step(self.chat.send("/start"))
        elif beginning == "first":
            self.step(self.chat.send("/new Acme; Engineer; today 13:00"))
        else:
            self.chat.dossier = FULL
            for does in OPENED:
                self.step(act(self.chat, does))

    def step(self, action: Coroutine[Any, Any, Any], *, takes: bool = False) -> Any:
        """Does it; nothing that was kept is gone, unless the press said so."""
        before = facts(self.chat.dossier) if self.chat.dossier else set()
        result = run(action)
        assert self.chat.dossier is not None
        lost = before - facts(self.chat.dossier)
        assert takes or not lost, f"lost {lost}"
        return result

    @rule(text=st.sampled_from(WORDS))
    def says(self, text: str) -> None:
        self.typed.append(self.step(self.chat.send(text)))

    @rule(command=st.sampled_from(COMMANDS))
    def commands(self, command: str) -> None:
        self.step(self.chat.send(command))

    @rule(data=st.data())
    def presses_what_stands_last(self, data: st.DataObject) -> None:
        shown = [one for one in self.chat.screen.came if one.labels][-3:]
        self._press(data, shown)

    @rule(data=st.data())
    def presses_on(self, data: st.DataObject) -> None:
        self.presses_what_stands_last(data)

    @rule(text=st.sampled_from(WORDS), command=st.sampled_from(COMMANDS))
    def asks_and_answers(self, text: str, command: str) -> None:
        self.commands(command)
        self.says(text)

    @rule(data=st.data())
    def presses_anything_ever_seen(self, data: st.DataObject) -> None:
        self._press(data, [one for one in self.chat.screen.came if one.buttons])

    def _press(self, data: st.DataObject, shown: list[Seen]) -> None:
        if shown:
            message = data.draw(st.sampled_from(shown))
            label = data.draw(st.sampled_from([one for one in message.labels if one not in NEVER]))
            data_of = (message.button(label) or {}).get("callback_data", "")
            takes = label.startswith(TAKES) or data_of.startswith(TAKES_DATA)
            if message.key(label) is None or label != "Share my location":
                self.step(self.chat.click(label, on=message), takes=takes)

    @rule(data=st.data(), text=st.sampled_from(WORDS))
    def edits(self, data: st.DataObject, text: str) -> None:
        if self.typed:
            self.step(self.chat.edit(data.draw(st.sampled_from(self.typed)), text))

    @rule(what=st.sampled_from(["sticker", "photo", "voice"]))
    def sends(self, what: str) -> None:
        self.step(getattr(self.chat, what)())

    @rule()
    def shares_a_card(self) -> None:
        self.step(self.chat.contact("Eve & <b>"))

    @rule()
    def shares_a_place(self) -> None:
        self.step(self.chat.share_location(48.1, 11.6))

    @rule(hours=st.sampled_from([0.1, 1, 5, 24, 200]))
    def waits(self, hours: float) -> None:
        self.step(self.chat.wait(timedelta(hours=hours)))

    @invariant()
    def every_message_is_short_and_asks_one_thing(self) -> None:
        came = self.chat.screen.came[self.looked :]
        self.looked = len(self.chat.screen.came)
        for one in came:
            if one.what in ("message", "edit") and "<pre>" not in one.html:
                assert (
                    utf16_length(one.text) <= 900 or "Export" in one.text or PRIVATE in one.text
                ), one
                assert one.text.count("?") <= 1, one
            assert "!" not in one.text, one


PRIVATE = "What I keep"
TestAnyWalk = RouterWalk.TestCase
TestAnyWalk.settings = settings(
    max_examples=int(os.environ.get("DEBRIEF_WALKS", "20")),
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


async def test_time_is_told_in_the_persons_own() -> None:
    """Somebody at home in no zone yet is never written to by themselves."""
    chat = Chat(now=datetime(2026, 11, 18, 14, tzinfo=UTC))
    await chat.send("/new Acme; Engineer; tomorrow 9:00")
    assert chat.next_ping is None
    await doing(chat, "munich", "[Robin]", "[Looks right]")
    checklist = datetime(2026, 11, 19, 7, tzinfo=UTC)
    assert chat.next_ping == checklist
    assert only(chat).company == "Acme"

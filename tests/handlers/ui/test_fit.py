"""The last guard: whatever a handler says, Telegram takes all that leaves, and nothing is lost."""

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.model.documents import Dossier, Person
from coaching.model.vocabulary import PersonId
from handlers.ui.buttons import Button, ReplyKeyboard
from handlers.ui.callback_data import CallbackData
from handlers.ui.fit import MORE_BUTTONS, TOAST_UNITS, fit, fit_toast
from handlers.ui.html_glyphs import utf16_length
from handlers.ui.turn import Turn, build_message
from playground.messages.markup import read_markup
from storage.tables.outgoing_message import OutgoingMessage, Rank
from tests.handlers.chat import SUNDAY_MORNING
from tests.handlers.screen import Screen, plain

PARAGRAPH = "<b>Dana Lee</b> &amp; the team talked about dbt. " * 40
LONG = "\n\n".join(f"{at}. {PARAGRAPH}" for at in range(1, 6))


@dataclass(frozen=True, slots=True)
class Raw(CallbackData):
    """What a button sends, whatever its length."""

    text: str

    def pack(self) -> str:
        """The text as it is."""
        return self.text


GO = [Button("Go on", Raw("x:go"))]


def a_turn() -> Turn:
    """A turn in which nothing was said yet; message 1 is the one whose button was pressed."""
    return Turn(SUNDAY_MORNING, 7, Dossier(Person(PersonId(1), joined=SUNDAY_MORNING)), 1)


def shown(turn: Turn) -> Screen:
    """What is on the phone afterwards, below a first message."""
    screen = Screen()
    screen.apply(build_message("first"))
    for message in turn.fit_outgoing():
        screen.apply(message)
    return screen


def words(screen: Screen) -> list[str]:
    """All words on the screen, the first message's aside."""
    return " ".join(one.text for one in screen.came[1:]).split()


def test_what_fits_is_the_very_message() -> None:
    """Nothing is built anew for the many messages that are short enough."""
    for message in (
        build_message("short", [GO]),
        build_message("short", keys=ReplyKeyboard()),
        build_message("x" * 4096, keys=ReplyKeyboard([["Yes", "No"]], placeholder="?")),
        OutgoingMessage("leaveChat", {}),
    ):
        (same,) = fit(message)
        assert same is message


def test_buttons_stand_under_the_last_part() -> None:
    """A long text is read to its end before something is pressed."""
    turn = a_turn()
    turn.say(LONG, [GO])
    screen = shown(turn)
    assert len(screen.messages) > 3
    assert words(screen) == plain(LONG).split()
    assert [one.labels for one in screen.messages.values() if one.labels] == [["Go on"]]
    assert screen.came[-1].labels == ["Go on"]


def test_an_edit_goes_on_below() -> None:
    """The card that was pressed takes the first part and loses its buttons."""
    turn = a_turn()
    turn.edit(LONG, [GO])
    screen = shown(turn)
    assert screen.messages[1].text.startswith("1. Dana Lee & the team")
    assert screen.messages[1].labels == []
    assert words(screen) == plain(LONG).split()
    assert screen.came[-1].labels == ["Go on"]


def test_a_long_caption_goes_on_below_the_file() -> None:
    """A file holds 1,024 characters; the rest comes in as few messages as can be."""
    turn = a_turn()
    turn.say_file("a.txt", "content", LONG[:5000])
    screen = shown(turn)
    assert [one.what for one in screen.came[1:]] == ["file", "message"]
    assert words(screen) == plain(LONG[:5000]).split()


def test_parts_are_as_urgent_and_last_as_long_as_the_whole() -> None:
    """The rest of a reminder is a reminder."""
    expires = SUNDAY_MORNING + timedelta(hours=1)
    message = replace(build_message(LONG), rank=Rank.PING, expires=expires)
    assert {(one.rank, one.expires) for one in fit(message)} == {(Rank.PING, expires)}


def test_more_than_100_buttons_go_on_below() -> None:
    """Each row stays together, in order, under a message that says why."""
    rows = [[Button(f"{row}.{at}", Raw(f"x:{row}:{at}")) for at in range(3)] for row in range(70)]
    turn = a_turn()
    turn.say("Choose", rows)
    screen = shown(turn)
    assert [one.text for one in screen.came[1:]] == ["Choose", str(MORE_BUTTONS), str(MORE_BUTTONS)]
    labels = [[b["text"] for b in row] for one in screen.came[1:] for row in one.buttons]
    assert labels == [[button.text for button in row] for row in rows]


@pytest.mark.parametrize("method", ["say", "edit", "replace_buttons"])
def test_many_buttons_under_any_message(method: str) -> None:
    """New, rewritten, or with other buttons only: none is lost."""
    turn, rows = a_turn(), [[Button(str(at), Raw(f"x:{at}"))] for at in range(150)]
    arguments: list[Any] = [rows] if method == "replace_buttons" else ["Choose", rows]
    getattr(turn, method)(*arguments)
    screen = shown(turn)
    labels = [label for one in screen.messages.values() for label in one.labels]
    assert labels == [str(at) for at in range(150)]


def test_a_long_row_wraps() -> None:
    """Eight beside each other, the rest below; keys in place of the keyboard too."""
    turn = a_turn()
    turn.say("Choose", [[Button(str(at), Raw(f"x:{at}")) for at in range(20)]])
    turn.say("Or", keys=ReplyKeyboard([[str(at) for at in range(9)]], placeholder="p" * 65))
    buttons, keys = shown(turn).came[1:]
    assert [len(row) for row in buttons.buttons] == [8, 8, 4]
    assert [len(row) for row in keys.keys] == [8, 1]


def test_what_telegram_refuses_is_left_out_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    """One button that is wrong does not cost the whole message."""
    turn = a_turn()
    wrong = [Button("Long", Raw("x" * 65)), Button("Copy", copy_text="x" * 257), Button("None")]
    turn.say("Choose", [wrong, [*wrong, *GO], [Button(" ", Raw("x:blank"))]])
    with caplog.at_level(logging.ERROR):
        assert shown(turn).came[-1].labels == ["Go on", "…"]
    assert "6 buttons of a sendMessage" in caplog.text


@settings(deadline=None)
@given(st.text())
def test_a_note_over_the_chat_fits(text: str) -> None:
    """At most 200 characters; one that fits is not touched."""
    noted = fit_toast(text * 30)
    assert utf16_length(noted) <= TOAST_UNITS
    assert fit_toast(noted) == noted


def test_a_note_that_is_too_long_is_said_as_well() -> None:
    """What does not fit over the chat stands in it, whole."""
    turn = a_turn()
    turn.show_toast("Tom & Jerry met. " * 20)
    assert turn.toast is not None
    assert turn.toast.endswith("Jerry met.…")
    assert words(shown(turn)) == ["Tom", "&", "Jerry", "met."] * 20


BUTTONS = st.builds(
    lambda text, does: {"text": text, **does},
    st.text(max_size=200),
    st.one_of(
        st.builds(lambda data: {"callback_data": data}, st.text(max_size=70)),
        st.builds(lambda copy: {"copy_text": {"text": copy}}, st.text(max_size=270)),
    ),
)
KEYBOARDS = st.lists(st.lists(BUTTONS, max_size=20), max_size=12)


@settings(deadline=None)
@given(KEYBOARDS, st.integers(1, 9000))
def test_telegram_takes_every_keyboard(rows: list[list[dict[str, Any]]], length: int) -> None:
    """Whatever is asked for, what comes out is refused nowhere and is left alone the next time."""
    markup = {"inline_keyboard": rows}
    parts = fit(OutgoingMessage("sendMessage", {"text": "x" * length, "reply_markup": markup}))
    for part in parts:
        read_markup(part.payload.get("reply_markup"))
        assert fit(part) == (part,)

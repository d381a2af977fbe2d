"""The phone in a person's hand: shows what the coach says, and refuses what Telegram refuses."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from html.parser import HTMLParser
from typing import Any, Literal

from coaching.translation import Words
from storage.tables.outgoing_message import OutgoingMessage

_PLAIN_TAGS = ("b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "pre", "code")
TAGS = {*_PLAIN_TAGS, "a", "span", "blockquote", "tg-spoiler", "tg-emoji", "tg-time"}
BARE_AMPERSAND = re.compile(r"&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);)")
TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
TOAST_LIMIT = 200

What = Literal["message", "edit", "file", "toast"]


class Refused(AssertionError):  # noqa: N818 - what Telegram does with it
    """Telegram would not take this, or would show something else than was meant."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Something a person reads, as it was at that moment. `content` is what is in a file."""

    what: What
    id: int = 0
    html: str = ""
    buttons: tuple[tuple[Mapping[str, Any], ...], ...] = ()
    keys: tuple[tuple[Mapping[str, Any], ...], ...] = ()
    name: str = ""
    content: str = ""

    @property
    def text(self) -> str:
        """The words without their formatting."""
        return plain(self.html)

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons and keys, row by row."""
        return [button["text"] for row in (*self.buttons, *self.keys) for button in row]

    def button(self, label: str) -> Mapping[str, Any] | None:
        """The button with that label."""
        every = (button for row in self.buttons for button in row)
        return next((button for button in every if button["text"] == label), None)

    def key(self, label: str) -> Mapping[str, Any] | None:
        """The key with that label."""
        every = (key for row in self.keys for key in row)
        return next((key for key in every if key["text"] == label), None)

    def __str__(self) -> str:
        mark = {"message": "", "edit": "(edited) ", "toast": "(note) "}.get(self.what, "")
        mark = mark or (f"(file {self.name}) " if self.what == "file" else "")
        text = " / ".join(line for line in self.text.splitlines() if line)
        return " ".join([f"{mark}{text}", *(f"[{label}]" for label in self.labels)])


@dataclass(slots=True)
class Screen:
    """The messages of one chat, by id, and all that was seen in the order in which it came."""

    messages: dict[int, Seen] = field(default_factory=dict)
    came: list[Seen] = field(default_factory=list)
    last_id: int = 0
    keys: tuple[tuple[Mapping[str, Any], ...], ...] = ()
    """What stands in place of the keyboard."""

    def number(self) -> int:
        """The id of the next message, whoever writes it."""
        self.last_id += 1
        return self.last_id

    def apply(self, saying: OutgoingMessage) -> None:
        """Does what the call does on Telegram. Raises Refused for what would go wrong there."""
        payload = json.loads(json.dumps(dict(saying.payload)))
        match saying.method:
            case "sendMessage":
                self._message(payload)
            case "editMessageText" | "editMessageReplyMarkup":
                self._edit(saying.method, payload)
            case "sendDocument":
                self._file(payload)
            case method:
                raise Refused(f"the screen does not know {method}")

    def toast(self, text: str | None) -> None:
        """The answer to a press; None shows nothing."""
        if text is None:
            return
        _check(0 < _units(text) <= TOAST_LIMIT, f"a note of {_units(text)} characters")
        self.came.append(Seen("toast", html=text.replace("&", "&amp;").replace("<", "&lt;")))

    def _message(self, payload: dict[str, Any]) -> None:
        _check(payload.keys() <= _SEND, f"unknown parameters {payload.keys() - _SEND}")
        check_html(payload["text"], TEXT_LIMIT)
        markup = payload.get("reply_markup", {})
        keys = tuple(tuple(row) for row in markup.get("keyboard", []))
        if keys or "remove_keyboard" in markup:
            self.keys = keys
        self._show(
            Seen(
                "message",
                self.number(),
                payload["text"],
                check_buttons(markup.get("inline_keyboard", [])),
                keys,
            )
        )

    def _edit(self, method: str, payload: dict[str, Any]) -> None:
        known = self.messages.get(payload["message_id"])
        _check(known is not None and known.what != "toast", "message to edit not found")
        assert known is not None
        html = payload["text"] if method == "editMessageText" else known.html
        check_html(html, TEXT_LIMIT)
        markup = payload.get("reply_markup", {})
        buttons = check_buttons(markup.get("inline_keyboard", []))
        if (html, buttons) == (known.html, known.buttons):
            return  # "message is not modified" counts as success
        edited = replace(known, what="edit", html=html, buttons=buttons)
        self.messages[known.id] = edited
        if method == "editMessageText" or buttons:
            self.came.append(edited)

    def _file(self, payload: dict[str, Any]) -> None:
        check_html(payload["caption"], CAPTION_LIMIT)
        document = payload["document"]
        self._show(
            Seen(
                "file",
                self.number(),
                payload["caption"],
                name=document["file"],
                content=document["content"],
            )
        )

    def _show(self, seen: Seen) -> None:
        self.messages[seen.id] = seen
        self.came.append(seen)


_SEND = frozenset(
    {*("text", "parse_mode", "link_preview_options", "reply_markup", "disable_notification")}
)


def plain(html: Words) -> str:
    """The text of checked HTML."""
    return unescape(re.sub(r"<[^<>]*>", "", str(html)))


def check_html(html: str, limit: int) -> None:
    """Raises Refused for what Telegram cannot parse, for no text, and for too much of it."""
    _check(BARE_AMPERSAND.search(html) is None, f"an unescaped & in {html!r}")
    parser = _Strict(convert_charrefs=False)
    parser.feed(html)
    parser.close()
    _check(not parser.open, f"<{'>, <'.join(parser.open)}> is never closed in {html!r}")
    _check(plain(html).strip() != "", "message text is empty")
    _check(_units(plain(html)) <= limit, f"message is too long: {_units(plain(html))}")


class _Strict(HTMLParser):
    """Tags that Telegram knows, closed in the order in which they were opened."""

    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        _check(tag in TAGS, f'unsupported start tag "{tag}" in {self.rawdata!r}')
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        _check(bool(self.open), f'unexpected end tag "{tag}" in {self.rawdata!r}')
        _check(self.open.pop() == tag, f'unmatched end tag "{tag}" in {self.rawdata!r}')

    def handle_data(self, data: str) -> None:
        _check("<" not in data, f"an unescaped < in {self.rawdata!r}")

    def handle_comment(self, data: str) -> None:
        raise Refused(f"<!{data}> in {self.rawdata!r}")

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)


def check_buttons(rows: list[list[dict[str, Any]]]) -> tuple[tuple[Mapping[str, Any], ...], ...]:
    """The buttons as they are shown. Raises Refused for BUTTON_DATA_INVALID and its kin."""
    _check(sum(len(row) for row in rows) <= 100, "more than 100 buttons")
    for row in rows:
        _check(0 < len(row) <= 8, f"{len(row)} buttons in a row")
        for button in row:
            _check_button(button)
    return tuple(tuple(row) for row in rows)


def _check_button(button: dict[str, Any]) -> None:
    does = button.keys() & {"callback_data", "copy_text", "url"}
    _check(len(does) == 1, f"a button must do one thing: {button}")
    _check(bool(button["text"].strip()), f"a button without a label: {button}")
    if "callback_data" in button:
        size = len(button["callback_data"].encode())
        _check(1 <= size <= 64, f"BUTTON_DATA_INVALID: {size} bytes in {button}")
    if "copy_text" in button:
        _check(1 <= _units(button["copy_text"]["text"]) <= 256, f"copy_text too long: {button}")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _check(condition: bool, otherwise: str) -> None:
    if not condition:
        raise Refused(otherwise)

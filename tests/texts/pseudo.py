"""A made-up language in which every text of ours can be told from everything else on the screen.

Each text stands in ⟦marks⟧, its letters are wide ones, and it is a third longer; placeholders,
tags, commands and examples to type stay. It can be read back: what is shown in it becomes English
again.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations
from typing import Any

from coaching import translation
from storage.tables.outgoing_message import OutgoingMessage
from tests.handlers.screen import Screen

CODE = "xx"
OPEN, CLOSE, FILL = "⟦", "⟧", "∙"
_LATIN = "".join(chr(code) for code in (*range(65, 91), *range(97, 123)))
_WIDE = "".join(chr(ord(letter) + 0xFEE0) for letter in _LATIN)
_TO_WIDE = str.maketrans(_LATIN, _WIDE)
_BACK = str.maketrans(_WIDE, _LATIN, OPEN + CLOSE + FILL)
_KEPT = re.compile(r"<code>.*?</code>|<[^<>]*>|&\w+;|\{\w*\}|(?<!\w)/[a-z]+")
WIDE = re.compile(f"[{_WIDE}{OPEN}{CLOSE}{FILL}]+")


def pseudo(source: str) -> str:
    """An English text in the made-up language."""
    end, words = 0, []
    for kept in _KEPT.finditer(source):
        words += [source[end : kept.start()].translate(_TO_WIDE), kept[0]]
        end = kept.end()
    words.append(source[end:].translate(_TO_WIDE))
    return OPEN + "".join(words) + FILL * (len(source) * 3 // 10) + CLOSE


def read_back(shown: str) -> str:
    """What is shown in the made-up language, in English again."""
    return shown.translate(_BACK)


class PseudoCatalogue(NullTranslations):
    """Translates what stands in the template, and nothing else."""

    def __init__(self, known: set[str]) -> None:
        super().__init__()
        self.known = known

    def gettext(self, message: str) -> str:
        return pseudo(message) if message in self.known else message

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@contextmanager
def pseudo_language() -> Iterator[None]:
    """Makes the made-up language known from the template that is kept in locale/."""
    from tools.texts import TEMPLATE, read_template

    known: set[str] = set()
    for message in read_template(TEMPLATE):
        known |= {message.id} if isinstance(message.id, str) else set(message.id or ())
    translation.add_catalogue(CODE, PseudoCatalogue(known - {""}))
    try:
        yield
    finally:
        translation.remove_catalogue(CODE)


class PseudoScreen(Screen):
    """A phone that keeps what it was told to show, and shows it read back into English, so that
    any walk that presses and reads English goes its way here too."""

    __slots__ = ("shown",)

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def apply(self, saying: OutgoingMessage) -> None:
        self.shown += _texts(saying.payload)
        super().apply(OutgoingMessage(saying.method, _all_back(saying.payload)))

    def toast(self, text: str | None) -> None:
        self.shown += [text] if text else []
        super().toast(read_back(text) if text else text)


def _texts(payload: Any) -> Iterator[str]:
    """What a person reads of a payload: texts, captions, labels, placeholders."""
    if isinstance(payload, dict):
        for key, value in payload.items():
            if key in ("text", "caption", "input_field_placeholder") and isinstance(value, str):
                yield value
            elif key != "copy_text":
                yield from _texts(value)
    elif isinstance(payload, list | tuple):
        for one in payload:
            yield from _texts(one)


def _all_back(payload: Any) -> Any:
    if isinstance(payload, str):
        return read_back(payload)
    if isinstance(payload, dict):
        return {key: _all_back(value) for key, value in payload.items()}
    if isinstance(payload, list | tuple):
        return [_all_back(one) for one in payload]
    return payload

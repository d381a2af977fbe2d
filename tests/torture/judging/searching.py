"""Searches files for words in every form in which a program may have written them."""

import base64
import json
import shutil
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import quote

STEM = "Qwzkånarie"
"""Every canary has this in it: a word of no language, with a letter that encodings write
differently.
"""
PHONE = "+4915199887766"
WORDS = (STEM, STEM.lower(), PHONE, PHONE[1:])
PIECE = 24
_ROWS = (
    "SELECT body FROM people WHERE chat = :chat",
    "SELECT o.body FROM opportunities o JOIN people p ON p.id = o.person WHERE p.chat = :chat",
    "SELECT body FROM outbox WHERE chat = :chat",
    "SELECT body FROM parked_updates WHERE chat = :chat",
)
_KEYS = (
    "SELECT key FROM people WHERE chat = :chat",
    "SELECT key FROM parked_updates WHERE chat = :chat",
)


def canary(random: Random) -> str:
    """Returns a word that nobody else writes, which can be a name."""
    return STEM + "".join(random.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(6))


def forms(text: str) -> Iterator[tuple[str, bytes]]:
    """Returns the forms in which the text may be in a file, each with a name."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "latin-1"):
        with suppress(UnicodeEncodeError):
            yield encoding, text.encode(encoding)
    plain = text.encode()
    yield "url", quote(text).encode()
    yield "url of a form", quote(text, safe="").lower().encode()
    yield "json", json.dumps(text)[1:-1].encode()
    yield "json in json", json.dumps(json.dumps(text)[1:-1])[1:-1].encode()
    yield "python", ascii(text)[1:-1].encode()
    yield "python bytes", repr(plain)[2:-1].encode()
    yield "hex", plain.hex().encode()
    for shift in range(3):
        yield f"base64 {shift}", _in_base64(plain, shift)
        yield f"base64 {shift} for urls", _in_base64(plain, shift).translate(_FOR_URLS)


_FOR_URLS = bytes.maketrans(b"+/", b"-_")


def _in_base64(plain: bytes, shift: int) -> bytes:
    """Returns the base64 of these bytes at any of the three offsets."""
    coded = base64.b64encode(b"\0" * shift + plain)
    begin, whole = (0, 2, 3)[shift], (len(plain) + shift) // 3 * 4
    return coded[begin:whole]


@cache
def _all_forms(words: tuple[str, ...]) -> tuple[tuple[str, bytes], ...]:
    return tuple(form for word in words for form in forms(word))


def found_in(data: bytes, words: tuple[str, ...] = WORDS) -> set[str]:
    """Returns the forms in which any of the words is there."""
    return {name for name, form in _all_forms(words) if form in data}


def hits(folder: Path, words: tuple[str, ...] = WORDS) -> set[str]:
    """Returns every file that holds any of the words, or has one in its name, with the form."""
    found = set[str]()
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):
            if path.is_file():
                found |= {f"{path.name}: {form}" for form in found_in(path.read_bytes(), words)}
            found |= {f"name {path.name}: {form}" for form in found_in(path.name.encode(), words)}
    return found


class Watcher:
    """Reads the files of a folder again and again, because a temporary file exists only briefly."""

    def __init__(self, folder: Path) -> None:
        self.hits, self.files = set[str](), 0
        self._folder, self._over = folder, threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        seen = dict[Path, _Reading]()
        while not self._over.wait(0.03):
            for path in self._folder.rglob("*"):
                with suppress(FileNotFoundError):
                    self._look(path, seen)

    def _look(self, path: Path, seen: "dict[Path, _Reading]") -> None:
        state, before = path.stat(), seen.get(path, _NEVER)
        now = _Reading(state.st_mtime_ns, state.st_size, time.monotonic())
        if path.is_file() and now.is_due_after(before):
            seen[path] = now
            self.files += 1
            self.hits |= {f"{path.name}: {form}" for form in found_in(path.read_bytes())}


class _Reading(NamedTuple):
    changed: int
    size: int
    moment: float

    def is_due_after(self, before: "_Reading") -> bool:
        """Returns whether to read the file: a new one at once, a changing one every half second."""
        return self[:2] != before[:2] and self.moment > before.moment + 0.5


_NEVER = _Reading(0, -1, float("-inf"))


def pieces_of(data: Path, chat: int) -> tuple[set[bytes], set[bytes]]:
    """Returns pieces of one person's sealed rows and wrapped keys, too long to repeat by chance.

    They are read from a copy, so that the files stay as they are.
    """
    with tempfile.TemporaryDirectory() as copy:
        for path in data.glob("debrief.db*"):
            shutil.copy(path, copy)
        database = sqlite3.connect(Path(copy) / "debrief.db")
        try:
            return _pieces(database, _ROWS, chat), _pieces(database, _KEYS, chat)
        finally:
            database.close()


def _pieces(database: sqlite3.Connection, queries: tuple[str, ...], chat: int) -> set[bytes]:
    rows = (row for sql in queries for (row,) in database.execute(sql, {"chat": chat}))
    return {
        bytes(row[at : at + PIECE])
        for row in rows
        if row
        for at in range(0, len(row) - PIECE + 1, PIECE)
    }

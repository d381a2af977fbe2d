"""A chat that is kept as a diary: what was done and read, at which hour, as a page to read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from coaching.model.documents import Dossier
from coaching.model.personal_steps import personal_opportunity
from coaching.model.step_key import StepKey
from handlers.ui.abilities import Abilities
from handlers.ui.turn import Turn
from tests.handlers.chat import Chat
from tests.handlers.screen import Screen, Seen

HERE = ZoneInfo("Europe/Berlin")
MANY = 5
MARKS = {"b": "**", "i": "*", "s": "~~", "code": "`"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: something done (in `words`), or `seen`. `pinged`: it came unasked,
    `quiet` without a sound, for steps of these `kinds`. `before` is the same message as it was
    until then; `how` says more of how something was written, such as "forwards"."""

    at: datetime
    who: Literal["writes", "presses", "reads"]
    words: str = ""
    seen: Seen | None = None
    before: Seen | None = None
    pinged: bool = False
    quiet: bool = False
    kinds: tuple[str, ...] = ()
    how: str = ""


class Diary(Chat):
    """A chat whose every turn is written down."""

    def __init__(
        self,
        now: datetime,
        first_name: str,
        language: str = "en",
        screen: Screen | None = None,
        here: ZoneInfo = HERE,
    ) -> None:
        super().__init__(
            now=now, first_name=first_name, language=language, screen=screen or Screen()
        )
        self.here = here
        self.entries: list[Entry] = []
        self._shown: dict[int, Seen] = {}
        self._unasked = False

    async def send(self, text: str) -> int:
        """Writes it down, then sends it."""
        self.entries.append(Entry(self.now, "writes", text))
        return await super().send(text)

    async def forward(self, text: str, sender: str = "Priya Shah") -> int:
        """Writes it down, then forwards it."""
        self.entries.append(Entry(self.now, "writes", text, how=f"forwards what {sender} wrote"))
        return await super().forward(text, sender)

    async def reply(self, to: Seen, text: str) -> int:
        """Writes it down, then sends it as an answer to that message."""
        first = next(line for line in to.text.splitlines() if line.strip())
        self.entries.append(Entry(self.now, "writes", text, how=f"replies to “{first}”"))
        return await super().reply(to, text)

    async def speak(self, words: str) -> None:
        """Writes it down, then sends a voice note in which that is heard."""
        self.entries.append(Entry(self.now, "writes", words, how="says in a voice note"))
        self.abilities = Abilities(hears=True)
        await self.voice()
        await self.is_heard(words)

    async def contact(self, name: str, phone: str = "+491701234567", vcard: str = "") -> int:
        """Writes it down, then shares that contact card."""
        self.entries.append(Entry(self.now, "writes", f"{name}, {phone}", how="shares a contact"))
        return await super().contact(name, phone, vcard)

    async def click(self, label: str, on: Seen | None = None) -> Seen:
        """Writes it down, then presses it; a key of the keyboard is a message that is sent."""
        if (on or self._with(label)).key(label) is None:
            self.entries.append(Entry(self.now, "presses", label))
        return await super().click(label, on)

    async def clock(self, day: str, hour: str) -> None:
        """Lets time pass until then, on the clock of the person: ("2026-11-03", "15:10")."""
        await self.at(datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=self.here))

    def newest(self, words: str) -> Seen:
        """The newest message in which these words stand."""
        newest_first = sorted(self.screen.messages.values(), key=lambda one: -one.id)
        return next(one for one in newest_first if words in one.text)

    def _ping(self) -> None:
        self._unasked = True
        super()._ping()
        self._unasked = False

    def _end(self, turn: Turn) -> None:
        seen = len(self.screen.came)
        quiet = any("disable_notification" in one.payload for one in turn.outgoing)
        kinds = _spoken_of(self.dossier, turn.dossier) if self._unasked else ()
        super()._end(turn)
        for one in self.screen.came[seen:]:
            before = self._shown.get(one.id) if one.what == "edit" else None
            self.entries.append(
                Entry(self.now, "reads", "", one, before, self._unasked, quiet, kinds)
            )
            if one.what != "toast":
                self._shown[one.id] = one


def _spoken_of(before: Dossier | None, after: Dossier) -> tuple[str, ...]:
    """The kinds of the steps that a card has just reminded of; "go on" offers an open answer."""
    known = dict(_pings(before)) if before else {}
    fresh = (key for key, pinged in _pings(after) if pinged != known.get(key))
    return tuple(dict.fromkeys(StepKey.parse(key[1]).kind for key in fresh)) or ("go on",)


def _pings(dossier: Dossier) -> Iterator[tuple[tuple[int, str], tuple[datetime, ...]]]:
    for job in (*dossier.opportunities, personal_opportunity(dossier.person)):
        for key, record in job.records.items():
            yield (job.id, key), record.pinged


# -- the page --------------------------------------------------------------------------------------


def page(entries: Iterable[Entry], name: str, zone: ZoneInfo = HERE) -> str:
    """The diary as Markdown: a heading a day, the hour where it moved on, who did what."""
    parts: list[str] = []
    day, hour = "", ""
    for entry in _kept_answers(entries):
        here = entry.at.astimezone(zone)
        if day != (day := f"{here:%A} {here.day} {here:%B}"):
            parts.append(f"## {day}")
            hour = ""
        if hour != (hour := f"{here:%H:%M}"):
            parts.append(f"### {hour}")
        told = _told(entry, name)
        if told:
            parts.append(told)
    return "\n\n".join(parts) + "\n"


def _kept_answers(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Without the ✓ that only repeats what was pressed."""
    pressed = ""
    for entry in entries:
        if entry.who != "reads":
            pressed = entry.words
        elif entry.before and entry.seen and not entry.seen.labels:
            new = markdown(_changed(entry.seen.html, entry.before.html))
            if new == f"✓ {pressed}":
                continue
        yield entry


def _told(entry: Entry, name: str) -> str:
    if entry.who == "presses":
        return f"**{name}** presses {_labels([entry.words])}"
    if entry.seen is None:
        return f"**{name}{f' {entry.how}' if entry.how else ''}:** {_plain(entry.words)}"
    return _seen(entry.seen, entry.before)


def _seen(seen: Seen, before: Seen | None) -> str:
    labels = _rows(seen)
    if seen.what == "toast":
        return f"*({markdown(seen.html)})*"
    if before is None:
        return "\n\n".join(filter(None, (f"**Coach:** {markdown(seen.html)}", labels)))
    changed = markdown(_changed(seen.html, before.html))
    shown = labels if seen.labels != before.labels else ""
    if not changed:
        return f"*Below it now:* {shown}" if shown else ""
    gap = "\n\n" if _listed(changed) else " "
    return "\n\n".join(filter(None, (f"*It reads now:*{gap}{changed}", shown)))


def _changed(html: str, before: str) -> str:
    """What is new in it; a letter is shown whole."""
    known = set(before.splitlines())
    if html == before or "<pre>" in html:
        return "" if html == before else html
    return "\n".join(line for line in html.splitlines() if line.strip() and line not in known)


def _rows(seen: Seen) -> str:
    """A line a row where there are many, else all in one line."""
    rows = [_labels(button["text"] for button in row) for row in (*seen.buttons, *seen.keys)]
    return ("  \n" if len(rows) > MANY else " ").join(rows)


def _labels(labels: Iterable[str]) -> str:
    return " ".join(f"`[{label}]`" for label in labels)


class _Markdown(HTMLParser):
    """Writes the little HTML there is as Markdown; what stands in <pre> is a quotation."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._letter: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag == "pre":
            self._letter = []
        else:
            self.out.append(MARKS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "pre" and self._letter is not None:
            letter, self._letter = "".join(self._letter), None
            self.out.append("\n".join(f"> {line}".rstrip() for line in letter.splitlines()))
        else:
            self.out.append(MARKS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        (self.out if self._letter is None else self._letter).append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.handle_data(unescape(f"&#{name};"))


def markdown(html: str) -> str:
    """The text of a message; its lines stay lines."""
    writer = _Markdown()
    writer.feed(html)
    writer.close()
    lines = [_line(line) for line in "".join(writer.out).splitlines()]
    apart = (
        f"\n{line}" if line and _listed(before) != _listed(line) else line
        for before, line in pairwise(["", *lines])
    )
    return re.sub(r"\n{3,}", "\n\n", "\n".join(apart)).strip()


def _listed(line: str) -> bool:
    return line.startswith("- ")


def _line(line: str) -> str:
    if line.startswith("• "):
        return f"- {line[2:]}"
    return f"{line}  " if line and line != ">" else line


def _plain(text: str) -> str:
    return "  \n".join(text.splitlines())


def awake(at: datetime) -> bool:
    """Whether it lies within the hours in which the coach may speak first."""
    return time(8) <= at.astimezone(HERE).time() <= time(21)

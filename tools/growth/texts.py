"""Makes the texts that a hostile person writes: one thing over and over, up to a length."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

COMMON = (
    ". ",
    ".",
    " ",
    "/",
    "A. A. A. ",
    "xxx",
    "-",
    "1",
    "12 ",
    ",",
    ", ",
    "\n",
    " \n",
    "a ",
    "Ab ",
    "a-",
    "a.",
    "(",
    "()",
    "[",
    "<",
    "&",
    "<a ",
    "<a b=",
    "&#1",
    "[a",
    "a@a.",
    " & ",
    ";",
    ":",
    "'",
    "’",
    "@",
    "a@",
    "a.b@",
    "+",
    "1-",
    "1. ",
    "(1)",
    "(1",
    "+1",
    ",1",
    " -",
    " – ",
    "!?",
    "_",
    "\t",
    "\u0301",
    "é",
    "語",
    "https://",
    "www.",
    "%2B",
    "a, b",
    "9:30 ",
    "1 day ",
    "monday ",
    "and ",
    "on ",
    "the ",
    "we ",
    "10-",
)
FEW = (". ", ".", " ", "/", "A. A. A. ", "xxx", "-", "1", ",", "\n", "a-1. ", "(")
"""The units of the short form."""
ENDS = ("", "~")
"""What stands behind the repeated part: nothing, or something that spoils a match."""
_WORD = re.compile(r"[A-Za-zÀ-ÿ@:/.%&+]{2,12}")


def units_of(pattern: str | bytes) -> list[str]:
    """Returns what a pattern itself speaks of: its words, which may begin a match or go on with
    one."""
    source = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    words = dict.fromkeys(_WORD.findall(re.sub(r"\\.|\(\?P<\w+>|\(\?", " ", source)))
    return [form for word in list(words)[:8] for form in (word, f"{word} ")]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Describes a text of any length: a unit over and over, with something before and behind."""

    unit: str
    head: str = ""
    end: str = ""

    def build(self, length: int) -> str:
        """Returns the text, of about that many characters."""
        return f"{self.head}{self.unit * max(1, length // len(self.unit))}{self.end}"

    def __str__(self) -> str:
        parts = [repr(self.head)] * bool(self.head) + [f"n * {self.unit!r}"]
        return " + ".join(parts + [repr(self.end)] * bool(self.end))


def recipes(units: Sequence[str], heads: Sequence[str] = ("",)) -> Iterator[Recipe]:
    """Yields every unit behind every head, with each of the ends."""
    return (Recipe(unit, head, end) for head in heads for unit in units for end in ENDS)

"""Ways of saying a thing are written as rows of words and parts, and found in a PlainLine."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from textwrap import dedent
from typing import Final

from coaching.reading.events.parts import BEGINNINGS, PARTS
from coaching.reading.words.verb_forms import inflect

_PIECE: Final = re.compile(r"[\[\]()|]|[!>]\(|\*|[^\s\[\]()|*]{1,60}")
_VERB: Final = re.compile(r"(@[a-z_]{1,30})(?!\.)\b")
_PAST_FROM: Final = 3
"""Behind the plain form, the one in -s and the one in -ing stand the past ones."""
_SIGNS: Final = {
    "_": r"[^ |,;:.!?]+ ",
    "~": r"(?:[^ |,;:.!?]+ ){0,4}?",
    "BEGIN": r"(?<=\| )",
    "<begin>": f"(?:{'|'.join(f'(?<= {re.escape(word)} )' for word in BEGINNINGS)})",
}


def compile_rows(rows: str) -> re.Pattern[str]:
    """Compiles rows, one on a line, to one pattern for the text of a PlainLine.

    In a row (a|b) is one of several, [a|b] the same where it may be missing, [a|b]* and (a|b)* up
    to three of them, !(a|b) what must not follow, >(a|b) what has to, <name> a part, <begin>
        where
    a clause begins, BEGIN where a sentence does, "_" any one word, "~" up to four words within
        the
    sentence. "@cancel" is any form of a verb, "@cancel.ed" a past one; "@call_off" keeps its
    particle. A row that begins with <me> is also found without its "I", but then with past forms
    alone: "signed it". A line that is set in, or begins with "|", goes on with the one before.
    """
    joined = re.sub(r"\n(?: {1,40}|(?=\|))", " ", dedent(rows).strip())
    plain = [row.strip() for row in joined.splitlines() if row.strip()]
    return re.compile("(?<= )(?:" + "|".join(map(_compile, plain)) + ")")


def _compile(row: str) -> str:
    if row.startswith("<me> "):
        rest = row.removeprefix("<me> ")
        shortened = _VERB.sub(r"\1.ed", rest)
        return f"{_compile('(i|we) ' + rest)}|{_compile('<begin> ' + shortened)}"
    return _RowParser(_PIECE.findall(row)).parse()


@cache
def _part(name: str) -> str:
    return f"(?:{_compile(PARTS[name])})"


@dataclass
class _RowParser:
    """Reads the pieces of a row one by one."""

    pieces: list[str]
    at: int = 0

    def parse(self) -> str:
        """Returns what stands up to the end of the row, or of the bracket that was opened."""
        choices = [""]
        while self.at < len(self.pieces) and self.pieces[self.at] not in "])":
            if self._take("|"):
                choices.append("")
            else:
                choices[-1] += self._parse_item()
        return "|".join(choices)

    def _parse_item(self) -> str:
        piece = self.pieces[self.at]
        self.at += 1
        if piece not in ("[", "(", "!(", ">("):
            return _word(piece)
        inside = self.parse()
        self.at += 1
        if piece in ("!(", ">("):
            return f"(?{'!' if piece == '!(' else '='}{inside})"
        if self._take("*"):
            return f"(?:{inside}){{0,3}}"
        return f"(?:{inside})" + ("?" if piece == "[" else "")

    def _take(self, piece: str) -> bool:
        is_next = self.at < len(self.pieces) and self.pieces[self.at] == piece
        self.at += is_next
        return is_next


def _word(word: str) -> str:
    if word in _SIGNS:
        return _SIGNS[word]
    if word.startswith("<"):
        return _part(word[1:-1])
    if word.startswith("@"):
        return f"(?:{'|'.join(_forms(word[1:]))}) "
    return re.escape(word) + " "


def _forms(verb: str) -> Iterator[str]:
    name, _, kind = verb.partition(".")
    forms = list(inflect(name))
    return iter(forms[_PAST_FROM:] if kind == "ed" else forms)

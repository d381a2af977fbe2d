"""Ways of saying a thing are written as rows of words and parts, and found in a PlainLine."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from textwrap import dedent
from typing import Final

from coaching.reading.events.parts import BEGINNINGS, PARTS
from coaching.reading.words.phrase_table import PhraseRow, PhraseTable, Words, words_of_any
from coaching.reading.words.verb_forms import inflect

_PIECE: Final = re.compile(r"[\[\]()|]|[!>]\(|\*|[^\s\[\]()|*]{1,60}")
_VERB: Final = re.compile(r"(@[a-z_]{1,30})(?!\.)\b")
_PAST_FROM: Final = 3
"""Behind the plain form, the one in -s and the one in -ing stand the past ones."""
_SIGNS: Final = {
    "_": r"[^ |,;:.!?]+ ",
    "~": r"(?:[^ |,;:.!?]+ ){0,4}?",
    "BEGIN": r"(?<=\| )",
    "END": r"(?=[|.!,;:()–-] |\Z)",
    "<begin>": f"(?:{'|'.join(f'(?<= {re.escape(word)} )' for word in BEGINNINGS)})",
}


def compile_rows(rows: str) -> PhraseTable:
    """Compiles rows, one on a line, to a table for the text of a PlainLine.

    In a row (a|b) is one of several, [a|b] the same where it may be missing, [a|b]* and (a|b)* up
    to three of them, !(a|b) what must not follow, >(a|b) what has to, <name> a part, <begin> where
    a clause begins, BEGIN where a sentence does, END where something ends, "_" any one word, "~" up
    to four words within the sentence. "@cancel" is any form of a verb, "@cancel.ed" a past one;
    "@call_off" keeps its particle. A row that begins with <me> is also found without its "I", but
    then with past forms alone: "signed it". A line that is set in, or begins with "|", goes on with
    the one before.
    """
    joined = re.sub(r"\n(?: {1,40}|(?=\|))", " ", dedent(rows).strip())
    plain = [row.strip() for row in joined.splitlines() if row.strip()]
    return PhraseTable(tuple(PhraseRow(*_parse(each)) for row in plain for each in _variants(row)))


def _variants(row: str) -> tuple[str, ...]:
    if not row.startswith("<me> "):
        return (row,)
    rest = row.removeprefix("<me> ")
    shortened = _VERB.sub(r"\1.ed", rest)
    return "(i|we) " + rest, "<begin> " + shortened


@cache
def _parse(row: str) -> tuple[str, tuple[Words, ...]]:
    """Returns the pattern of a row, and sets of words of which one each has to be there."""
    parsed = _RowParser(_PIECE.findall(row)).parse()
    return parsed.pattern, parsed.needs


@dataclass(frozen=True, slots=True)
class _Parsed:
    """Is a piece of a row as a pattern, with the words of which one each has to be there."""

    pattern: str
    needs: tuple[Words, ...] = ()


@dataclass
class _RowParser:
    """Reads the pieces of a row one by one."""

    pieces: list[str]
    at: int = 0

    def parse(self) -> _Parsed:
        """Returns what stands up to the end of the row, or of the bracket that was opened."""
        choices: list[list[_Parsed]] = [[]]
        while self.at < len(self.pieces) and self.pieces[self.at] not in "])":
            if self._take("|"):
                choices.append([])
            else:
                choices[-1].append(self._parse_item())
        return _either([_in_turn(choice) for choice in choices])

    def _parse_item(self) -> _Parsed:
        piece = self.pieces[self.at]
        self.at += 1
        if piece not in ("[", "(", "!(", ">("):
            return _word(piece)
        inside = self.parse()
        self.at += 1
        if piece == "!(":
            return _Parsed(f"(?!{inside.pattern})")
        if piece == ">(":
            return _Parsed(f"(?={inside.pattern})", inside.needs)
        if self._take("*"):
            return _Parsed(f"(?:{inside.pattern}){{0,3}}")
        if piece == "[":
            return _Parsed(f"(?:{inside.pattern})?")
        return _Parsed(f"(?:{inside.pattern})", inside.needs)

    def _take(self, piece: str) -> bool:
        is_next = self.at < len(self.pieces) and self.pieces[self.at] == piece
        self.at += is_next
        return is_next


def _in_turn(parts: Sequence[_Parsed]) -> _Parsed:
    needs = tuple(need for part in parts for need in part.needs)
    return _Parsed("".join(part.pattern for part in parts), needs)


def _either(choices: Sequence[_Parsed]) -> _Parsed:
    """Of several choices one is there, and with it the rarest of its words."""
    pattern = "|".join(choice.pattern for choice in choices)
    if len(choices) == 1:
        return _Parsed(pattern, choices[0].needs)
    if not all(choice.needs for choice in choices):
        return _Parsed(pattern)
    narrowest = (min(choice.needs, key=len) for choice in choices)
    return _Parsed(pattern, (frozenset().union(*narrowest),))


def _word(word: str) -> _Parsed:
    if word in _SIGNS:
        return _Parsed(_SIGNS[word])
    if word.startswith("<"):
        pattern, needs = _parse(PARTS[word[1:-1]])
        return _Parsed(f"(?:{pattern})", needs)
    if word.startswith("@"):
        forms = tuple(_forms(word[1:]))
        return _Parsed(f"(?:{'|'.join(forms)}) ", tuple(filter(None, [words_of_any(forms)])))
    return _Parsed(re.escape(word) + " ", (frozenset([word]),))


def _forms(verb: str) -> Iterator[str]:
    name, _, kind = verb.partition(".")
    forms = list(inflect(name))
    return iter(forms[_PAST_FROM:] if kind == "ed" else forms)

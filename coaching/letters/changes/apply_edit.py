"""Puts into a letter what the person changed in it, sentence by sentence."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from coaching.letters.frames.frame import own_line
from coaching.letters.letter import Letter, LetterLine, count_words
from coaching.model.letter_edits import LetterEdit
from coaching.translation import SOURCE_LANGUAGE, _, use_language

GREETING = "greeting"
"""The key of the first line, under which another greeting is kept."""
# Translators: a line below the signature of a letter.
POSTSCRIPT = _("PS: {text}")


def line_key(line: LetterLine, at: int) -> str:
    """Returns under what a change of a sentence is kept: the person's words where it has such, else
    its frame; "" for the signature, which nobody changes here."""
    if not line.ids:
        return GREETING if at == 0 else ""
    return line.ids[1] if len(line.ids) > 1 else line.ids[0]


def apply_edit(letter: Letter, edit: LetterEdit) -> Letter:
    """Returns the letter as the person changed it."""
    if edit.is_empty or not letter.lines:
        return letter
    lines = [
        changed
        for at, line in enumerate(letter.lines)
        if (changed := _change(line, edit.changed.get(line_key(line, at))))
    ]
    lines = _add_words(lines, edit)
    if edit.postscript:
        last = max((line.paragraph for line in lines), default=0)
        with use_language(SOURCE_LANGUAGE):
            text = POSTSCRIPT.format(text=edit.postscript)
        lines.append(replace(own_line(text), paragraph=last + 1))
    return rebuild(letter, lines)


def _change(line: LetterLine, words: str | None) -> LetterLine | None:
    """Returns the line as it was, with other words, or None where it is left out."""
    if words is None:
        return line
    return replace(own_line(words), paragraph=line.paragraph) if words else None


def _add_words(lines: list[LetterLine], edit: LetterEdit) -> list[LetterLine]:
    """Returns the lines with what was added to the first paragraph, and before the signature."""
    body = [at for at, line in enumerate(lines) if line.ids]
    first = next(iter(body), len(lines))
    last = body[-1] if body else len(lines) - 1
    if edit.said_last:
        place = lines[last].paragraph if lines else 0
        lines = [
            *lines[: last + 1],
            replace(own_line(edit.said_last), paragraph=place),
            *lines[last + 1 :],
        ]
    if edit.said_first:
        paragraph = lines[first].paragraph if first < len(lines) else 0
        after = next(
            (at for at in range(first, len(lines)) if lines[at].paragraph != paragraph), len(lines)
        )
        words = replace(own_line(edit.said_first), paragraph=paragraph)
        lines = [*lines[:after], words, *lines[after:]]
    return lines


def rebuild(letter: Letter, lines: Sequence[LetterLine]) -> Letter:
    """Returns the letter with other lines; what has one paragraph number stands together."""
    parted = groupby(lines, key=lambda line: line.paragraph)
    body = "\n\n".join(" ".join(line.text for line in each) for _number, each in parted)
    return replace(letter, body=body, lines=tuple(lines), word_count=count_words(body))

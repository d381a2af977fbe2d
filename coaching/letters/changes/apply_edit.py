"""Puts into a letter what the person changed in it, sentence by sentence."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from coaching.letters.changes.letter_ends import ends_letter
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
    lines = _put_first(_put_last(lines, edit.said_last), edit.said_first)
    if edit.postscript:
        last = max((line.paragraph for line in lines), default=0)
        lines.append(replace(own_line(postscript_text(edit)), paragraph=last + 1))
    subject = edit.subject if letter.subject else ""
    return replace(rebuild(letter, lines), subject=subject or letter.subject)


def postscript_text(edit: LetterEdit) -> str:
    """Returns the line below the signature as it stands there."""
    with use_language(SOURCE_LANGUAGE):
        return POSTSCRIPT.format(text=edit.postscript)


def _change(line: LetterLine, words: str | None) -> LetterLine | None:
    """Returns the line as it was, with other words, or None where it is left out; another greeting
    is a greeting again."""
    if words is None:
        return line
    said = own_line(words)
    ids = said.ids if line.ids else ()
    return replace(said, ids=ids, paragraph=line.paragraph) if words else None


def _put_first(lines: Sequence[LetterLine], said: str) -> list[LetterLine]:
    """Returns the lines with what was added to the first paragraph."""
    first = next((at for at, line in enumerate(lines) if line.ids), max(len(lines) - 1, 0))
    paragraph = lines[first].paragraph if lines else 0
    after = next(
        (at for at in range(first, len(lines)) if lines[at].paragraph != paragraph), len(lines)
    )
    added = [replace(own_line(each), paragraph=paragraph) for each in said.splitlines()]
    return [*lines[:after], *added, *lines[after:]]


def _put_last(lines: Sequence[LetterLine], said: str) -> list[LetterLine]:
    """Returns the lines with what was added before the wish or the question at the end; what is
    such itself ends the letter."""
    whole = list(lines)
    for each in said.splitlines():
        line = own_line(each)
        at = _find_end(whole, is_end=ends_letter(line))
        whole.insert(at, replace(line, paragraph=_paragraph_at(whole, at)))
    return whole


def _find_end(lines: Sequence[LetterLine], *, is_end: bool) -> int:
    """Returns where a sentence goes in: behind the last one, or before those that end the letter,
    never before the first."""
    body = [at for at, line in enumerate(lines) if line.ids]
    if not body:
        return len(lines) - 1
    end = body[-1] + 1
    while not is_end and end - 1 > body[0] and ends_letter(lines[end - 1]):
        end -= 1
    return end


def _paragraph_at(lines: Sequence[LetterLine], at: int) -> int:
    """Returns the paragraph of a sentence that goes in at a place: that of the one before it, but
    one of its own between the opening and the end."""
    before, *behind = lines[max(at - 1, 0) : at + 1] or [own_line("")]
    if not before.ids and at > 0:
        return behind[0].paragraph if behind and behind[0].ids else _new_paragraph(lines)
    first = next((line.paragraph for line in lines if line.ids), 0)
    is_between = bool(behind) and bool(behind[0].ids) and behind[0].paragraph != before.paragraph
    return _new_paragraph(lines) if is_between and before.paragraph == first else before.paragraph


def _new_paragraph(lines: Sequence[LetterLine]) -> int:
    return max((line.paragraph for line in lines), default=0) + 1


def rebuild(letter: Letter, lines: Sequence[LetterLine]) -> Letter:
    """Returns the letter with other lines; what has one paragraph number stands together."""
    parted = groupby(lines, key=lambda line: line.paragraph)
    body = "\n\n".join(" ".join(line.text for line in each) for _number, each in parted)
    return replace(letter, body=body, lines=tuple(lines), word_count=count_words(body))

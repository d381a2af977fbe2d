"""Keeps what a person changed in a letter, also where they changed or added it before."""

from collections.abc import Mapping
from dataclasses import replace

from coaching.letters.changes.apply_edit import line_key, postscript_text
from coaching.letters.frames.frame import own_id
from coaching.letters.letter import Letter
from coaching.model.letter_edits import LetterEdit


def change_sentences(edit: LetterEdit, letter: Letter, changed: Mapping[str, str]) -> LetterEdit:
    """Returns the edit with other words for sentences of the letter as it is shown, by their keys;
    "" leaves one out."""
    for key, words in changed.items():
        edit = _change_smoothed(edit, key, words) or _change_one(edit, key, words)
        if not words:
            edit = _leave_out_for_good(edit, letter, key)
    return edit


def _change_smoothed(edit: LetterEdit, key: str, words: str) -> LetterEdit | None:
    """Returns the edit with other words for what a model had made of some sentences, which stand
    for all of them now; None where the key is of no such text."""
    smooth = next((one for one in edit.smoothed if own_id(one.text) == key), None)
    if smooth is None:
        return None
    edit = replace(edit, smoothed=tuple(one for one in edit.smoothed if one is not smooth))
    for at, each in enumerate(smooth.keys):
        edit = _change_one(edit, each, words if at == 0 else "")
    return edit


def _change_one(edit: LetterEdit, key: str, words: str) -> LetterEdit:
    if edit.postscript and own_id(postscript_text(edit)) == key:
        return replace(edit, postscript=words)
    first = _swap(edit.said_first, key, words)
    last = _swap(edit.said_last, key, words)
    if (first, last) != (edit.said_first, edit.said_last):
        return replace(edit, said_first=first, said_last=last)
    before = next((one for one, said in edit.changed.items() if said and own_id(said) == key), key)
    return replace(edit, changed={**edit.changed, before: words})


def _swap(said: str, key: str, words: str) -> str:
    """Returns the added sentences with other words for one of them."""
    swapped = (words if own_id(each) == key else each for each in said.splitlines())
    return "\n".join(each for each in swapped if each)


def _leave_out_for_good(edit: LetterEdit, letter: Letter, key: str) -> LetterEdit:
    """Returns the edit with all that was said in a sentence left out, so that a part of it does not
    come back where it would stand alone."""
    lines = [line for at, line in enumerate(letter.lines) if line_key(line, at) == key]
    parts = {part: "" for line in lines if len(line.ids) > 1 for part in line.ids}
    return replace(edit, changed={**parts, **edit.changed})


def add_sentences(before: str, added: str) -> str:
    """Returns what was added to a letter with more of it; one that stands there is not repeated."""
    return "\n".join(dict.fromkeys((*before.splitlines(), *added.splitlines())))

"""Puts what a language model made of sentences in their place, each word with where it is from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from coaching.letters.changes.apply_edit import line_key, rebuild
from coaching.letters.frames.frame import own_id
from coaching.letters.letter import Letter, LetterLine, LetterPiece, Origin
from coaching.letters.smoothing.align_words import align_words
from coaching.letters.smoothing.sentence_words import SentenceWord, read_line_tokens, read_tokens
from coaching.model.letter_edits import SmoothedSentence

_MARKS: Final = frozenset(" .,;?!'’")
"""Besides letters, figures and what stands in its sentences, a smoother text has only these."""
_LONELY: Final = re.compile(r"(?:(?<!\w)|(?<=[.,;!?]))[.,;!?'’]|['’](?!\w)")
"""Matches a mark that stands behind no word, as in "team ." and "team..", and a lonely quote."""
FEWEST_SENTENCES = 2


def list_body(letter: Letter) -> tuple[LetterLine, ...]:
    """Returns the sentences between the greeting and the signature that may be made smoother."""
    told: list[LetterLine] = []
    for at, line in enumerate(letter.lines):
        if line.ids and "\n" not in line.text:
            told.append(line)
        elif at and not line.ids:
            break
    return tuple(told)


def can_be_smoother(letter: Letter) -> bool:
    """Tells whether a letter has sentences that a model could join."""
    return len(list_body(letter)) >= FEWEST_SENTENCES


def describe_sentence(lines: Sequence[LetterLine], text: str) -> SmoothedSentence:
    """Returns what is kept of a text that stands for these sentences."""
    sources = tuple(own_id(line.text) for line in lines)
    return SmoothedSentence(sources, tuple(line_key(line, -1) for line in lines), text)


def join_lines(lines: Sequence[LetterLine], text: str) -> LetterLine | None:
    """Returns the text as one sentence in the place of these; None where it says anything else,
    drops anything, or has marks that they do not have."""
    if not _has_same_marks(lines, text):
        return None
    said, told = read_line_tokens(lines), read_tokens(text)
    found = align_words(said, told)
    if found is None:
        return None
    origins = [said[at].origin if at >= 0 else Origin.FRAME for at in found]
    pieces = tuple(_cut_pieces(text, told, origins))
    ids = [one for line in lines for one in line.ids]
    last = lines[-1]
    return replace(last, text=text, pieces=pieces, ids=(last.ids[0], own_id(text), *ids))


def smooth_letter(letter: Letter, smoothed: Sequence[SmoothedSentence]) -> Letter:
    """Returns the letter with these texts wherever their sentences still stand as they were."""
    lines = list(_smooth_lines(letter, smoothed)) if smoothed else []
    is_other = [line.text for line in lines] != [line.text for line in letter.lines]
    return rebuild(letter, lines) if lines and is_other else letter


def _smooth_lines(letter: Letter, smoothed: Sequence[SmoothedSentence]) -> Iterator[LetterLine]:
    able, at = list_body(letter), 0
    while at < len(letter.lines):
        line = letter.lines[at]
        found = _find_smoothed(letter.lines[at:], smoothed) if line in able else None
        yield found[0] if found else line
        at += found[1] if found else 1


def _find_smoothed(
    lines: Sequence[LetterLine], smoothed: Sequence[SmoothedSentence]
) -> tuple[LetterLine, int] | None:
    """Returns the sentence that stands for the first of these, and for how many of them."""
    for one in smoothed:
        count = len(one.sources)
        told = lines[:count]
        if tuple(own_id(line.text) for line in told) != one.sources:
            continue
        if len({line.paragraph for line in told}) == 1 and all(line.ids for line in told):
            joined = join_lines(told, one.text)
            if joined is not None:
                return joined, count
    return None


def _has_same_marks(lines: Sequence[LetterLine], text: str) -> bool:
    """Tells whether a text ends as its sentences do, asks as often, and has no mark-up, bracket,
    lonely mark or comma that they do not have; where two of them meet, a comma may stand."""
    joined = " ".join(line.text for line in lines)
    known = _MARKS | set(joined)
    return (
        bool(text)
        and text == " ".join(text.split())
        and text[-1] == joined[-1]
        and text.count("?") == joined.count("?")
        and text.count("!") <= joined.count("!")
        and _count_pauses(text) <= _count_pauses(joined) + len(lines) - 1
        and len(_LONELY.findall(text)) <= len(_LONELY.findall(joined))
        and all(sign in known or sign.isalnum() for sign in text)
    )


def _count_pauses(text: str) -> int:
    return text.count(",") + text.count(";")


def _cut_pieces(
    text: str, told: Sequence[SentenceWord], origins: Sequence[Origin]
) -> Iterator[LetterPiece]:
    """Yields stretches of a text by where their words are from; marks go with the word before."""
    start, origin = 0, origins[0]
    for token, own in zip(told, origins, strict=True):
        if own is not origin and token.start > start:
            yield LetterPiece(text[start : token.start], origin)
            start = token.start
        origin = own
    yield LetterPiece(text[start:], origin)

"""Puts right what is mended in a letter where it stands, so that each word keeps its source."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coaching.letters.letter import Letter, LetterLine, LetterPiece, count_words
from coaching.proofreading.slip import Slip, apply_slips


def apply_to_letter(letter: Letter, slips: Sequence[Slip]) -> Letter:
    """Returns the letter with what was meant at each slip of its body, in its sentences as well."""
    body = apply_slips(letter.body, tuple(slips))
    lines = tuple(_mend_lines(letter, slips))
    return replace(letter, body=body, lines=lines, word_count=count_words(body))


def _mend_lines(letter: Letter, slips: Sequence[Slip]) -> Iterator[LetterLine]:
    at = 0
    for line in letter.lines:
        start = letter.body.find(line.text, at)
        if start < 0:
            yield line
            continue
        at = start + len(line.text)
        touched = [slip for slip in slips if slip.start < at and slip.end > start]
        yield _mend_line(line, start, touched) if touched else line


def _mend_line(line: LetterLine, start: int, slips: Sequence[Slip]) -> LetterLine:
    """Returns a sentence that begins at a place of the body with what was meant in it."""
    pieces: list[LetterPiece] = []
    for piece in line.pieces:
        end = start + len(piece.text)
        pieces.append(replace(piece, text=_mend_piece(piece.text, start, slips)))
        start = end
    text = "".join(piece.text for piece in pieces)
    return replace(line, text=text, pieces=tuple(piece for piece in pieces if piece.text))


def _mend_piece(text: str, start: int, slips: Sequence[Slip]) -> str:
    """Returns a stretch with what was meant; a slip that goes on behind it is put right here."""
    end = start + len(text)
    here = tuple(
        Slip(
            max(slip.start, start) - start,
            min(slip.end, end) - start,
            slip.wrong,
            slip.right if slip.start >= start else "",
        )
        for slip in slips
        if slip.start < end and slip.end > start
    )
    return apply_slips(text, here)

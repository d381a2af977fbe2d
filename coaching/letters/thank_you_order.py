"""Says in which order the sentences of a thank-you stand, and which of them make a paragraph."""

from collections.abc import Mapping, Sequence

from coaching.letters.frames.frame import FrameChoice
from coaching.letters.letter import LetterLine

LineGroups = Mapping[str, list[LetterLine]]
"""Holds the sentences by the place they have in the letter."""
ORDERS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (
        ("opening", "topic", "tied"),
        ("answer", "fit"),
        ("promised", "unsaid", "want"),
        ("question",),
    ),
    (
        ("opening", "topic", "tied"),
        ("answer", "fit", "unsaid"),
        ("promised", "want"),
        ("question",),
    ),
    (
        ("opening", "topic", "tied"),
        ("answer", "fit"),
        ("unsaid", "promised", "want"),
        ("question",),
    ),
    (
        ("opening", "topic", "tied", "promised"),
        ("answer", "fit"),
        ("unsaid", "want"),
        ("question",),
    ),
)
"""The paragraphs behind the greeting; a letter has one of these orders."""


def order_paragraphs(choice: FrameChoice, groups: LineGroups) -> list[list[LetterLine]]:
    """Returns the paragraphs behind the greeting; an address, which ends its own, stands in the
    first."""
    has_address = any(map(_ends_in_address, groups["promised"]))
    number = len(ORDERS) - 1 if has_address else choice.pick_number("order", len(ORDERS))
    return merge_short([_paragraph(groups, places) for places in ORDERS[number]])


def _paragraph(groups: LineGroups, places: Sequence[str]) -> list[LetterLine]:
    """Returns the sentences of these places; one that ends in an address comes last."""
    lines = [line for place in places for line in groups[place]]
    return sorted(lines, key=_ends_in_address)


def _ends_in_address(line: LetterLine) -> bool:
    return bool(line.text) and line.text[-1] not in ".?!"


SHORT_PARAGRAPH, MERGED_PARAGRAPH = 12, 45


def merge_short(paragraphs: Sequence[list[LetterLine]]) -> list[list[LetterLine]]:
    """Returns the paragraphs with one of a single short sentence joined to the next, in words."""
    merged: list[list[LetterLine]] = []
    for paragraph in paragraphs:
        words = _count_words(paragraph)
        before = merged[-1] if len(merged) > 1 else []
        is_short = len(before) == 1 and _count_words(before) <= SHORT_PARAGRAPH
        is_open = not any(map(_ends_in_address, before))
        if paragraph and is_short and is_open and words + _count_words(before) <= MERGED_PARAGRAPH:
            before += paragraph
        elif paragraph:
            merged.append(list(paragraph))
    return merged


def _count_words(paragraph: Sequence[LetterLine]) -> int:
    return sum(len(line.text.split()) for line in paragraph)

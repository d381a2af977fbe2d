"""Splits a long text into parts that Telegram takes, where a reader would pause."""

from collections.abc import Sequence
from enum import IntEnum
from html import escape

from handlers.ui.html_glyphs import (
    Glyph,
    Tag,
    count_shared,
    read_glyphs,
    utf16_length,
    write_glyphs,
)

SOURCE_BYTES = 1 << 15
"""Telegram reads at most so many bytes of a text, its markup included."""
_SENTENCE_ENDS = (".", "!", "?", "…")
_WIDE_SENTENCE_ENDS = ("\u3002", "\uff01", "\uff1f")
"""These end sentences in Chinese and Japanese, where no blank follows them."""
_UNBROKEN_TAGS = ("tg-time", "tg-emoji")
_SHORTEST_SHARE = 4
"""A pause counts only behind this share (one part in four) of the room, so that no part is one line
where more would fit."""


class _Pause(IntEnum):
    """Says how good a place is to cut, the best first."""

    PARAGRAPH = 0
    LINE = 1
    SENTENCE = 2
    WORD = 3
    NONE = 4


def split_html(html: str, limit: int, first_limit: int | None = None) -> list[str]:
    """Returns the text in parts of at most `limit` UTF-16 units each, markup not counted; the first
    has at most `first_limit`. A text that fits is returned as it is. Blanks at a cut are dropped,
    words never."""
    room = first_limit or limit
    if len(html) <= room and utf16_length(html) <= room:
        return [html]  # so short a source is within the bytes too
    glyphs = read_glyphs(html)
    if _find_end(glyphs, 0, room) == len(glyphs):
        return [html]
    parts, start = [], 0
    while start < len(glyphs):
        cut = _find_cut(glyphs, start, _find_end(glyphs, start, room))
        if any(not one.is_blank for one in glyphs[start:cut]):
            parts.append(write_glyphs(_strip_end(glyphs[start:cut])))
            room = limit
        start = _skip_blanks(glyphs, cut)
    return parts or [html]


def _find_end(glyphs: Sequence[Glyph], start: int, limit: int) -> int:
    """Returns how far a part that begins at `start` can reach: it has at least one glyph, and
    blanks at its end take no room."""
    units = size = 0
    tags: tuple[Tag, ...] = ()
    end = start
    for glyph in (glyphs[at] for at in range(start, len(glyphs))):
        units += utf16_length(glyph.text)
        size += _source_size(tags, glyph)
        if end > start and (units > limit or size > SOURCE_BYTES):
            break
        tags, end = glyph.tags, end + 1
    while end < len(glyphs) and glyphs[end].is_blank:
        end += 1
    return end


def _source_size(before: tuple[Tag, ...], glyph: Glyph) -> int:
    """Returns how many bytes a glyph adds: its own, and those of the tags that it opens, with their
    ends."""
    opened = glyph.tags[count_shared(before, glyph.tags) :]
    written = escape(glyph.text, quote=False) + "".join(tag.source + tag.end for tag in opened)
    return len(written.encode(errors="surrogatepass"))


def _find_cut(glyphs: Sequence[Glyph], start: int, end: int) -> int:
    """Returns where the part from `start` ends: at the last of the best pauses up to `end`."""
    if end == len(glyphs):
        return end
    least = start + (end - start) // _SHORTEST_SHARE
    for wanted in (_Pause.PARAGRAPH, _Pause.LINE, _Pause.SENTENCE, _Pause.WORD):
        first = start if wanted is _Pause.WORD else least
        for at in range(end, first, -1):
            if _pause_at(glyphs, at) <= wanted and not _is_inside_unbroken(glyphs, at):
                return at
    return next((at for at in range(end, start, -1) if glyphs[at - 1].is_blank), end)


def _pause_at(glyphs: Sequence[Glyph], at: int) -> _Pause:
    """Returns what kind of pause there is before the glyph at `at`."""
    last, before = glyphs[at - 1].text, glyphs[at - 2].text if at > 1 else ""
    if last == "\n":
        return _Pause.PARAGRAPH if before == "\n" else _Pause.LINE
    if last in _WIDE_SENTENCE_ENDS:
        return _Pause.SENTENCE
    if last.isspace():
        return _Pause.SENTENCE if before in _SENTENCE_ENDS else _Pause.WORD
    return _Pause.NONE


def _is_inside_unbroken(glyphs: Sequence[Glyph], at: int) -> bool:
    before, after = glyphs[at - 1].tags, glyphs[at].tags if at < len(glyphs) else ()
    shared = before[: count_shared(before, after)]
    return any(tag.name in _UNBROKEN_TAGS for tag in shared)


def _strip_end(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    end = len(glyphs)
    while end and glyphs[end - 1].is_blank:
        end -= 1
    return glyphs[:end]


def _skip_blanks(glyphs: Sequence[Glyph], cut: int) -> int:
    """Returns where the next part begins: after the blanks at the cut, but a line keeps its
    indent."""
    end = cut
    while end < len(glyphs) and glyphs[end].is_blank:
        end += 1
    newlines = [at for at in range(cut, end) if glyphs[at].text == "\n"]
    if newlines:
        return newlines[-1] + 1
    return cut if glyphs[cut - 1].text == "\n" else end

"""Reads a text in Telegram's HTML as the characters that people see, each with the tags around it.

A glyph is what reads as one character: an emoji of several code points, a letter with its accents.
Glyphs can be cut anywhere and written down again: every tag is closed and opened as needed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from unicodedata import category

GLYPH_LENGTH = 32
"""A glyph has at most so many code points; more marks on one letter are cut."""
_TOKEN = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)"
    r"(?P<attributes>(?:\s+[^\s<=>\"'/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[A-Za-z0-9.-]+))?)*)\s*>"
    r"|&(?:(?P<entity>lt|gt|amp|quot)(?![A-Za-z])|#x(?P<hex>[0-9A-Fa-f]+)|#(?P<dec>[0-9]+));?"
)
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_CONTROLS = {code: " " for code in range(32) if code not in (10, 13)} | {13: None}
_JOINER = "\u200d"
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")
_FLAG_TAGS = ("\U000e0020", "\U000e007f")
_FLAG_LETTERS = ("\U0001f1e6", "\U0001f1ff")
_JAMO_VOWELS_AND_ENDS = ("\u1160", "\u11ff")


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """Is one pair of tags; two that look the same are still two."""

    name: str
    source: str

    @property
    def end(self) -> str:
        """The tag that closes it."""
        return f"</{self.name}>"


@dataclass(frozen=True, slots=True)
class Glyph:
    """Is what reads as one character, without markup, with the tags that are open around it."""

    text: str
    tags: tuple[Tag, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing of it can be seen."""
        return self.text.isspace()


def utf16_length(text: str) -> int:
    """Returns the length of a text as Telegram counts it."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def read_glyphs(html: str) -> list[Glyph]:
    """Returns the glyphs of a text; where its tags do not match, its words without any tags."""
    characters = list(_read_characters(html))
    if characters and characters[-1] is None:
        characters = [Glyph(one.text) for one in characters if one is not None]
    return _merge_clusters([one for one in characters if one is not None])


def write_glyphs(glyphs: Sequence[Glyph]) -> str:
    """Returns the glyphs as a text in HTML, in which every tag is opened and closed."""
    html, open_tags = [], tuple[Tag, ...]()
    for glyph in glyphs:
        html += [*change_tags(open_tags, glyph.tags), escape(glyph.text, quote=False)]
        open_tags = glyph.tags
    return "".join([*html, *change_tags(open_tags, ())])


def change_tags(before: tuple[Tag, ...], after: tuple[Tag, ...]) -> list[str]:
    """Returns what closes the tags that end, and opens those that begin, between two glyphs."""
    shared = count_shared(before, after)
    return [
        *(tag.end for tag in reversed(before[shared:])),
        *(tag.source for tag in after[shared:]),
    ]


def count_shared(before: tuple[Tag, ...], after: tuple[Tag, ...]) -> int:
    """Counts the tags, from the outermost on, that stay open between two glyphs."""
    if before is after:
        return len(before)
    pairs = zip(before, after, strict=False)
    return next(
        (at for at, (one, other) in enumerate(pairs) if one is not other),
        min(len(before), len(after)),
    )


def _read_characters(html: str) -> Iterator[Glyph | None]:
    """Yields one glyph for each code point. A None at the end says that the tags do not match."""
    open_tags: tuple[Tag, ...] = ()
    is_matched, at = True, 0
    for token in _TOKEN.finditer(html):
        yield from _plain_glyphs(html[at : token.start()], open_tags)
        at = token.end()
        if token["name"] is None:
            yield from _plain_glyphs(_decode_reference(token), open_tags)
        elif not token["end"]:
            open_tags = (*open_tags, Tag(token["name"].lower(), token[0]))
        elif open_tags and open_tags[-1].name == token["name"].lower():
            open_tags = open_tags[:-1]
        else:
            is_matched = False
    yield from _plain_glyphs(html[at:], open_tags)
    if open_tags or not is_matched:
        yield None


def _plain_glyphs(text: str, tags: tuple[Tag, ...]) -> Iterator[Glyph]:
    return (Glyph(character, tags) for character in text.translate(_CONTROLS))


def _decode_reference(token: re.Match[str]) -> str:
    """Returns the character that a reference means, or the reference itself where Telegram shows it
    as it is."""
    if token["entity"]:
        return _ENTITIES[token["entity"]]
    code = int(token["hex"], 16) if token["hex"] else int(token["dec"])
    is_literal = not 0 < code < 0x10FFFF or len(token[0].rstrip(";")) >= 10
    return token[0] if is_literal else chr(code)


def _merge_clusters(characters: Sequence[Glyph]) -> list[Glyph]:
    """Joins what reads as one character, within the same tags."""
    merged: list[Glyph] = []
    for one in characters:
        if merged and merged[-1].tags is one.tags and _is_joined(merged[-1].text, one.text):
            merged[-1] = Glyph(merged[-1].text + one.text, one.tags)
        else:
            merged.append(one)
    return merged


def _is_joined(cluster: str, character: str) -> bool:
    if cluster.isspace() or character.isspace() or len(cluster) >= GLYPH_LENGTH:
        return False
    return (
        character == _JOINER
        or cluster[-1] == _JOINER
        or category(character).startswith("M")
        or any(
            low <= character <= high
            for low, high in (_SKIN_TONES, _FLAG_TAGS, _JAMO_VOWELS_AND_ENDS)
        )
        or (len(cluster) == 1 and _is_flag_letter(cluster) and _is_flag_letter(character))
    )


def _is_flag_letter(character: str) -> bool:
    return _FLAG_LETTERS[0] <= character <= _FLAG_LETTERS[1]

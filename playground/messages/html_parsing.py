"""Telegram's HTML is read as the Bot API reads it: a text, its entities, the same complaints.

Offsets of entities are UTF-16 units, offsets in complaints are bytes of the UTF-8 source.
"""

import re

from playground.messages import text_units
from playground.messages.tag_entities import STYLES, OpenTag, markup_error, tag_entity
from playground.world.refusals import Json

_TAGS = {*STYLES, "a", "tg-emoji", "tg-time", "pre", "code", "blockquote"}
_BLANK = b" \t\r\n\v\0"
_NAME_END = re.compile(rb"[ \t\r\n\v\0>]")
_ATTRIBUTE_END = re.compile(rb"[ \t\r\n\v\0=>/\"']")
_TOKEN = re.compile(rb"[A-Za-z0-9.-]*")
_REFERENCE = re.compile(rb"&(?:#x(?P<hex>[0-9A-Fa-f]*)|#(?P<dec>[0-9]*)|(?P<name>[A-Za-z]*));?")
_NAMED_CHARACTERS = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Returns the untrimmed text and its entities; raises what `sendMessage` would answer."""
    return _Reader(source).read()


class _Reader:
    """Reads the source once from left to right."""

    def __init__(self, source: str) -> None:
        self.raw = source.encode(errors="surrogatepass")
        self.position = 0
        self.text = ""
        self.unit_count = 0
        self.open_tags: list[OpenTag] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        while self.position < len(self.raw):
            match (
                self.raw[self.position : self.position + 1],
                self.raw[self.position + 1 : self.position + 2],
            ):
                case b"&", _:
                    self.write(self.read_reference() or self.read_plain())
                case b"<", b"/":
                    self.read_end_tag()
                case b"<", _:
                    self.read_start_tag()
                case _:
                    self.write(self.read_plain())
        if self.open_tags:
            raise markup_error(
                f'Can\'t find end tag corresponding to start tag "{self.open_tags[-1].tag}"'
            )
        if any(0xD800 <= ord(character) <= 0xDFFF for character in self.text):
            raise markup_error(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return self.text, text_units.sort_entities(self.entities)

    def write(self, text: str) -> None:
        text = text_units.strip_controls(text)
        self.text += text
        self.unit_count += text_units.count_units(text)

    def read_plain(self) -> str:
        """Reads up to the next character that may begin markup, and at least one character."""
        ends = [
            end
            for end in (
                self.raw.find(b"<", self.position + 1),
                self.raw.find(b"&", self.position + 1),
            )
            if end > 0
        ]
        start, self.position = self.position, min(ends, default=len(self.raw))
        return self.raw[start : self.position].decode(errors="surrogatepass")

    def read_reference(self) -> str | None:
        """Returns what `&amp;` or `&#8217;` stands for, or None where it stands for itself."""
        match = _REFERENCE.match(self.raw, self.position)
        character = decode_reference(match) if match else None
        if match and character is not None:
            self.position = match.end()
        return character

    def read_start_tag(self) -> None:
        begin = self.position
        end = _NAME_END.search(self.raw, begin + 1)
        if end is None:
            raise markup_error(f"Unclosed start tag at byte offset {begin}")
        self.position = end.start()
        tag = self.raw[begin + 1 : self.position].decode(errors="replace").lower()
        if tag not in _TAGS:
            raise markup_error(f'Unsupported start tag "{tag}" at byte offset {begin}')
        attributes = self.read_attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise markup_error(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.open_tags.append(OpenTag(tag, attributes, self.unit_count, len(self.text)))

    def read_attributes(self, tag: str, begin: int) -> dict[str, str]:
        """Reads the rest of a start tag after its name, with the closing bracket."""
        attributes: dict[str, str] = {}
        unclosed = markup_error(f'Unclosed start tag "{tag}" at byte offset {begin}')
        while True:
            self.skip_blanks()
            if self.peek() == b">":
                self.position += 1
                return attributes
            name = self.read_until(_ATTRIBUTE_END)
            if not name:
                raise markup_error(
                    f'Empty attribute name in the tag "{tag}" at byte offset {begin}'
                )
            self.skip_blanks()
            if not self.peek():
                raise unclosed
            attributes[name] = ""
            if self.peek() == b"=":
                self.position += 1
                self.skip_blanks()
                if not self.peek():
                    raise unclosed
                attributes[name] = self.read_value()
                if not self.peek():
                    raise markup_error(f"Unclosed start tag at byte offset {begin}")

    def read_value(self) -> str:
        quote = self.peek()
        if quote not in (b'"', b"'"):
            return self.read_token()
        self.position += 1
        text = ""
        while self.peek() not in (quote, b""):
            text += self.read_reference() or self.read_character()
        self.position += 1
        return text

    def read_token(self) -> str:
        """Reads a value without quotes."""
        begin = self.position
        text = self.read_until(re.compile(rb"[^A-Za-z0-9.-]")).lower()
        if self.peek() and self.peek() not in _BLANK + b">":
            raise markup_error(f"Unexpected end of name token at byte offset {begin}")
        return text

    def read_character(self) -> str:
        """Reads one character of a quoted value."""
        start = self.position
        self.position += 1
        while self.position < len(self.raw) and self.raw[self.position] & 0xC0 == 0x80:
            self.position += 1
        return self.raw[start : self.position].decode(errors="surrogatepass")

    def read_end_tag(self) -> None:
        begin = self.position
        if not self.open_tags:
            raise markup_error(f"Unexpected end tag at byte offset {begin}")
        self.position += 2
        tag = self.read_until(_NAME_END).lower()
        self.skip_blanks()
        if self.peek() != b">":
            raise markup_error(f"Unclosed end tag at byte offset {begin}")
        self.position += 1
        expected = self.open_tags[-1].tag
        if tag not in ("", expected):
            raise markup_error(
                f"Unmatched end tag at byte offset {begin}, "
                f'expected "</{expected}>", found "</{tag}>"'
            )
        self.close_tag(self.open_tags.pop())

    def close_tag(self, tag: OpenTag) -> None:
        length = self.unit_count - tag.offset
        if length <= 0:
            return
        place: Json = {"offset": tag.offset, "length": length}
        last = self.entities[-1] if self.entities else {}
        twin = last.get("offset") == tag.offset and last.get("length") == length
        entity = tag_entity(tag, self.text[tag.text_start :])
        if entity is None:
            return
        kinds = {last.get("type"), entity["type"]}
        language = entity.get("language") or last.get("language")
        if twin and kinds == {"pre", "code"} and language:
            self.entities[-1] = {"type": "pre", **place, "language": language}
        else:
            self.entities.append(entity | place)
        if entity["type"] != "code" or tag.tag != "code":
            self.drop_languages()

    def drop_languages(self) -> None:
        """Removes the language of every entity but `pre`, the only kind where it has a meaning."""
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)

    def peek(self) -> bytes:
        return self.raw[self.position : self.position + 1]

    def read_until(self, ends: re.Pattern[bytes]) -> str:
        start, end = self.position, ends.search(self.raw, self.position)
        self.position = end.start() if end else len(self.raw)
        return self.raw[start : self.position].decode(errors="replace")

    def skip_blanks(self) -> None:
        while self.peek() and self.peek() in _BLANK:
            self.position += 1


def decode_reference(found: re.Match[bytes]) -> str | None:
    """Returns the character of a reference, or None where Telegram leaves it as written."""
    if found["name"] is not None:
        return _NAMED_CHARACTERS.get(found["name"])
    digits, base = (found["hex"], 16) if found["hex"] is not None else (found["dec"], 10)
    code = int(digits, base) if digits else 0
    if code == 0 or code >= 0x10FFFF or len(found.group().rstrip(b";")) >= 10:
        return None
    return chr(code)

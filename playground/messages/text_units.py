"""Text is measured as Telegram does: UTF-16 units, trimmed ends, commands and links found in it."""

import re
from collections.abc import Iterator

from playground.world.refusals import Json, bad_request

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_CONTROLS = {code: " " for code in range(32) if code not in (10, 13)} | {13: None}
_ENTITY_PATTERNS = (
    ("url", re.compile(r"(?:https?://|www\.)[^\s<>\"']*[^\s<>\"'.,;:!?)\]]", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/<>])")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)
_EXCLUSIVE_TYPES = {"code", "pre", "text_link", "text_mention"}


def count_units(text: str) -> int:
    """Returns the length in UTF-16 units, as Telegram counts."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def entity_text(text: str, offset: int, length: int) -> str:
    """Returns the part of the text that an entity covers."""
    raw = text.encode("utf-16-le")[2 * offset : 2 * (offset + length)]
    return raw.decode("utf-16-le", errors="replace")


def strip_controls(text: str) -> str:
    """Removes carriage returns and turns other control characters into blanks."""
    return text.translate(_CONTROLS)


def finish_text(
    text: str, entities: list[Json], *, may_be_empty: bool = False
) -> tuple[str, list[Json]]:
    """Returns the trimmed text with its commands and links marked; raises when it is empty."""
    text, entities = _trim_right(text, entities)
    text, entities = _trim_left(text, entities)
    if not text and not may_be_empty:
        raise bad_request("text must be non-empty")
    return text, sort_entities(entities + list(_find_entities(text, entities)))


def sort_entities(entities: list[Json]) -> list[Json]:
    """Returns outer entities before inner ones, as the Bot API lists them."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _trim_right(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    text = text.rstrip()
    end = count_units(text)
    trimmed = []
    for entity in entities:
        length = min(entity["length"], end - entity["offset"])
        if length > 0 and entity_text(text, entity["offset"], length).strip():
            trimmed.append({**entity, "length": length})
    return text, trimmed


def _trim_left(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Removes blanks before the first entity and leaves those inside it, as Telegram does."""
    free = min((entity["offset"] for entity in entities), default=len(text))
    away = min(len(text) - len(text.lstrip(" \n")), free)
    return text[away:], [{**entity, "offset": entity["offset"] - away} for entity in entities]


def _find_entities(text: str, entities: list[Json]) -> Iterator[Json]:
    occupied = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in entities
        if entity["type"] in _EXCLUSIVE_TYPES
    ]
    for kind, pattern in _ENTITY_PATTERNS:
        for match in pattern.finditer(text):
            start, length = count_units(text[: match.start()]), count_units(match.group())
            if all(start + length <= low or start >= high for low, high in occupied):
                occupied.append((start, start + length))
                yield {"type": kind, "offset": start, "length": length}


def split_text(text: str, limit: int = TEXT_LIMIT) -> Iterator[str]:
    """Cuts a long text as clients do: at the end of a line or a word where one is near."""
    while len(text) > limit or count_units(text) > limit:
        cut = _character_room(text, limit)
        near = max(text.rfind("\n", cut // 2, cut), 0) or max(text.rfind(" ", cut // 2, cut), 0)
        cut = near or cut
        yield text[:cut].strip()
        text = text[cut:].strip()
    yield text


def _character_room(text: str, limit: int) -> int:
    """Returns how many characters fit into `limit` units."""
    used = 0
    for count, character in enumerate(text):
        used += 2 if ord(character) > 0xFFFF else 1
        if used > limit:
            return count
    return len(text)

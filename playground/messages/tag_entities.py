"""Tells which entity a tag of Telegram's HTML makes: a style, a link, a mention, a moment."""

import re
from dataclasses import dataclass

from playground.world.refusals import Json, bad_request

STYLES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler",
}  # fmt: skip
_DATE_FORMAT = re.compile(r"[rR]|[tTdDwW]*")
_URL_PATTERN = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]*)://(?P<host>[^/?#]*)(?P<rest>.*)", re.IGNORECASE
)
_USER_LINK_PATTERN = re.compile(r"tg://user/?\?id=(\d+)")


def markup_error(text: str) -> Exception:
    """Returns the Bot API's error about markup that it cannot read."""
    return bad_request(f"can't parse entities: {text}")


@dataclass(slots=True)
class OpenTag:
    """Describes a tag that was opened and not closed yet."""

    tag: str
    attributes: dict[str, str]
    offset: int
    text_start: int


def tag_entity(tag: OpenTag, inner: str) -> Json | None:
    """Returns the entity that a tag makes of `inner`, without its place, or None for none."""
    attributes = tag.attributes
    match tag.tag:
        case "a":
            return link_entity(attributes.get("href") or inner)
        case "tg-emoji":
            if not re.fullmatch(r"-?[1-9]\d*", attributes.get("emoji-id", "")):
                raise markup_error("Invalid custom emoji identifier specified")
            return {"type": "custom_emoji", "custom_emoji_id": attributes["emoji-id"]}
        case "tg-time":
            return time_entity(attributes)
        case "pre":
            return {"type": "pre"}
        case "code":
            language = attributes.get("class", "")
            has_language = language.startswith("language-") and language != "language-"
            return {"type": "code"} | ({"language": language[9:]} if has_language else {})
        case "blockquote":
            return {"type": "expandable_blockquote" if "expandable" in attributes else "blockquote"}
        case style:
            return {"type": STYLES[style]}


def time_entity(attributes: dict[str, str]) -> Json | None:
    """Returns the entity of a `tg-time`, a moment that all readers see in their own zone."""
    time_format = attributes.get("format", "")
    if not _DATE_FORMAT.fullmatch(time_format):
        raise markup_error("Invalid date format used")
    digits = re.match(r"\d+", attributes.get("unix", ""))
    if digits is None or not 0 < int(digits.group()) < 2**31:
        return None
    entity: Json = {"type": "date_time", "unix_time": int(digits.group())}
    return entity | ({"date_time_format": time_format} if time_format else {})


def link_entity(address: str) -> Json | None:
    """Returns a link, or a mention of a person by id; anything else stays plain text."""
    if person := _USER_LINK_PATTERN.fullmatch(address):
        return {"type": "text_mention", "user_id": int(person[1])}
    try:
        return {"type": "text_link", "url": normalise_url(address)}
    except ValueError:
        return None


def normalise_url(address: str) -> str:
    """Returns the address as Telegram writes it; raises ValueError with Telegram's text."""
    match = _URL_PATTERN.fullmatch(address if "://" in address else f"http://{address}")
    scheme = match["scheme"].lower() if match else ""
    if not match or scheme not in ("http", "https", "tg", "ton", "tonsite"):
        raise ValueError("Unsupported URL protocol")
    host = match["host"].lower()
    if not host:
        raise ValueError("URL host is empty")
    if re.search(r"\s", host):
        raise ValueError("Host is invalid")
    if scheme.startswith("http") and "." not in host:
        raise ValueError("Wrong HTTP URL")
    path = match["rest"]
    if scheme.startswith("http") and not path.startswith("/"):
        path = f"/{path}"
    return f"{scheme}://{host}{path}"

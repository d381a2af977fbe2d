"""Makes the body of what somebody sends: a text with its links marked, a caption, a picture."""

import struct
import zlib

from playground.messages import content, text_units
from playground.world.refusals import Json


def text_body(text: str) -> Json:
    """Returns a text with its commands, links and mentions marked."""
    text, entities = text_units.finish_text(text, [], may_be_empty=True)
    return {"text": text} | content.entities_field("entities", entities)


def caption_body(caption: str) -> Json:
    """Returns a caption, or nothing where it is empty."""
    if not caption:
        return {}
    body = text_body(caption[: text_units.CAPTION_LIMIT])
    return {"caption": body["text"]} | content.entities_field(
        "caption_entities", body.get("entities", [])
    )


def strip_reply(message: Json) -> Json:
    """Returns the message without its own reply: replies are shown one level deep."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}


def grey_png(width: int, height: int) -> bytes:
    """Returns a plain picture to send."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        end = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + end

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    lines = zlib.compress((b"\0" + b"\xb4" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")

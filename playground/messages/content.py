"""A bot's arguments become the content of a message here: text, entities, replies, extras."""

from collections.abc import Iterable

from playground.messages import markup, text_units
from playground.messages.arguments import Arguments
from playground.messages.html_parsing import parse_html
from playground.messages.tag_entities import normalise_url
from playground.world.refusals import Json, bad_request
from playground.world.world import BaseChat, World

MAX_TEXT_BYTES = 1 << 15
_BOT_ENTITY_TYPES = {
    "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote",
    "expandable_blockquote", "code", "pre", "text_link", "text_mention", "custom_emoji",
    "date_time",
}  # fmt: skip
_ENTITY_FIELDS = ("url", "language", "custom_emoji_id", "unix_time", "date_time_format")


def read_text(world: World, arguments: Arguments) -> Json:
    """Returns text and entities of a message; raises on an empty or an over-long text."""
    if not arguments.text("text"):
        raise bad_request("message text is empty")
    text, entities = parse_formatted_text(world, arguments, "text", "entities", may_be_empty=False)
    if text_units.count_units(text) > text_units.TEXT_LIMIT:
        raise bad_request("message is too long")
    previews = read_link_preview(arguments)
    return {"text": text} | entities_field("entities", entities) | previews


def read_caption(world: World, arguments: Arguments) -> Json:
    """Returns a caption, which may be missing."""
    text, entities = parse_formatted_text(
        world, arguments, "caption", "caption_entities", may_be_empty=True
    )
    if text_units.count_units(text) > text_units.CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    above = (
        {"show_caption_above_media": True} if arguments.is_true("show_caption_above_media") else {}
    )
    return (
        ({"caption": text} | entities_field("caption_entities", entities) | above) if text else {}
    )


def entities_field(name: str, entities: list[Json]) -> Json:
    """Returns the field, or nothing where there are no entities."""
    return {name: entities} if entities else {}


def parse_formatted_text(
    world: World, arguments: Arguments, name: str, entities_name: str, *, may_be_empty: bool
) -> tuple[str, list[Json]]:
    """Returns a text argument after its markup was read."""
    source, mode = arguments.text(name), arguments.text("parse_mode").lower()
    if len(source.encode(errors="surrogatepass")) > MAX_TEXT_BYTES:
        raise bad_request("text is too long")
    if mode in ("", "none") or not source:
        text = text_units.strip_controls(source)
        entities = parse_entities(arguments.parse_json(entities_name, "entities"))
    elif mode == "html":
        text, entities = parse_html(source)
    else:
        if mode in ("markdown", "markdownv2"):
            world.remember_unknown("parse_mode", "", arguments.text("parse_mode"))
        raise bad_request("unsupported parse_mode")
    return text_units.finish_text(
        text, list(resolve_mentions(world, entities)), may_be_empty=may_be_empty
    )


def parse_entities(found: object) -> list[Json]:
    """Returns the entities that the bot computed, without the kinds Telegram finds by itself."""
    entities: list[Json] = []
    for entity in found if isinstance(found, list) else []:
        if not isinstance(entity, dict):
            raise bad_request("can't parse MessageEntity: expected an Object")
        for name in ("offset", "length", "type"):
            if name not in entity:
                raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
        if entity["type"] in _BOT_ENTITY_TYPES:
            entities.append(parse_entity(entity))
    return entities


def parse_entity(entity: Json) -> Json:
    """Returns one entity, checked and reduced to its own fields."""
    checked = {name: entity[name] for name in ("type", "offset", "length")}
    checked |= {name: entity[name] for name in _ENTITY_FIELDS if name in entity}
    if "url" in checked:
        try:
            checked["url"] = normalise_url(str(checked["url"]))
        except ValueError as wrong:
            raise bad_request(f"URL '{checked['url']}' is invalid: {wrong}") from wrong
    if entity["type"] == "text_mention":
        checked["user_id"] = int(entity.get("user", {}).get("id", 0))
    return checked


def resolve_mentions(world: World, entities: Iterable[Json]) -> Iterable[Json]:
    """Puts the person into each mention by id; an unknown person's mention becomes plain text."""
    for entity in entities:
        person = world.chats.get(entity.get("user_id", 0))
        if entity["type"] != "text_mention":
            yield entity
        elif person is not None:
            fields = {name: value for name, value in entity.items() if name != "user_id"}
            yield fields | {"user": person.user}


def read_link_preview(arguments: Arguments) -> Json:
    """Returns how links are previewed, as the message carries it."""
    options = arguments.parse_json("link_preview_options", "link preview options")
    if options is None:
        return (
            {"link_preview_options": {"is_disabled": True}}
            if arguments.is_true("disable_web_page_preview")
            else {}
        )
    if not isinstance(options, dict):
        raise bad_request("Object expected as link preview options")
    fields = {name: value for name, value in options.items() if value not in (None, False, "")}
    return {"link_preview_options": fields} if fields else {}


def read_extras(chat: BaseChat, arguments: Arguments) -> Json:
    """Returns what any sent message may carry besides its content.

    The keyboard is checked only, and not part of the result.
    """
    extras: Json = read_reply(chat, arguments)
    if arguments.is_true("protect_content"):
        extras["has_protected_content"] = True
    if effect := arguments.text("message_effect_id"):
        if not effect.isdecimal():
            raise bad_request("invalid message effect identifier specified")
        extras["effect_id"] = effect
    return extras


def read_reply(chat: BaseChat, arguments: Arguments) -> Json:
    """Returns the message that is replied to."""
    parameters = arguments.parse_json("reply_parameters", "reply parameters")
    if parameters is None:
        return {}
    if not isinstance(parameters, dict):
        raise bad_request("Object expected as reply parameters")
    message = chat.find_message(int(parameters.get("message_id") or 0))
    if message is None:
        if parameters.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    quote = parameters.get("quote")
    original = {name: value for name, value in message.items() if name != "reply_to_message"}
    part = {
        "quote": {
            "text": quote,
            "position": int(parameters.get("quote_position") or 0),
            "is_manual": True,
        }
    }
    return {"reply_to_message": original} | (part if quote else {})


def read_keyboard(arguments: Arguments, *, inline_only: bool = False) -> Json | None:
    """Returns the checked reply_markup argument."""
    return markup.read_markup(
        arguments.parse_json("reply_markup", "reply keyboard markup"), inline_only=inline_only
    )


def inline_markup(keyboard: Json | None) -> Json:
    """Returns the keyboard if it stands under the message: only then is it part of the message."""
    return {"reply_markup": keyboard} if keyboard and "inline_keyboard" in keyboard else {}

"""A bot describes itself with these methods: name, descriptions, commands, menu button."""

import json
import re
from collections.abc import Callable

from playground.messages.arguments import Arguments
from playground.world.refusals import Json, bad_request
from playground.world.world import World

MAX_COMMANDS = 100
COMMAND_NAME_PATTERN = re.compile(r"[a-z0-9_]{1,32}")
MAX_DESCRIPTION = 256
TEXT_LIMITS = {"name": 64, "description": 512, "short_description": 120}
_SCOPES = {
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat",
    "chat_administrators", "chat_member",
}  # fmt: skip


def read_language(arguments: Arguments) -> str:
    """Returns a two-letter code, or an empty text where the setting is for everybody."""
    code = arguments.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def read_scope(world: World, arguments: Arguments) -> Json:
    """Returns whose menu of commands the call is about."""
    scope = arguments.parse_json("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    if scope.get("type") not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if scope["type"].startswith("chat"):
        if not scope.get("chat_id"):
            raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
        world.find_chat(str(scope["chat_id"]))
        return {"type": scope["type"], "chat_id": int(scope["chat_id"])}
    return {"type": scope["type"]}


def commands_key(where: Json, code: str) -> str:
    """Returns the key under which the commands of one scope and language are stored."""
    return json.dumps([where["type"], where.get("chat_id", 0), code])


def set_my_commands(world: World, arguments: Arguments) -> bool:
    raw_commands = arguments.parse_json("commands", "commands")
    if raw_commands is None:
        raw_commands = []
    if not isinstance(raw_commands, list):
        raise bad_request("expected an Array of BotCommand")
    commands = [read_command(raw_command) for raw_command in raw_commands]
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.profile.commands[commands_key(read_scope(world, arguments), read_language(arguments))] = (
        commands
    )
    notify_pages(world)
    return True


def read_command(raw: object) -> Json:
    """Returns a command and its description as a menu shows them."""
    if not isinstance(raw, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if name not in raw:
            raise bad_request(f"can't parse BotCommand: Can't find field \"{name}\"")
    name = str(raw["command"]).strip().removeprefix("/")
    description = str(raw["description"]).strip()
    if not name:
        raise bad_request("command must be non-empty")
    if not description:
        raise bad_request("command description must be non-empty")
    if not COMMAND_NAME_PATTERN.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if len(description) > MAX_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def get_my_commands(world: World, arguments: Arguments) -> list[Json]:
    return world.profile.commands.get(
        commands_key(read_scope(world, arguments), read_language(arguments)), []
    )


def delete_my_commands(world: World, arguments: Arguments) -> bool:
    world.profile.commands.pop(
        commands_key(read_scope(world, arguments), read_language(arguments)), None
    )
    notify_pages(world)
    return True


def visible_commands(world: World, chat_id: int, code: str) -> list[Json]:
    """Returns the commands a person sees: nearest scope first, own language before the
    general one.
    """
    for scope in (
        {"type": "chat", "chat_id": chat_id},
        {"type": "all_private_chats"},
        {"type": "default"},
    ):
        for spoken in (code, ""):
            if commands := world.profile.commands.get(commands_key(scope, spoken)):
                return commands
    return []


def notify_pages(world: World) -> None:
    """Tells the open pages that the bot's profile changed."""
    world.feed.publish("bot")
    world.on_change()


def profile_texts(world: World, name: str) -> dict[str, str]:
    """Returns one of the three profile texts by language."""
    texts: dict[str, str] = getattr(world.profile, name)
    return texts


def make_setter(name: str, too_long: str) -> Callable[[World, Arguments], bool]:
    """Returns the method that sets one of the three profile texts."""

    def set_text(world: World, arguments: Arguments) -> bool:
        text = arguments.text(name).strip()
        if len(text) > TEXT_LIMITS[name]:
            raise bad_request(too_long)
        code = read_language(arguments)
        if text:
            profile_texts(world, name)[code] = text
        else:
            profile_texts(world, name).pop(code, None)
        notify_pages(world)
        return True

    return set_text


def make_getter(name: str) -> Callable[[World, Arguments], Json]:
    """Returns the method that reads one of the three profile texts."""

    def get_text(world: World, arguments: Arguments) -> Json:
        texts = profile_texts(world, name)
        usual = world.bot["first_name"] if name == "name" else ""
        return {name: texts.get(read_language(arguments)) or texts.get("") or usual}

    return get_text


def set_chat_menu_button(world: World, arguments: Arguments) -> bool:
    button = arguments.parse_json("menu_button", "menu button") or {"type": "default"}
    if not isinstance(button, dict):
        raise bad_request("can't parse menu button: MenuButton must be an Object")
    if button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    if arguments.text("chat_id"):
        world.find_chat(arguments.text("chat_id")).menu = button
    else:
        world.profile.menu = button
    notify_pages(world)
    return True


def get_chat_menu_button(world: World, arguments: Arguments) -> Json:
    if arguments.text("chat_id"):
        return world.find_chat(arguments.text("chat_id")).menu or world.profile.menu
    return world.profile.menu

"""The methods by which a bot says what it is: name, descriptions, commands, menu button."""

import json
import re
from collections.abc import Callable

from playground.messages.arguments import Given
from playground.world.refusals import Json, bad_request
from playground.world.world import World

COMMANDS = 100
COMMAND_NAME = re.compile(r"[a-z0-9_]{1,32}")
COMMAND_DESCRIPTION = 256
LIMITS = {"name": 64, "description": 512, "short_description": 120}
_SCOPES = {
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat",
    "chat_administrators", "chat_member",
}  # fmt: skip


def language(given: Given) -> str:
    """A two-letter code, or empty for everybody."""
    code = given.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def scope(world: World, given: Given) -> Json:
    """Whose menu is meant."""
    wanted = given.parsed("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(wanted, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    if wanted.get("type") not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if wanted["type"].startswith("chat"):
        if not wanted.get("chat_id"):
            raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
        world.known_chat(str(wanted["chat_id"]))
        return {"type": wanted["type"], "chat_id": int(wanted["chat_id"])}
    return {"type": wanted["type"]}


def key(where: Json, code: str) -> str:
    """Under which commands are kept."""
    return json.dumps([where["type"], where.get("chat_id", 0), code])


def set_my_commands(world: World, given: Given) -> bool:
    wanted = given.parsed("commands", "commands")
    if wanted is None:
        wanted = []
    if not isinstance(wanted, list):
        raise bad_request("expected an Array of BotCommand")
    commands = [command(one) for one in wanted]
    if len(commands) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.profile.commands[key(scope(world, given), language(given))] = commands
    told(world)
    return True


def command(one: object) -> Json:
    """A command and its description, as a menu shows them."""
    if not isinstance(one, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if name not in one:
            raise bad_request(f"can't parse BotCommand: Can't find field \"{name}\"")
    name = str(one["command"]).strip().removeprefix("/")
    description = str(one["description"]).strip()
    if not name:
        raise bad_request("command must be non-empty")
    if not description:
        raise bad_request("command description must be non-empty")
    if not COMMAND_NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if len(description) > COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def get_my_commands(world: World, given: Given) -> list[Json]:
    return world.profile.commands.get(key(scope(world, given), language(given)), [])


def delete_my_commands(world: World, given: Given) -> bool:
    world.profile.commands.pop(key(scope(world, given), language(given)), None)
    told(world)
    return True


def menu_for(world: World, chat_id: int, code: str) -> list[Json]:
    """The commands a person sees: the nearest scope first, their language before the general."""
    for where in (
        {"type": "chat", "chat_id": chat_id},
        {"type": "all_private_chats"},
        {"type": "default"},
    ):
        for spoken in (code, ""):
            if found := world.profile.commands.get(key(where, spoken)):
                return found
    return []


def told(world: World) -> None:
    """The pages should look again."""
    world.feed.tell("bot")
    world.changed()


def texts(world: World, name: str) -> dict[str, str]:
    """One of the three texts by language."""
    found: dict[str, str] = getattr(world.profile, name)
    return found


def setter(name: str, too_long: str) -> Callable[[World, Given], bool]:
    """The method that sets one of the three texts."""

    def set_text(world: World, given: Given) -> bool:
        text = given.text(name).strip()
        if len(text) > LIMITS[name]:
            raise bad_request(too_long)
        code = language(given)
        if text:
            texts(world, name)[code] = text
        else:
            texts(world, name).pop(code, None)
        told(world)
        return True

    return set_text


def getter(name: str) -> Callable[[World, Given], Json]:
    """The method that reads it back."""

    def get_text(world: World, given: Given) -> Json:
        found = texts(world, name)
        usual = world.bot["first_name"] if name == "name" else ""
        return {name: found.get(language(given)) or found.get("") or usual}

    return get_text


def set_chat_menu_button(world: World, given: Given) -> bool:
    wanted = given.parsed("menu_button", "menu button") or {"type": "default"}
    if not isinstance(wanted, dict):
        raise bad_request("can't parse menu button: MenuButton must be an Object")
    if wanted.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    if given.text("chat_id"):
        world.known_chat(given.text("chat_id")).menu = wanted
    else:
        world.profile.menu = wanted
    told(world)
    return True


def get_chat_menu_button(world: World, given: Given) -> Json:
    if given.text("chat_id"):
        return world.known_chat(given.text("chat_id")).menu or world.profile.menu
    return world.profile.menu

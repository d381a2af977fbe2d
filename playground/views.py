"""What the page and the tests get to see of the world, as JSON."""

from playground import about
from playground.desk import Desk
from playground.terms import Json
from playground.world import Chat, Press, World


def message(chat: Chat, number: int) -> Json:
    """One message as a chat client would show it, with the raw one beside."""
    raw = chat.messages[number]
    inline = raw.get("reply_markup", {}).get("inline_keyboard", [])
    return {
        "seq": chat.sequence[number],
        "message_id": number,
        "from": "user" if raw["from"]["id"] == chat.id else "bot",
        "date": raw["date"],
        "text": raw.get("text", raw.get("caption", "")),
        "entities": raw.get("entities", raw.get("caption_entities", [])),
        "buttons": [[button["text"] for button in row] for row in inline],
        "edited": "edit_date" in raw,
        "deleted": number in chat.deleted,
        "pinned": number in chat.pinned,
        "reactions": chat.reactions.get(number, []) + chat.own_reactions.get(number, []),
        "message": raw,
    }


def messages(chat: Chat, since: int, sender: str = "") -> list[Json]:
    """What is new or changed after that number, oldest first."""
    numbers = [number for number, seq in sorted(chat.sequence.items()) if seq > since]
    found = [message(chat, number) for number in numbers]
    return [one for one in found if sender in ("", one["from"])]


def person(world: World, chat: Chat) -> Json:
    """Somebody and how their chat stands."""
    return {
        "id": chat.id,
        "name": " ".join(
            chat.user[part] for part in ("first_name", "last_name") if part in chat.user
        ),
        "user": chat.user,
        "started": chat.started,
        "blocked": chat.blocked,
        "deactivated": chat.deactivated,
        "zone": chat.zone,
        "keyboard": chat.keyboard,
        "pinned": chat.pinned,
        "commands": about.menu_for(world, chat.id, chat.user.get("language_code", "")),
        "menu": chat.menu or world.profile.menu,
    }


def bot(world: World) -> Json:
    """What the bot says it is."""
    profile = world.profile
    return {
        "id": world.bot["id"],
        "username": world.bot["username"],
        "name": profile.name.get("", world.bot["first_name"]),
        "description": profile.description.get("", ""),
        "short_description": profile.short_description.get("", ""),
    }


def clock(desk: Desk) -> Json:
    """The wound time, and by how much it is wound."""
    return {
        "now": desk.clock.now().isoformat(),
        "offset_seconds": desk.clock.offset.total_seconds(),
        "knows_pings": desk.next_ping is not None,
    }


def press(pressed: Press) -> Json:
    """A press, and what the bot answered to it."""
    answer = pressed.answer or {"text": "", "show_alert": False, "url": ""}
    return {
        "query_id": pressed.id,
        "message_id": pressed.message_id,
        "data": pressed.data,
        "update_id": pressed.update_id,
        "answered": pressed.answer is not None,
        **answer,
    }


def state(desk: Desk) -> Json:
    """All a page needs to begin."""
    world = desk.world
    return {
        "seq": world.feed.number,
        "bot": bot(world),
        "clock": clock(desk),
        "users": [person(world, chat) for chat in world.chats.values()],
        "unknown": world.unknown,
        "waiting_updates": len(world.updates.fresh()),
    }

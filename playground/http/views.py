"""The page and the tests see the world through these views, as JSON."""

from playground.app import AppState
from playground.bot_api import bot_profile
from playground.world.refusals import Json
from playground.world.world import BaseChat, ButtonPress, Group, PrivateChat, World


def message(chat: BaseChat, number: int) -> Json:
    """Returns one message as a chat client would show it, with the raw message beside it."""
    raw = chat.messages[number]
    inline = raw.get("reply_markup", {}).get("inline_keyboard", [])
    return {
        "seq": chat.sequence[number],
        "message_id": number,
        "from": sender(raw),
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


def sender(raw: Json) -> str:
    """Returns who wrote a message, bot or user; a channel counts as the bot."""
    return "bot" if raw.get("from", {}).get("is_bot", True) else "user"


def messages(chat: BaseChat, since: int, sender_kind: str = "") -> list[Json]:
    """Returns what is new or changed after that number, oldest first, of bot or user if named."""
    numbers = sorted(number for number, seq in chat.sequence.items() if seq > since)
    return [
        message(chat, number)
        for number in numbers
        if sender_kind in ("", sender(chat.messages[number]))
    ]


def short_messages(world: World, after: int, limit: int) -> list[list[object]]:
    """Returns the messages of all chats in order, each as number, chat, bot or user, and text."""
    return [
        [raw["message_id"], chat.id, sender(raw), raw.get("text", raw.get("caption", ""))]
        for chat, raw in world.messages_after(after, limit)
    ]


def group(found: Group) -> Json:
    """Returns a group or channel and the bot's status in it."""
    return found.chat_object() | {"status": found.status}


def counts(app_state: AppState) -> Json:
    """Returns totals of what happened; they go on when logs have dropped their oldest lines."""
    world, hook = app_state.world, app_state.update_transport.deliverer
    updates = world.updates
    return {
        "calls": {method: dict(counted) for method, counted in sorted(world.call_counts.items())},
        "updates": {
            "queued": updates.queued_count,
            "waiting": len(updates.fresh_updates()),
            "expired": updates.expired_count,
        },
        "webhook": {"posted": hook.posted_count, "taken": hook.accepted_count} if hook else None,
        "last_message": world.next_message_id - 1,
    }


def person(world: World, chat: PrivateChat) -> Json:
    """Returns a person and the state of their chat."""
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
        "commands": bot_profile.visible_commands(
            world, chat.id, chat.user.get("language_code", "")
        ),
        "menu": chat.menu or world.profile.menu,
    }


def bot(world: World) -> Json:
    """Returns the bot's profile."""
    profile = world.profile
    return {
        "id": world.bot["id"],
        "username": world.bot["username"],
        "name": profile.name.get("", world.bot["first_name"]),
        "description": profile.description.get("", ""),
        "short_description": profile.short_description.get("", ""),
    }


def clock(app_state: AppState) -> Json:
    """Returns the moved time, and how far it was moved."""
    return {
        "now": app_state.clock.now().isoformat(),
        "offset_seconds": app_state.clock.offset.total_seconds(),
        "knows_pings": app_state.next_ping is not None,
    }


def press(button_press: ButtonPress) -> Json:
    """Returns a button press and the bot's answer to it."""
    answer = button_press.answer or {"text": "", "show_alert": False, "url": ""}
    return {
        "query_id": button_press.id,
        "message_id": button_press.message_id,
        "data": button_press.data,
        "update_id": button_press.update_id,
        "answered": button_press.answer is not None,
        **answer,
    }


def state(app_state: AppState) -> Json:
    """Returns everything a page needs when it opens."""
    world = app_state.world
    return {
        "seq": world.feed.last_number,
        "bot": bot(world),
        "clock": clock(app_state),
        "users": [person(world, chat) for chat in world.chats.values()],
        "unknown": world.unknown,
        "waiting_updates": len(world.updates.fresh_updates()),
    }

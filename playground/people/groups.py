"""People add the bot to groups and channels here, write there, or remove it again."""

from playground.messages.sent_bodies import text_body
from playground.world.refusals import Json, Misuse
from playground.world.world import Group, World

KINDS = ("group", "supergroup", "channel")
_FIRST_IDS = {"group": -4_000_000, "supergroup": -1_001_000_000_000, "channel": -1_002_000_000_000}
_RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
    "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info",
    "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_post_messages", "can_edit_messages", "can_manage_direct_messages",
    "can_send_welcome_messages",
)  # fmt: skip


class Groups:
    """Acts in all groups; raises Misuse for what no client would let people do."""

    def __init__(self, world: World) -> None:
        self.world = world

    def add_bot(
        self, by: int, *, title: str = "A group", kind: str = "group", number: int | None = None
    ) -> Group:
        """Adds the bot to a new group, or again to the one with that number.

        The bot gets two updates, as at Telegram: its new status in the group, and a message that it
        joined.
        """
        if kind not in KINDS:
            raise Misuse(f"a group is of one of these kinds: {', '.join(KINDS)}")
        person = self.world.chat(by).user
        number = number or _FIRST_IDS[kind] - len(self.world.groups)
        if number >= 0:
            raise Misuse("the id of a group is below zero")
        group = self.world.groups.setdefault(number, Group(number, title, kind))
        change_status(
            self.world, group, person, "administrator" if group.kind == "channel" else "member"
        )
        if group.kind != "channel":
            self._add_message(group, person, {"new_chat_members": [self.world.bot]})
        return group

    def send_text(self, number: int, by: int, text: str) -> Json:
        """Writes in the group as a person; the bot receives only commands there."""
        group, person = self.world.group(number), self.world.chat(by).user
        if group.kind == "channel":
            raise Misuse("in a channel its owner speaks, and not to the bot")
        body = text_body(text)
        if text.startswith("/") and group.refusal() is None:
            return self._add_message(group, person, body)
        return self.world.add_message(group, person, body)

    def remove_bot(self, number: int, by: int) -> None:
        """Removes the bot from the group as a person."""
        change_status(self.world, self.world.group(number), self.world.chat(by).user, "kicked")

    def _add_message(self, group: Group, person: Json, body: Json) -> Json:
        message = self.world.add_message(group, person, body)
        self.world.updates.add("message", message, group.id)
        return message


def leave_group(world: World, group: Group) -> None:
    """Lets the bot leave the group by itself."""
    change_status(world, group, world.bot, "left")


def change_status(world: World, group: Group, by: Json, status: str) -> None:
    """Changes the bot's status in the group and queues the update about it."""
    before, group.status = group.status, status
    body = {
        "chat": group.chat_object(), "from": by, "date": world.timestamp(),
        "old_chat_member": bot_membership(world, before),
        "new_chat_member": bot_membership(world, status),
    }  # fmt: skip
    world.updates.add("my_chat_member", body, group.id)
    world.touch(group)


def bot_membership(world: World, status: str) -> Json:
    """Returns the bot as a member of the group."""
    member: Json = {"user": world.bot, "status": status}
    if status == "kicked":
        return member | {"until_date": 0}
    if status == "administrator":
        return member | dict.fromkeys(_RIGHTS, False) | {"can_post_messages": True}
    return member

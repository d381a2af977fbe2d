"""The bot is added to groups and channels, hears little, may write or not, and can leave."""

from typing import Any

import pytest

from tests.playground.oracle import check_answer
from tests.playground.visitor import Json, Visitor

GONE = "Forbidden: bot is not a member of the {kind} chat"


async def added(visitor: Visitor, kind: str = "group") -> Json:
    """Adds the bot to a group."""
    return await visitor.do("groups", title="Our search", kind=kind, by=visitor.person)


async def standing(visitor: Visitor) -> list[tuple[str, str]]:
    """Returns the old and the new status of the bot in the group."""
    changes = [update.get("my_chat_member") for update in await visitor.updates()]
    return [
        (one["old_chat_member"]["status"], one["new_chat_member"]["status"])
        for one in changes
        if one
    ]


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
async def test_a_bot_is_added_writes_and_leaves(visitor: Visitor, kind: str) -> None:
    """The bot hears of its status, its messages arrive, and after leaving it may not write."""
    group = await added(visitor, kind)
    member = "administrator" if kind == "channel" else "member"
    assert await standing(visitor) == [("left", member)]
    sent = await visitor.result("sendMessage", chat_id=group["id"], text="good-bye")
    assert sent["chat"] == {"id": group["id"], "title": "Our search", "type": kind}
    assert ("sender_chat" in sent) == (kind == "channel")
    assert check_answer("sendMessage", {"ok": True, "result": sent}) == []
    full = await visitor.bot("getChat", chat_id=group["id"])
    assert check_answer("getChat", {name: full[name] for name in ("ok", "result")}) == []
    assert await visitor.result("leaveChat", chat_id=group["id"]) is True
    assert await standing(visitor) == [("left", member), (member, "left")]
    for method, more in (("sendMessage", {"text": "x"}), ("leaveChat", {})):
        refused = await visitor.bot(method, chat_id=group["id"], **more)
        assert (refused["status"], refused["description"]) == (403, GONE.format(kind=kind))
    [seen] = (await visitor.see(f"groups/{group['id']}/messages?from=bot"))["messages"]
    assert seen["text"] == "good-bye"


async def test_updates_about_groups_can_be_read(visitor: Visitor) -> None:
    """Both libraries can read the updates about being added and being removed."""
    for kind in ("group", "channel"):
        group = await added(visitor, kind)
        await visitor.do(f"groups/{group['id']}/remove", by=visitor.person)
        refused = await visitor.bot("sendMessage", chat_id=group["id"], text="x")
        assert refused["description"] == f"Forbidden: bot was kicked from the {kind} chat"
    answer = await visitor.bot("getUpdates")
    assert len(answer["result"]) == 5
    assert check_answer("getUpdates", {"ok": True, "result": answer["result"]}) == []


async def test_a_bot_hears_only_commands_there(visitor: Visitor) -> None:
    """The bot hears only commands in a group, as with privacy mode on."""
    group = await added(visitor)
    for text in ("lunch?", "/start"):
        await visitor.do(f"groups/{group['id']}/text", user=visitor.person, text=text)
    messages: list[Any] = [update.get("message") for update in await visitor.updates()]
    assert [one["text"] for one in messages if one and "text" in one] == ["/start"]


async def test_people_and_groups_are_kept_apart(visitor: Visitor) -> None:
    """A private chat cannot be left, a group is no person, and it is the same when added again."""
    refused = await visitor.bot("leaveChat", chat_id=visitor.person)
    assert refused["status"] == 400
    group = await added(visitor)
    assert [one["id"] for one in await visitor.see("users")] == [visitor.person]
    await visitor.result("leaveChat", chat_id=group["id"])
    again = await visitor.do("groups", id=group["id"], by=visitor.person)
    assert (again["id"], again["status"]) == (group["id"], "member")
    assert (await visitor.do("groups", by=visitor.person, kind="club"))["status"] == 400

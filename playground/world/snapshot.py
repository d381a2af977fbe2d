"""The world on disk, so that a chat goes on after a restart."""

import contextlib
import json
import os
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from playground.world.refusals import Json
from playground.world.update_queue import Age, Waiting
from playground.world.world import Chat, Group, Press, Profile, Room, StoredFile, World

VERSION = 1
SKIPPED = 1000
"""How far the numbers jump after a stop that wrote nothing down: none may come twice."""


def save(world: World, hook: Json | None, folder: Path, *, clean: bool) -> None:
    """Write all of it, so that a crash leaves the old file or the new one."""
    files = folder / "files"
    files.mkdir(parents=True, exist_ok=True)
    for stored in world.files.values():
        place = files / stored.unique_id
        if not place.exists():
            place.write_bytes(stored.content)
    draft = folder / "world.tmp"
    draft.write_text(json.dumps(picture(world, hook, clean=clean), ensure_ascii=False))
    draft.replace(folder / "world.json")


def picture(world: World, hook: Json | None, *, clean: bool) -> Json:
    """The world as JSON, files by name only."""
    allowed = world.updates.allowed
    return {
        "version": VERSION,
        "clean": clean,
        "next_message_id": world.next_message_id,
        "next_update_id": world.updates.next_number,
        "feed": world.feed.number,
        "allowed": None if allowed is None else sorted(allowed),
        "hook": hook,
        "profile": asdict(world.profile),
        "chats": [room_out(chat) for chat in world.chats.values()],
        "groups": [room_out(group) for group in world.groups.values()],
        "presses": [press_out(press) for press in world.presses.values()],
        "waiting": [waiting_out(waiting) for waiting in world.updates.waiting],
        "files": [
            {name: value for name, value in asdict(stored).items() if name != "content"}
            for stored in world.files.values()
        ],
    }


def room_out(chat: Room) -> Json:
    """JSON knows no sets and no numbers as keys."""
    out = {field.name: getattr(chat, field.name) for field in fields(chat)}
    return out | {"deleted": sorted(chat.deleted)}


def press_out(press: Press) -> Json:
    """Without the steady clock, which means nothing after a restart."""
    out = asdict(press)
    return out | {"handed_out": press.handed_out and press.handed_out.wound.isoformat()}


def waiting_out(waiting: Waiting) -> Json:
    """An update that still waits."""
    out = {field.name: getattr(waiting, field.name) for field in fields(waiting)}
    return out | {"since": waiting.since.wound.isoformat()}


def load(world: World, folder: Path) -> Json | None:
    """Fill the world from disk; the webhook that was set, if any."""
    place = folder / "world.json"
    if not place.exists():
        return None
    kept: Json = json.loads(place.read_text())
    if kept["version"] != VERSION:
        raise SystemExit(f"{place} was written by another version; delete it to begin anew")
    jump = 0 if kept["clean"] else SKIPPED
    world.next_message_id = kept["next_message_id"] + jump
    world.updates.next_number = kept["next_update_id"] + jump
    world.feed.number = kept["feed"] + jump
    allowed = kept["allowed"]
    world.updates.allowed = None if allowed is None else frozenset(allowed)
    world.profile = Profile(**kept["profile"])
    world.put_back(Chat(**room_in(chat)) for chat in kept["chats"])
    world.put_back(Group(**room_in(group)) for group in kept.get("groups", ()))
    world.presses |= {press["id"]: press_in(press) for press in kept["presses"]}
    world.updates.put_back([waiting_in(waiting) for waiting in kept["waiting"]])
    for stored in kept["files"]:
        with contextlib.suppress(FileNotFoundError):
            bytes_ = (folder / "files" / stored["unique_id"]).read_bytes()
            world.files[stored["id"]] = StoredFile(**stored, content=bytes_)
    return kept["hook"] if isinstance(kept["hook"], dict) else None


def room_in(kept: Json) -> Json:
    """With numbers as keys again."""
    numbered = ("messages", "sequence", "reactions", "own_reactions")
    back: Json = {name: {int(key): one for key, one in kept[name].items()} for name in numbered}
    return kept | back | {"deleted": set(kept["deleted"])}


def age_in(text: Any) -> Age | None:
    """A restart counts as a long while of real time."""
    return Age(datetime.fromisoformat(text), float("-inf")) if text else None


def press_in(kept: Json) -> Press:
    """A press as it was."""
    return Press(**(kept | {"handed_out": age_in(kept["handed_out"])}))


def waiting_in(kept: Json) -> Waiting:
    """An update that goes on waiting."""
    return Waiting(**(kept | {"since": age_in(kept["since"])}))


def private(folder: Path) -> Path:
    """The folder, made if need be, for this user's eyes only."""
    folder.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(PermissionError):
        os.chmod(folder, 0o700)  # noqa: PTH101 - says in one word what is meant
    return folder

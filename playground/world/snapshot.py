"""The world is saved on disk, so that a chat goes on after a restart."""

import contextlib
import json
import os
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from playground.world.refusals import Json
from playground.world.update_queue import DualTimestamp, QueuedUpdate
from playground.world.world import (
    BaseChat,
    ButtonPress,
    Group,
    PrivateChat,
    Profile,
    StoredFile,
    World,
)

VERSION = 1
NUMBER_JUMP = 1000
"""After a stop that saved nothing the numbers jump this far, so that none comes twice."""


def save(world: World, webhook: Json | None, folder: Path, *, clean: bool) -> None:
    """Writes the whole world, so that a crash leaves either the old file or the new one."""
    files = folder / "files"
    files.mkdir(parents=True, exist_ok=True)
    for stored in world.files.values():
        place = files / stored.unique_id
        if not place.exists():
            place.write_bytes(stored.content)
    draft = folder / "world.tmp"
    draft.write_text(json.dumps(world_to_json(world, webhook, clean=clean), ensure_ascii=False))
    draft.replace(folder / "world.json")


def world_to_json(world: World, webhook: Json | None, *, clean: bool) -> Json:
    """Returns the world as JSON, with files by name only."""
    allowed = world.updates.allowed
    return {
        "version": VERSION,
        "clean": clean,
        "next_message_id": world.next_message_id,
        "next_update_id": world.updates.next_number,
        "feed": world.feed.last_number,
        "allowed": None if allowed is None else sorted(allowed),
        "hook": webhook,
        "profile": asdict(world.profile),
        "chats": [chat_to_json(chat) for chat in world.chats.values()],
        "groups": [chat_to_json(group) for group in world.groups.values()],
        "presses": [press_to_json(press) for press in world.presses.values()],
        "waiting": [update_to_json(waiting) for waiting in world.updates.all_updates],
        "files": [
            {name: value for name, value in asdict(stored).items() if name != "content"}
            for stored in world.files.values()
        ],
    }


def chat_to_json(chat: BaseChat) -> Json:
    """Turns sets and numeric keys into what JSON can hold."""
    out = {field.name: getattr(chat, field.name) for field in fields(chat)}
    return out | {"deleted": sorted(chat.deleted)}


def press_to_json(press: ButtonPress) -> Json:
    """Returns a press without its steady clock, which means nothing after a restart."""
    out = asdict(press)
    return out | {"handed_out": press.handed_out and press.handed_out.clock_time.isoformat()}


def update_to_json(update: QueuedUpdate) -> Json:
    """Returns an update that still waits."""
    out = {field.name: getattr(update, field.name) for field in fields(update)}
    return out | {"since": update.since.clock_time.isoformat()}


def load(world: World, folder: Path) -> Json | None:
    """Fills the world from disk and returns the saved webhook, if there is one."""
    place = folder / "world.json"
    if not place.exists():
        return None
    saved: Json = json.loads(place.read_text())
    if saved["version"] != VERSION:
        raise SystemExit(f"{place} was written by another version; delete it to begin anew")
    jump = 0 if saved["clean"] else NUMBER_JUMP
    world.next_message_id = saved["next_message_id"] + jump
    world.updates.next_number = saved["next_update_id"] + jump
    world.feed.last_number = saved["feed"] + jump
    allowed = saved["allowed"]
    world.updates.allowed = None if allowed is None else frozenset(allowed)
    world.profile = Profile(**saved["profile"])
    world.restore_chats(PrivateChat(**chat_from_json(chat)) for chat in saved["chats"])
    world.restore_chats(Group(**chat_from_json(group)) for group in saved.get("groups", ()))
    world.presses |= {press["id"]: press_from_json(press) for press in saved["presses"]}
    world.updates.restore([update_from_json(waiting) for waiting in saved["waiting"]])
    for stored in saved["files"]:
        with contextlib.suppress(FileNotFoundError):
            bytes_ = (folder / "files" / stored["unique_id"]).read_bytes()
            world.files[stored["id"]] = StoredFile(**stored, content=bytes_)
    return saved["hook"] if isinstance(saved["hook"], dict) else None


def chat_from_json(saved: Json) -> Json:
    """Turns the keys back into numbers."""
    numbered = ("messages", "sequence", "reactions", "own_reactions")
    back: Json = {
        name: {int(key): value for key, value in saved[name].items()} for name in numbered
    }
    return saved | back | {"deleted": set(saved["deleted"])}


def time_from_json(text: Any) -> DualTimestamp | None:
    """Reads a saved time; a restart counts as a long while of real time."""
    return DualTimestamp(datetime.fromisoformat(text), float("-inf")) if text else None


def press_from_json(saved: Json) -> ButtonPress:
    return ButtonPress(**(saved | {"handed_out": time_from_json(saved["handed_out"])}))


def update_from_json(saved: Json) -> QueuedUpdate:
    """Reads an update that still waits."""
    return QueuedUpdate(**(saved | {"since": time_from_json(saved["since"])}))


def make_private_folder(folder: Path) -> Path:
    """Returns the folder, created if needed, which only this user may read."""
    folder.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(PermissionError):
        os.chmod(folder, 0o700)  # noqa: PTH101 - says in one word what is meant
    return folder

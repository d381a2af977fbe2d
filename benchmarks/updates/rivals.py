"""Names the bots that are compared, how each is started, and what people say to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

PersonActions = tuple[dict[str, Any], ...]
"""What a person does, one thing after the other: {"text": ...} or {"press": label}, with `replies`,
how many messages answer it (1 unless told). {company} and {when} are others in each round."""
ANSWERS: PersonActions = (
    {"text": "/new"},
    {"text": "{company}"},
    {"text": "Data Engineer"},
    {"text": "{when}"},
    {"text": "video"},
    {"text": "45 min"},
)
PEER_ANSWERS: PersonActions = (*ANSWERS, {"text": "yes"})


@dataclass(frozen=True, slots=True)
class Rival:
    """Is one bot. `welcome` is said once by each person, `questions` again and again."""

    name: str
    module: str
    welcome: PersonActions = ()
    questions: PersonActions = PEER_ANSWERS
    environment: Mapping[str, str] = field(default_factory=dict)


OURS = Rival(
    "ours",
    "bot",
    ({"text": "/start", "replies": 2}, {"text": "Berlin", "replies": 2}, {"text": "Ada"}),
    (*ANSWERS, {"press": "Looks right", "replies": 2}),
)
_FILE = {"PEER_FILE": "peer_file"}
PEERS = (
    Rival("python-telegram-bot in memory", "benchmarks.updates.peer_telegram_ext"),
    Rival(
        "python-telegram-bot with pickle", "benchmarks.updates.peer_telegram_ext", environment=_FILE
    ),
    Rival("aiogram in memory", "benchmarks.updates.peer_aiogram"),
    Rival("aiogram with SQLite", "benchmarks.updates.peer_aiogram", environment=_FILE),
)

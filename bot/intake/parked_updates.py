"""What is noted of an update that is put aside: all that Telegram sent, and where it failed."""

import json
import traceback
from pathlib import Path

from bot.intake.update_parsing import IncomingUpdate


def dump_update(update: IncomingUpdate) -> bytes:
    """What Telegram sent."""
    return json.dumps(update.raw, ensure_ascii=False).encode("utf-8", "surrogatepass")


def describe_error(error: Exception) -> str:
    """Class, file and line, and nothing that a person wrote."""
    frames = traceback.extract_tb(error.__traceback__, limit=-1)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} at {place}"

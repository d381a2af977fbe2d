"""Finds out at the start who hears voice notes here, and says it in one line."""

import importlib.util
from dataclasses import dataclass
from pathlib import Path

from yarl import URL

from bot.fetching.local_transcriber import LocalTranscriber
from bot.fetching.transcriber import Transcriber
from bot.fetching.transcription_server import TranscriptionServer
from bot.settings import Settings

HEARD_HERE = "voice notes: heard on this machine, with the model in {folder}"
HEARD_ELSEWHERE = "voice notes: {host} hears them, as TRANSCRIBE_URL says"
NOT_HEARD = "voice notes: nobody hears them; VOICE_MODEL or TRANSCRIBE_URL changes that"
NO_MODEL = "voice notes: nobody hears them, as VOICE_MODEL={folder} holds no model.bin"
NO_LIBRARY = (
    "voice notes: nobody hears them, as VOICE_MODEL needs the extra `voice`: "
    "uv sync --extra voice, or pip install 'debrief[voice]'"
)


@dataclass(frozen=True, slots=True)
class Hearing:
    """Says who hears voice notes, if anybody does, and the line that tells the operator.

    `host` is the server that gets them; "" where they stay on this machine.
    """

    line: str
    transcriber: Transcriber | None = None
    host: str = ""
    is_as_set: bool = True
    """Whether it is what the settings ask for."""


def choose_transcriber(settings: Settings) -> Hearing:
    """Returns who hears voice notes by these settings; nothing heavy is loaded for it."""
    if settings.transcribe_url:
        return _choose_server(settings)
    if settings.voice_model is None:
        return Hearing(NOT_HEARD)
    return _choose_local(settings.voice_model)


def _choose_server(settings: Settings) -> Hearing:
    key = settings.transcribe_key.get_secret_value() if settings.transcribe_key else ""
    host = URL(settings.transcribe_url).host or ""
    server = TranscriptionServer(settings.transcribe_url, settings.transcribe_model, key)
    return Hearing(HEARD_ELSEWHERE.format(host=host), server, host)


def _choose_local(folder: Path) -> Hearing:
    if not (folder / "model.bin").is_file():
        return Hearing(NO_MODEL.format(folder=folder), is_as_set=False)
    if importlib.util.find_spec("faster_whisper") is None:
        return Hearing(NO_LIBRARY, is_as_set=False)
    return Hearing(HEARD_HERE.format(folder=folder), LocalTranscriber(folder))

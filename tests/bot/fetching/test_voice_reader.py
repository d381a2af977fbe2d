"""A note is fetched and heard while the chat shows that the coach is at it."""

import asyncio
import json
import logging
from dataclasses import replace

import pytest

from bot.fetching.file_reader import OpenedFile
from bot.fetching.transcriber import Recording, Transcriber, TryLaterError, UnreadableFileError
from bot.fetching.voice_reader import VoiceReader
from bot.monitoring.metrics import Metrics
from bot.telegram_api.bot_api import BotApiClient
from coaching.model.documents import Dossier, Person
from coaching.model.vocabulary import PersonId
from playground import Playground
from storage.unit_of_work import WaitingFile
from tests.bot.arriving import SAM
from tests.storage.dossiers import opportunity


class Ears:
    """Hears what a test wants to be heard."""

    at_once = 1

    def __init__(self, words: str = "hello", failure: Exception | None = None) -> None:
        self.words, self.failure, self.heard = words, failure, list[Recording]()

    async def transcribe(self, recording: Recording) -> str:
        self.heard.append(recording)
        await asyncio.sleep(0.02)
        if self.failure is not None:
            raise self.failure
        return self.words

    async def close(self) -> None:
        """There is nothing to close."""


def note_of(telegram: Playground, language: str = "en") -> OpenedFile:
    message = telegram.people.send_voice(SAM, 4, b"OggS a sound")
    person = Person(PersonId(1), first_name="Sam", language=language)
    raw = json.dumps({"update_id": 5, "message": message}).encode()
    return OpenedFile(WaitingFile(1, SAM, 5, 0), raw, Dossier(person, (opportunity(1, "Acme"),)))


async def test_the_ears_get_sound_length_names_and_language(
    telegram: Playground, wire: BotApiClient
) -> None:
    """The names that the person's document knows help to write them as they are."""
    ears = Ears()
    assert await VoiceReader(wire, ears, Metrics()).read(note_of(telegram, "en-GB")) == "hello"
    (recording,) = ears.heard
    assert (recording.sound, recording.seconds, recording.language) == (b"OggS a sound", 4, "en")
    assert recording.names == "Acme, Engineer."


async def test_the_chat_shows_that_somebody_types(telegram: Playground, wire: BotApiClient) -> None:
    """It is shown while the note is heard, and a refusal of it hurts nobody."""
    await VoiceReader(wire, Ears(), Metrics()).read(note_of(telegram))
    assert [one["method"] for one in telegram.world.calls].count("sendChatAction") == 1
    note = note_of(telegram)
    telegram.people.block(SAM)
    assert await VoiceReader(wire, Ears(), Metrics()).read(note) == "hello"


@pytest.mark.parametrize(
    ("ears", "outcome"),
    [
        (Ears("hello"), "heard"),
        (Ears(""), "no_words"),
        (Ears(failure=UnreadableFileError()), "unreadable"),
        (Ears(failure=TryLaterError("no line")), "later"),
        (None, "unreadable"),
    ],
)
async def test_every_try_is_counted_and_no_word_is_logged(
    telegram: Playground,
    wire: BotApiClient,
    caplog: pytest.LogCaptureFixture,
    ears: Transcriber | None,
    outcome: str,
) -> None:
    """Numbers and times are seen by the operator, and never what was said."""
    caplog.set_level(logging.DEBUG)
    metrics = Metrics()
    try:
        await VoiceReader(wire, ears, metrics).read(note_of(telegram))
    except (TryLaterError, UnreadableFileError):
        assert outcome in ("unreadable", "later")
    counted = metrics.registry.get_sample_value("debrief_voice_notes_total", {"outcome": outcome})
    assert counted == 1
    assert "hello" not in caplog.text
    assert f"voice note 5 {outcome}" in caplog.text


async def test_a_note_for_nobody_who_hears_is_given_up(
    telegram: Playground, wire: BotApiClient
) -> None:
    """Where the operator took the ears away meanwhile, the person is told."""
    with pytest.raises(UnreadableFileError):
        await VoiceReader(wire, None, Metrics()).read(replace(note_of(telegram)))

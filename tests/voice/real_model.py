"""Real speech is heard by the real library with a small real model: `make test-voice`."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.fetching.local_transcriber import LocalTranscriber
from bot.fetching.transcriber import Recording, UnreadableFileError
from tests.test_licences import find_shipped
from tests.voice.chain import MODEL, SECONDS, run_chain, sound
from tools.licences import check_licences, find_absent

pytestmark = pytest.mark.asyncio(loop_scope="module")
NAMES = "Acme, Priya Shah, Initech, Siobhan Okonkwo."
SAM = 1001


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ears() -> AsyncIterator[LocalTranscriber]:
    assert (MODEL / "model.bin").is_file(), "there is no model: run make test-voice"
    transcriber = LocalTranscriber(MODEL)
    yield transcriber
    await transcriber.close()


def recording(name: str, names: str = NAMES) -> Recording:
    return Recording(sound(name), SECONDS[name], names)


def read_all_files(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_the_licences_of_the_extra_are_agreed_to() -> None:
    """What hears is under free licences, as all that ships is."""
    shipped = find_shipped()
    assert {"av", "ctranslate2", "faster-whisper", "onnxruntime"} <= shipped
    assert find_absent(shipped) == []
    assert list(check_licences(shipped)) == []


@pytest.mark.parametrize(
    ("name", "heard"),
    [
        ("told", "interview with Priya Shah at Acme yesterday at 2 in the afternoon"),
        ("told", "never led a team before"),
        ("told", "decide by next Friday"),
        ("moved", "the interview to Thursday at 3 in the afternoon"),
        ("offer", "Initech made me an offer"),
    ],
)
async def test_speech_is_heard(ears: LocalTranscriber, name: str, heard: str) -> None:
    """Days, times and names stand in the text as they were spoken."""
    assert heard in await ears.transcribe(recording(name))


async def test_known_names_are_written_as_they_are(ears: LocalTranscriber) -> None:
    """A name that nobody could guess is right because the person's document knows it."""
    assert "Initech" not in await ears.transcribe(recording("offer", names=""))
    assert "Initech" in await ears.transcribe(recording("offer"))


async def test_names_last_through_a_long_note(ears: LocalTranscriber) -> None:
    """Whisper hears half a minute at a time, and the names are known in each."""
    words = await ears.transcribe(recording("long"))
    assert words.count("Siobhan Okonkwo") == 2
    assert words.count("Priya Shah") == 2


@pytest.mark.parametrize("name", ["silence", "music"])
async def test_where_nobody_speaks_nothing_is_invented(ears: LocalTranscriber, name: str) -> None:
    """Whisper alone would hear thanks and goodbyes there."""
    assert await ears.transcribe(recording(name)) == ""


@pytest.mark.parametrize("sound", [b"", b"OggS-voice", b"<html>", b"\xff\xfb" * 999])
async def test_what_is_no_sound_is_said_to_be(ears: LocalTranscriber, sound: bytes) -> None:
    """The process lives on and hears what comes next."""
    with pytest.raises(UnreadableFileError):
        await ears.transcribe(Recording(sound, 3))
    assert "Thursday" in await ears.transcribe(recording("moved"))


async def test_no_more_is_heard_than_was_told(ears: LocalTranscriber) -> None:
    """A file that says it lasts three seconds is heard for no longer, however long it is."""
    words = await ears.transcribe(Recording(sound("told"), 3, NAMES))
    assert words.startswith("I had an interview")
    assert "Friday" not in words


async def test_a_voice_note_becomes_a_card(tmp_path: Path) -> None:
    """From the microphone to what is kept: the whole bot on the stand-in for Telegram."""
    async with run_chain(tmp_path) as chain:
        await chain.welcome(SAM)
        await chain.say(SAM, "interview with Priya Shah at Acme yesterday at 2pm")
        heard, card = (await chain.speak(SAM, "told"))[-2:]
        assert heard.startswith("I heard: I had an interview with Priya Shah at Acme")
        assert "They decide by" in card
        assert "never led a team before" in card
        assert chain.telegram.world.unknown == []
    assert sound("told")[100:200] not in read_all_files(tmp_path)

"""Whatever becomes of the process that hears, the bot goes on and the next note is heard."""

import asyncio
import os
from pathlib import Path

import pytest

from bot.fetching import transcriber
from bot.fetching.local_transcriber import LocalTranscriber
from bot.fetching.transcriber import Recording, TryLaterError, UnreadableFileError

PROGRAM = """
import json, os, sys, time
def say(**what):
    print(json.dumps(what), flush=True)
folder = sys.argv[1]
if folder == "broken":
    say(failed="ValueError")
    sys.exit()
say(ready=True)
for line in sys.stdin.buffer:
    order = json.loads(line)
    sound = sys.stdin.buffer.read(order["bytes"]).decode()
    match sound:
        case "die": os._exit(1)
        case "hang": time.sleep(60)
        case "noise": say(unhearable=True)
        case "who": say(text=str(os.getpid()))
        case "secrets": say(text=" ".join(sorted(os.environ)))
        case _: say(text=f"{sound} {order['names']} {order['language']}")
"""


def note(sound: str) -> Recording:
    return Recording(sound.encode(), seconds=1, names="Globex.")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program that answers as the real one does, without a model."""
    path = tmp_path / "program.py"
    path.write_text(PROGRAM)
    return path


async def test_the_process_is_started_once(program: Path) -> None:
    """One process hears note after note, with the names and the language of each."""
    ears = LocalTranscriber(Path("model"), program)
    first, second = [await ears.transcribe(note("who")) for _ in range(2)]
    assert first == second != str(os.getpid())
    assert await ears.transcribe(note("hello")) == "hello Globex. en"
    await ears.close()


async def test_the_process_knows_no_secret(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What opens the files of strangers has no token and no key in its environment."""
    monkeypatch.setenv("BOT_TOKEN", "123:abc")
    monkeypatch.setenv("ENCRYPTION_KEYS", "key")
    ears = LocalTranscriber(Path("model"), program)
    names = await ears.transcribe(note("secrets"))
    await ears.close()
    assert "PATH" in names
    assert not {"BOT_TOKEN", "ENCRYPTION_KEYS"} & set(names.split())


async def test_a_process_that_dies_is_started_anew(program: Path) -> None:
    """The note that it died of is for later, and the next one is heard."""
    ears = LocalTranscriber(Path("model"), program)
    with pytest.raises(TryLaterError, match="has ended"):
        await ears.transcribe(note("die"))
    assert (await ears.transcribe(note("hello"))).startswith("hello")
    await ears.close()


async def test_a_process_that_hangs_is_ended(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the time limit it is killed, so that nothing of it stays."""
    ears = LocalTranscriber(Path("model"), program)
    number = int(await ears.transcribe(note("who")))
    monkeypatch.setattr(transcriber, "SLOWEST_START", -0.9)
    with pytest.raises(TryLaterError, match="too long"):
        await ears.transcribe(note("hang"))
    monkeypatch.undo()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    assert (await ears.transcribe(note("hello"))).startswith("hello")
    await ears.close()


async def test_what_is_no_sound_is_never_tried_again(program: Path) -> None:
    """The process says so, and lives on."""
    ears = LocalTranscriber(Path("model"), program)
    number = await ears.transcribe(note("who"))
    with pytest.raises(UnreadableFileError):
        await ears.transcribe(note("noise"))
    assert await ears.transcribe(note("who")) == number
    await ears.close()


async def test_a_model_that_cannot_be_loaded_is_said(program: Path) -> None:
    """The log can say what is wrong with it, and the note waits."""
    ears = LocalTranscriber(Path("broken"), program)
    with pytest.raises(TryLaterError, match="ValueError"):
        await ears.transcribe(note("hello"))
    await ears.close()


async def test_an_idle_process_gives_its_memory_back(program: Path) -> None:
    """It ends after a while without a note, and starts again with the next one."""
    ears = LocalTranscriber(Path("model"), program, idle_seconds=0.01)
    number = int(await ears.transcribe(note("who")))
    async with asyncio.timeout(10):
        while True:
            await asyncio.sleep(0.01)
            try:
                os.kill(number, 0)
            except ProcessLookupError:
                break
    assert int(await ears.transcribe(note("who"))) != number
    await ears.close()


async def test_closing_ends_the_process(program: Path) -> None:
    """Nothing is left behind when the bot stops."""
    ears = LocalTranscriber(Path("model"), program)
    number = int(await ears.transcribe(note("who")))
    await ears.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)

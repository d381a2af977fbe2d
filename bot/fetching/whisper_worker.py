"""Is a program of its own that hears recordings, so that neither its work nor its end is felt.

It is started as `python whisper_worker.py FOLDER` and knows nothing of the bot. It reads one line
of JSON and then the sound, answers with one line of JSON, and ends when its input ends.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

RATE = 16_000
"""Whisper listens to so many samples a second, each of 16 bits."""
POLITENESS = 10
"""Everything else on the machine goes first."""
MOST_THREADS = 4
MOST_CHARACTERS = 10_000
NOISE = re.compile(
    r"\[[^\[\]]{0,40}\]|\([^()]{0,40}(?:music|noise|applause)[^()]{0,40}\)|[♪♫*]", re.IGNORECASE
)
"""What Whisper writes where nobody speaks."""


def main() -> None:
    """Answers until the input ends."""
    answers = _take_output()
    os.nice(POLITENESS)
    try:
        model = _load_model(sys.argv[1])
    except Exception as error:  # noqa: BLE001 - whatever it is, the bot says it in one line
        _answer(answers, {"failed": type(error).__name__})
        return
    _answer(answers, {"ready": True})
    source = sys.stdin.buffer
    while line := source.readline():
        order = json.loads(line)
        _answer(answers, _hear(model, order, source.read(order["bytes"])))


def _take_output() -> BinaryIO:
    """Returns the output for answers alone; what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a name of the system's
        os.dup2(nowhere.fileno(), 1)
    return answers


def _answer(answers: BinaryIO, said: dict[str, Any]) -> None:
    answers.write(json.dumps(said, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    answers.flush()


def _load_model(folder: str) -> Any:
    from faster_whisper import WhisperModel

    threads = min(os.cpu_count() or 1, MOST_THREADS)
    return WhisperModel(
        folder, device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
    )


def _hear(model: Any, order: dict[str, Any], sound: bytes) -> dict[str, Any]:
    try:
        samples = _decode(sound, order["seconds"])
    except Exception:  # noqa: BLE001 - whatever somebody sent, it is no sound
        return {"unhearable": True}
    if not len(samples):
        return {"text": ""}
    return {"text": transcribe(model, samples, order["names"], order["language"])}


def _decode(sound: bytes, most_seconds: int) -> Any:
    """Returns the samples, and no more than the seconds that were told: a small file can hold a
    day of silence."""
    import av
    import numpy as np

    most = most_seconds * RATE
    parts, length = [], 0
    with av.open(BytesIO(sound), mode="r", metadata_errors="ignore") as container:
        for frame in _resample(container, av.AudioResampler("s16", "mono", RATE)):
            parts.append(frame.to_ndarray().reshape(-1))
            length += parts[-1].size
            if length >= most:
                break
    joined = np.concatenate(parts) if parts else np.zeros(0, np.int16)
    return joined[:most].astype(np.float32) / 32768.0


def _resample(container: Any, resampler: Any) -> Iterator[Any]:
    for frame in container.decode(audio=0):
        yield from resampler.resample(frame)
    yield from resampler.resample(None)


def transcribe(model: Any, samples: Any, names: str, language: str) -> str:
    """Returns the words.

    Stretches in which nobody speaks are left out, as words would be invented there. Each half
    minute is heard with the words before it in mind, which carries the names through a long note.
    """
    spoken = language if model.model.is_multilingual else "en"
    segments, _ = model.transcribe(
        samples,
        language=spoken,
        initial_prompt=names or None,
        vad_filter=True,
    )
    words = " ".join(segment.text.strip() for segment in segments)
    return " ".join(NOISE.sub(" ", words).split())[:MOST_CHARACTERS]


if __name__ == "__main__":
    main()

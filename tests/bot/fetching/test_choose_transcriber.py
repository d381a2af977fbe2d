"""The start says in one line who hears voice notes."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.fetching.choose_transcriber import choose_transcriber
from bot.fetching.local_transcriber import LocalTranscriber
from bot.fetching.transcription_server import TranscriptionServer
from bot.settings import Settings


def settings(**more: Any) -> Settings:
    return Settings(_env_file=None, **more)  # type: ignore[call-arg] # a parameter of pydantic's


@pytest.fixture
def model(tmp_path: Path) -> Path:
    (tmp_path / "model.bin").write_bytes(b"")
    return tmp_path


def test_without_a_setting_nobody_hears() -> None:
    """It is no fault, and the line names what would change it."""
    chosen = choose_transcriber(settings())
    assert (chosen.transcriber, chosen.is_as_set) == (None, True)
    assert "VOICE_MODEL" in chosen.line


def test_a_server_is_named_by_its_host_alone() -> None:
    """Neither its key nor a password in its address is said or kept for /privacy."""
    address = "https://me:secret@ears.example/v1"
    chosen = choose_transcriber(settings(transcribe_url=address, transcribe_key=SecretStr("key")))
    assert isinstance(chosen.transcriber, TranscriptionServer)
    assert chosen.host == "ears.example"
    assert "secret" not in chosen.line


def test_a_folder_without_a_model_is_said(tmp_path: Path) -> None:
    """The bot runs without ears, and the operator reads why."""
    chosen = choose_transcriber(settings(voice_model=tmp_path))
    assert (chosen.transcriber, chosen.is_as_set) == (None, False)
    assert f"VOICE_MODEL={tmp_path} holds no model.bin" in chosen.line


@pytest.mark.parametrize(("is_there", "hears"), [(True, True), (False, False)])
def test_a_model_needs_the_extra(
    model: Path, monkeypatch: pytest.MonkeyPatch, *, is_there: bool, hears: bool
) -> None:
    """Without the library the line says how to get it."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: is_there or None)
    chosen = choose_transcriber(settings(voice_model=model))
    assert isinstance(chosen.transcriber, LocalTranscriber) == hears
    assert ("uv sync --extra voice" in chosen.line) == (not hears)

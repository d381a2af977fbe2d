"""The example shows exactly the settings that exist, and a bad value is one plain line."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot import VERSION
from bot.settings import FORMS, Misconfigured, Settings, read_settings

ROOT = Path(__file__).parents[2]
NOWHERE = Path("/nowhere")


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_the_example_names_every_setting_and_no_other() -> None:
    """The example names every setting and no other, with a line each, in the order of the code."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    named = [(found[1], lines[at - 1]) for at, line in enumerate(lines) if (found := _named(line))]
    assert [name for name, _ in named] == [name.upper() for name in Settings.model_fields]
    assert all(above.startswith("# ") for _, above in named)


def test_the_example_shows_the_defaults(tmp_path: Path) -> None:
    """The example with every line taken in changes no default."""
    dotenv = tmp_path / ".env"
    lines = (ROOT / ".env.example").read_text().splitlines()
    dotenv.write_text("\n".join(line.removeprefix("#") for line in lines if _named(line)))
    assert read_settings(dotenv=dotenv, secrets=NOWHERE) == Settings()


def _named(line: str) -> re.Match[str] | None:
    return re.match(r"#?([A-Z_]+)=", line)


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment wins over the file, and an empty variable counts as none."""
    dotenv = tmp_path / ".env"
    dotenv.write_text("LOG_LEVEL=ERROR\nLOG_FORMAT=json\n")
    monkeypatch.setenv("LOG_LEVEL", "debug")
    monkeypatch.setenv("LOG_FORMAT", "")
    settings = read_settings(dotenv=dotenv, secrets=NOWHERE)
    assert (settings.log_level, settings.log_format) == ("DEBUG", "json")


def test_a_secret_can_come_as_a_file(tmp_path: Path) -> None:
    """A secret can come as a mounted file, and no repr shows it."""
    (tmp_path / "bot_token").write_text("123:abc\n")
    settings = read_settings(dotenv=None, secrets=tmp_path)
    assert settings.bot_token is not None
    assert settings.bot_token.get_secret_value() == "123:abc"
    assert "abc" not in repr(settings)


def test_users_are_listed_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Users are listed with commas; blanks and an extra comma do no harm."""
    monkeypatch.setenv("ALLOWED_USERS", "12, 34,")
    assert read_settings(dotenv=None, secrets=NOWHERE).allowed_users == {12, 34}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "123 abc"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("DATABASE_URL", "mysql://somewhere"),
        ("DATABASE_URL", "sqlite:///"),
        ("ENCRYPTION_KEYS", "c2hvcnQ="),
        ("ALLOWED_USERS", "12,ada,bob"),
        ("ALLOWED_USERS", ","),
        ("ALLOWED_USERS", " "),
        ("ALLOWED_USERS", "12,12345678901234567890123"),
        ("ADMIN_IDS", "1.5"),
        ("ADMIN_IDS", "-1001234567890"),
        ("ADMIN_IDS", "0"),
        ("ADMIN_IDS", ", ,"),
        ("WEBHOOK_URL", "example.net/hook"),
        ("WEBHOOK_SECRET", "how so?"),
        ("LISTEN", "8080"),
        ("LISTEN", "[::1:80"),
        ("BACKUPS_KEPT", "many"),
        ("BACKUPS_KEPT", "-1"),
        ("LOG_LEVEL", "loud"),
        ("LOG_FORMAT", "xml"),
        ("PLAYGROUND_PORT", "70000"),
        ("PLAYGROUND_PORT", "port"),
    ],
)
def test_a_bad_value_is_one_line(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bad value is one line: the name of the setting and the form wanted, never the value."""
    monkeypatch.setenv(name, value)
    with pytest.raises(Misconfigured) as caught:
        read_settings(dotenv=None, secrets=NOWHERE)
    (line,) = str(caught.value).splitlines()
    assert line == f"{name}: must be {FORMS[name.lower()]}"


def test_every_setting_has_a_form() -> None:
    """Each setting says what it must be, in the order of the code."""
    assert list(FORMS) == list(Settings.model_fields)


def test_settings_that_are_no_text_are_one_line(tmp_path: Path) -> None:
    """A .env that is not UTF-8 is one line with its name, and no traceback."""
    (tmp_path / ".env").write_bytes(b"LOG_LEVEL=\xff\n")
    with pytest.raises(Misconfigured, match=r"\.env must be UTF-8 text") as caught:
        read_settings(dotenv=tmp_path / ".env", secrets=NOWHERE)
    assert "\n" not in str(caught.value)


def test_the_version_is_that_of_the_package() -> None:
    """What `--version` says is the version in pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSION


@pytest.mark.parametrize("name", ["TELEGRAM_API_URL", "WEBHOOK_URL"])
@pytest.mark.parametrize(
    "rest", ["", "/hook", "h:99999/hook", "h:0/hook", "h:port/hook", "[::1/hook", "h/my hook"]
)
def test_an_address_needs_a_host_and_a_port(
    name: str, rest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address without host or port is reported in one line at the start."""
    monkeypatch.setenv("WEBHOOK_SECRET", "secret")
    monkeypatch.setenv(name, f"https://{rest}")
    with pytest.raises(Misconfigured, match=f"^{name}: must be an address") as caught:
        read_settings(dotenv=None, secrets=NOWHERE)
    assert "\n" not in str(caught.value)


def test_a_stand_in_may_be_without_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both addresses of a stand-in may be without TLS, with the same words for a wrong one."""
    monkeypatch.setenv("WEBHOOK_SECRET", "secret")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:8081/")
    monkeypatch.setenv("WEBHOOK_URL", "http://[::1]:8080/hook")
    settings = read_settings(dotenv=None, secrets=NOWHERE)
    assert settings.telegram_api_url == "http://127.0.0.1:8081"
    assert settings.webhook_url == "http://[::1]:8080/hook"
    monkeypatch.setenv("WEBHOOK_URL", "h.example/hook")
    with pytest.raises(Misconfigured, match=r"such as https://.*; http:// will do only for"):
        read_settings(dotenv=None, secrets=NOWHERE)


# -- make run ------------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("make") is None, reason="no make here")
@pytest.mark.parametrize(
    ("line", "started"),
    [
        ("export BOT_TOKEN=1:x", "-m bot"),
        ("bot_token = 1:x", "-m bot"),
        ("LOG_LEVEL=loud", "-m bot"),
        ("BOT_TOKEN=''", "-m bot playground"),
        ("BOT_TOKEN= # none yet", "-m bot playground"),
    ],
)
def test_make_run_finds_the_token_as_the_bot_does(line: str, started: str, tmp_path: Path) -> None:
    """make run finds the token as the bot does, and leaves other settings to the bot."""
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\n[ "$1" = -m ] && exec echo "$@"\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    for name in ("pyproject.toml", "uv.lock", ".venv/.ready"):
        (tmp_path / name).touch()
    (tmp_path / ".env").write_text(line + "\n")
    done = subprocess.run(
        [
            str(shutil.which("make")),
            "--no-print-directory",
            "-f",
            ROOT / "Makefile",
            "UV=true",
            "run",
        ],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == started

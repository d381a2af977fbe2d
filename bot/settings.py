"""Reads the operator's settings from the environment, .env, or files in /run/secrets."""

import logging
import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from yarl import URL

from storage.crypto.key_text import HOW_TO_MAKE, decode_key
from storage.database_url import is_postgres

SECRETS_FOLDER = Path("/run/secrets")
DOTENV = Path(".env")
_SECRET_PATTERN = re.compile(r"[A-Za-z0-9_-]{1,256}")
_TOKEN_PATTERN = re.compile(r"[^\s/?#%\\]+")
_USER_ID_RANGE = range(1, 2**52)
"""Telegram's ids of people are positive and have at most 52 bits; those of groups are negative."""
_USER_IDS = "Telegram user ids, comma-separated, such as 12345678,87654321"
FORMS = {
    "bot_token": "the token that @BotFather gave, such as 123456789:AAH..., without blanks",
    "telegram_api_url": "an address that begins with http:// or https://",
    "database_url": (
        "sqlite:/// and a file, such as sqlite:///data/debrief.db, or a database of PostgreSQL, "
        "such as postgresql://debrief:password@host/debrief"
    ),
    "encryption_keys": f"keys with commas between them: {HOW_TO_MAKE}",
    "allowed_users": _USER_IDS,
    "admin_ids": _USER_IDS,
    "webhook_url": (
        "an address such as https://example.org/hook; http:// will do only for a stand-in for "
        "Telegram"
    ),
    "webhook_secret": "1 to 256 letters, digits, underscores and hyphens",
    "listen": "host:port, such as 127.0.0.1:8080",
    "backup_dir": "a folder, such as backups",
    "backups_kept": "a number of backups, such as 7; 0 makes none by itself",
    "voice_model": "a folder with a model of Whisper, such as models/base",
    "transcribe_url": "an address such as https://example.org/v1",
    "transcribe_key": "the key that the server of TRANSCRIBE_URL asks for",
    "transcribe_model": "the name of a model that the server of TRANSCRIBE_URL has",
    "llm_url": "an address such as http://127.0.0.1:11434/v1",
    "llm_model": "the name of a model that the server of LLM_URL has",
    "llm_key": "the key that the server of LLM_URL asks for",
    "log_level": "DEBUG, INFO, WARNING or ERROR",
    "log_format": "text or json",
    "playground_port": "a port between 1 and 65535",
    "playground_dir": "a folder, such as /data",
}
"""What each setting must be, as whoever got it wrong reads it after "must be"."""
UNPROTECTED_WEBHOOK = (
    "WEBHOOK_SECRET must be set beside WEBHOOK_URL: without it anybody could pretend to be Telegram"
)
TWO_WAYS_TO_HEAR = (
    "VOICE_MODEL and TRANSCRIBE_URL: set one of them, so that it is plain who hears voice notes"
)
UNNAMED_MODEL = "LLM_MODEL must be set beside LLM_URL: a server has many models"
UNREADABLE = "the settings cannot be read: {what} must be UTF-8 text that this user may read"


class Misconfigured(Exception):  # noqa: N818 - what it says on the screen
    """Says which settings cannot be used, one line for each, and never shows a value."""


class Settings(BaseSettings):
    """Holds the settings. A field's name in capitals is the name of its variable."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    database_url: str = "sqlite:///data/debrief.db"
    encryption_keys: SecretStr | None = None
    allowed_users: Annotated[frozenset[int], NoDecode] = frozenset()
    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    webhook_url: str = ""
    webhook_secret: SecretStr | None = None
    listen: str = "127.0.0.1:8080"
    backup_dir: Path = Path("backups")
    backups_kept: int = 7
    voice_model: Path | None = None
    transcribe_url: str = ""
    transcribe_key: SecretStr | None = None
    transcribe_model: str = "whisper-1"
    llm_url: str = ""
    llm_model: str = ""
    llm_key: SecretStr | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    playground_port: int = 8081
    playground_dir: Path = Path()

    @property
    def listen_address(self) -> tuple[str, int]:
        """Returns the host and the port of LISTEN."""
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)

    @field_validator("allowed_users", "admin_ids", mode="before")
    @classmethod
    def _split_list(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        _require(parts)  # a lone comma would let everybody in
        return parts

    @field_validator("allowed_users", "admin_ids")
    @classmethod
    def _check_ids(cls, value: frozenset[int]) -> frozenset[int]:
        _require(all(one in _USER_ID_RANGE for one in value))
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _to_capitals(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("bot_token")
    @classmethod
    def _check_bot_token(cls, value: SecretStr | None) -> SecretStr | None:
        _require(value is None or _TOKEN_PATTERN.fullmatch(value.get_secret_value()))
        return value

    @field_validator("telegram_api_url")
    @classmethod
    def _check_api_url(cls, value: str) -> str:
        _require(_is_web_address(value))
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _check_database_url(cls, value: str) -> str:
        _require(is_database_url(value))
        return value

    @field_validator("encryption_keys")
    @classmethod
    def _check_encryption_keys(cls, value: SecretStr | None) -> SecretStr | None:
        keys = value.get_secret_value().split(",") if value else []
        _require(all(decode_key(key) for key in keys if key.strip()))
        return value

    @field_validator("webhook_url", "transcribe_url", "llm_url")
    @classmethod
    def _check_web_address(cls, value: str) -> str:
        _require(not value or _is_web_address(value))
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _check_webhook_secret(cls, value: SecretStr | None) -> SecretStr | None:
        _require(value is None or _SECRET_PATTERN.fullmatch(value.get_secret_value()))
        return value

    @field_validator("listen")
    @classmethod
    def _check_listen(cls, value: str) -> str:
        host, colon, port = value.rpartition(":")
        _require(host and colon and port.isdecimal() and int(port) <= 65535)
        _require(host.startswith("[") == host.endswith("]"))
        return value

    @field_validator("backups_kept")
    @classmethod
    def _check_backups_kept(cls, value: int) -> int:
        _require(value >= 0)
        return value

    @model_validator(mode="after")
    def _check_secret_is_set(self) -> Self:
        if self.webhook_url and self.webhook_secret is None:
            raise ValueError(UNPROTECTED_WEBHOOK)
        return self

    @model_validator(mode="after")
    def _check_model_is_named(self) -> Self:
        if self.llm_url and not self.llm_model:
            raise ValueError(UNNAMED_MODEL)
        return self

    @model_validator(mode="after")
    def _check_one_way_to_hear(self) -> Self:
        if self.voice_model is not None and self.transcribe_url:
            raise ValueError(TWO_WAYS_TO_HEAR)
        return self

    @field_validator("playground_port")
    @classmethod
    def _check_playground_port(cls, value: int) -> int:
        _require(1 <= value <= 65535)
        return value


def is_database_url(value: str) -> bool:
    """Returns whether the value names a database that the bot can keep everything in."""
    is_file = value.startswith("sqlite:///") and not value.endswith("/")
    return is_file or is_postgres(value)


def _require(is_right: object) -> None:
    """Raises ValueError for a value of the wrong form; FORMS says which form is wanted."""
    if not is_right:
        raise ValueError


def _is_web_address(value: str) -> bool:
    """Tells whether the value is an http or https address with a host and a valid port."""
    if not value.startswith(("http://", "https://")) or value.split() != [value]:
        return False
    try:
        url = URL(value)
    except ValueError:
        return False
    return bool(url.host and url.port)


def read_settings(*, dotenv: Path | None = DOTENV, secrets: Path = SECRETS_FOLDER) -> Settings:
    """Returns all settings, checked. Raises Misconfigured with one line for each bad setting."""
    # a line of .env that cannot be read is told by the checks at the start, with the file's name
    logging.getLogger("dotenv").setLevel(logging.ERROR)
    # pydantic-settings warns about a secrets folder that is not there
    sources: dict[str, Any] = {
        "_env_file": dotenv,
        "_secrets_dir": secrets if secrets.is_dir() else None,
    }
    try:
        return Settings(**sources)
    except ValidationError as error:
        raise Misconfigured("\n".join(_error_lines(error))) from None
    except (OSError, UnicodeError):
        what = " and ".join(str(one) for one in (dotenv, sources["_secrets_dir"]) if one)
        raise Misconfigured(UNREADABLE.format(what=what)) from None


def _error_lines(error: ValidationError) -> list[str]:
    """Returns a line for each bad setting, and what concerns several of them as it is said."""
    lines: dict[str, None] = {}
    for problem in error.errors(include_input=False, include_url=False):
        name = str(problem["loc"][0]) if problem["loc"] else ""
        said = problem["msg"].removeprefix("Value error, ")
        lines[f"{name.upper()}: must be {FORMS[name]}" if name in FORMS else said] = None
    return list(lines)

"""Reads the operator's settings from the environment, .env, or files in /run/secrets."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from yarl import URL

SECRETS_FOLDER = Path("/run/secrets")
_SECRET_PATTERN = re.compile(r"[A-Za-z0-9_-]{1,256}")


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
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    playground_port: int = 8081

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
        return [part.strip() for part in value.split(",") if part.strip()]

    @field_validator("log_level", mode="before")
    @classmethod
    def _to_capitals(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("telegram_api_url")
    @classmethod
    def _check_api_url(cls, value: str) -> str:
        if not _is_web_address(value):
            raise ValueError("must be an address that begins with http:// or https://")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _check_database_url(cls, value: str) -> str:
        if not value.startswith("sqlite:///"):
            raise ValueError("must begin with sqlite:///")
        return value

    @field_validator("webhook_url")
    @classmethod
    def _check_webhook_url(cls, value: str) -> str:
        if value and not _is_web_address(value):
            raise ValueError(
                "must be an address such as https://example.org/hook; http:// will do only for a "
                "stand-in for Telegram"
            )
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _check_webhook_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _SECRET_PATTERN.fullmatch(value.get_secret_value()):
            raise ValueError("must be 1 to 256 letters, digits, underscores and hyphens")
        return value

    @field_validator("listen")
    @classmethod
    def _check_listen(cls, value: str) -> str:
        host, colon, port = value.rpartition(":")
        if not (host and colon and port.isdecimal() and int(port) <= 65535):
            raise ValueError("must be host:port, such as 127.0.0.1:8080")
        return value

    @field_validator("backups_kept")
    @classmethod
    def _check_backups_kept(cls, value: int) -> int:
        if value < 0:
            raise ValueError("must be a number of backups; 0 makes none by itself")
        return value

    @model_validator(mode="after")
    def _check_secret_is_set(self) -> Self:
        if self.webhook_url and self.webhook_secret is None:
            raise ValueError(
                "WEBHOOK_SECRET must be set beside WEBHOOK_URL: without it anybody could "
                "pretend to be Telegram"
            )
        return self

    @field_validator("playground_port")
    @classmethod
    def _check_playground_port(cls, value: int) -> int:
        if not 1 <= value <= 65535:
            raise ValueError("must be a port between 1 and 65535")
        return value


def _is_web_address(value: str) -> bool:
    """Tells whether the value is an http or https address with a host and a valid port."""
    if not value.startswith(("http://", "https://")) or value.split() != [value]:
        return False
    try:
        url = URL(value)
    except ValueError:
        return False
    return bool(url.host and url.port)


def read_settings(
    *, dotenv: Path | None = Path(".env"), secrets: Path = SECRETS_FOLDER
) -> Settings:
    """Returns all settings, checked. Raises Misconfigured with one line for each bad setting."""
    # pydantic-settings warns about a secrets folder that is not there
    sources: dict[str, Any] = {
        "_env_file": dotenv,
        "_secrets_dir": secrets if secrets.is_dir() else None,
    }
    try:
        return Settings(**sources)
    except ValidationError as error:
        raise Misconfigured("\n".join(_error_lines(error))) from None


def _error_lines(error: ValidationError) -> list[str]:
    lines = []
    for problem in error.errors(include_input=False, include_url=False):
        said = problem["msg"].removeprefix("Value error, ")
        lines.append(f"{str(problem['loc'][0]).upper()}: {said}" if problem["loc"] else said)
    return lines

"""What whoever runs the bot can set: the environment, .env, or files in /run/secrets."""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

SECRETS = Path("/run/secrets")


class Misconfigured(Exception):  # noqa: N818 - what it says on the screen
    """A setting has a value that cannot be used; one line a setting, never the value itself."""


class Settings(BaseSettings):
    """The field names in capitals are the names of the variables."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    database_url: str = "sqlite:///data/debrief.db"
    encryption_keys: SecretStr | None = None
    allowed_users: Annotated[frozenset[int], NoDecode] = frozenset()
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    playground_port: int = 8081

    @field_validator("allowed_users", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return [part.strip() for part in value.split(",") if part.strip()]

    @field_validator("log_level", mode="before")
    @classmethod
    def _capitals(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("telegram_api_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _known_engine(cls, value: str) -> str:
        if not value.startswith("sqlite:///"):
            raise ValueError("must begin with sqlite:///")
        return value

    @field_validator("playground_port")
    @classmethod
    def _port(cls, value: int) -> int:
        if not 1 <= value <= 65535:
            raise ValueError("must be a port between 1 and 65535")
        return value


def read_settings(*, dotenv: Path | None = Path(".env"), secrets: Path = SECRETS) -> Settings:
    """All settings, checked. Raises Misconfigured with one line for each bad one."""
    # pydantic-settings warns about a secrets folder that is not there
    sources: dict[str, Any] = {
        "_env_file": dotenv,
        "_secrets_dir": secrets if secrets.is_dir() else None,
    }
    try:
        return Settings(**sources)
    except ValidationError as error:
        raise Misconfigured("\n".join(_plain(error))) from None


def _plain(error: ValidationError) -> list[str]:
    lines = []
    for problem in error.errors(include_input=False, include_url=False):
        name = str(problem["loc"][0]).upper() if problem["loc"] else "settings"
        lines.append(f"{name}: {problem['msg'].removeprefix('Value error, ')}")
    return lines

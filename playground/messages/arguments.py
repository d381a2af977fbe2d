"""A method reads its arguments the same way from JSON, a form, an upload or the address."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.world.refusals import Json, Upload, bad_request

_TRUE_WORDS = {"true", "yes", "1"}


@dataclass(frozen=True, slots=True)
class Arguments:
    """Holds what a bot sent with a method; a form brings strings only, JSON brings any type."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) is not None or name in self.uploads

    def text(self, name: str) -> str:
        """Returns the argument as a string, empty where it was not given."""
        value = self.values.get(name)
        match value:
            case None:
                return ""
            case str():
                return value
            case bool():
                return str(value).lower()
            case int() | float():
                return str(value)
            case _:
                return json.dumps(value)

    def require_text(self, name: str) -> str:
        """Returns the argument as a string; raises the Bot API's error where it is missing."""
        if value := self.text(name):
            return value
        raise bad_request(f'parameter "{name}" is required')

    def integer(self, name: str, default: int = 0) -> int:
        """Returns an integer as Telegram reads it: leading digits count, and nonsense is 0."""
        text = self.text(name).strip()
        sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
        digits = digits[: len(digits) - len(digits.lstrip("0123456789"))]
        if not text:
            return default
        return int(sign + digits) if digits else 0

    def number(self, name: str) -> float:
        """Returns a coordinate; nonsense is 0."""
        try:
            return float(self.text(name) or 0)
        except ValueError:
            return 0.0

    def is_true(self, name: str) -> bool:
        return self.text(name).strip().lower() in _TRUE_WORDS

    def parse_json(self, name: str, what: str) -> Any:
        """Returns a structure, or None where it was not given; `what` names it in the error."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as wrong:
            raise bad_request(f"can't parse {what} JSON object") from wrong

    def log_entry(self) -> Json:
        """Returns the arguments as they came for the log; a file appears by name and size only."""
        entry = {
            name: f"upload://{upload.name} ({len(upload.content)} bytes)"
            for name, upload in self.uploads.items()
        }
        return dict(self.values) | entry

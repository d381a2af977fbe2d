"""A request's arguments, however they came: JSON, a form, with files, or in the address."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.world.refusals import Json, Upload, bad_request

_TRUE_WORDS = {"true", "yes", "1"}


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a bot sent along with a method. Forms carry strings, JSON carries what it likes."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) is not None or name in self.uploads

    def text(self, name: str) -> str:
        """As a string, empty where it is not given."""
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
        """As a string; raises the Bot API's words where it is missing."""
        if value := self.text(name):
            return value
        raise bad_request(f'parameter "{name}" is required')

    def integer(self, name: str, default: int = 0) -> int:
        """Leading digits count and nonsense is 0, as at Telegram."""
        text = self.text(name).strip()
        sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
        digits = digits[: len(digits) - len(digits.lstrip("0123456789"))]
        if not text:
            return default
        return int(sign + digits) if digits else 0

    def number(self, name: str) -> float:
        """A coordinate; nonsense is 0."""
        try:
            return float(self.text(name) or 0)
        except ValueError:
            return 0.0

    def is_true(self, name: str) -> bool:
        """Whether it is switched on."""
        return self.text(name).strip().lower() in _TRUE_WORDS

    def parse_json(self, name: str, what: str) -> Any:
        """A structure, None where not given; `what` names it when it cannot be read."""
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
        """For the log: as it came, files by name and size only."""
        shown = {
            name: f"upload://{upload.name} ({len(upload.content)} bytes)"
            for name, upload in self.uploads.items()
        }
        return dict(self.values) | shown

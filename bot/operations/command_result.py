"""Holds what the operator reads after a command."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommandResult:
    """Holds the lines, and whether all went well."""

    lines: tuple[str, ...]
    is_fine: bool = True

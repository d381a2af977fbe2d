"""Says for common first names whether people usually say "she" or "he" of their bearers."""

from functools import cache
from importlib.resources import files


@cache
def names_said(pronoun: str) -> frozenset[str]:
    """Returns the folded first names of whose bearers people usually say "she", or "he"."""
    data = files("coaching") / "data" / f"first_names_said_{pronoun}.txt"
    return frozenset(data.read_text(encoding="utf-8").split())

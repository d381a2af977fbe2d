"""Tells cities by their names, so that "Pune" at the end of a profile line names nobody."""

from functools import cache
from importlib.resources import files

from coaching.reading.text_folding import fold_text


def is_place(name: str) -> bool:
    """Tells whether a city of some size has this name, in one of its spellings."""
    folded = fold_text(name)
    return len(folded) > 2 and f"|{folded}|" in _cities()


@cache
def _cities() -> str:
    # The file is searched as it is: cutting it into lines would take longer than all the look-ups.
    return files("coaching").joinpath("data").joinpath("cities.tsv").read_text(encoding="utf-8")

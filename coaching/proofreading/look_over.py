"""Looks over a text: what is certain is mended, what is not is found to be asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coaching.proofreading.english import is_english
from coaching.proofreading.grammar import LONGEST_CHECKED, find_mistakes
from coaching.proofreading.own_rules import OWN_RULES
from coaching.proofreading.rule import find_by_rules
from coaching.proofreading.slip import Slip, apply_slips, drop_overlaps
from coaching.proofreading.tables.certain import CERTAIN

_ADDRESS = re.compile(
    r"(?<!\S)\S*?(?:://|@|www\.|\w\.[a-z]{2,12}/|\w\.(?:com|org|net|io|dev|co|uk|de|eu|app|example)\b)\S*"
)


@dataclass(frozen=True, slots=True)
class Mended:
    """Is a text without the slips that have one right form, and what these slips were."""

    text: str
    slips: tuple[Slip, ...] = ()


def mend(text: str, names: Sequence[str] = ()) -> Mended:
    """Returns the text with what is certain put right: a doubled word, "i", a small letter at the
    start of a sentence, a blank too many. A text that is not English is left as it is, and so are
    addresses and `names`."""
    if not is_english(text):
        return Mended(text)
    slips = drop_overlaps(find_by_rules(mask_addresses(text), CERTAIN))
    slips = tuple(slip for slip in slips if not _is_named(slip, names))
    return Mended(apply_slips(text, slips), slips)


def find_slips(text: str, names: Sequence[str] = (), words: Sequence[str] = ()) -> tuple[Slip, ...]:
    """Returns what looks wrong and has to be asked, by its place. `names` are right as they are
    written, and no word of `words` is misspelled. See `find_mistakes` on the first call."""
    text = mask_addresses(text[:LONGEST_CHECKED])
    if not is_english(text):
        return ()
    own = find_by_rules(text, OWN_RULES)
    slips = drop_overlaps([*own, *find_mistakes(text, (*names, *words))])
    return tuple(slip for slip in slips if not _is_named(slip, names))


def warm_up() -> None:
    """Reads all patterns of our own, before somebody waits for a draft."""
    greeting = "Thank you for the good morning."
    mend(greeting)
    find_by_rules(greeting, OWN_RULES)


def mask_addresses(text: str) -> str:
    """Returns the text without links and addresses, each letter a dot so that places stay."""
    return _ADDRESS.sub(lambda found: "…" * len(found.group()), text)


def _is_named(slip: Slip, names: Sequence[str]) -> bool:
    """Returns whether the words stand like this in a name on file."""
    wrong = slip.wrong.strip()
    return len(wrong) > 1 and any(re.search(rf"\b{re.escape(wrong)}\b", name) for name in names)

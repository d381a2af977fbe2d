"""Reads what somebody is or does out of a piece of a sentence: "leads the platform team"."""

import re
from typing import Final

from coaching.reading.people.titles import count_department, title_at_start
from coaching.reading.text_folding import fold_text

_DOES: Final = re.compile(
    r"(?P<deed>(?:leads?|runs?|heads?|manages?|owns?|does|oversees?|leading|running|"
    r"leitet)\s(?!it\b|the show)\S[^,;.!?\n()]{1,45})",
    re.IGNORECASE,
)
_TRADE: Final = re.compile(
    r"(?:the|our|their|a|an)\s(?P<title>(?:[a-z&/-]{2,20}\s){0,3}[a-z-]{3,20}"
    r"(?:ist|ant|ian|ate|eer|man|woman|chair|rep|wright|smith|[dgklmnprtv]er|[st]or|[dr]ent|keeper))$",
    re.IGNORECASE,
)
"""Is what somebody does, by the end of the word: "the union delegate"."""


_FROM: Final = re.compile(r"from\s(?:the\s)?(.+)", re.IGNORECASE)


def read_deed(piece: str) -> tuple[str | None, int]:
    """Returns "analytics manager", "leads the platform team" or "HR" as a title, and its length."""
    if deed := _DOES.match(piece):
        return deed["deed"].removeprefix("does ").strip(), len(deed["deed"])
    title, length = title_at_start(piece)
    if title is None and (named := _TRADE.match(piece)):
        title, length = named["title"], len(piece)
    from_ = _FROM.match(piece)
    if not title and from_ and (count := count_department(fold_text(from_[1]).split())):
        title = " ".join(from_[1].split()[:count])
    return title, length

"""Finds the firm that somebody is named with: "spoke to Joan Perry of Harwick Mills"."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.firms.company_words import BOUNDARY_WORDS, NO_COMPANY
from coaching.reading.people.lexicon import NEVER_NAMES, is_first_name
from coaching.reading.people.titles import find_title, is_department
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text
from coaching.reading.words.tokens import Tokens

_OF_A_FIRM: Final = re.compile(
    r"\b(?P<first>[A-Z][\w'’-]{1,20}) [A-Z][\w'’-]{1,24},? (?:of|from|at|over at|with)"
    r" (?P<name>[A-Z][\w'’-]{1,24}(?: [A-Z&][\w'’-]{0,24}){0,3})"
)


def behind_people(tokens: Tokens) -> Iterator[Stretch]:
    """Finds the firm that somebody is of: "spoke to Joan Perry of Harwick Mills"."""
    for match in _OF_A_FIRM.finditer(tokens.text):
        words = fold_text(match["name"]).split()
        if (
            not is_first_name(fold_text(match["first"]))
            or len(words) < 2
            or find_title(match["name"])
        ):
            continue
        if not (is_department(words[0]) or words[0] in BOUNDARY_WORDS | NO_COMPANY | NEVER_NAMES):
            yield Stretch(match.start("name"), match.end("name"))

"""Checks a letter by the rules of its dossier, and by those that hold for every letter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from benchmarks.letters.form import find_faults_of_form
from benchmarks.letters.writing import WrittenCase
from coaching.letters.letter import count_words
from coaching.letters.linkedin_letters import count_utf16_units

_BRACKETS = re.compile(r"\[[^\]]*\]|\{[^}]*\}")


@dataclass(frozen=True)
class Checked:
    """Holds a letter with what is wrong with it."""

    written: WrittenCase

    @cached_property
    def musts(self) -> list[tuple[str, bool]]:
        """Each thing that has to be in it, by name, and whether it is."""
        body = self.written.body.casefold()
        return [
            (
                str(each.get("why") or each["any_of"][0]),
                any(str(text).casefold() in body for text in each["any_of"]),
            )
            for each in self.written.case.data.get("must") or []
        ]

    @cached_property
    def nevers(self) -> list[str]:
        """What must not be in it and is: the reason and the words found."""
        return list(self._find_nevers())

    def _find_nevers(self) -> Iterator[str]:
        for each in self.written.case.data.get("never") or []:
            found = re.search(str(each["pattern"]), self.written.body, re.IGNORECASE | re.MULTILINE)
            if found:
                yield f"{each.get('why', 'never')}: {found.group()!r}"

    @cached_property
    def faults(self) -> list[str]:
        """What is wrong with its form: too long, no letter, a bracket, no greeting, a third person
        for the reader, a mistake that the person did not make."""
        return [*self._find_faults(), *find_faults_of_form(self.written)]

    def _find_faults(self) -> Iterator[str]:
        body, data = self.written.body, self.written.case.data
        if not body:
            yield "no letter"
        words, limit = count_words(body), data.get("max_words")
        if limit and words > int(limit):
            yield f"{words} words of {limit}"
        units, most = count_utf16_units(body), data.get("max_chars")
        if most and units > int(most):
            yield f"{units} characters of {most}"
        if _BRACKETS.search(body):
            yield "a bracket"

    @property
    def missed(self) -> list[str]:
        """What had to be in it and is not."""
        return [name for name, is_held in self.musts if not is_held]

    @property
    def is_whole(self) -> bool:
        """Whether every must is held."""
        return all(is_held for _, is_held in self.musts)

    @property
    def is_clean(self) -> bool:
        """Whether every must is held, nothing is there that must not be, and the form is right."""
        return self.is_whole and not self.nevers and not self.faults

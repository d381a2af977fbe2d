"""Measures proofreading on planted errors and clean sentences, beside its checker alone."""

import argparse
import importlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from coaching.proofreading.look_over import find_slips, mend
from coaching.proofreading.slip import Slip, apply_slips

_HERE: Final = Path(__file__).parent
_MARK: Final = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
"""A planted error and what would be right there: {wrong|right|also right}."""
_ROW: Final = "{:<24}{:>8}{:>14}{:>7}{:>12}"


@dataclass(frozen=True, slots=True)
class PlantedCase:
    """Is a sentence with the slips that were planted in it; none in a clean one."""

    id: str
    kind: str
    text: str
    planted: tuple[Slip, ...]
    accepted: frozenset[str]
    """The sentences that it may become."""
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProofScore:
    """Says what was found in one sentence: how many planted errors, and how much beside them."""

    case: PlantedCase
    alone: tuple[Slip, ...]
    """What the checker finds by itself."""
    ours: tuple[Slip, ...]

    def count_found(self, slips: tuple[Slip, ...]) -> int:
        """Counts the planted errors that are among what was found."""
        return sum(any(slip.overlaps(one) for slip in slips) for one in self.case.planted)

    def find_false(self, slips: tuple[Slip, ...]) -> list[Slip]:
        """Returns what was found where nothing was planted."""
        return [slip for slip in slips if not any(slip.overlaps(it) for it in self.case.planted)]

    @property
    def is_right(self) -> bool:
        """Whether the sentence is what it should be with all that ours offers."""
        known = tuple(slip for slip in self.ours if slip.right or not slip.wrong.strip())
        return apply_slips(self.case.text, known) in self.case.accepted


def read_cases(name: str) -> Iterator[PlantedCase]:
    """Reads a file with one JSON object a line."""
    for line in (_HERE / name).read_text("utf-8").splitlines():
        yield _to_case(json.loads(line))


def _to_case(raw: dict[str, Any]) -> PlantedCase:
    planted, shift = [], 0
    for found in _MARK.finditer(raw["text"]):
        start = found.start() - shift
        planted.append(Slip(start, start + len(found[1]), found[1], found[2].split("|")[0]))
        shift += len(found.group()) - len(found[1])
    text = _MARK.sub(lambda found: found[1], raw["text"])
    ways = max((len(found[2].split("|")) for found in _MARK.finditer(raw["text"])), default=1)
    accepted = frozenset(_write(raw["text"], way) for way in range(ways))
    names = tuple(raw.get("names", ()))
    return PlantedCase(raw["id"], raw["kind"], text, tuple(planted), accepted, names)


def _write(text: str, way: int) -> str:
    def choose(found: re.Match[str]) -> str:
        rights = found[2].split("|")
        return rights[min(way, len(rights) - 1)]

    return _MARK.sub(choose, text)


def score(case: PlantedCase) -> ProofScore:
    """Looks for what was planted, with the checker alone and with all that we have."""
    mended = mend(case.text, case.names).slips
    asked = find_slips(case.text, case.names)
    others = tuple(slip for slip in asked if not any(slip.overlaps(one) for one in mended))
    return ProofScore(case, find_alone(case.text), (*mended, *others))


@cache
def _load_checker() -> Any:
    return importlib.import_module("harper").Linter()


def find_alone(text: str) -> tuple[Slip, ...]:
    """Returns all that the checker says by itself, of errors and of style."""
    return tuple(
        Slip(lint.span.start, lint.span.end, lint.problem_text)
        for lint in _load_checker().lint(text, language="plaintext")
    )


def format_table(scores: Iterable[ProofScore]) -> list[str]:
    """Returns a line a kind: how many were planted and found, and for how many the right words
    were offered."""
    by_kind: dict[str, list[ProofScore]] = defaultdict(list)
    for one in scores:
        by_kind[one.case.kind].append(one)
        by_kind["all"].append(one)
    rows = sorted(by_kind.items(), key=lambda row: (row[0] == "all", row[0]))
    return [
        _ROW.format("kind", "planted", "Harper alone", "ours", "right word"),
        *(_ROW.format(kind, *_count(some)) for kind, some in rows),
    ]


def _count(scores: list[ProofScore]) -> tuple[int, int, int, int]:
    return (
        sum(len(one.case.planted) for one in scores),
        sum(one.count_found(one.alone) for one in scores),
        sum(one.count_found(one.ours) for one in scores),
        sum(one.is_right for one in scores),
    )


def format_false_alarms(scores: Iterable[ProofScore]) -> str:
    """Returns a line on the sentences in which something is found that is no error."""
    several = list(scores)
    alone = sum(bool(one.find_false(one.alone)) for one in several)
    ours = sum(bool(one.find_false(one.ours)) for one in several)
    return f"false alarms in {len(several)} clean sentences: Harper alone {alone}, ours {ours}"


def format_report() -> list[str]:
    """Returns the table, and the line on false alarms."""
    planted = [score(case) for case in read_cases("planted.jsonl")]
    clean = [score(case) for case in read_cases("clean.jsonl")]
    return [*format_table(planted), "", format_false_alarms(clean)]


def main() -> None:
    """Prints the table of docs/proofreading.md; with --show also what was missed or wrong."""
    parser = argparse.ArgumentParser(prog="benchmarks.proofreading", description=__doc__)
    parser.add_argument("--show", action="store_true", help="show what is not perfect")
    options = parser.parse_args()
    print("\n".join(format_report()))
    if options.show:
        for case in (*read_cases("planted.jsonl"), *read_cases("clean.jsonl")):
            _show(score(case))


def _show(one: ProofScore) -> None:
    missed = one.count_found(one.ours) < len(one.case.planted)
    for title, is_so in (("missed", missed), ("false", one.find_false(one.ours))):
        if is_so:
            offered = [(slip.wrong, slip.right) for slip in one.ours]
            print(f"{title:<8}{one.case.id} {one.case.text} {offered}")


if __name__ == "__main__":
    main()

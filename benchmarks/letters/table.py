"""Sums the checks up by kind, as docs/letters.md shows them."""

from collections.abc import Sequence

from benchmarks.letters.checks import Checked
from benchmarks.letters.form import FORM

HEAD = (
    "| kind | letters | musts held | all musts | never | clean | words |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
)


def table_lines(checked: Sequence[Checked]) -> list[str]:
    """Returns the table, a line a kind and one for all."""
    kinds = list(dict.fromkeys(each.written.case.kind for each in checked))
    lines = [
        _line(kind, [one for one in checked if one.written.case.kind == kind]) for kind in kinds
    ]
    return [*HEAD, *lines, _line("all", checked)]


def form_line(checked: Sequence[Checked]) -> str:
    """Returns in how many letters each check of the form that holds for all of them passes."""
    passed = {
        fault: sum(not any(one.startswith(fault) for one in each.faults) for each in checked)
        for fault in FORM
    }
    return ", ".join(f"without {fault}: {count}/{len(checked)}" for fault, count in passed.items())


def _line(name: str, checked: Sequence[Checked]) -> str:
    musts = [is_held for one in checked for _, is_held in one.musts]
    words = [len(one.written.body.split()) for one in checked]
    cells = (
        name,
        str(len(checked)),
        f"{sum(musts)}/{len(musts)}",
        str(sum(one.is_whole for one in checked)),
        str(sum(len(one.nevers) for one in checked)),
        str(sum(one.is_clean for one in checked)),
        str(round(sum(words) / max(len(words), 1))),
    )
    return f"| {' | '.join(cells)} |"

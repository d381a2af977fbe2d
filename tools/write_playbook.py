"""Writes docs/playbook.md from the coach's own table: `python -m tools.write_playbook`."""

from collections.abc import Iterator
from pathlib import Path

from coaching.playbook.playbook import HOUSEKEEPING, PLAYBOOK_NOTES, STEP_DEFINITIONS

PAGE = Path(__file__).parent.parent / "docs" / "playbook.md"
HEAD = """\
# The playbook

What the coach asks of a person, when it asks, and whose advice that is. This page is written from
the files in `coaching/playbook/steps/` by `make playbook`; change these files, not the page.

Times count from the interview's end unless said otherwise. Business days and hours are the
employer's; nothing is ever said outside the person's waking hours. Steps due within half an hour
make one message. In the two hours before an interview nothing comes but what prepares for it, and
until an hour after it only steps of its own job; a deadline that would be over by then is told.
Beside deadlines, that day's interviews and what was put off to then, at most three messages come a
day, half an hour apart. The quiet card is one in the morning, at 9:30 of the person and without a
sound; what may wait comes in it, or on another card of that morning. What a person switched off
(/pause) is never spoken of, and in a time of quiet nothing is.

How it looks: [/status with eight jobs](pictures/status.png), [an offer](pictures/offer.png), [two
offers side by side](pictures/side-by-side.png), [the next round's brief](pictures/next-round.png)
and [more](pictures/README.md). Whole lives with it, word for word: [Dana](lives/dana.md),
[Mateus](lives/mateus.md), [Ken](lives/ken.md) and [six weeks](six-weeks.md).

Sources: S0 Workopolis 2018, S1 AppFabriqa 2017, S2 a bookseller's careers blog, S3 The Balance 2018
(Alison Doyle), S4 PayScale; "peers": what users of other products ask for; "employers' practice":
what employers ask for and expect; "agencies' practice": what recruiters of agencies ask for;
"career offices": what those of universities advise.

| # | step | trigger | window | pings | source |
| --- | --- | --- | --- | --- | --- |
"""
TAIL = """
## Housekeeping

Planned and asked as the steps above are, and none of them: it coaches nobody.

"""


def playbook_page() -> str:
    """The whole page as Markdown."""
    table = "".join(f"| {' | '.join(cells)} |\n" for cells in _table_rows())
    return HEAD + table + TAIL + "".join(_housekeeping_lines())


def _housekeeping_lines() -> Iterator[str]:
    for one in HOUSEKEEPING:
        yield f"- **{one.title}**: when {one.trigger}; {one.lasts}. Asked at {one.pings_when}.\n"


def _table_rows() -> Iterator[tuple[str, ...]]:
    steps = [
        (step.number, str(step.title), step.trigger, step.lasts, step.pings_when, step.source)
        for step in STEP_DEFINITIONS
    ]
    lines = [
        (line.number, line.title, line.when, "", "never", line.source) for line in PLAYBOOK_NOTES
    ]
    for number, *cells in sorted([*steps, *lines], key=lambda cells: cells[0]):
        yield (str(number), *cells)


def main() -> None:
    """Writes the page in its place."""
    PAGE.write_text(playbook_page(), encoding="utf-8")


if __name__ == "__main__":
    main()

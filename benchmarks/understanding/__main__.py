"""`python -m benchmarks.understanding [FILE] [--out FILE] [--show]` prints what was understood."""

import argparse
import json
import statistics
import time
from collections import defaultdict, deque
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from benchmarks.understanding.cases import Fact, TalkCase, read_cases
from benchmarks.understanding.facts import facts_of
from benchmarks.understanding.letters import write_letters
from benchmarks.understanding.scoring import Score, score_case
from coaching.reading.read import read, warm_up, warm_up_rows

OWN_MESSAGES: Final = Path(__file__).with_name("messages.jsonl")
"""Messages of our own, which docs/understanding.md tells of."""
_ROW: Final = "{:<12}{:>7}{:>10}{:>10}{:>12}{:>7}"


def main() -> None:
    """Reads every case of a file and prints a table by kind."""
    options = _parse_arguments()
    warm_up()
    deque(warm_up_rows(), maxlen=0)
    cases = tuple(read_cases(options.file))
    results = [(case, *_run(case)) for case in cases]
    if options.out:
        lines = (
            json.dumps({"id": case.id, "facts": facts, "letters": letters}, ensure_ascii=False)
            for case, facts, letters, _seconds in results
        )
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    scores = [(case, score_case(case, facts, letters)) for case, facts, letters, _ in results]
    if options.show:
        for (case, score), (_case, facts, _letters, _seconds) in zip(scores, results, strict=True):
            _show(case, score, facts)
    if any(case.expect for case in cases):
        print("\n".join(format_table(scores)))
    _print_times([seconds for *_, seconds in results])


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.understanding", description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=OWN_MESSAGES)
    parser.add_argument("--out", type=Path, help="write a line of facts and letters a case")
    parser.add_argument("--show", action="store_true", help="show every case that is not perfect")
    return parser.parse_args()


def score_file(path: Path) -> list[tuple[TalkCase, Score]]:
    """Reads every case of a file and compares what was understood with what is right."""
    return [(case, score_case(case, *_run(case)[:2])) for case in read_cases(path)]


def _run(case: TalkCase) -> tuple[tuple[Fact, ...], list[str], float]:
    begin = time.process_time()
    reading = read(case.text, case.context)
    seconds = time.process_time() - begin
    letters = write_letters(reading, case.context, case.text)
    return facts_of(reading, case), letters, seconds


def _show(case: TalkCase, score: Score, facts: tuple[Fact, ...]) -> None:
    if score.share == 1.0 and not score.invented:
        return
    print(f"\n{case.id} {case.kind} {score.found}/{score.expected}\n  {case.text}")
    for title, some in (
        ("missing", score.missing),
        ("invented", score.invented),
        ("NEVER", score.never),
        ("kept", facts),
    ):
        for fact in some:
            said = {name: value for name, value in fact.items() if value is not None}
            print(f"    {title:<9}{json.dumps(said, ensure_ascii=False)}")


def format_table(scores: Iterable[tuple[TalkCase, Score]]) -> list[str]:
    """Returns the table by kind, a line each: the share of facts, and how many cases go wrong."""
    by_kind: dict[str, list[Score]] = defaultdict(list)
    for case, score in scores:
        by_kind[case.kind].append(score)
        by_kind["all"].append(score)
    return [_ROW.format("kind", "cases", "facts", "found", "inventing", "never")] + [
        _ROW.format(
            kind,
            len(some),
            sum(score.expected for score in some),
            f"{statistics.fmean(score.share for score in some):.1%}",
            sum(bool(score.invented) for score in some),
            sum(bool(score.never) for score in some),
        )
        for kind, some in by_kind.items()
    ]


def _print_times(seconds: list[float]) -> None:
    ordered = [1000 * second for second in sorted(seconds)]
    print(f"read in {statistics.median(ordered):.1f} ms (median), {ordered[-1]:.1f} ms (worst)")


if __name__ == "__main__":
    main()

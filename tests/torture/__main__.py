"""`python -m tests.torture [NAME ...]` prints every promise with its number; exit 1 if one fails.

Each trial prints what it needs to run again: its name and its seed.
"""

import argparse
import sys
import time
from importlib import import_module
from pathlib import Path

from tests.isolation import isolate_in_temporary_folder
from tests.torture.trial import Report, Trial

SEED = 20261122


def trials() -> list[Trial]:
    """Returns the trials of every module here, by name."""
    found: list[Trial] = []
    for path in sorted((Path(__file__).parent / "trials").glob("[a-z]*.py")):
        module = import_module(f"tests.torture.trials.{path.stem}")
        found.extend(getattr(module, "TRIALS", ()))
    return found


def _options(names: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(names)}")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--share", type=float, default=1.0, help="how much of the whole to try")
    chosen = parser.parse_args()
    unknown = set(chosen.names) - set(names)
    if unknown:
        parser.error(f"no such trial: {', '.join(sorted(unknown))}")
    return chosen


def _tried(trial: Trial, seed: int, share: float) -> bool:
    began = time.monotonic()
    try:
        report = trial.run(seed, share)
    except Exception as error:  # noqa: BLE001 - one that breaks must not hide the others
        report = Report(f"broke off: {error!r}", ())
    minutes = (time.monotonic() - began) / 60
    sys.stdout.write(f"| {trial.promise} | {report.tried} | {_figures(report)} | {minutes:.1f} |\n")
    for trouble in report.troubles:
        sys.stdout.write(f"  {trouble}\n")
    if not report.holds:
        again = f"{trial.name} --seed {seed} --share {share:g}"
        sys.stdout.write(f"  again: python -m tests.torture {again}\n")
    sys.stdout.flush()
    return report.holds


def _figures(report: Report) -> str:
    return ", ".join(map(str, report.claims)) or "NOTHING FOUND"


def main() -> int:
    """Returns 1 if any promise fell short, however many did."""
    known = {trial.name: trial for trial in trials()}
    chosen = _options([*known])
    sys.stdout.write(f"seed {chosen.seed}, share {chosen.share:g}\n\n")
    sys.stdout.write("| promise | tried | found | minutes |\n| --- | --- | --- | --- |\n")
    names = chosen.names or [*known]
    with isolate_in_temporary_folder():
        held = [_tried(known[name], chosen.seed, chosen.share) for name in names]
    sys.stdout.write(f"\n{sum(held)} of {len(held)} promises hold.\n")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())

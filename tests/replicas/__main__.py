"""`python -m tests.replicas` prints what kills and freezes do to replicas; exit 1 if it is harm."""

import argparse
import sys
import time

from tests.isolation import isolate_in_temporary_folder
from tests.replicas.trial import REPLICAS, run


def main() -> int:
    """Returns 1 if anything was lost, done twice or out of order."""
    parser = argparse.ArgumentParser(prog="python -m tests.replicas", description=__doc__)
    parser.add_argument("--seed", type=int, default=20261130)
    parser.add_argument("--share", type=float, default=1.0, help="how much of the whole to try")
    parser.add_argument("--replicas", type=int, default=REPLICAS)
    chosen = parser.parse_args()
    began = time.monotonic()
    with isolate_in_temporary_folder():
        report = run(chosen.seed, chosen.share, chosen.replicas)
    sys.stdout.write(f"{report}\n{(time.monotonic() - began) / 60:.1f} minutes\n")
    return 0 if report.holds else 1


if __name__ == "__main__":
    sys.exit(main())

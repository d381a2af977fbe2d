"""`python -m benchmarks.updates` compares how many updates a second are answered: ours, with all
that it keeps, and bots of other makes that ask the same and keep their answers.

All of them run at once and all but one are stopped, in turn for half a second, so that what else
the machine does falls on each of them alike. Each slice is compared with those beside it. It fails
when one of them stops answering.
"""

import argparse
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import chain

from benchmarks.updates.rivals import OURS, PEERS, Rival
from benchmarks.updates.running import RunningRival, StalledError, run_rival
from benchmarks.updates.slices import Slice, compare_rates, format_figures
from tests.isolation import isolate_in_temporary_folder

SLICE_SECONDS = 0.5
Measured = dict[str, list[Slice]]
"""The slices of each rival by its name, in the order in which they were measured."""


def run_round(
    rivals: Sequence[Rival], people: int, slices: int, warm_up: float, delay: float
) -> Measured:
    """Starts all of them anew and measures each so many times. Raises StalledError."""
    measured: Measured = {rival.name: [] for rival in rivals}
    with ExitStack() as stack:
        running = [stack.enter_context(run_rival(rival, people, delay)) for rival in rivals]
        for each in running:
            each.wait_for_answers(people)
        for each in running:
            each.stop()
        for each in running:
            _measure_alone(each, warm_up)
        for each in running * slices:
            measured[each.rival.name].append(_measure_alone(each, SLICE_SECONDS))
    return measured


def _measure_alone(one: RunningRival, seconds: float) -> Slice:
    one.go_on()
    try:
        return one.measure(seconds)
    finally:
        one.stop()


def report_lines(rounds: Sequence[Measured], rivals: Sequence[Rival]) -> list[str]:
    """Returns the figures of each rival, then ours compared with each of the others."""
    slices = {
        rival.name: [*chain.from_iterable(measured[rival.name] for measured in rounds)]
        for rival in rivals
    }
    lines = [format_figures(rival.name, slices[rival.name]) for rival in rivals]
    if OURS.name not in slices:
        return lines
    ours = slices.pop(OURS.name)
    return lines + [
        f"ratio to {name}: {compare_rates(ours, peer)}" for name, peer in slices.items()
    ]


def main() -> int:
    """Returns 1 when one of them stalls."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=3, help="starts anew so often")
    parser.add_argument("--people", type=int, default=200, help="who write at the same time")
    parser.add_argument("--slices", type=int, default=6, help="of each rival, in each round")
    parser.add_argument("--warm", type=float, default=0.5, help="seconds before the first slice")
    parser.add_argument("--delay", type=float, default=0, help="milliseconds to Telegram and back")
    parser.add_argument("--only", help="the rivals with this in their name")
    given = parser.parse_args()
    rivals = [one for one in (OURS, *PEERS) if not given.only or given.only in one.name]
    rounds: list[Measured] = []
    for _ in range(given.rounds):
        try:
            with isolate_in_temporary_folder():
                rounds.append(
                    run_round(rivals, given.people, given.slices, given.warm, given.delay / 1000)
                )
        except StalledError as error:
            sys.stdout.write(f"no comparison: {error}\n")
            return 1
    sys.stdout.write("\n".join(report_lines(rounds, rivals)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

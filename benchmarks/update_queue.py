"""How long updates that wait at the stand-in take, each, when a thousand wait and when many do.

Usage: `python -m benchmarks.update_queue`
"""

import time

from playground import Rules, WindableClock
from playground.world.update_queue import UpdateQueue

SIZES = (1_000, 5_000, 20_000, 80_000)


def work_through(count: int) -> None:
    """Adds, reads, confirms and drops that many updates of fifty people."""
    queue = UpdateQueue(WindableClock(), Rules())
    for at in range(count):
        queue.add("message", {}, at % 50)
    first = queue.first_updates(1)[0].number
    for offset in range(first, first + count // 2, 10):
        queue.confirm(offset)
        queue.first_updates(100)
    for one in queue.all_updates:
        queue.drop(one.number)


def main() -> None:
    """Prints the microseconds of each update by how many wait; the figures should stay alike."""
    for count in SIZES:
        began = time.process_time()
        work_through(count)
        each = (time.process_time() - began) / count * 1e6
        print(f"{count:7,} waiting: {each:.1f} µs each")


if __name__ == "__main__":
    main()

"""A process whose wall clock can be moved while it runs: libfaketime reads how far from a file."""

import time
from datetime import datetime
from pathlib import Path


def surroundings(clock: Path) -> dict[str, str]:
    """The part of a process's environment that makes it see the clock in that file; it looks once
    a second."""
    import libfaketime

    library = next(Path(libfaketime.__file__).parent.rglob("libfaketime.so.1"))
    return {
        "TZ": "UTC",
        "LD_PRELOAD": str(library),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_CACHE_DURATION": "1",
        "DONT_FAKE_MONOTONIC": "1",
        # else a thread that waits for Python's lock wakes at once, again and again
        "FAKETIME_FORCE_MONOTONIC_FIX": "0",
    }


def move(clock: Path, moment: datetime) -> None:
    """Whoever sees this clock takes it for that moment, and goes on from there."""
    fresh = clock.with_suffix(".new")
    fresh.write_text(f"{round(moment.timestamp() - time.time()):+d}\n")
    fresh.rename(clock)

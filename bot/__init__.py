"""What runs by itself: fetching, intake, outbox, scheduler; start it with `python -m bot`."""

import sys

VERSION = "0.1.0"

if sys.argv[:1] == ["-m"]:  # while `python -m bot` loads, Ctrl-C ends it without a traceback
    # the part of signal that is built in: loading all of it takes milliseconds more
    import _signal  # type: ignore[import-not-found]

    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

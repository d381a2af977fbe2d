"""What runs by itself: fetching, intake, outbox, scheduler; start it with `python -m bot`."""

import sys

VERSION = "0.1.0"

_program = sys.argv[0] if sys.argv else ""
if _program == "-m" or _program.endswith("/debrief"):
    # while `python -m bot` or `debrief` loads, Ctrl-C ends it without a traceback
    # this is the part of signal that is built in: loading all of it takes milliseconds more
    import _signal  # type: ignore[import-not-found]

    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

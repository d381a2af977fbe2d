"""Says which methods of the Bot API fail and how often, so that an operator sees it in the log."""

import logging
import re
from collections import Counter
from typing import Final

from bot.monitoring.metrics import Metrics

NOTHING_LOST: Final = (
    "nothing is lost by it; where it goes on, look at what stands between the bot and "
    "TELEGRAM_API_URL"
)
"""What an operator can do about a call that is tried again, or that is worth nothing later."""
_QUOTED = re.compile(r"\"| '")
_log = logging.getLogger(__name__)


class FailedCalls:
    """Counts calls that failed by their method, and logs the 1st, 2nd, 4th, 8th ... of each."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._counts = Counter[str]()

    def count(self, method: str, why: object, hint: str = NOTHING_LOST) -> None:
        """Counts one; `why` must hold nothing that a person wrote, and `hint` says what to do."""
        self._counts[method] += 1
        self._metrics.failed_calls.labels(method).inc()
        times = self._counts[method]
        if times & (times - 1) == 0:
            _log.warning("%s failed (%d since the start): %s; %s", method, times, why, hint)


def remove_quotes(description: str) -> str:
    """Returns Telegram's words without what they quote: that can be somebody's note, and the
    address of a button holds a whole letter."""
    return _QUOTED.split(description)[0]

"""Says which methods of the Bot API fail and how often, so that an operator sees it in the log."""

import logging
from collections import Counter

from bot.monitoring.metrics import Metrics

_log = logging.getLogger(__name__)


class FailedCalls:
    """Counts calls without a useful answer by their method, and logs the 1st, 2nd, 4th, 8th ..."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._counts = Counter[str]()

    def count(self, method: str, why: object) -> None:
        """Counts one; `why` must hold nothing that a person wrote."""
        self._counts[method] += 1
        self._metrics.failed_calls.labels(method).inc()
        times = self._counts[method]
        if times & (times - 1) == 0:
            _log.warning("%s failed (%d since the start): %s", method, times, why)

"""No message has more than eight buttons beside a calendar's: every chat of a test holds it."""

import pytest

from handlers.flows.calendar_keyboard import HALF_HOURS
from tests.handlers.few_buttons import EIGHT, check_few_buttons
from tests.handlers.screen import Refused, Seen


def _message(count: int, data: str) -> Seen:
    button = {"text": "Acme", "callback_data": data}
    return Seen("message", 1, "Which one?", ((button,),) * count)


def test_nine_buttons_are_refused() -> None:
    """And eight are not; the half hours of a day do not count."""
    check_few_buttons([_message(EIGHT, "s:1"), _message(len(HALF_HOURS), "y:hour:1:when:739000:0")])
    with pytest.raises(Refused, match="9 buttons"):
        check_few_buttons([_message(EIGHT, "s:1"), _message(EIGHT + 1, "s:1")])

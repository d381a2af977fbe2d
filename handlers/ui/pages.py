"""Long lists come in pages, so that no message has more buttons than a person takes in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from coaching.translation import _
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData

BUTTONS_AT_MOST = 8
"""So many buttons a person takes in on a phone."""
EARLIER_LABEL = _("‹ Earlier")
MORE_LABEL = _("More ›")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Holds what stands on one page; `number` counts from 0."""

    items: Sequence[Item]
    number: int
    is_last: bool

    def buttons(self, link: Callable[[int], CallbackData]) -> list[Button]:
        """Returns the buttons to the pages beside it; `link` makes what the button to one sends."""
        before = [Button(EARLIER_LABEL, link(self.number - 1))] if self.number else []
        after = [] if self.is_last else [Button(MORE_LABEL, link(self.number + 1))]
        return [*before, *after]


def take_page(items: Sequence[Item], number: int, room: int) -> Page[Item]:
    """Returns a page of a list, or its last one where there is none of that number.

    With one button for each item, the page and the buttons to its neighbours are at most `room`.
    """
    size = page_size(len(items), room)
    number = max(0, min(number, (len(items) - 1) // size))
    shown = items[number * size : (number + 1) * size]
    return Page(shown, number, (number + 1) * size >= len(items))


def page_size(count: int, room: int) -> int:
    """Returns how many of so many items stand on a page that has room for so many buttons.

    Where there are two pages, each has one button to the other; a page in the middle has two.
    """
    if count <= room:
        return room
    return room - 1 if count <= 2 * (room - 1) else room - 2

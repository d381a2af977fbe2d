"""Everything that stands on the desk together: the world, its people, the clock, the troubles."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from playground.clock import WindableClock
from playground.faults import Faults
from playground.groups import Groups
from playground.incoming import Incoming
from playground.limits import Pace
from playground.people import People
from playground.terms import TOKEN
from playground.world import World

NextPing = Callable[[], Awaitable[datetime | None]]


@dataclass(slots=True)
class Desk:
    """What requests are answered from. `next_ping` is the bot's own knowledge, lent to the page."""

    world: World
    pace: Pace
    token: str = TOKEN
    any_token: bool = False
    next_ping: NextPing | None = None
    faults: Faults = field(default_factory=Faults)
    people: People = field(init=False)
    groups: Groups = field(init=False)
    incoming: Incoming = field(init=False)

    def __post_init__(self) -> None:
        self.people = People(self.world)
        self.groups = Groups(self.world)
        self.incoming = Incoming(self.world, self.faults)

    @property
    def clock(self) -> WindableClock:
        """The clock to wind."""
        return self.world.clock

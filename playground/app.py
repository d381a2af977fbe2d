"""A running stand-in holds its parts here: the world, its people, the clock, the faults."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from playground.bot_api.update_delivery import UpdateTransport
from playground.people.client_actions import ClientActions
from playground.people.groups import Groups
from playground.world.bot_token import make_token
from playground.world.faults import Faults
from playground.world.flood_limits import SendRateLimiter
from playground.world.world import World
from playground.world.wound_clock import WindableClock

NextPing = Callable[[], Awaitable[datetime | None]]


@dataclass(slots=True)
class AppState:
    """Holds what every request is answered from.

    `next_ping` comes from the bot itself, which lends this knowledge to the page.
    """

    world: World
    rate_limiter: SendRateLimiter
    token: str = field(default_factory=make_token)
    any_token: bool = False
    next_ping: NextPing | None = None
    faults: Faults = field(default_factory=Faults)
    people: ClientActions = field(init=False)
    groups: Groups = field(init=False)
    update_transport: UpdateTransport = field(init=False)

    def __post_init__(self) -> None:
        self.people = ClientActions(self.world)
        self.groups = Groups(self.world)
        self.update_transport = UpdateTransport(self.world, self.faults)

    @property
    def clock(self) -> WindableClock:
        return self.world.clock

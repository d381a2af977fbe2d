"""A local stand-in for Telegram lets you chat with the bot in a browser and move its clock."""

from playground.app import NextPing
from playground.server import Playground, create_app, start
from playground.world.flood_limits import Limits, Speed
from playground.world.refusals import Misuse, Rules
from playground.world.wound_clock import WindableClock

__all__ = [
    "Limits",
    "Misuse",
    "NextPing",
    "Playground",
    "Rules",
    "Speed",
    "WindableClock",
    "create_app",
    "start",
]

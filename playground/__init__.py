"""Telegram on your desk: a stand-in for the Bot API, a chat page, a clock to wind."""

from playground.app import NextPing
from playground.server import Playground, create_app, start
from playground.world.flood_limits import Limits, Speed
from playground.world.refusals import TOKEN, Misuse, Rules
from playground.world.wound_clock import WindableClock

__all__ = [
    "TOKEN",
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

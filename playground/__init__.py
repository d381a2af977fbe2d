"""Telegram on your desk: a stand-in for the Bot API, a chat page, a clock to wind."""

from playground.clock import WindableClock
from playground.desk import NextPing
from playground.limits import Limits, Speed
from playground.server import Playground, create_app, start
from playground.terms import TOKEN, Misuse, Rules

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

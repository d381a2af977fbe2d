"""`python -m playground` runs the stand-in for Telegram alone, in a process of its own."""

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from playground import start
from playground.world.refusals import parse_rules


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m playground", description="A stand-in for Telegram's Bot API."
    )
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one")
    parser.add_argument("--token", help="the only token that is let in; default: a fresh one")
    parser.add_argument("--any-token", action="store_true", help="let in any well-formed token")
    parser.add_argument("--data", type=Path, help="keep the chats in this folder")
    parser.add_argument("--no-limits", action="store_true", help="never answer 429")
    parser.add_argument(
        "--rule",
        action="append",
        default=[],
        metavar="NAME=NUMBER",
        help="such as calls_kept=100000 or webhook_longest_pause=1; may be given again",
    )
    chosen = parser.parse_args()
    try:
        chosen.rules = parse_rules(chosen.rule)
    except ValueError as wrong:
        parser.error(str(wrong))
    return chosen


async def serve(options: argparse.Namespace) -> None:
    """Serves the stand-in until somebody stops the process.

    It prints its address on the first line and the bot's token on the second.
    """
    try:
        running = await start(
            host=options.host,
            port=options.port,
            data=options.data,
            token=options.token,
            any_token=options.any_token,
            limits=not options.no_limits,
            rules=options.rules,
        )
    except OSError as error:
        sys.exit(f"{options.host}:{options.port} cannot be had: {error.strerror}")
    sys.stdout.write(f"{running.url}\n{running.token}\n")
    sys.stdout.flush()
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    await stopped.wait()
    await running.stop()


if __name__ == "__main__":
    asyncio.run(serve(parse_options()))

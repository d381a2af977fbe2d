"""The token that lets a bot in is made anew at each start, so that no web page can know it."""

import re
import secrets

BOT_ID = 7000000001
"""The bot keeps its own id from start to start; only the secret part of its token changes."""
SECRET_BYTES = 27
_PATTERN = re.compile(r"\d+:[\w-]{30,}", re.ASCII)


def make_token() -> str:
    """Returns a token that nobody can guess, in the form that Telegram gives them."""
    return f"{BOT_ID}:{secrets.token_urlsafe(SECRET_BYTES)}"


def is_token(text: str) -> bool:
    """Returns whether a text has the form of a token."""
    return _PATTERN.fullmatch(text) is not None


def bot_id(token: str) -> int:
    """Returns the bot's own id, the number before the colon."""
    head = token.partition(":")[0]
    return int(head) if head.isdecimal() and int(head) else 1

"""Why the bot cannot go on; each text is the one line that whoever runs it reads."""

import os
import socket


class CannotRunError(Exception):
    """The root of these."""


def why_no_listening(error: OSError | UnicodeError) -> str:
    """Returns in words why an address cannot be listened at, such as Address already in use."""
    if isinstance(error, OSError) and error.errno and not isinstance(error, socket.gaierror):
        return os.strerror(error.errno)
    return getattr(error, "strerror", None) or type(error).__name__


class LockedOutError(CannotRunError):
    """Telegram does not accept the token."""

    def __init__(self) -> None:
        super().__init__(
            "Telegram does not accept BOT_TOKEN: copy it again from @BotFather "
            "(and check TELEGRAM_API_URL when it is set)."
        )


class TokenInUseError(CannotRunError):
    """Another process fetches with the same token."""

    def __init__(self) -> None:
        super().__init__(
            "Another process fetches for this bot, and two of them would each answer half of what "
            "people write: stop one, or give this one a BOT_TOKEN of its own."
        )


class CannotListenError(CannotRunError):
    """Nothing can reach the webhook."""

    def __init__(self, listen: str, why: str) -> None:
        super().__init__(f"The webhook needs LISTEN, and {listen} cannot be had: {why}.")


class NoPlaygroundError(CannotRunError):
    """The playground's page cannot be served where the settings say."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(
            f"The playground's page needs {address}, which cannot be had: {why}. Set "
            "PLAYGROUND_PORT to a free port (the host is that of LISTEN), or stop what listens "
            "there."
        )

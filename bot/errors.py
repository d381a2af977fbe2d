"""Why the bot cannot go on; each text is the one line that whoever runs it reads."""


class CannotRunError(Exception):
    """The root of these."""


class LockedOutError(CannotRunError):
    """Telegram does not accept the token."""

    def __init__(self) -> None:
        super().__init__(
            "Telegram does not accept BOT_TOKEN: copy it again from @BotFather "
            "(and check TELEGRAM_API_URL when it is set)."
        )


class CannotListenError(CannotRunError):
    """Nothing can reach the webhook."""

    def __init__(self, listen: str, why: str) -> None:
        super().__init__(f"The webhook needs LISTEN, and {listen} cannot be had: {why}.")

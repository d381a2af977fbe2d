"""These errors say what can be wrong with stored data; each message says what to do about it."""

from pathlib import Path


class StorageError(Exception):
    """Is the base of all storage errors: a start or a turn cannot go on."""


class KeyFileError(StorageError):
    """A given key, or the key file, cannot be used."""


class WrongKeyError(StorageError):
    """The data is sealed with a master key that was not given."""


class TamperedError(StorageError):
    """A seal does not open although its key is there: changed, cut short, or of another row."""


class NewerDocumentError(StorageError):
    """A document was written by a later version of the program."""


class NewerDatabaseError(StorageError):
    """The tables were made by a later version of the program."""


class DamagedError(StorageError):
    """The database file is damaged."""


class UnavailableError(StorageError):
    """The database cannot be opened."""


class InUseError(UnavailableError):
    """Another process has the database open."""


class ReplacedError(UnavailableError):
    """Files of the open database were deleted, replaced or cut short from outside."""

    def __init__(self, names: str) -> None:
        super().__init__(
            f"{names}: deleted, replaced or cut short while the bot runs. Nothing is kept until it "
            "is back; Telegram keeps what people write for a day. Stop the bot (no kill -9) and "
            "start it again: the start says whether a backup is needed"
        )


class NothingThereError(UnavailableError):
    """The database is empty or gone, although backups know people."""

    def __init__(self, path: Path, folder: Path, count: int) -> None:
        super().__init__(
            f"there is nobody in {path}, but the backups in {folder} know people ({count}): "
            "python -m bot restore puts the newest backup in its place; to begin with an empty "
            "database all the same, run python -m bot migrate --begin-anew"
        )


class LostRaceError(StorageError):
    """Somebody else changed the same document in between: load it again and repeat the turn."""


class UnreadableError(StorageError):
    """One person's documents cannot be read; `chat` says whose, `__cause__` why."""

    def __init__(self, chat: int) -> None:
        super().__init__("what is kept of somebody cannot be read: python -m bot check says whose")
        self.chat = chat

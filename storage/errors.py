"""These errors say what can be wrong with stored data; each message says what to do about it."""


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


class LostRaceError(StorageError):
    """Somebody else changed the same document in between: load it again and repeat the turn."""


class UnreadableError(StorageError):
    """One person's documents cannot be read; `chat` says whose, `__cause__` why."""

    def __init__(self, chat: int) -> None:
        super().__init__("what is kept of somebody cannot be read: python -m bot check says whose")
        self.chat = chat

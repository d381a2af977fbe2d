"""Finds the encryption keys, and a wrong one before anything is fetched."""

import os
from pathlib import Path

from bot.settings import Settings
from storage.backup.backup_folder import list_backups
from storage.crypto.key_check import refuse_wrong_keys
from storage.crypto.key_text import HOW_TO_MAKE
from storage.crypto.keys import has_key_file, prepare_key_folder, read_keys
from storage.errors import KeyFileError
from storage.unit_of_work import database_path, is_postgres

NO_SHARED_KEY = (
    "there is no encryption key, and every process on PostgreSQL needs the same one: set "
    f"ENCRYPTION_KEYS; {HOW_TO_MAKE}"
)


def check_keys(settings: Settings) -> None:
    """Raises a StorageError when the keys cannot be read or made, or do not open what is kept.

    It changes nothing but makes the folder of a key that the first start will make.
    """
    if is_postgres(settings.database_url):
        refuse_missing_shared_key(settings)
        return
    path = database_path(settings.database_url)
    if has_key_setting(settings) or path.exists() or list_backups(settings.backup_dir):
        refuse_wrong_keys(path, read_key_file(settings)[0])
    else:
        prepare_key_folder(key_folder())


def refuse_missing_shared_key(settings: Settings) -> None:
    """Raises KeyFileError where no key is given to a process that shares its database: each would
    make one of its own, and could not read what the others keep."""
    if not has_key_setting(settings) and not has_key_file(key_folder()):
        raise KeyFileError(NO_SHARED_KEY)


def has_key_setting(settings: Settings) -> bool:
    """Returns whether the settings give the keys; else they are in a file of their own."""
    return bool(_split_setting(settings))


def key_folder() -> Path:
    """Returns the folder with the key file."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def read_key_file(settings: Settings) -> tuple[list[bytes], Path | None]:
    """Returns the given keys, else those of the key file and that file; raises KeyFileError."""
    return read_keys(_split_setting(settings), key_folder())


def _split_setting(settings: Settings) -> list[str]:
    setting = settings.encryption_keys.get_secret_value() if settings.encryption_keys else ""
    return [part for part in setting.split(",") if part.strip()]

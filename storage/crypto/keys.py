"""The encryption keys come from the settings, or from a key file made at the first start."""

import base64
import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from storage import files
from storage.crypto.key_text import HOW_TO_MAKE, decode_key
from storage.crypto.sealing import KEY_BYTES
from storage.errors import KeyFileError

_NO_KEY_MESSAGE = (
    "there is no encryption key: ENCRYPTION_KEYS is not set, and there is no file {path}; put a "
    "copy of the key there. Where nothing is kept yet, the first start of the bot makes one"
)


def read_keys(encoded_keys: Sequence[str], home: Path) -> tuple[list[bytes], Path | None]:
    """Returns the keys, newest first, and the file they were read from if the settings gave none.

    `home` must be outside the data folder: keys are stored apart from what they open. Raises
    KeyFileError, which says that there is no key or which one is wrong, but never shows it.
    """
    if encoded_keys:
        return _decode_keys(encoded_keys, "ENCRYPTION_KEYS"), None
    path = _key_file(home)
    try:
        return _read_key_file(path), path
    except (FileNotFoundError, NotADirectoryError):
        raise KeyFileError(_NO_KEY_MESSAGE.format(path=path)) from None
    except OSError as error:
        raise KeyFileError(
            f"the encryption key cannot be read from {path} ({error.strerror})"
        ) from error


def has_key_file(home: Path) -> bool:
    """Returns whether there is a file that the keys are read from where the settings give none."""
    return _key_file(home).exists()


def prepare_key_folder(home: Path) -> None:
    """Creates the folder of the key file unless there is such a file. Raises KeyFileError when
    `make_key` could not write there."""
    path = _key_file(home)
    try:
        if path.exists():
            return
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_writable = os.access(path.parent, os.W_OK | os.X_OK)
    except OSError as error:
        raise _cannot_be_kept(path, error.strerror) from error
    if not is_writable:
        raise _cannot_be_kept(path, "no permission")


def make_key(home: Path) -> Path | None:
    """Creates the key file with a fresh key; returns None when there is one already.

    Raises KeyFileError when the file cannot be written there.
    """
    path = _key_file(home)
    try:
        return path if not path.exists() and _create_key_file(path) else None
    except OSError as error:
        raise _cannot_be_kept(path, error.strerror) from error


def _cannot_be_kept(path: Path, why: str | None) -> KeyFileError:
    return KeyFileError(
        f"the encryption key cannot be kept in {path} ({why}); "
        f"set ENCRYPTION_KEYS instead: {HOW_TO_MAKE}"
    )


def add_key(home: Path) -> Path:
    """Puts a fresh key first in the key file, which is created if needed; older keys stay.

    Returns the file. Raises KeyFileError when it cannot be read or written.
    """
    path = _key_file(home)
    try:
        older = _read_key_file(path) if path.exists() else []
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = path.with_name(path.name + ".new")
        files.make_file(new)
        new.write_bytes(b"".join(map(_key_line, [secrets.token_bytes(KEY_BYTES), *older])))
        files.move_into_place(new, path.resolve())
    except OSError as error:
        raise KeyFileError(f"no key can be added to {path} ({error.strerror})") from error
    return path


def _key_file(home: Path) -> Path:
    return home / "debrief" / "encryption.key"


def _key_line(key: bytes) -> bytes:
    return base64.b64encode(key) + b"\n"


def _create_key_file(path: Path) -> bool:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another start was faster: its key is used
        return False
    with os.fdopen(file, "wb") as key_file:
        key_file.write(_key_line(secrets.token_bytes(KEY_BYTES)))
        key_file.flush()
        os.fsync(key_file.fileno())
    files.sync_folder(
        path.parent
    )  # after a power cut, a key whose file name was lost would open nothing
    return True


def _read_key_file(path: Path) -> list[bytes]:
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise KeyFileError(f"others can read {path}: run chmod 600 {path}")
    lines = path.read_text("utf-8", errors="replace").split()
    if not lines:
        raise KeyFileError(f"{path} is empty: put the key back; if there never was one, delete it")
    return _decode_keys(lines, str(path))


def _decode_keys(texts: Sequence[str], source: str) -> list[bytes]:
    return [_decode_key(text, f"key {at} in {source}") for at, text in enumerate(texts, 1)]


def _decode_key(text: str, name: str) -> bytes:
    key = decode_key(text)
    if key is None:
        raise KeyFileError(f"{name} cannot be used; {HOW_TO_MAKE}")
    return key

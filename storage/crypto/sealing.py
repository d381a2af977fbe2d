"""Seals data so that only a person's key opens it, and only a master key opens that key.

A master key wraps the data keys; a data key seals bodies. Both are AES-256 in GCM, each seal with a
random nonce, bound to the place it was made for: it does not open in another row. A body is also
bound to the facts that stand open beside it, such as whose chat it is: when one of them is changed
outside the program, it does not open any more.
"""

import hashlib
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from storage.errors import KeyFileError, NewerDocumentError, TamperedError, WrongKeyError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_KEY_FORMAT = b"\x01"
_UNBOUND_FORMAT = b"\x01"
"""Such a body was sealed for its place alone. Only the migration that binds all bodies opens it."""
_BODY_FORMAT = b"\x02"
_NONCE_BYTES = 12
_MARK_BYTES = 4
_TAG_BYTES = 16
WRAPPED_BYTES = len(_KEY_FORMAT) + _MARK_BYTES + _NONCE_BYTES + KEY_BYTES + _TAG_BYTES
"""Every wrapped key has this length: one of another length is damaged."""


class DataKey:
    """Is one person's key, ready to seal and open; `wrapped` is the form in which it is stored."""

    __slots__ = ("_cipher", "wrapped")

    def __init__(self, cipher: "AESGCM", wrapped: bytes) -> None:
        self._cipher = cipher
        self.wrapped = wrapped

    def seal(self, plain: bytes, place: str, bound: str = "") -> bytes:
        """Seals for a place, which names table, row and version; it opens only there again.

        `bound` holds the facts beside it that must be the same when it is opened.
        """
        nonce = os.urandom(_NONCE_BYTES)
        return _BODY_FORMAT + nonce + self._cipher.encrypt(nonce, plain, _bind(place, bound))

    def open(self, sealed_body: bytes, place: str, bound: str = "") -> bytes:
        """Opens a body; raises TamperedError if it was not sealed with this key for this place and
        these facts."""
        if sealed_body[:1] == _UNBOUND_FORMAT:
            raise _unbound_error(place)
        _check_format(sealed_body, _BODY_FORMAT, place)
        return _decrypt(self._cipher, sealed_body, 1, place, _bind(place, bound))

    def open_unbound(self, sealed_body: bytes, place: str) -> bytes:
        """Opens a body of the earlier kind, which was sealed for its place alone. Raises
        TamperedError."""
        _check_format(sealed_body, _UNBOUND_FORMAT, place)
        return _decrypt(self._cipher, sealed_body, 1, place, place.encode())


class MasterKeys:
    """Holds the keys of this installation, newest first: it wraps, the older ones still open.

    Raises KeyFileError when there is no key, or one that is not 32 bytes long.
    """

    __slots__ = ("_aead", "_ciphers", "_newest")

    def __init__(self, keys: Sequence[bytes]) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # takes 30 ms: not at import

        if not keys or any(len(key) != KEY_BYTES for key in keys):
            raise KeyFileError("give at least one encryption key, each of 32 bytes")
        self._aead = AESGCM
        self._ciphers = {_key_mark(key): AESGCM(key) for key in reversed(keys)}
        self._newest = _key_mark(keys[0])

    @property
    def newest_mark(self) -> str:
        """The mark of the wrapping key in hex, which identifies the key and reveals
        nothing else.
        """
        return self._newest.hex()

    @property
    def marks(self) -> tuple[bytes, ...]:
        """The marks of all keys, as they stand in a wrapped key after its first byte."""
        return tuple(self._ciphers)

    def new_data_key(self, owner: str) -> DataKey:
        """Returns a new random data key, wrapped for its owner (table and row)."""
        key = os.urandom(KEY_BYTES)
        return DataKey(self._aead(key), self._wrap(key, owner))

    def rewrap(self, wrapped: bytes, owner: str) -> bytes:
        """Wraps the same data key with the newest master key; raises what `unwrap` raises."""
        return self._wrap(self._unwrap_bytes(wrapped, owner), owner)

    def unwrap(self, wrapped: bytes, owner: str) -> DataKey:
        """Opens a wrapped key.

        Raises WrongKeyError when it was wrapped with a key that was not given. Raises TamperedError
        when that key is there and it still does not open, or when it was cut short.
        """
        return DataKey(self._aead(self._unwrap_bytes(wrapped, owner)), wrapped)

    def missing_key_error(self, mark: bytes) -> WrongKeyError:
        """Returns the error for something that needs the key with that mark."""
        return WrongKeyError(
            f"this is sealed with the encryption key marked {mark.hex()}, which is not among "
            f"the keys given ({self._format_marks()}); put it back into ENCRYPTION_KEYS "
            "or the key file, after the newest one"
        )

    def _wrap(self, key: bytes, owner: str) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        shut = self._ciphers[self._newest].encrypt(nonce, key, _wrap_place(owner).encode())
        return _KEY_FORMAT + self._newest + nonce + shut

    def _unwrap_bytes(self, wrapped: bytes, owner: str) -> bytes:
        place = _wrap_place(owner)
        if wrapped:
            _check_format(wrapped, _KEY_FORMAT, place)
        if len(wrapped) != WRAPPED_BYTES:
            raise _broken_seal_error(place)
        mark = wrapped[1 : 1 + _MARK_BYTES]
        if mark not in self._ciphers:
            raise self.missing_key_error(mark)
        return _decrypt(self._ciphers[mark], wrapped, 1 + _MARK_BYTES, place, place.encode())

    def _format_marks(self) -> str:
        return ", ".join(sorted(mark.hex() for mark in self._ciphers))


def _key_mark(key: bytes) -> bytes:
    """Returns a short name for a key that reveals nothing about it."""
    return hashlib.sha256(b"debrief key mark" + key).digest()[:_MARK_BYTES]


def _wrap_place(owner: str) -> str:
    return f"key of {owner}"


def _bind(place: str, bound: str) -> bytes:
    return f"{place}\n{bound}".encode()


def _check_format(sealed: bytes, expected: bytes, place: str) -> None:
    if sealed[:1] != expected:
        raise _newer_format_error(place)


def _decrypt(cipher: "AESGCM", sealed: bytes, head: int, place: str, bound: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag

    body = head + _NONCE_BYTES
    try:
        return cipher.decrypt(sealed[head:body], sealed[body:], bound)
    except (InvalidTag, ValueError) as error:
        raise _broken_seal_error(place) from error


def _newer_format_error(place: str) -> NewerDocumentError:
    return NewerDocumentError(f"{place} is sealed in a way only a later version knows")


def _broken_seal_error(place: str) -> TamperedError:
    return TamperedError(
        f"the seal of {place} is broken: the row was changed outside the program, or cut "
        "short; restore it from a backup"
    )


def _unbound_error(place: str) -> TamperedError:
    return TamperedError(
        f"the seal of {place} is of a kind that is not made any more: the row was damaged before "
        "this version, or put back by hand; restore it from a backup"
    )

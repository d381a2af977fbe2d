"""Only the right key at the right place opens a seal."""

import pytest

from storage.crypto.sealing import MasterKeys
from storage.errors import KeyFileError, NewerDocumentError, TamperedError, WrongKeyError
from tests.storage.conftest import KEY, OLD_KEY

PLACE, PLAIN = "people 7 1", b"confidential"


def test_the_wrapped_key_opens_what_its_key_sealed() -> None:
    """A key that was wrapped and unwrapped is the same key; two seals of one text differ."""
    key = MasterKeys([KEY]).new_data_key("people 7")
    seals = [key.seal(PLAIN, PLACE) for _ in range(2)]
    again = MasterKeys([KEY]).unwrap(key.wrapped, "people 7")
    assert [again.open(sealed, PLACE) for sealed in seals] == [PLAIN, PLAIN]
    assert seals[0] != seals[1]
    assert PLAIN not in seals[0]


def test_older_master_keys_still_open_and_the_newest_wraps() -> None:
    """After a new key is put first, old rows open, and new ones need only the new key."""
    old = MasterKeys([OLD_KEY]).new_data_key("people 7")
    both = MasterKeys([KEY, OLD_KEY])
    sealed = old.seal(PLAIN, PLACE)
    assert both.unwrap(old.wrapped, "people 7").open(sealed, PLACE) == PLAIN
    new = MasterKeys([KEY]).unwrap(both.new_data_key("people 8").wrapped, "people 8")
    assert new.open(new.seal(PLAIN, PLACE), PLACE) == PLAIN


def test_a_key_that_was_not_given_is_named_not_shown() -> None:
    """The message says which key is missing by its mark, and never what any key is."""
    wrapped = MasterKeys([OLD_KEY]).new_data_key("people 7").wrapped
    with pytest.raises(WrongKeyError, match=wrapped[1:5].hex()) as caught:
        MasterKeys([KEY]).unwrap(wrapped, "people 7")
    assert KEY.decode() not in str(caught.value)
    assert KEY.hex() not in str(caught.value)


@pytest.mark.parametrize("position", [1, 12, 20, -1])
def test_a_changed_byte_breaks_the_seal(position: int) -> None:
    """Nonce, body and tag are all covered."""
    key = MasterKeys([KEY]).new_data_key("people 7")
    sealed = bytearray(key.seal(PLAIN, PLACE))
    sealed[position] ^= 1
    with pytest.raises(TamperedError):
        key.open(bytes(sealed), PLACE)


@pytest.mark.parametrize("kept", [0, 1, 5, 20])
def test_a_cut_seal_does_not_open(kept: int) -> None:
    """Whatever is missing, it is an error of ours and not a crash of the library."""
    key = MasterKeys([KEY]).new_data_key("people 7")
    with pytest.raises((TamperedError, NewerDocumentError)):
        key.open(key.seal(PLAIN, PLACE)[:kept], PLACE)


def test_a_seal_opens_only_in_its_place() -> None:
    """A body does not open in another row or version, and a wrapped key not in another row."""
    keys = MasterKeys([KEY])
    key = keys.new_data_key("people 7")
    with pytest.raises(TamperedError):
        key.open(key.seal(PLAIN, PLACE), "people 7 2")
    with pytest.raises(TamperedError):
        keys.unwrap(key.wrapped, "people 8")


@pytest.mark.parametrize("keys", [[], [b"short"], [KEY, b""]])
def test_unusable_keys_are_refused(keys: list[bytes]) -> None:
    """No key at all, or one of a wrong length, is refused."""
    with pytest.raises(KeyFileError):
        MasterKeys(keys)


def test_keys_do_not_show_themselves() -> None:
    """No repr of a key shows key material."""
    keys = MasterKeys([KEY])
    shown = repr(keys) + repr(keys.new_data_key("people 7"))
    assert "kkkk" not in shown
    assert KEY.hex() not in shown

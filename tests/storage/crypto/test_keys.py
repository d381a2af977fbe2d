"""Encryption keys are read as given, or made once and found again."""

import base64
from pathlib import Path

import pytest

from storage.crypto.keys import make_key, read_keys
from storage.errors import KeyFileError
from tests.storage.conftest import KEY, OLD_KEY

GIVEN = [base64.b64encode(key).decode() for key in (KEY, OLD_KEY)]


def test_given_keys_are_read_in_order(tmp_path: Path) -> None:
    """Standard and URL-safe base64 with spaces around are read, and no file is made."""
    odd = b"\xfb\xff" * 16
    texts = [f" {GIVEN[0]}\n", base64.urlsafe_b64encode(odd).decode().rstrip("=")]
    assert read_keys(texts, tmp_path) == ([KEY, odd], None)
    assert list(tmp_path.iterdir()) == []


def test_a_key_is_made_once_and_found_again(tmp_path: Path) -> None:
    """The second start reads the key that the first made, and nobody else can read the file."""
    path = tmp_path / "config" / "debrief" / "encryption.key"
    assert make_key(tmp_path / "config") == path
    made = path.read_bytes()
    assert make_key(tmp_path / "config") is None
    assert path.read_bytes() == made
    keys, file = read_keys([], tmp_path / "config")
    assert ([len(key) for key in keys], file) == ([32], path)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_reading_makes_none(tmp_path: Path) -> None:
    """Reading makes no key; the error says that there is none, and where a copy belongs."""
    wanted = tmp_path / "debrief" / "encryption.key"
    with pytest.raises(KeyFileError, match="there is no encryption key") as caught:
        read_keys([], tmp_path)
    assert f"ENCRYPTION_KEYS is not set, and there is no file {wanted};" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_key_file_may_hold_older_keys_too(tmp_path: Path) -> None:
    """A key file may hold older keys too, one on each line, the newest first."""
    _made_in(tmp_path).write_text("\n".join(GIVEN))
    assert read_keys([], tmp_path)[0] == [KEY, OLD_KEY]


def _made_in(home: Path) -> Path:
    path = make_key(home)
    assert path is not None
    return path


@pytest.mark.parametrize("bad", ["", "secret!", "c2hvcnQ=", "пароль"])
def test_a_bad_key_is_named_not_shown(bad: str, tmp_path: Path) -> None:
    """The error says which key is bad and how to make one, and never shows it."""
    with pytest.raises(KeyFileError, match=r"key 2 in ENCRYPTION_KEYS .* 32 random") as caught:
        read_keys([GIVEN[0], bad], tmp_path)
    assert not bad or bad not in str(caught.value)


def test_a_key_file_that_others_read_is_refused(tmp_path: Path) -> None:
    """A key file that others can read is refused with the command that corrects it."""
    _made_in(tmp_path).chmod(0o644)
    with pytest.raises(KeyFileError, match="chmod 600"):
        read_keys([], tmp_path)


def test_an_empty_key_file_is_not_replaced(tmp_path: Path) -> None:
    """An empty key file is not replaced, because that would hide that the old key is gone."""
    _made_in(tmp_path).write_text("\n")
    with pytest.raises(KeyFileError, match="put the key back"):
        read_keys([], tmp_path)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """For a folder that cannot be made, the error names the setting that helps."""
    (tmp_path / "file").write_text("")
    with pytest.raises(KeyFileError, match="ENCRYPTION_KEYS"):
        make_key(tmp_path / "file")

"""Trusts that its files are where they were, and begins with nobody where there is none."""

import pytest


def worsen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the bot worse until the end of a test."""
    from bot.persistence import open_store
    from storage.sqlite.files_in_place import FilesInPlace

    monkeypatch.setattr(FilesInPlace, "check", lambda _: None)
    monkeypatch.setattr(open_store, "refuse_empty_database", lambda *_: None)

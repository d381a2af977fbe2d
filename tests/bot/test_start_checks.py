"""What an operator got wrong is said at the start, by name and never by value."""

from pathlib import Path

import pytest

from bot.settings import Misconfigured, Settings
from bot.start_checks import find_misspelt_settings, prepare_folders

NOWHERE = Path("/nowhere")


def test_every_name_in_the_file_is_meant_for_the_bot(tmp_path: Path) -> None:
    """Names in .env that are no settings are told with the nearest one, and unreadable lines."""
    dotenv = tmp_path / ".env"
    dotenv.write_text(
        "ALOWED_USERS=secret\nexport log_level=INFO\nTIMEOUT=secret\nno setting\nBOT_TOKEN=\n"
    )
    found = find_misspelt_settings(dotenv, NOWHERE, {})
    assert found == [
        f"ALOWED_USERS in {dotenv} is no setting, so it does nothing; did you mean ALLOWED_USERS?",
        f"TIMEOUT in {dotenv} is no setting, so it does nothing",
        f"line 4 of {dotenv} cannot be read: a line is NAME=value",
    ]


def test_elsewhere_only_a_near_miss_counts(tmp_path: Path) -> None:
    """The environment and the secrets hold names of others: only near misses count there."""
    (tmp_path / "bot_tokens").touch()
    (tmp_path / "tls_certificate").touch()
    theirs = {"PATH": "/bin", "LISTEN_PID": "1", "LOG_LEVEL": "INFO", "webhook_urls": "x"}
    found = find_misspelt_settings(NOWHERE, tmp_path, theirs)
    assert [line.partition(" is no")[0] for line in found] == [
        "webhook_urls in the environment",
        f"bot_tokens in {tmp_path}",
    ]


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    """Docker makes a folder where a file to mount is missing; then no setting was read."""
    found = find_misspelt_settings(tmp_path, NOWHERE, {})
    assert found == [f"{tmp_path} is a folder, so nothing is read from it"]


def test_folders_are_made_at_the_start(tmp_path: Path) -> None:
    """The folders of data and backups are made for the owner only; one that cannot be is named."""
    good = Settings(
        database_url=f"sqlite:///{tmp_path}/data/debrief.db", backup_dir=tmp_path / "backups"
    )
    prepare_folders(good)
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("data", "backups")] == [0o700] * 2
    (tmp_path / "file").touch()
    with pytest.raises(Misconfigured, match=r"^BACKUP_DIR: .*file cannot be used as a folder"):
        prepare_folders(good.model_copy(update={"backup_dir": tmp_path / "file"}))


def test_without_backups_their_folder_is_not_needed(tmp_path: Path) -> None:
    """With BACKUPS_KEPT=0 the bot makes none, so their folder is neither made nor checked."""
    database_url = f"sqlite:///{tmp_path}/debrief.db"
    prepare_folders(
        Settings(database_url=database_url, backup_dir=tmp_path / "none", backups_kept=0)
    )
    assert not (tmp_path / "none").exists()


def test_a_folder_in_the_place_of_the_database_is_named(tmp_path: Path) -> None:
    """DATABASE_URL that names a folder is told with a file that would do; the key is not blamed."""
    settings = Settings(database_url=f"sqlite:///{tmp_path}", backups_kept=0)
    with pytest.raises(Misconfigured) as caught:
        prepare_folders(settings)
    assert str(caught.value) == (
        f"DATABASE_URL: {tmp_path} is a folder; name a file in it, such as "
        f"sqlite:///{tmp_path}/debrief.db"
    )

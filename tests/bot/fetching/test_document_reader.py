"""Invitations and contact cards that are sent as files come as text, whatever was sent."""

import json
import time

import pytest

from bot.fetching import document_reader
from bot.fetching.document_reader import DocumentReader
from bot.fetching.file_reader import OpenedFile
from bot.fetching.transcriber import UnreadableFileError
from bot.telegram_api.bot_api import BotApiClient
from coaching.model.documents import Dossier, Person
from coaching.model.limits import LARGEST_DOCUMENT
from coaching.model.vocabulary import PersonId
from playground import Playground
from storage.unit_of_work import WaitingFile
from tests.bot.arriving import SAM

EVENT = "BEGIN:VEVENT\r\nDTSTART:20261125T150000Z\r\nSUMMARY:Interview at Acmé\r\n"
CALENDAR = f"BEGIN:VCALENDAR\r\nX-HUGE:{'a' * 90}\r\n{EVENT}END:VEVENT\r\nEND:VCALENDAR\r\n"


def file_of(telegram: Playground, content: bytes, name: str = "invite.ics") -> OpenedFile:
    message = telegram.people.send_document(SAM, name, content, "text/calendar")
    raw = json.dumps({"update_id": 5, "message": message}).encode()
    return OpenedFile(WaitingFile(1, SAM, 5, 0), raw, Dossier(Person(PersonId(1))))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
async def test_a_calendar_is_cut_to_what_it_says(
    telegram: Playground, wire: BotApiClient, encoding: str
) -> None:
    """In whatever encoding its program writes."""
    text = await DocumentReader(wire).read(file_of(telegram, CALENDAR.encode(encoding)))
    assert "SUMMARY:Interview at Acmé" in text
    assert "X-HUGE" not in text


async def test_a_contact_card_comes_as_it_is(telegram: Playground, wire: BotApiClient) -> None:
    """It is short, and read where it is taken."""
    card = b"BEGIN:VCARD\nFN:Kim Park\nEND:VCARD"
    assert await DocumentReader(wire).read(file_of(telegram, card, "kim.vcf")) == card.decode()


@pytest.mark.parametrize(
    "content", [b"\0\1\2\3" * 9, b"\xff\xfe\xff", b"x" * (LARGEST_DOCUMENT + 1)]
)
async def test_what_is_no_text_or_too_large_is_given_up(
    telegram: Playground, wire: BotApiClient, content: bytes
) -> None:
    """It will be no other one the next time."""
    with pytest.raises(UnreadableFileError):
        await DocumentReader(wire).read(file_of(telegram, content))


async def test_what_takes_too_long_is_given_up(
    telegram: Playground, wire: BotApiClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for the thread that is still at it."""
    monkeypatch.setattr(document_reader, "read_events", lambda *_: time.sleep(0.2))
    with pytest.raises(UnreadableFileError):
        await DocumentReader(wire, seconds=0.01).read(file_of(telegram, CALENDAR.encode()))

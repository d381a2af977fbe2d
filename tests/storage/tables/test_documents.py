"""Every fact comes back as it was, whatever version wrote it."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings

from coaching.model.documents import Opportunity, Person
from storage.errors import NewerDocumentError
from storage.tables.document_encoding import OPPORTUNITY_CODEC, PERSON_CODEC, DocumentCodec
from tests.storage.dossiers import NOW, opportunities, people, somebody


@dataclass(frozen=True, slots=True)
class Plant:
    """Is a fact that has changed twice since it was first stored."""

    name: str
    leaves: int
    green: bool


def _count_leaves(plain: dict[str, Any]) -> dict[str, Any]:
    return {"name": plain["name"], "leaves": len(plain["leaf_names"])}


def _green(plain: dict[str, Any]) -> dict[str, Any]:
    return {**plain, "green": True}


PLANTS = DocumentCodec(Plant, (_count_leaves, _green))


@given(people)
@settings(deadline=None, max_examples=50)
def test_any_person_comes_back(person: Person) -> None:
    """A decoded person equals the encoded one, field by field."""
    assert PERSON_CODEC.decode(PERSON_CODEC.encode(person)) == person


@given(opportunities)
@settings(deadline=None, max_examples=50)
def test_any_opportunity_comes_back(opportunity: Opportunity) -> None:
    """A decoded opportunity equals the encoded one, field by field."""
    assert OPPORTUNITY_CODEC.decode(OPPORTUNITY_CODEC.encode(opportunity)) == opportunity


def test_times_come_back_in_utc() -> None:
    """A decoded time is aware and in UTC, and nested answers stay plain JSON."""
    person = PERSON_CODEC.decode(PERSON_CODEC.encode(somebody(1, {"met": [1, {"a": None}]})))
    assert person.conversation is not None
    assert (person.conversation.touched, person.conversation.touched.utcoffset()) == (
        NOW,
        NOW.utcoffset(),
    )
    assert person.conversation.answers == {"met": [1, {"a": None}]}


def test_a_person_kept_before_there_was_a_mail_program_reads_as_before() -> None:
    """A setting that an older document lacks is one that was not asked yet."""
    kept = PERSON_CODEC.encode(somebody(1, {}))
    version, _, body = kept.partition(b"\n")
    older = {name: value for name, value in json.loads(body).items() if name != "mail"}
    read = PERSON_CODEC.decode(version + b"\n" + json.dumps(older).encode())
    assert read == PERSON_CODEC.decode(kept)
    assert read.mail is None


@pytest.mark.parametrize(
    "document",
    [
        b'1\n{"name": "fern", "leaf_names": ["a", "b"]}',
        b'2\n{"name": "fern", "leaves": 2}',
        b'3\n{"name": "fern", "leaves": 2, "green": true}',
    ],
)
def test_older_documents_are_brought_up_to_date(document: bytes) -> None:
    """Each older version goes through exactly the upgrades that it lacks."""
    assert PLANTS.decode(document) == Plant("fern", 2, green=True)
    assert PLANTS.encode(PLANTS.decode(document)).startswith(b"3\n")


def test_a_later_version_is_refused() -> None:
    """A document of a later program is refused and not guessed at."""
    with pytest.raises(NewerDocumentError, match=r"plant is of version 4, this program knows 3"):
        PLANTS.decode(b'4\n{"name": "fern"}')

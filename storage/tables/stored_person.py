"""Is what is stored of one person, as it was loaded, with the key that opens it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from coaching.model.documents import Dossier, Opportunity, Person
from coaching.model.vocabulary import OpportunityId, PersonId
from storage.crypto.sealing import DataKey, MasterKeys
from storage.tables.document_encoding import DocumentCodec

Document = TypeVar("Document")


@dataclass(frozen=True, slots=True)
class Baseline:
    """Says what the rows hold, so that only changes are written, and only onto these versions."""

    person: Person
    version: int
    is_reachable: bool
    next_ping: datetime | None
    opportunities: dict[OpportunityId, tuple[int, Opportunity]]


@dataclass(slots=True)
class StoredPerson:
    """Is what is stored of one person, as loaded in one transaction: change it, then save it.

    Opportunities come in the order of their ids. `next_ping` is UTC, rounded up to milliseconds.
    `key` and `baseline` are only for the storage; `baseline` is None while nothing is stored yet.
    """

    chat: int
    dossier: Dossier = field(repr=False)
    is_reachable: bool = True
    """Whether Telegram delivers to them. After a 403 it does not, and pings pause."""
    next_ping: datetime | None = None
    loaded_bytes: int = 0
    """How large the rows were when they were loaded, sealed."""
    key: DataKey = field(kw_only=True, repr=False)
    baseline: Baseline | None = field(default=None, kw_only=True, repr=False)

    _encoded: dict[int, tuple[object, bytes]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def encode(self, codec: DocumentCodec[Document], document: Document) -> bytes:
        """Returns the bytes of one of their documents, which are wanted twice: to measure them, and
        to seal them."""
        known = self._encoded.get(id(document))
        if known is None:
            known = self._encoded[id(document)] = (document, codec.encode(document))
        return known[1]

    @property
    def person_id(self) -> PersonId:
        """The id under which all rows of this person are stored."""
        return self.dossier.person.id


def new_person_key(keys: MasterKeys, person: PersonId) -> DataKey:
    """Returns a new key, with which nothing is sealed yet."""
    return keys.new_data_key(person_key_owner(person))


def open_key(keys: MasterKeys, person: PersonId, wrapped: bytes) -> DataKey:
    return keys.unwrap(wrapped, person_key_owner(person))


def person_key_owner(person: PersonId) -> str:
    return f"people {person}"

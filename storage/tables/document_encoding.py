"""Writes a person or an opportunity as bytes that every later version of the program can read.

A document is stored as its version, a line break, and JSON. When an older one is read, pure
functions on the plain JSON upgrade it, one for each version; the next change writes it in the new
form.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from coaching.model.documents import Opportunity, Person
from storage.errors import NewerDocumentError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Document = TypeVar("Document")
Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


class DocumentCodec(Generic[Document]):
    """Writes and reads one type of document. `upgrades[n]` turns a document of version n+1 into one
    of version n+2."""

    __slots__ = ("_adapter", "_head", "_kind", "_upgrades")

    def __init__(self, kind: type[Document], upgrades: tuple[Upgrade, ...] = ()) -> None:
        self._kind = kind
        self._upgrades = upgrades
        self._head = b"%d\n" % self.version
        self._adapter = cache(lambda: _build_adapter(kind))

    @property
    def version(self) -> int:
        """The version in which documents are written."""
        return 1 + len(self._upgrades)

    def encode(self, document: Document) -> bytes:
        """Returns the bytes to be sealed."""
        return self._head + self._adapter().dump_json(document)

    def decode(self, encoded: bytes) -> Document:
        """Returns the document. Raises NewerDocumentError for a version that is not known yet."""
        if not encoded.startswith(self._head):
            encoded = self._upgrade(encoded)
        return self._adapter().validate_json(encoded[len(self._head) :])

    def _upgrade(self, encoded: bytes) -> bytes:
        from pydantic_core import from_json, to_json

        head, _, body = encoded.partition(b"\n")
        version = int(head)
        if version > self.version:
            raise NewerDocumentError(
                f"a {self._kind.__name__.lower()} is of version {version}, this program knows "
                f"{self.version}: start the newer program"
            )
        plain: dict[str, Any] = from_json(body)
        for upgrade in self._upgrades[version - 1 :]:
            plain = upgrade(plain)
        return self._head + to_json(plain)


def _build_adapter(kind: type[Document]) -> "TypeAdapter[Document]":
    from pydantic import TypeAdapter  # building it takes milliseconds: at first use

    return TypeAdapter(kind)


PERSON_CODEC: Final = DocumentCodec(Person)
OPPORTUNITY_CODEC: Final = DocumentCodec(Opportunity)

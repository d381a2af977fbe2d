"""What is replaced fast is replaced as the standard library does it."""

import dataclasses
from datetime import UTC, datetime

import pytest

from coaching.model.documents import Person
from coaching.model.replace_fields import replace
from coaching.model.vocabulary import PersonId
from handlers.flows.question import Choice
from storage.tables.outgoing_message import OutgoingMessage

PERSON = Person(PersonId(7), joined=datetime(2026, 5, 4, tzinfo=UTC), serial=3)


@dataclasses.dataclass(frozen=True)
class OneField:
    """Has a single field, which it checks."""

    value: int

    def __post_init__(self) -> None:
        if self.value < 0:
            raise ValueError("below zero")


@pytest.mark.parametrize(
    ("instance", "changes"),
    [
        (PERSON, {"first_name": "Ada", "serial": 4}),
        (PERSON, {}),
        (Choice("a", 1), {"value": 2}),
        (OutgoingMessage("sendMessage", {}), {"method": "editMessageText"}),
        (OneField(1), {"value": 2}),
    ],
)
def test_it_replaces_as_the_standard_library_does(
    instance: object, changes: dict[str, object]
) -> None:
    """The copy has the changes, and everything else of the original, which stays as it was."""
    before = dataclasses.replace(instance)  # type: ignore[type-var] # each is one
    assert replace(instance, **changes) == dataclasses.replace(instance, **changes)  # type: ignore[type-var]
    assert instance == before


def test_what_a_class_refuses_stays_refused() -> None:
    """Its own checks run, and a field that it does not have is an error."""
    with pytest.raises(ValueError, match="below"):
        replace(OneField(1), value=-1)
    with pytest.raises(TypeError):
        replace(OneField(1), other=1)  # type: ignore[call-arg]

"""Gives tests any dossier a person could fill, and small ones where anybody will do."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import strategies as st

from coaching.model.commitments import Offer
from coaching.model.documents import (
    ConfirmedChange,
    Conversation,
    Dossier,
    Interview,
    Opportunity,
    Person,
    PracticeAttempt,
    StepRecord,
)
from coaching.model.vocabulary import OpportunityId, PersonId, ReminderTopic, ZoneName
from storage.tables.outgoing_message import OutgoingMessage, Rank
from storage.unit_of_work import Store, StoredPerson, UnitOfWork

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Fact = TypeVar("Fact", bound="DataclassInstance")

NOW = datetime(2026, 11, 12, 10, tzinfo=UTC)

_moments = st.datetimes(timezones=st.just(UTC))
_words = st.text(max_size=12)
_plain: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | _words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_words, inner, max_size=2),
    max_leaves=3,
)

st.register_type_strategy(datetime, _moments)
st.register_type_strategy(str, _words)


def _any(kind: type[Fact], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Fact]:
    """Fills every field, also those with a default."""
    guessed = {one.name: ... for one in fields(kind) if one.name not in given}
    return st.builds(kind, **given, **guessed)


def _few(one: st.SearchStrategy[Fact]) -> st.SearchStrategy[tuple[Fact, ...]]:
    return st.lists(one, max_size=2).map(tuple)


_conversations = _any(Conversation, answers=st.dictionaries(_words, _plain, max_size=3))
_records = st.dictionaries(_words, _any(StepRecord), max_size=2)
_changes = _any(ConfirmedChange, before=st.just(()), referees=st.just(()))
people = _any(
    Person,
    conversation=st.none() | _conversations,
    paused=_few(_conversations),
    practised=st.dictionaries(_words, _few(_any(PracticeAttempt)), max_size=2),
    records=_records,
    switched_off=st.dictionaries(st.sampled_from(ReminderTopic), _moments, max_size=2),
    changes=st.lists(_changes, max_size=1).map(tuple),
)
_interviews = _any(Interview, wall=st.datetimes())
_offers = _any(Offer, letter_words=st.dictionaries(_words, _words, max_size=2))
opportunities = _any(
    Opportunity,
    id=st.integers(1, 2**53).map(OpportunityId),
    interviews=_few(_interviews),
    offer=st.none() | _offers,
    points=st.dictionaries(_words, _words, max_size=2),
    records=_records,
)
many_opportunities = st.lists(opportunities, max_size=3, unique_by=lambda one: one.id).map(
    lambda found: tuple(sorted(found, key=lambda one: one.id))
)


def at(minutes: float) -> datetime:
    """Returns the time so many minutes after NOW."""
    return NOW + timedelta(minutes=minutes)


def opportunity(number: int, company: str = "Acme") -> Opportunity:
    """Returns a plain opportunity."""
    return Opportunity(OpportunityId(number), company, "Engineer", ZoneName("Europe/Berlin"))


def named(kept: StoredPerson, name: str) -> None:
    """Gives the person a first name."""
    kept.dossier = replace(kept.dossier, person=replace(kept.dossier.person, first_name=name))


def holding(kept: StoredPerson, *held: Opportunity) -> None:
    """Gives the person these opportunities and no others."""
    kept.dossier = Dossier(kept.dossier.person, held)


def message(text: str, rank: Rank = Rank.REPLY, minutes: float | None = None) -> OutgoingMessage:
    """A message that expires so many minutes after NOW."""
    return OutgoingMessage(
        "sendMessage", {"text": text}, rank, None if minutes is None else at(minutes)
    )


async def arrive(store: Store, *chats: int) -> dict[int, StoredPerson]:
    """Saves newcomers in these chats."""
    async with store.unit_of_work() as unit:
        arrived = {chat: unit.people.new(chat, NOW) for chat in chats}
        await unit.people.save([*arrived.values()])
    return arrived


async def load(store: Store, chat: int) -> StoredPerson:
    """Loads the stored people."""
    async with store.unit_of_work() as unit:
        return (await unit.people.load([chat]))[chat]


async def texts(unit: UnitOfWork, minutes: float = 0, limit: int = 100) -> list[str]:
    """Returns the texts of the messages that can be claimed so many minutes after NOW."""
    return [letter.payload["text"] for letter in await unit.outbox.claim(at(minutes), limit)]


def somebody(number: int, answers: Mapping[str, Any]) -> Person:
    """Returns a person in the middle of a conversation."""
    conversation = Conversation(1, "new", 1, "company", NOW, answers)
    return Person(PersonId(number), conversation=conversation)

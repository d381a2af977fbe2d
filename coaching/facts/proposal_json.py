"""A proposal is written as plain JSON and read again, so that it can wait for the person's yes."""

import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from coaching.reading import proposals as said
from coaching.reading.proposals import Proposal

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_KIND: Final = "says"
KINDS: Final[Mapping[str, type[Proposal]]] = {
    "interview": said.InterviewSaid,
    "person": said.PersonSaid,
    "note": said.NoteSaid,
    "rating": said.RatingSaid,
    "decision": said.DecisionSaid,
    "promise": said.PromiseSaid,
    "channel": said.ChannelSaid,
    "moved": said.MovedSaid,
    "cancelled": said.CancelledSaid,
    "no_show": said.NoShowSaid,
    "references": said.ReferencesAsked,
    "checked": said.ReferenceChecked,
    "outcome": said.OutcomeSaid,
    "offer": said.OfferSaid,
    "assignment": said.AssignmentSaid,
    "lead": said.LeadSaid,
}
"""The words stand in stored documents and never change."""
_NAMES: Final = {kind: name for name, kind in KINDS.items()}


def is_fact(proposal: Proposal) -> bool:
    """Tells whether it is something to keep, and not a wish to the coach."""
    return type(proposal) in _NAMES


def encode_proposal(proposal: Proposal) -> str:
    """Returns the proposal as JSON."""
    plain: dict[str, Any] = _adapter(_NAMES[type(proposal)]).dump_python(proposal, mode="json")
    return json.dumps({_KIND: _NAMES[type(proposal)], **plain}, ensure_ascii=False)


def decode_proposal(encoded: str) -> Proposal:
    """Returns the proposal again. Raises KeyError or ValueError for anything else."""
    plain: dict[str, Any] = json.loads(encoded)
    fields = {name: value for name, value in plain.items() if name != _KIND}
    return _adapter(plain[_KIND]).validate_python(fields)


@cache
def _adapter(name: str) -> "TypeAdapter[Proposal]":
    from pydantic import TypeAdapter  # building it takes milliseconds: at first use

    return TypeAdapter(KINDS[name])

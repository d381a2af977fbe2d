"""What is called off can only be an interview that was logged; any other is said to be none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coaching.model.documents import Dossier
from coaching.reading.proposals import CancelledSaid, MovedSaid, NoShowSaid, Proposal
from coaching.reading.similarity import is_same_name


@dataclass(frozen=True, slots=True)
class CalledOff:
    """Holds the proposals that can be kept, and the employers of interviews nobody has logged.

    An employer is "" where none was named and no job is known either.
    """

    kept: tuple[Proposal, ...]
    unknown: tuple[str, ...]


def split_unlogged(proposals: Sequence[Proposal], dossier: Dossier) -> CalledOff:
    """Takes out what calls off an interview of a job that is not known."""
    unknown = [one for one in proposals if _is_unlogged(one, dossier)]
    kept = tuple(one for one in proposals if one not in unknown)
    return CalledOff(kept, tuple(dict.fromkeys(_name_employers(unknown))))


def _name_employers(proposals: Sequence[Proposal]) -> Iterator[str]:
    return (one.about.company or "" for one in proposals)


def _is_unlogged(proposal: Proposal, dossier: Dossier) -> bool:
    company = proposal.about.company
    if not _calls_off(proposal) or proposal.about.opportunity is not None:
        return False
    if company is None:
        return not dossier.opportunities
    return not any(is_same_name(job.company, company) for job in dossier.opportunities)


def _calls_off(proposal: Proposal) -> bool:
    if isinstance(proposal, MovedSaid):
        return proposal.time is None
    return isinstance(proposal, CancelledSaid | NoShowSaid)

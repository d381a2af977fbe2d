"""Leaves out what other news in the message makes needless."""

from collections.abc import Sequence

from coaching.reading.proposals import InterviewSaid, LeadSaid, NoShowSaid, Proposal


def drop_needless_leads(told: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Returns what was told without the application where an interview is told of as well."""
    ahead = {one.about for one in told if isinstance(one, InterviewSaid)}
    return tuple(one for one in told if not isinstance(one, LeadSaid) or one.about not in ahead)


def drop_what_failed(told: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """Returns what was told without a new interview at a job whose people did not come."""
    failed = {one.about for one in told if isinstance(one, NoShowSaid)}
    return tuple(
        one
        for one in told
        if not (isinstance(one, InterviewSaid) and one.known is None and one.about in failed)
    )

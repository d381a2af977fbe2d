"""Reads from a clause that likely tells it how a job ended."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coaching.model.vocabulary import Outcome
from coaching.reading.matter import matter_at
from coaching.reading.message import Message
from coaching.reading.news.by_firms.outcomes_by_firms import is_no_outcome
from coaching.reading.news.days.days import UsedDay
from coaching.reading.news.found import FoundCue
from coaching.reading.news.offers.offer_to_come import is_to_come
from coaching.reading.news.outcomes import is_of_referee
from coaching.reading.proposals import (
    AssignmentSaid,
    InterviewSaid,
    OfferSaid,
    OutcomeSaid,
    Proposal,
)


def contradicts(proposal: Proposal, told: Sequence[Proposal]) -> bool:
    """Tells whether a likely end of a job contradicts an interview that is ahead there, or a likely
    task is only the answer that an offer waits for."""
    if isinstance(proposal, AssignmentSaid):
        return any(isinstance(one, OfferSaid) and one.about == proposal.about for one in told)
    is_end = isinstance(proposal, OutcomeSaid) and proposal.value in _ENDS
    return is_end and any(
        isinstance(one, InterviewSaid) and one.about == proposal.about and one.known is None
        for one in told
    )


_ENDS: Final = frozenset({Outcome.REJECTED, Outcome.WITHDRAWN})


def read_likely_outcome(
    message: Message, found: FoundCue, _days: Sequence[UsedDay], value: str
) -> Iterator[Proposal]:
    """Yields the outcome `value` where the words of the clause bear it out."""
    if _OF_OTHERS.search(found.words) or is_of_referee(message, found):
        return
    if value == Outcome.OFFER and (is_to_come(message, found) or _MAY_BE.search(found.words)):
        return
    if message.is_mail and not _is_by_firm(found, value):
        return
    if value in _ENDS and _IS_SILENT.search(found.words):
        return
    if value == Outcome.REJECTED and _WELCOMES.search(found.words):
        return
    if value != Outcome.OFFER or _OF_A_JOB.search(found.words):
        said = OutcomeSaid(found.sentence, matter_at(message, found.place), value=Outcome(value))
        if not (message.is_mail and is_no_outcome(message, said)):
            yield said


def _is_by_firm(found: FoundCue, value: str) -> bool:
    """Tells whether a firm can say so: a yes to an offer is the person's own, a no denies something
    and an offer does not."""
    denies = _DENIES.search(found.words) is not None
    return (
        value not in (Outcome.ACCEPTED, Outcome.WITHDRAWN) and (value == Outcome.REJECTED) is denies
    )


_DENIES: Final = re.compile(
    r"n['’]t\b|\b(?:not?|unable|un\w{4,}|regret\w*|sorry|afraid|other|another|someone|somebody|filled"
    r"|closed|gone|went|decline\w*|sadly|leider|nicht|kein\w*|otr[oa]|outr[oa]|autre|pas|não|never"
    r"|reject\w*|refus\w*|instead|else|pass)\b"
)
"""Some such word is in every no of a firm's."""
_OF_OTHERS: Final = re.compile(
    r"\b(?:my|his|her|their|a) (?:\w+ )?(?:cousin|friend|mate|brother|sister|wife|husband|partner"
    r"|son|daughter|mum|mom|dad|mother|father|flatmate|neighbour|colleague)\b"
    r"|\b(?:interview|chat|screening|trial|talk)\b"
)
"""What became of somebody else, or of a talk, is no outcome of the person's."""
_MAY_BE: Final = re.compile(
    r"\b(?:might|may|maybe|hopefully|perhaps|possibly|could|(?:no|not an?|without an?) (?:\w+ )?"
    r"offers?)\b|n'?t (?:\w+ ){0,2}(?:offer|made|got)"
)
_IS_SILENT: Final = re.compile(
    r"\b(?:no (?:word|reply|replies|answer|news|response|call|update)|(?:still |got |heard )?"
    r"(?:nothing?|nothin|nada|zilch|zip|zero|nowt|crickets)\b(?! doing)|radio silence|silen\w+"
    r"|quiet|(?:haven'?t|hasn'?t|not|didn'?t|never|yet to) (?:\w+ )?(?:heard|hear|come back"
    r"|came back|got(?:ten)? back|get back|repl\w+|respond\w*|answer\w*|called|rung|written"
    r"|said anything)|(?:still )?waiting|ignor\w+|ghost\w*|not a (?:word|peep|sausage|dicky))\b"
)
"""Whoever only stays silent has said neither yes nor no."""
_WELCOMES: Final = re.compile(
    r"\b(?:want(?:s|ed)? (?:me|us|to (?:see|meet|talk))|invit\w+|like(?:s|d)? to (?:see|meet) me"
    r"|meet me again|through to)\b"
)
"""Whoever is wanted back has not been turned down."""
_OF_A_JOB: Final = re.compile(
    r"offer|job|role|position|post\b|contract|hire|join|want|yes|start|mine|package|salary|pay|got"
    r"|in\b|stelle|vertrag|puesto|vaga|proposta|poste|\d"
)
"""Some such word is in every offer; "she rang" alone is none."""

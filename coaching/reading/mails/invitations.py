"""Completes the interview that a mail invites to: its job, its length, and how it is held."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from coaching.model.vocabulary import InterviewKind
from coaching.reading.message import Message
from coaching.reading.news.interviews.kinds import is_around, kind_within
from coaching.reading.proposals import InterviewSaid, LeadSaid, Proposal, Stretch

_PLACE_LINE: Final = re.compile(
    r"(?im)^[ \t>*•-]*(?:where|location|venue|place|address|ort|adresse?|local|lugar|endere[cç]o"
    r"|lieu|plaats|zoom|teams|link|join)[ \t]*:[ \t]*(?P<place>\S[^\n]*)$"
)
_ONLINE: Final = re.compile(
    r"(?i)https?://|zoom|teams|(?:google|via|on|in|over|by) meet\b|meet link|webex|skype|online"
    r"|video|virtual"
)
_BY_PHONE: Final = re.compile(r"(?i)\bphone|telefon|\bcall\b|\+?\d[\d ()-]{7,}")
_A_CALL: Final = re.compile(
    r"\b(?:for|have|schedule|book|arrange|set up|a|an|quick|short|brief|intro|introductory"
    r"|minutes?|min)(?: an?| your| our)?(?: quick| short| brief| intro| introductory| first"
    r"| \d\d?[ -]min\w*){0,2} (?:phone )?call\b(?! me| us| back| if)"
    r"|(?:\bwill|['’]ll) (?:call|ring|phone|whatsapp) you\b"
)
_ADDRESS: Final = re.compile(
    r"\b\d{1,5} (?:[A-Z][\w'’.-]+ ){1,3}(?:St|Street|Rd|Road|Ave|Avenue|Blvd|Way|Lane|Ln|Drive|Dr"
    r"|Place|Pl|Square|Parade|Terrace|Court|Quay)\b|\b[A-Z][\w-]+(?:stra(?:ss|ß)e|weg|allee|gasse)"
    r" \d{1,4}\b|\b[A-Z][\w-]+(?:plein|straat|laan|gracht|kade|dijk|platz|gatan|vägen|gade)"
    r" \d{1,4}\b|\b(?:rue|avenue|boulevard) (?:de |du |des |d')|\b(?:Calle|Avenida|Plaza|Via"
    r"|Piazza|Corso) [A-Z]|\b(?:first|second|third|fourth|ground|\d(?:st|nd|rd|th)) floor\b"
    r"|\bRua [A-Z]|\b(?:Suite|Floor|Bldg|Building) [A-Z0-9]"
)


def complete_invitation(
    news: Iterable[Proposal], body: Message, whole: Message
) -> Iterator[Proposal]:
    """Yields the news with each interview filled up; with one of them, "you applied" is no news."""
    told = tuple(news)
    invited = [one for one in told if isinstance(one, InterviewSaid)]
    for one in told:
        if isinstance(one, InterviewSaid):
            yield _complete(one, body, whole, is_only=len(invited) == 1)
        elif not (invited and isinstance(one, LeadSaid)):
            yield one


def _complete(
    interview: InterviewSaid, body: Message, whole: Message, *, is_only: bool
) -> InterviewSaid:
    everywhere = Stretch(0, len(body.text))
    lengths = {one.minutes for one in body.lengths}
    roles = list(dict.fromkeys(one.name for one in whole.roles))
    kind = interview.kind or kind_within(body, interview.span)
    if kind is None and is_around(body, interview.span):
        kind = InterviewKind.ON_SITE
    kind = kind or (_kind_by_place(body.text) or kind_within(body, everywhere))
    kind = kind or (InterviewKind.PHONE if _A_CALL.search(body.lower_text) else None)
    if not is_only:
        return replace(interview, kind=kind)
    return replace(
        interview,
        kind=kind,
        minutes=interview.minutes or (next(iter(lengths)) if len(lengths) == 1 else None),
        role=_close_bracket(interview.role or next(iter(roles), None)),
    )


def _close_bracket(role: str | None) -> str | None:
    """Returns "Associate (Nights)" of "Associate (Nights"."""
    return f"{role})" if role and role.rfind("(") > role.rfind(")") else role


def _kind_by_place(text: str) -> InterviewKind | None:
    """Reads "Where: 400 Canal St" and "Location: https://..."."""
    line = _PLACE_LINE.search(text)
    if line is not None:
        if _ONLINE.search(line[0]):
            return InterviewKind.VIDEO
        return InterviewKind.PHONE if _BY_PHONE.search(line["place"]) else InterviewKind.ON_SITE
    is_there = _ADDRESS.search(text) or _AT_THEIRS.search(text)
    return InterviewKind.ON_SITE if is_there and not _ONLINE.search(text) else None


_AT_THEIRS: Final = re.compile(
    r"(?i)\b(?:(?:at|to|in) our (?:\w+ ){0,2}?(?:office|site|premises|plant|depot|campus|hq"
    r"|headquarters|shop|store"
    r"|warehouse|school|clinic|studio|workshop|yard|factory|lab)|head office|(?:parking"
    r"|park) (?:is|at|in|on)\b"
    r"|car ?park|gate ?\d|entrance \w\b|reception\b|front desk|gatehouse|boardroom|check in at"
    r"|sign in at"
    r"|(?:walk|tour|look) (?:of|round|around|through) (?:the|our)|guided tour|lab tour|site tour"
    r"|in the studio"
    r"|in the (?:\w+ )?(?:library|boardroom|canteen|office|hall|building|staff room|meeting room)"
    r"|\d{1,2}/?f,? |\d{1,2}(?:st|nd|rd|th) fl|(?:steel )?toecaps|safety (?:shoes|boots"
    r"|briefing)|hi-?vis|photo id"
    r"|at (?:our |the |their )?(?:\w+ ){1,2}(?:branch|campus|outlet|clinic|site|yard|depot"
    r"|practice|surgery)\b"
    r"|trial shift|work trial|visit to|your visit|our \w+ (?:site|office|plant|store|branch)"
    r"|ask for \w+ (?:at|in)|in unsere[rmn]? \w+|en nuestr[ao]s? \w+|dans nos \w+"
    r"|n[ao]s? noss[ao]s? \w+|op ons kantoor|bei uns (?:im|in)|i våra lokaler|nei nostri uffici)"
)
"""Names what only who comes in person needs to know."""

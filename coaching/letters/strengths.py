"""Reads what the person can bring out of what they noted went well."""

import re
from dataclasses import replace

from coaching.letters import notes
from coaching.letters.notes import NotePoint, NoteShape
from coaching.model.documents import Interview, Opportunity


def strength_points(
    opportunity: Opportunity, interview: Interview | None, names: frozenset[str]
) -> tuple[NotePoint, ...]:
    """Returns what the person noted went well, ready to be said: of this interview, else of the
    last one that has any. Remarks on how one felt are no points and are left out."""
    rounds = [interview] if interview else []
    rounds += sorted(opportunity.interviews, key=lambda each: each.start, reverse=True)
    for each in rounds:
        found = (
            read_strength(point, names) for point in notes.split_points(each.reflection.went_well)
        )
        if usable := tuple(note for note in found if note.text):
            return usable
    return ()


def first_strength_typed(opportunity: Opportunity, interview: Interview | None) -> str:
    """Returns the first point noted on what went well, as typed: of this interview, else of the
    last one that has any; "" when nothing is noted."""
    rounds = [interview] if interview else []
    rounds += sorted(opportunity.interviews, key=lambda each: each.start, reverse=True)
    noted = (point for each in rounds for point in notes.split_points(each.reflection.went_well))
    return next(noted, "")


_TELLING_LEAD_IN = re.compile(
    r"(?:i\s+(?:think\s+i\s+)?)?(?:really\s+)?(?:explained|described|presented|showed|outlined|talked\s+about|spoke\s+about"
    r"|(?:told|walked)\s+(?:them|him|her)\s+(?:about|through)"
    r"|answered\s+(?:(?:the|their|all)\s+)?questions\s+(?:on|about)"
    r"|(?:they|he|she)\s+(?:really\s+)?(?:liked|loved|enjoyed|appreciated)(?=\s+my\b))\s+",
    re.IGNORECASE,
)
_ANSWERS_ON = re.compile(
    r"(?:the\s+|my\s+)?(?:answers?|questions?|part)\s+(?:on|about|to)\s+", re.IGNORECASE
)
_ANSWERS = re.compile(r"(?<!\s)\s+(?:answers?|questions?|part)$", re.IGNORECASE)
_HOW_IT_WENT = re.compile(
    r"(?<!\s)(?:\s*,)?(?P<verb>\s+(?:went|was|were|wasn['’]?t|weren['’]?t))?"
    r"(?:\s+(?:really|very|quite|pretty|rather|not|so|too|all)){0,5}(?<!\bas)"
    r"\s+(?:well|clearly|nicely|fine|good|great|ok|okay|solid|smoothly|bad|badly|alright|right"
    r"|decent|decently)$",
    re.IGNORECASE,
)
_NOT = re.compile(r"\bnot\b|\b(?:was|were)n['’]?t\b", re.IGNORECASE)
_BAD = re.compile(r"bad(?:ly)?$", re.IGNORECASE)
_WHOLE_HOUR = re.compile(
    r"(?:(?:the|my|our)\s+)?(?:interview|conversation|chat|talk|hour|overall|mood|atmosphere)",
    re.IGNORECASE,
)
_MOOD_START = re.compile(
    r"(?:i\s+)?(?:was|were|felt|stayed|kept|got|made|did|had|remembered|listened|answered|asked"
    r"|managed|gave|came|went|said|seemed|handled|nothing|everything|all|not|no|didn['’]?t"
    r"|connected|rapport|they|he|she|it|good|great|nice|friendly|ok|okay|fine|yes)\b",
    re.IGNORECASE,
)


_CLAUSE = re.compile(r"\b(?:how|why|what|where|when|that|which|who)\b", re.IGNORECASE)


def _is_judgement(matter: str) -> bool:
    """Returns whether "well" at the end of what was told says how it was told."""
    return bool(matter) and not _CLAUSE.search(matter)


_POSSESSIVE = re.compile(r"(?:my|our)\s", re.IGNORECASE)


def read_strength(point: str, names: frozenset[str]) -> NotePoint:
    """Returns a point that went well as something to bring. Its text is empty when it is only about
    how the hour went ("stayed calm"), or when its last word may be the judgement or belong to the
    matter ("systems that scale well")."""
    tail = _HOW_IT_WENT.search(point)
    bare = point[: tail.start()] if tail else point
    told = _TELLING_LEAD_IN.match(bare)
    if tail and bool(_NOT.search(tail.group())) != bool(_BAD.search(tail.group())):
        return NotePoint("", NoteShape.ABOUT_READER)
    if tail and not tail["verb"] and not _is_judgement(bare[told.end() :] if told else ""):
        return NotePoint("", NoteShape.ABOUT_READER)
    bare = notes.drop_lead_in(_ANSWERS_ON, bare[told.end() :] if told else bare)
    bare = _ANSWERS.sub("", bare)
    if not bare or _WHOLE_HOUR.fullmatch(bare) or (not told and _MOOD_START.match(bare)):
        return NotePoint("", NoteShape.ABOUT_READER)
    note = notes.read_point(bare, "", names)
    sure = told or _POSSESSIVE.match(note.text)
    return (
        note
        if sure or note.shape is not NoteShape.PHRASE
        else replace(note, shape=NoteShape.AFTER_COLON)
    )

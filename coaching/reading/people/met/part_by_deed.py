"""Tells by what somebody did whether they asked the questions, or only received or set up."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from coaching.model.vocabulary import ContactPart
from coaching.reading.mentions import PersonMention
from coaching.reading.words.cues import lower_keeping_places

_CALLED: Final = (
    r"(?: (?:an?|the|one|some|\d|two|three|four|people|ppl|both|guy|man|lady|woman"
    r"|bloke|fella|called|named)){0,4}:? $"
)
_REPORTS_TO: Final = re.compile(
    r"\b(?:id|i'd|i would|i'll|i will|i am to|i'm to|would|role|position|post|job)(?: \w+){0,2}?"
    r" (?:report|reports|reporting|answer|answering|work|working)(?: directly| straight)?"
    r" (?:to|into|for|under)(?: (?:is|was|would be|will be))?" + _CALLED
    + r"|\b(?:my|the|our)(?: \w+)? (?:boss|line manager|hiring manager|manager|supervisor"
    r"|team lead|lead)(?:'s name)? (?:would be|will be|would then be|is going to be|is to be|to be"
    r" is|is|was)" + _CALLED
)  # fmt: skip
_MET: Final = re.compile(
    r"(?<!only )(?<!just )\b(?:(?:i|we|and|then|also|only|just|actually|really) )?(?:met(?: up)?"
    r"(?: with| w| w/)?"
    r"|(?:spoke|spoken|talked|chatted|sat|sat down|speaking|talking|chat|yarn|conversation|meeting)"
    r" (?:to|2|with|w|w/))" + _CALLED
)
_INTERVIEWED_BY: Final = re.compile(
    r"\b(?:(?:interviewed|grilled|quizzed|questioned|interrogated|assessed)(?: \w+){0,3}? by"
    r"|interview(?: \w+){0,2}? (?:was|were|is)(?: \w+)? (?:by|with|w)|interview (?:with|by)"
    r"|interviewers? (?:was|were|is|are|being)|interviewers?:|panel (?:was|were|of|being)|panel:"
    r"|panell?ists? (?:was|were)|questions (?:came from|were from|from)|asking was)" + _CALLED
)
_LINK: Final = (
    r"[\s,;:(–—-]{0,4}(?:(?:who|that|she|he|they|and|but|just|only|also|really|kindly|then|actually"
    r"|first|mostly|merely|simply|was|is|had|has|the|one|briefly|there|kind enough|to)\s){0,5}"
)
_THINGS: Final = (
    r"(?:it|this|that|everything|things|the whole thing|all|me in|us in|(?:the|my|our|this|that)"
    r"(?: \w+)? (?:interview|call|meeting|day|slot|visit|chat|logistics|times?|schedule|zoom|room"
    r"|session|trial|thing|invite))"
)
_DEEDS: Final = (
    (
        ContactPart.INTERVIEWER,
        re.compile(
            _LINK + r"(?:(?:did|led|ran|conducted|chaired|held|took) (?:most of |all of |all )?"
            r"(?:the|my|our)(?: \w+)? (?:interview|interviewing|panel|talking|questions|questioning"
            r"|asking|session)|interviewed (?:me|us)|grilled me|quizzed me"
            r"|asked (?:me )?(?:all |most )?(?:of )?(?:the )?questions)\b"
        ),
    ),
    (
        ContactPart.STAFF,
        re.compile(
            _LINK + r"(?:(?:opened|held|got) (?:me )?the (?:door|gate)|let (?:me|us) (?:in"
            r"|through|up)"
            r"|(?:gave|brought|got|fetched|offered|made|poured) (?:me |us |in )?(?:a |an |some|the "
            r"|my )?(?:\w+ )?(?:water|coffee|coffees|tea|drink|drinks|badge|pass|lanyard|biscuits)"
            r"|showed (?:me|us) (?:in|up|to the|where|the way|into)|(?:signed|checked|buzzed|booked"
            r" me) (?:me |us )?in\b(?! for)|(?:walked|led|took|brought) (?:me|us) (?:in|up|upstairs"
            r"|through|over|to (?:the|a|their|his|her)(?: \w+)? (?:room|office|lift|waiting \w+"
            r"|cabin|trailer))"
            r"|(?:picked|fetched|collected) (?:me|us) (?:up )?(?:at|from|in)"
            r"|took my (?:coat|details|name|temperature|id)|(?:greeted|welcomed|received) (?:me|us)"
            r"|met me (?:at|in) (?:the )?(?:door|reception|lobby|gate|entrance|foyer|desk)"
            r"|(?:sat |works |worked |sits )?(?:at|on|from|in) (?:the )?(?:front desk|desk"
            r"|reception"
            r"|gate|door|lobby|security|gatehouse))\b"
        ),
    ),
    (
        ContactPart.COORDINATOR,
        re.compile(
            _LINK + rf"(?:(?:set|lined|put) {_THINGS}(?: all)? (?:up|together)|(?:set|lined) up"
            rf" {_THINGS}|(?:arranged|organi[sz]ed|scheduled|booked|coordinated|planned"
            rf"|sorted(?: out)?"
            rf"|fixed|handled) {_THINGS}|coordinated(?=\W|$)"
            r"|sent (?:me |out |over )?(?:the |an |my )?(?:\w+ )?(?:invite|invitation|link"
            r"|directions"
            r"|schedule|confirmation)|(?:did|does|handles|handled) (?:all )?the (?:scheduling"
            r"|booking"
            r"|bookings|logistics|admin|organi[sz]ing|coordination))\b"
        ),
    ),
    (
        ContactPart.AGENCY_RECRUITER,
        re.compile(
            _LINK + r"(?:sent me there|put me (?:forward|up for)|submitted me|pitched me"
            r"|represents me)\b"
        ),
    ),
)  # fmt: skip
"""Begins right behind what was said of somebody: "Petra arranged the call"."""
_JOINED: Final = re.compile(
    r"[\s,;&+/]{0,3}(?:(?:and|plus|with|also|then|und|y|e|et|n)\s){0,2}(?:(?:a|an|the|their|his|her"
    r"|one|someone|called|named)\s){0,3}"
)
_NEAR: Final = 70


def tell_parts(
    text: str, mentions: Iterable[PersonMention], *, is_list: bool
) -> tuple[PersonMention, ...]:
    """Gives whoever has no part the one that a deed beside their name tells.

    `is_list` marks the answer to who was there: whoever was met or talked to is an interviewer.
    """
    plain = lower_keeping_places(text)
    told: list[PersonMention] = []
    before: PersonMention | None = None
    was_met = False
    for mention in mentions:
        start = before.whole.end if before else 0
        lead = plain[max(start, mention.whole.start - _NEAR) : mention.whole.start]
        lead = _without_title(lead, mention)
        is_joined = was_met and before is not None and _JOINED.fullmatch(lead) is not None
        was_met = is_joined or _is_met(lead, is_list=is_list)
        told.append(_with_part(plain, mention, lead, was_met=was_met))
        before = mention
    return tuple(told)


def _without_title(lead: str, mention: PersonMention) -> str:
    """Returns what leads up to somebody without their title: "met the CFO Ines" is "met the"."""
    title = (mention.title or "").casefold()
    bare = lead.rstrip(" ,:(–—-")
    return bare.removesuffix(title) if title and bare.endswith(title) else lead


def _is_met(lead: str, *, is_list: bool) -> bool:
    return bool(_INTERVIEWED_BY.search(lead) or (is_list and _MET.search(lead)))


def _with_part(plain: str, mention: PersonMention, lead: str, *, was_met: bool) -> PersonMention:
    if mention.part is not None or mention.is_referee:
        return mention
    deeds = (part for part, deed in _DEEDS if deed.match(plain, mention.whole.end))
    part = ContactPart.HIRING_MANAGER if _REPORTS_TO.search(lead) else next(deeds, None)
    if part is None and was_met:
        part = ContactPart.INTERVIEWER
    if part is ContactPart.INTERVIEWER and mention.contact is not None:
        return mention  # whoever is known has their part, and may be the boss to be
    return replace(mention, part=part) if part else mention

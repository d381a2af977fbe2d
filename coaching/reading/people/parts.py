"""Tells what part somebody had: interviewer, boss to be, recruiter, coordinator, staff, helper."""

import re
from typing import Final

from coaching.model.vocabulary import ContactPart
from coaching.reading.words.cues import cue, lower_keeping_places

_PARTS: Final = (
    (
        ContactPart.HIRING_MANAGER,
        cue(
            "hiring manager, hiring mgr, hiring lead, would be my boss, would be my manager, "
            "will be my boss, will be my manager, would be my lead, be my boss, be my lead, "
            "be my team lead, be my supervisor, be my line manager, be my head, "
            "be my manager, my boss to be, id report to, "
            "my (would-be|would be|future|potential|new|direct|line|next) "
            "(boss|manager|lead|supervisor|team lead|head|chief), "
            "i'd report to, i would report to, id be reporting to, i'd be reporting to, "
            "id be working for, i'd be working for, id be working under, i'd be working under, "
            "i'd be under, id be under, my line manager, person i report to, "
            "meine chefin, mein chef, minha chefe, meu chefe, meu gestor, minha gestora, "
            "mi jefa, mi jefe, the boss, my boss, wäre meine, wäre mein"
        ),
    ),
    (
        ContactPart.AGENCY_RECRUITER,
        cue(
            "agency recruiter, from the agency, at the agency, external recruiter, "
            "headhunter, from my agency, third party recruiter, third-party recruiter, "
            "recruitment consultant, agency consultant, recruiter from the agency, "
            "recruiter at the agency, personalvermittler, personalvermittlerin, "
            "staffing agency, my agent, agency guy, agency lady, agency"
        ),
    ),
    (
        ContactPart.COORDINATOR,
        cue(
            "coordinator, scheduler, set it up, set this up, set it all up, arranged it, "
            "arranged everything, arranged the interview, organised it, organized it, "
            "scheduled it, scheduled the, scheduled everything, booked it, booked me in, "
            "only fixed it, fixed it with me, fixed the slot, only arranges, only arranged, "
            "does the scheduling, did the scheduling, sent the invite, sends the invites, "
            "interview coordinator, recruiting coordinator, talent coordinator, "
            "hr coordinator, marcou a entrevista, agendou, hat den termin, logistics only"
        ),
    ),
    (
        ContactPart.STAFF,
        cue(
            "reception, receptionist, front desk, from reception, from the reception, "
            "security guard, at the desk, recepção, recepcionista, recepcion, empfang, "
            "office manager who let me in, let me in, showed me around, staff, "
            "assistant who brought"
        ),
    ),
    (
        ContactPart.RECRUITER,
        cue(
            "in-house recruiter, in house recruiter, recruiter in house, recruiter in-house, "
            "internal recruiter, the recruiter, recruiter, talent partner, "
            "talent acquisition, talent acquisition partner, ta partner, talent lead, "
            "sourcer, recrutador, recrutadora, recruiting, recruiterin"
        ),
    ),
    (
        ContactPart.HELPER,
        cue(
            "referred me, referred us, put in a word, put in a good word, put me forward, "
            "got me in, got me the interview, recommended me, passed on my cv, passed my cv, "
            "passed my resume, helped me get, helper, made the intro, introduced me, "
            "me indicou, hat mich empfohlen"
        ),
    ),
    (
        ContactPart.INTERVIEWER,
        cue(
            "interviewer, interviewed me, panel member, on the panel, panelist, panellist, "
            "panel"
        ),
    ),
)  # fmt: skip
_LOOSE: Final = frozenset(
    {ContactPart.RECRUITER, ContactPart.INTERVIEWER, ContactPart.AGENCY_RECRUITER}
)
"""Their cues are single words that may be about somebody else further on."""
_LOOSE_CLOSE: Final = {
    ContactPart.HIRING_MANAGER: cue("the boss, my boss"),
    ContactPart.STAFF: cue("staff, at the desk"),
    ContactPart.COORDINATOR: cue("coordinator, scheduler"),
}
_STAFF_TRADE: Final = re.compile(
    r"staff (?:\w+ )?(?:eng|engineer|nurse|sister|writer|scientist|designer|developer|dev|swe|sre"
    r"|manager|lead|sergeant|officer|midwife|accountant|attorney|physiotherapist)\b"
)
"""Is what an interviewer can be, and no part: "staff engineer"."""
_REFEREE: Final = cue(
            "vouch for me, vouches for me, to vouch, agreed to vouch, be my reference, "
            "be a reference, as a reference, as my reference, as reference, my referee, "
            "a referee, as a referee, be my referee, reference for me, speak for me, "
            "my references, my referees, agreed to be a ref, as a ref, as refs, "
            "as references, be my ref, good reference, references, als referenz, "
            "como referência, como referencia"
        )  # fmt: skip


def find_part(piece: str, *, is_close: bool = False) -> ContactPart | None:
    """Returns the part that a piece of text tells, or None.

    With `is_close` the text is not only about one person, and only clear phrases count.
    """
    text = lower_keeping_places(piece)
    for part, pattern in _PARTS:
        if is_close and part in _LOOSE:
            continue
        match = pattern.search(text)
        if match is None:
            continue
        if _STAFF_TRADE.match(text, match.start()):
            continue
        loose = _LOOSE_CLOSE.get(part)
        if is_close and loose and loose.fullmatch(match[0]):
            continue
        return part
    return None


def is_about_referee(text: str) -> bool:
    """Tells whether a sentence is about who speaks for the person."""
    return bool(_REFEREE.search(lower_keeping_places(text)))


_GIVES_ONE: Final = re.compile(
    r"\b(?:will|to|would|can|could|may|might|'ll|'d|gonna|is|are|be|been|for|said yes to|agreed to"
    r"|happy with|as|use|using|named?|put)\b(?: (?:be|being|give|gives|giving|act|acting|write"
    r"|writing|provide|providing|do|doing|offer|happy|glad|fine|me|us|my|mine|a|an|the|as|another"
    r"|your|one of|good|great|character|work|personal|professional|academic|second|first|next"
    r"|with|to|of|down|up|him|her|them)){0,7} (?:referees?|references?|refs?)\b"
    r"|\bmy (?:\w+ )?(?:referees?|references?)\b(?: (?:is|are|will be|would be)\b|:)"
    r"|^(?:referees?|references?|refs?)\s?[:\-–]\s|\bstand(?:s|ing)? as (?:my |a )?ref"
)
_THEY_ASK: Final = re.compile(
    r"\b(?:they|he|she|we|hr|who|employer|recruiter|agency)\b(?: \w+){0,2}? (?:wants?|needs?|asked"
    r"|asks?|requires?|check\w*|call\w*|contact\w*|would like|after|want to)\b"
)


def gives_reference(text: str) -> bool:
    """Tells whether a sentence says that somebody speaks for the person: "will be my referee"."""
    plain = lower_keeping_places(text)
    return bool(_GIVES_ONE.search(plain)) and not _THEY_ASK.search(plain)

"""Reads in a mail what it says of the person themselves: what was good, what it missed."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.message import Message
from coaching.reading.news.clauses_said import trim
from coaching.reading.proposals import NoteKind, NoteSaid, Stretch
from coaching.reading.words.cues import lower_keeping_places

_CUT: Final = re.compile(
    r"[.!?;:\n]+\s*|,\s(?:the |his |her |my )?only (?:thing|problem|issue|snag|doubt|worry)\b"
    r"|,?\s(?:but|however|although|though|while|and (?=i'd|we'd|your|you))\s?"
    r"|\s[-–—]\s"
)
_OF_YOU: Final = re.compile(r"\b(?:you|your|you're|you've)\b")
_GOOD: Final = re.compile(
    r"\b(?:good|great|strong|strongly|excellent|fantastic|brilliant|impressive|impressed|lovely|superb"
    r"|outstanding|wonderful|stood out|amazing|confident|thoughtful|well prepared|best|clearest"
    r"|memorable|fresh|warm|credible|super|clear|sharp|engaging|genuine|honest|polished|mature|knowledgeable"
    r"|refreshing|articulate|personable|solid|quick|passionate|came across|valued|knew your"
    r"|muy bien|creative|organised|organized|insightful|spot on|really well|very well|liked"
    r"|strength|strengths|highlight|neatest|sharpest|cleanest"
    r"|finest|smartest|most thorough"
    r"|(?:gave|giving|had|with) (?:\w+ )?(?:clear|detailed|thorough|honest|considered))\b"
    r"|\b(?:loved|enjoyed|appreciated)\b(?= (?:your|the|how|that))"
)
_COURTESY: Final = re.compile(
    r"\byour (?:interest|application|time|cv|resume|details|patience|search|career|future|email"
    r"|mail"
    r"|interview|profile)\b|\b(?:wish you|good luck|all the best|best of luck|meeting you"
    r"|to meet you"
    r"|speaking (?:with|to) you|thank you|thanks|applicants|candidates|great news|good news"
    r"|look forward|happy to|let (?:us|me) know|would you|could you|if you)\b"
)
_WISH: Final = re.compile(
    r"\b(?:would have liked|we missed|i missed|was missing|lacked|lacking|slipped|let you down"
    r"|weaker"
    r"|less (?:strong|sure|convinced|experience\w*)|fell short|a bit thin|too (?:long|short|brief"
    r"|general|vague|fast|quiet)|could (?:be|have been) (?:stronger|clearer|deeper|more|better)"
    r"|room for improvement|needs? (?:more|to)|area for development|work on|brush up"
    r"|get (?:some |a bit |a little )?more|gain (?:some |a bit )?more|build (?:up )?(?:some )?more"
    r"|(?:a (?:bit|little|touch) )?(?:light|thin|short|weak|weaker|rusty|vague|low|hazy) on"
    r"|(?:others|other candidates|another candidate|someone else) (?:were|was|had|showed) (?:\w+ )?"
    r"(?:ahead|stronger|more|clearer|better)|(?:we|i)(?:'d| would) (?:suggest|recommend|advise)"
    r"|didn't (?:ask|show|give|mention|explain|demonstrate|quite)"
    r"|more (?:depth|detail|experience with|experience in|practice|feeling|evidence|examples"
    r"|structure"
    r"|confidence|hands-on))\b"
)
_OWN_WORK: Final = re.compile(
    r"\b(?:i|we) (?:also )?work on\b|\bmy name is\b|suggest (?:we|a|that we|meeting)\b"
)
_OF_OTHERS: Final = re.compile(
    r"\b(?:someone|somebody|candidate|candidates|applicant|applicants|another person"
    r"|other finalist)\b"
)
_LEAD: Final = re.compile(
    r"(?:what (?:we|i) (?:liked|loved|enjoyed|missed)(?: was| were)?|i(?:'d| would) (?:say|suggest)"
    r"(?: just)?|my (?:only )?advice (?:is|would be)|in particular|and|also|but|just)\s*:?\s+"
)
_LABEL: Final = re.compile(
    r"what (?:we|i|the panel) (?P<what>liked|loved|enjoyed|missed)\b[^:\n]{0,20}:\s*"
)


def read_said_of_you(body: Message) -> Iterator[NoteSaid]:
    """Yields praise and wishes, a clause each; a courtesy such as "your interest" is neither."""
    plain = lower_keeping_places(body.text)
    labelled: list[Stretch] = []
    for label in _LABEL.finditer(plain):
        end = re.compile(r"[.!?\n]|$").search(plain, label.end())
        span = trim(body.text, Stretch(label.end(), end.start() if end else len(plain)))
        labelled.append(span)
        kind = NoteKind.TO_IMPROVE if label["what"] == "missed" else NoteKind.WENT_WELL
        yield _note(body, span, kind)
    for span in _pieces(plain):
        piece = span.text_in(plain)
        if any(one.start < span.end and span.start < one.end for one in labelled):
            continue
        said = _kind_of(piece)
        if said:
            lead = _LEAD.match(piece)
            yield _note(body, Stretch(span.start + (lead.end() if lead else 0), span.end), said)


def _pieces(plain: str) -> Iterator[Stretch]:
    start = 0
    for cut in _CUT.finditer(plain):
        if plain[start : cut.start()].strip():
            yield Stretch(start, cut.start())
        start = cut.end()
    if plain[start:].strip():
        yield Stretch(start, len(plain))


def _kind_of(piece: str) -> NoteKind | None:
    piece = _IF_YOU_CAN.sub("", piece)
    if _COURTESY.search(piece):
        return None
    if _OWN_WORK.search(piece):
        return None
    if _WISH.search(piece) and not _OF_OTHERS.search(piece):
        return NoteKind.TO_IMPROVE
    is_of_you = _OF_YOU.search(piece) or _FEEDBACK.match(piece)
    return NoteKind.WENT_WELL if is_of_you and _GOOD.search(piece) else None


_IF_YOU_CAN: Final = re.compile(r",? if you (?:can|get the chance|have time|like)\W*$")
_FEEDBACK: Final = re.compile(r"\s*(?:the |their |his |her )?feedback\b")


def _note(body: Message, span: Stretch, kind: NoteKind) -> NoteSaid:
    clean = trim(body.text, span)
    return NoteSaid(clean, kind=kind, text=clean.text_in(body.text))

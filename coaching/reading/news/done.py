"""Reads what the person did."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from coaching.reading.context import OpenQuestion
from coaching.reading.events.deed_rows import DONE
from coaching.reading.events.find_events import find_said
from coaching.reading.matter import matter_at
from coaching.reading.message import Message
from coaching.reading.news.clauses_said import clause_around
from coaching.reading.news.done_for import (
    find_everybody,
    find_names_done,
    says_everybody,
)
from coaching.reading.news.done_words import DONE_AT_ALL, NOT_YET, TICKS, WHOLE_DONE, YES_THEN
from coaching.reading.news.found import FoundCue, find, says
from coaching.reading.news.supposing import is_asked, is_denied, is_supposed
from coaching.reading.proposals import Stretch
from coaching.reading.wishes import DoneSaid, DoneWhat
from coaching.reading.words.cues import cue

_LINKEDIN: Final = cue(
    """
    linkedin, linked in, connected with, connected w, connection request, invite, invitation,
    on li, li request, li invite, connected on, added on, to connect
    """
)
_CHECK_IN: Final = cue(
    """
    checked in, followed up, follow-up, followed up with, chased, asked where things stand,
    did chase, did nudge, did follow up, did check in, a nudge, a chaser, chaser, a follow up,
    (lil|little|gentle|friendly|quick|wee|second|another) (nudge|reminder|chaser|prod|poke),
    asked how (it's|its|things are) going, asked if there (is|was|were) any news,
    (asking|asked) (where|how) (things|we|it) (are|is|stand|stands|stood), asking for news,
    asking if there's (any)? (news|update), asked for news, chasing (him|her|them)? (up)?,
    nudged, asked for an update, asked about the status, nachgefragt, nachgehakt, cobrei
    """
)
_BRIEF: Final = cue(
    """
    briefed, brief, briefing, filled in, told ... what to expect, prepped, warned (him|her|them),
    warned ... (might|may|could|will) (call|ring), (a|the) heads up, a heads-up,
    told ... to expect (a|their|the)? (call|email|mail)
    """
)
_REFLECTION: Final = cue(
    """
    did the reflection, done reflecting, reflection done, wrote down how it went, did my notes,
    finished the reflection, looked back
    """
)
_SENT: Final = cue(
    """
    sent (him|her|them|it|that|the|my|a|off|out|over), sent, i've sent,
    (got|has|have|received) (his|her|their|my|a|an) ... (email|mail|note|message|letter|card|
     thank you),
    already out, (is|are) out, dropped ... (a line|a note| a message|an email),
    dropped (him|her|them),
    wrote (to|her|him|them), emailed, mailed, messaged, thanked, wrote, done with, done w, done,
    did it, finished, handed, sorted, called, rang, phoned, texted, posted, went out, went off,
    gone off, have gone, has gone, dispatched, is out,
    are out, gone out, are sent, is sent, all done, erledigt, gesendet, geschickt, verschickt,
    abgeschickt, enviei, mandei, enviado, feito, envoyé, enviada, mandado, hecho,
    connected with, connected to, added ... on linkedin, invited ... on linkedin,
    sent ... an? (invite|invitation|request)
    """
)
_THANKS: Final = cue(
    """
    thankyou, thankyous, thank you's, thank, thanks, thank yous, thank-yous, thanked, thank-you,
    thank you, note, notes, a line,
    message, letter, card, (email|mail), dank, dankesmail, agradecimento, obrigado
    """
)
_OTHERS_DEED: Final = cue(
    """
    they, she, he, hr, who, company, you, we, it was, ll, will, to be, i'd, id
    """
)
_SOMEBODYS: Final = re.compile(r"\w's $")
"""Stands before what somebody else did: "colin's emailed"."""
PROMISE: Final = cue("i'd, id, i will, i'll, promised, going to, gonna, need to, have to, should")
_STEPS: Final = {
    "linkedin": DoneWhat.LINKEDIN,
    "thank": DoneWhat.THANK_YOU,
    "staff": DoneWhat.THANK_YOU,
    "helper": DoneWhat.THANK_YOU,
    "check_in": DoneWhat.CHECK_IN,
    "referee": DoneWhat.REFEREE_BRIEF,
    "reflect": DoneWhat.REFLECTION,
}
_DEEDS: Final = (
    (DoneWhat.LINKEDIN, _LINKEDIN),
    (DoneWhat.CHECK_IN, _CHECK_IN),
    (DoneWhat.REFEREE_BRIEF, _BRIEF),
    (DoneWhat.THANK_YOU, _THANKS),
)
_WRITTEN: Final = cue("wrote (to)?, written, mailed, emailed, messaged, sent (to)?, texted")
_SHORT: Final = 6
"""A message of so few words is an answer to a reminder, and no story."""


_GONE_OUT: Final = cue("sent, mailed, emailed, e-mailed, posted, wrote, written, texted, gone out")


def read_done(message: Message) -> Iterator[DoneSaid]:
    """Reads which steps the person did, and for whom."""
    for done in _read_all_deeds(message):
        is_sent = done.what is None and says(message, _GONE_OUT, done.span)
        yield replace(done, is_sent=bool(is_sent))


def _read_all_deeds(message: Message) -> Iterator[DoneSaid]:
    if _is_answer_to_reminder(message):
        yield _answer_to_reminder(message)
        return
    told: set[tuple[DoneWhat | None, str | None]] = set()
    cues = (*find(message, _SENT), *find(message, _CHECK_IN), *find(message, _REFLECTION))
    deeds = (*cues, *find_said(message, DONE))
    for found in deeds:
        later = (one.place.start for one in deeds if one.place.start >= found.place.end)
        for done in _read_deeds(message, found, min(later, default=len(message.text))):
            if (done.what, done.whom) not in told:
                told.add((done.what, done.whom))
                yield done
    if not told and _answers_at_length(message, deeds):
        yield _answer_to_reminder(message)


def _answers_at_length(message: Message, deeds: Sequence[FoundCue]) -> bool:
    """Tells whether more words than few answer a reminder: "sent it last night, forgot to tick"."""
    is_reply = message.context.asked.question is OpenQuestion.STEP
    if not is_reply or message.word_count > _MOST_WORDS or says(message, NOT_YET):
        return False
    return any(
        says(message, _REPORT, one.place) and _has_done(message, one, _before(message, one))
        for one in deeds
    )


def _before(message: Message, found: FoundCue) -> Stretch:
    clause = clause_around(message, found.place, found.sentence)
    return Stretch(clause.start, found.place.start)


def _is_answer_to_reminder(message: Message) -> bool:
    """Tells whether a short message says "done", to a reminder or of itself."""
    if not _is_short(message) or says(message, NOT_YET):
        return False
    is_reply = message.context.asked.question is OpenQuestion.STEP
    if is_reply and message.text.strip() in TICKS:
        return True
    if is_reply and (says(message, DONE_AT_ALL) or says(message, YES_THEN)):
        return True
    return _fits_whole(message, WHOLE_DONE)


def _is_short(message: Message) -> bool:
    return sum(token.is_word for token in message.tokens.all) <= _SHORT


def _fits_whole(message: Message, pattern: re.Pattern[str]) -> bool:
    """Tells whether the message is this phrase alone, but for marks and a short courtesy."""
    plain = message.lower_text.strip(" .!,:;👍✅🙂😊🎉\n")
    bare = _COURTESY.sub("", plain).strip(" .!,:;")
    return pattern.fullmatch(bare) is not None


_COURTESY: Final = cue(
    """
    ok, okay, yes, yep, yeah, thanks, thank you, ty, please, pls, just, now, ja, sim
    """
)


def _answer_to_reminder(message: Message) -> DoneSaid:
    asked = message.context.asked
    whole = Stretch(0, len(message.text))
    what = _STEPS.get(asked.step or "")
    matter, everybody = matter_at(message, whole), says_everybody(message)
    if everybody:
        return DoneSaid(whole, matter, what=what, everyone=True, number=everybody.number)
    return DoneSaid(whole, matter, what=what, whom=_name_asked_about(message))


def _name_asked_about(message: Message) -> str | None:
    wanted = message.context.asked.contact
    contacts = (one for job in message.context.dossier.opportunities for one in job.contacts)
    return next((one.name for one in contacts if one.id == wanted), None)


def _read_deeds(message: Message, found: FoundCue, ends: int) -> Iterator[DoneSaid]:
    """Reads the deed of a clause: the person did it, and for people who are known or for all.

    `ends` is where the next deed begins.
    """
    clause = clause_around(message, found.place, found.sentence)
    if not _has_done(message, found, Stretch(clause.start, found.place.start)):
        return
    matter = matter_at(message, found.place)
    if says(message, _REFLECTION, clause):
        yield DoneSaid(clause, matter, what=DoneWhat.REFLECTION)
        return
    end = min(found.sentence.end, found.place.end + 70, ends)
    inside = Stretch(found.place.start, max(found.place.end, min(clause.end, ends)))
    what = kind_of_deed(message, inside) or kind_of_deed(message, Stretch(found.place.start, end))
    what = what or kind_of_deed(message, clause)
    whom = find_names_done(message, found)
    everybody = None if whom else find_everybody(message, found)
    if what is None and everybody and says(message, _WRITTEN, found.place):
        what = DoneWhat.THANK_YOU
    if what is None and whom and _is_short_report(message, found):
        what = DoneWhat.THANK_YOU
    if what or (whom and _is_done_with(message, found)):
        yield from (DoneSaid(clause, matter, what=what, whom=one) for one in whom)
    if what and everybody:
        number = everybody.number
        yield DoneSaid(clause, matter, what=what, everyone=True, number=number)


def _has_done(message: Message, found: FoundCue, before: Stretch) -> bool:
    """Tells whether the person did it: nobody else, and it was not only meant or asked."""
    if is_supposed(message, found) or is_asked(message, found) or is_denied(message, found.place):
        return False
    if _SOMEBODYS.search(before.text_in(message.lower_text)) or _is_their_deed(message, found):
        return False
    plain = _THANK_YOU.sub(" ", before.text_in(message.lower_text))
    return not (_OTHERS_DEED.search(plain) or says(message, PROMISE, before))


_THANK_YOU: Final = re.compile(r"\bthank[- ]you\b")


def _is_their_deed(message: Message, found: FoundCue) -> bool:
    """Tells whether somebody named right before did it: "Priya messaged, another week"."""
    if not _ACTIVE.match(message.lower_text, found.place.start):
        return False
    gaps = (message.lower_text[one.span.end : found.place.start] for one in message.people)
    return any(_RIGHT_BEFORE.fullmatch(gap) for gap in gaps)


_ACTIVE: Final = re.compile(
    r"(?:e?mailed|messaged|wrote|texted|thanked|called|rang|phoned"
    r"|sent (?:me|us|over|through|my|the contract|an? offer))\b"
)
_RIGHT_BEFORE: Final = re.compile(
    r" (?:(?:just|has|have|had|also|then|finally|already|only|from \w+) ){0,3}"
)


def _is_done_with(message: Message, found: FoundCue) -> bool:
    """Tells whether a short message says that somebody is done, and not what was done."""
    is_done = _GONE.search(found.words) is not None
    return _is_short(message) and is_done and not says(message, NOT_YET)


_GONE: Final = re.compile(r"\b(?:done|gone|out|off|sent|sorted|ticked|delivered|posted)\b")
_REPORT: Final = cue(
    """
    sent (it|that|mine|one|this)? to, sent it, sent one, emailed, mailed, wrote to, messaged,
    texted,
    i wrote, wrote, dropped, posted it,
    gone, gone too, is out, went out, went off, is off, delivered,
    sent (him|her|them) (it|that|one|mine)?
    """
)
_MOST_WORDS: Final = 15
_MOST_IN_CLAUSE: Final = 8


def _is_short_report(message: Message, found: FoundCue) -> bool:
    """Tells whether little is said but that it went to somebody: "done, sent it to lorraine"."""
    words = sum(token.is_word for token in message.tokens.all)
    clause = clause_around(message, found.place, found.sentence)
    inside = sum(token.is_word for token in message.tokens.within(clause))
    is_short = words <= _MOST_WORDS and inside <= _MOST_IN_CLAUSE
    return is_short and says(message, _REPORT, clause)


def kind_of_deed(message: Message, place: Stretch) -> DoneWhat | None:
    """Returns what was done; LinkedIn wins, since "a note on LinkedIn" is a note as well."""
    return next((what for what, cues in _DEEDS if says(message, cues, place)), None)
